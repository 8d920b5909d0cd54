// SPDX-License-Identifier: EUPL-1.2
// The vectors made by the third implementation (crates/protocol/vectors/generate.py), which the Rust tests read too.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codeOf } from "../../src/crypto/errors.ts";
import { OPS } from "./vector-ops.ts";

interface Case {
  readonly name: string;
  readonly op: string;
  readonly input: unknown;
  readonly expect?: unknown;
  readonly error?: string;
}

const folder = new URL("../../../../protocol/vectors/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

/** `"$name"` stands for a shared value. */
function resolve(value: unknown, shared: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === "string" && value.startsWith("$")) return resolve(shared[value.slice(1)], shared);
  if (Array.isArray(value)) return value.map((item) => resolve(item, shared));
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, shared)]));
  return value;
}

/** What an operation gives or the name of its refusal. */
async function outcome(one: Case, shared: Readonly<Record<string, unknown>>): Promise<unknown> {
  const run = OPS[one.op];
  if (run === undefined) throw new Error(`unknown operation ${one.op}`);
  try {
    return { value: await run(resolve(one.input, shared)) };
  } catch (error) {
    return { error: codeOf(error) === "internal" ? String(error) : codeOf(error) };
  }
}

describe("shared vectors", () => {
  it("are all there", () => {
    expect(files).toEqual([
      "activation.json", "age.json", "audit.json", "bundle-mac.json", "codes.json", "dsse.json", "jcs.json", "members.json", "negative.json", "padme.json", "receipts.json", "statements.json", "td.json",
      "transcript.json", "tup.json", "unlock.json",
    ]);
  });

  it("can fail: a bent expectation, a bent input and an unknown operation do not pass", async () => {
    const { cases } = JSON.parse(readFileSync(new URL("tup.json", folder), "utf8")) as { readonly cases: readonly Case[] };
    const one = cases.find(({ op }) => op === "tup")!;
    expect(await outcome(one, {})).toEqual({ value: one.expect });
    expect(await outcome({ ...one, input: { ...(one.input as object), label: "sp1/other" } }, {})).not.toEqual({ value: one.expect });
    await expect(outcome({ ...one, op: "nonsense" }, {})).rejects.toThrow();
  });

  for (const name of files) {
    const { shared = {}, cases } = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as { readonly shared?: Readonly<Record<string, unknown>>; readonly cases: readonly Case[] };
    describe(name, () => {
      it.each(cases.map((one) => [`${one.op}: ${one.name}`, one] as const))("%s", async (_, one) => {
        expect(await outcome(one, shared)).toEqual(one.error === undefined ? { value: one.expect } : { error: one.error });
      });
    });
  }
});
