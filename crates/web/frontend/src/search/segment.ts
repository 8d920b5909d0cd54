// SPDX-License-Identifier: EUPL-1.2
// Threads as bytes, to be sealed and kept: JSON with a version. What is read is checked like anything that lay outside, though only
// this person's own key can have sealed it: an earlier release may have written it.
import type { Doc, ThreadDocs } from "./api.ts";

const VERSION = 1;

export function pack(threads: readonly ThreadDocs[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ v: VERSION, threads }));
}

/** @throws for anything else */
export function unpack(bytes: Uint8Array<ArrayBuffer>): readonly ThreadDocs[] {
  const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  if (!isRecord(value) || value["v"] !== VERSION || !Array.isArray(value["threads"]) || !value["threads"].every(isThread)) throw new TypeError("no segment");
  return value["threads"];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

function isThread(value: unknown): value is ThreadDocs {
  return isRecord(value) && isText(value["thread"]) && isText(value["person"]) && isTexts(value["units"]) && isText(value["matter"]) && isTexts(value["about"]) && Array.isArray(value["docs"]) && value["docs"].every(isDoc);
}

function isDoc(value: unknown): value is Doc {
  return (
    isRecord(value) &&
    isText(value["mid"]) &&
    (value["lane"] === "case" || value["lane"] === "internal") &&
    Number.isSafeInteger(value["at"]) &&
    isText(value["subject"]) &&
    isText(value["body"]) &&
    isTexts(value["files"]) &&
    isText(value["from"])
  );
}
