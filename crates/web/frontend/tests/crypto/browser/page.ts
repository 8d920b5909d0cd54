// SPDX-License-Identifier: EUPL-1.2
// Runs inside Chromium under the portal's CSP: shared vectors, CCTV vectors, and a journey through the real worker.
import { armor, Decrypter } from "age-encryption";
import * as cctv from "cctv-age";
import { b64u } from "../../../src/crypto/b64.ts";
import { hex, utf8 } from "../../../src/crypto/bytes.ts";
import { createCryptoClient } from "../../../src/crypto/client.ts";
import { codeOf } from "../../../src/crypto/errors.ts";
import { sha256 } from "../../../src/crypto/hash.ts";
import { makeUuid7 } from "../../../src/crypto/ids.ts";
import { startSearch } from "../../../src/search/client.ts";
import { OPS } from "../vector-ops.ts";
import { beginThread, bundleInput, enrol, hire, HOUR, Insurer, isPerson, isUnit, send, T0 } from "../world.ts";

interface Case {
  readonly name: string;
  readonly op: string;
  readonly input: unknown;
  readonly expect?: unknown;
  readonly error?: string;
}

export interface Summary {
  readonly passed: number;
  readonly failed: readonly string[];
}

function resolve(value: unknown, shared: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === "string" && value.startsWith("$")) return resolve(shared[value.slice(1)], shared);
  if (Array.isArray(value)) return value.map((item) => resolve(item, shared));
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, shared)]));
  return value;
}

/** Order of members does not matter. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return Object.is(a, b);
  const [x, y] = [Object.entries(a), Object.entries(b)];
  return x.length === y.length && x.every(([key, value]) => same(value, (b as Record<string, unknown>)[key]));
}

async function vectors(names: readonly string[]): Promise<Summary> {
  const failed: string[] = [];
  let passed = 0;
  for (const name of names) {
    const { shared = {}, cases } = (await (await fetch(`/vectors/${name}`)).json()) as { readonly shared?: Readonly<Record<string, unknown>>; readonly cases: readonly Case[] };
    for (const one of cases) {
      let outcome: { readonly value?: unknown; readonly error?: string };
      try {
        outcome = { value: await OPS[one.op]?.(resolve(one.input, shared)) };
      } catch (error) {
        outcome = { error: codeOf(error) };
      }
      const good = one.error === undefined ? same(outcome.value, one.expect) : outcome.error === one.error;
      if (good) passed++;
      else failed.push(`${name} ${one.op}: ${one.name} gave ${outcome.error ?? "a value"}`);
    }
  }
  return { passed, failed };
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer());
}

async function age(): Promise<Summary> {
  const failed: string[] = [];
  let passed = 0;
  for (const [name, file] of Object.entries(cctv as Readonly<Record<string, Uint8Array<ArrayBuffer>>>)) {
    const text = Array.from(file, (byte) => String.fromCharCode(byte)).join("");
    const end = text.indexOf("\n\n");
    const fields = text.slice(0, end).split("\n");
    const all = (key: string): string[] => fields.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
    const raw = file.slice(end + 2);
    const body = all("compressed").length > 0 ? await inflate(raw) : raw;
    const decrypter = new Decrypter();
    for (const passphrase of all("passphrase")) decrypter.addPassphrase(passphrase);
    let outcome: string;
    try {
      for (const identity of all("identity")) decrypter.addIdentity(identity);
      const armored = Array.from(body, (byte) => String.fromCharCode(byte)).join("");
      outcome = hex(sha256(await decrypter.decrypt(all("armored").length > 0 ? armor.decode(armored) : body)));
    } catch {
      outcome = "refused";
    }
    if (outcome === (all("expect")[0] === "success" ? all("payload")[0] : "refused")) passed++;
    else failed.push(name);
  }
  return { passed, failed };
}

/** Activation, unlock, message, attachment through the bundled worker; times in milliseconds. */
async function journey(megabytes: number): Promise<Readonly<Record<string, number | string | boolean>>> {
  const times: Record<string, number | string | boolean> = {};
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const value = await work();
    times[name] = Math.round((performance.now() - start) * 10) / 10;
    return value;
  };
  const insurer = await new Insurer().start();
  const client = createCryptoClient();
  const phases: string[] = [];
  client.onState(({ phase }) => phases.push(phase));
  const anna = await timed("activation", () => enrol(insurer, "insured", client));
  const clerk = await hire(insurer);
  await timed("password method", () => client.addMethodPassword({ password: "Pfingstrose", label: "Passwort", now: T0 }));
  times["password kept"] = (await client.passwordPerson({ org: "musterkasse.example" }))?.pid === anna.pid;
  await client.discardChanges();
  await client.lock();
  await timed("unlock", () => client.unlockWithPrf({ prf: anna.prf.slice(), bundle: bundleInput(anna, anna.prfMethod, insurer.chain) }));
  const courier = await timed("new thread with message", () => beginThread(insurer, anna));
  const now = T0 + 2 * HOUR;
  const place = { thread: courier.thread, lane: "case" } as const;
  const content = new Uint8Array(megabytes * 1024 * 1024).map((_, i) => (i * 31) & 255);
  const attachment = await timed(`seal ${megabytes} MiB`, async () => {
    const sealing = await client.sealAttachment({ ...place, aid: makeUuid7(T0), name: "bild.png", type: "image/png", content: new Blob([content]), to: null });
    return { blob: await new Response(sealing.stream).blob(), row: await sealing.done };
  });
  const message = await timed("seal message", () => send(client, courier, "self", now, { attachments: [attachment.row] }));
  const seen = await timed("open thread of 2", () => courier.show(client, isPerson(anna.pid), now));
  const opened = await timed(`open ${megabytes} MiB`, () => client.openAttachment({ ...place, message: message.sh, aid: attachment.row.aid, ciphertext: attachment.blob.stream() }));
  times["content equal"] = b64u(sha256(new Uint8Array(await opened.arrayBuffer()))) === attachment.row.pt;
  const other = await courier.show(clerk.api, isUnit("pflege"), now);
  times["messages seen"] = `${seen.messages.length}/${other.messages.filter(({ content: shown }) => shown !== null).length}`;
  const cached = await client.sealCache({ name: "x", data: utf8("y") });
  times["cache"] = hex(await client.openCache({ name: "x", data: cached })) === "79";
  times["device kept"] = (await client.device()) === (await client.device());
  await client.lock();
  times["phases"] = phases.join(" ").replaceAll(/(\b\w+\b)( \1)+/g, "$1");
  client.terminate();
  return times;
}

