// SPDX-License-Identifier: EUPL-1.2
// What a dishonest server, and whoever sits inside the insurer, can get hold of: the demo keeps every key in its data folder and says so.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { identityOf, type Identity } from "../../../src/crypto/agefile.ts";
import { b64u, unb64u } from "../../../src/crypto/b64.ts";
import { hex, type Bytes } from "../../../src/crypto/bytes.ts";
import { publicKeyOf } from "../../../src/crypto/ed25519.ts";
import { read, signStatement, type Signed } from "../../../src/crypto/statement.ts";
import { REVLIST, type Revlist } from "../../../src/crypto/statements/revlist.ts";
import { FRESH } from "../../../src/crypto/statements/fresh.ts";
import { TD, type Td } from "../../../src/crypto/statements/td.ts";
import { h } from "../../../src/crypto/tup.ts";
import type { Attested, Envelope } from "../../../src/crypto/wire.ts";

export const now = (): number => Math.floor(Date.now() / 1000);
export const DAY = 86_400;

/** A key file of the registrar's programs (second line), or the receipt key of the server (only line). */
async function seedIn(file: string): Promise<Bytes> {
  const lines = (await readFile(file, "utf8")).trim().split("\n");
  return unb64u((lines.at(-1) ?? "").trim());
}

async function seedsIn(folder: string): Promise<Bytes[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".key")).sort();
  return Promise.all(names.map((name) => seedIn(join(folder, name))));
}

export interface Insider {
  readonly org: string;
  readonly td: Signed<Td>;
  readonly roots: readonly Bytes[];
  /** Two administrators, one key each. */
  readonly admins: readonly Bytes[];
  readonly issuer: Bytes;
  readonly binder: Bytes;
  readonly fresh: Bytes;
  readonly receipt: Bytes;
  /** Identity of a department's epoch: what every clerk of it holds. */
  readonly unit: (dept: string, epoch: number) => Promise<Identity>;
  /** Where the insurer's programs reach the portal, and with what. */
  readonly agent: { readonly origin: string; readonly token: string };
}

/** @param dir the demo's data folder */
export async function openInsider(dir: string): Promise<Insider> {
  const at = (...path: string[]): string => join(dir, ...path);
  const td = read(TD, JSON.parse(await readFile(at("insurer", "td-1.json"), "utf8")) as Envelope);
  const config = await readFile(at("server", "siegelpost.toml"), "utf8");
  const listen = /\[web\.agent\]\nlisten = "([^"]+)"/u.exec(config)?.[1] ?? "";
  return {
    org: td.body.org,
    td,
    roots: await seedsIn(at("insurer", "root")),
    admins: [...(await seedsIn(at("insurer", "admin-1"))), ...(await seedsIn(at("insurer", "admin-2")))],
    issuer: await seedIn(at("insurer", "role", "issuer.key")),
    binder: await seedIn(at("insurer", "role", "binder.key")),
    fresh: await seedIn(at("insurer", "role", "fresh.key")),
    receipt: await seedIn(at("server", "secrets", "receipt-key")),
    unit: async (dept, epoch) => identityOf(await seedIn(at("insurer", "units", `${dept}.${epoch}.key`))),
    agent: { origin: `http://${listen}`, token: (await readFile(at("server", "secrets", "agent-token"), "utf8")).trim() },
  };
}

/** Brings statements to the real portal as the insurer's programs do. */
export async function publish({ agent }: Insider, items: readonly Attested[]): Promise<void> {
  const answer = await fetch(`${agent.origin}/api/agent/statements`, {
    method: "POST",
    headers: { authorization: `Bearer ${agent.token}`, "content-type": "application/json" },
    body: JSON.stringify({ items }),
  });
  if (!answer.ok) throw new Error(`the portal refuses statements: ${answer.status} ${await answer.text()}`);
}

const role = (seeds: readonly Uint8Array[], threshold: number): { readonly keys: string[]; readonly threshold: number } => ({ keys: seeds.map((seed) => b64u(publicKeyOf(seed))), threshold });

/** The next version, signed by two of the real root keys unless told otherwise. */
export function nextTd(insider: Insider, change: Partial<Td>, signers: readonly Uint8Array[] = insider.roots.slice(0, 2)): Promise<Signed<Td>> {
  const { body, id } = insider.td;
  return signStatement(TD, { ...body, ver: body.ver + 1, iat: now(), exp: now() + 100 * DAY, prev: id, ...change }, signers);
}

/** A first Trust Document of somebody else, in the insurer's name: every role is the liar's. */
export function liarTd(org: string, liar: readonly Uint8Array[], change: Partial<Td> = {}): Promise<Signed<Td>> {
  const one = role(liar.slice(0, 1), 1);
  const two = role(liar.slice(0, 2), 2);
  const roles = { admin: two, binder: one, fresh: one, issuer: one, receipt: one, release: two, log: { origin: null, vkey: null } };
  const body: Td = { v: 1, org, ver: 1, iat: now() - DAY, exp: now() + 100 * DAY, prev: null, root: two, roles, witness_policy: "none", idps: [], min_client: 1, ...change };
  return signStatement(TD, body, liar.slice(0, 2));
}

/** A Trust Document as it travels. */
export function attestedTd({ envelope, id, body }: Signed<Td>): Attested {
  return { stmt: envelope, leaf: { h: id, l: hex(h("sp1/log/label", body.org, "td")), s: body.ver, t: "td", v: 1 }, proof: null };
}

/** The registrar's list; `sequence` far above the real one. */
export async function revlist(insider: Insider, revoked: Revlist["revoked"], change: Partial<Revlist> = {}, seed: Uint8Array = insider.binder): Promise<Envelope> {
  const body: Revlist = { v: 1, org: insider.org, seq: 1_000_000 + now(), revoked, iat: now(), exp: now() + DAY, ...change };
  return (await signStatement(REVLIST, body, [seed])).envelope;
}

export async function freshFor(insider: Insider, pid: string, bind: string, change: { readonly iat?: number; readonly exp?: number } = {}, seed: Uint8Array = insider.fresh): Promise<Envelope> {
  return (await signStatement(FRESH, { v: 1, org: insider.org, pid, bind, iat: now(), exp: now() + DAY, ...change }, [seed])).envelope;
}