/** The search in its own worker, beside the other one, under the one policy. */
async function searching(): Promise<readonly unknown[]> {
  const client = createCryptoClient();
  const engine = startSearch();
  const doc = { mid: "m", lane: "case" as const, at: 1, subject: "Kosten", body: "Der Zahnersatz", files: ["Plan.pdf"], from: "Erika Beispiel" };
  const thread = { thread: "t", person: "p", units: ["pflege"], matter: "hilfsmittel", about: [], docs: [doc] };
  const size = await engine.put([thread]);
  const ask = (text: string): ReturnType<typeof engine.find> => engine.find({ text, unit: null, person: null, limit: 5 });
  const found = await ask("ersatz anhang:plan");
  const { proposal } = await ask("zahnersaz");
  const taken = await engine.unpack(await engine.pack(["t"]), ["t"]);
  const bad = await engine.unpack(new Uint8Array(3), ["t"]).then(() => "taken", (error: unknown) => (error as Error).name);
  const phase = (await client.state()).phase;
  engine.end();
  const after = await ask("ersatz").then(() => "answered", (error: unknown) => (error as Error).name);
  client.terminate();
  return [size.messages, found.total, proposal, taken, bad, phase, after];
}

/** What the page must not be able to do: another worker, an eval, a second policy. */
async function locked(): Promise<Readonly<Record<string, string>>> {
  const attempt = (work: () => unknown): string => {
    try {
      work();
      return "allowed";
    } catch (error) {
      return error instanceof Error ? error.name : "refused";
    }
  };
  // The debugger lifts the ban on eval while it evaluates: step out of its call first.
  await new Promise((resolve) => setTimeout(resolve, 10));
  const types = (globalThis as unknown as { readonly trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes;
  return {
    plainWorker: attempt(() => new Worker("/worker.js", { type: "module" })),
    // eslint-disable-next-line no-eval -- that it cannot is what is tested
    eval: attempt(() => (0, eval)("1")),
    secondPolicy: attempt(() => types.createPolicy("sp1-loader", {})),
    otherPolicy: attempt(() => types.createPolicy("other", {})),
  };
}

Object.assign(globalThis, { spTest: { vectors, age, journey, searching, locked } });
