// SPDX-License-Identifier: EUPL-1.2
/** Opened things kept for the next time: JSON, sealed by the worker under the person's index key. */
import { fromUtf8, utf8, type Bytes } from "./bytes.js";
import type { Context } from "./context.js";
import type { Table } from "./store.js";

interface Sealed {
  readonly mark: string;
  readonly bytes: Bytes;
}

/** `mark` is in the clear and says which state of the thing it is (an index, a time). */
export async function putSealed(context: Context, table: Table, pid: string, id: string, mark: string, value: unknown): Promise<void> {
  const bytes = await context.crypto.sealCache({ name: nameOf(table, pid, id), data: utf8(JSON.stringify(value)) });
  await context.store.put(table, `${pid}/${id}`, { mark, bytes } satisfies Sealed);
}

/** null: not there, another mark, or not ours. The caller wrote it, so its shape is known. */
export async function getSealed<T>(context: Context, table: Table, pid: string, id: string, mark: string | null): Promise<T | null> {
  const kept = await context.store.get<Sealed>(table, `${pid}/${id}`);
  if (kept === null || (mark !== null && kept.mark !== mark)) return null;
  try {
    return JSON.parse(fromUtf8(await context.crypto.openCache({ name: nameOf(table, pid, id), data: kept.bytes }))) as T;
  } catch {
    // Sealed under keys this person no longer has.
    return null;
  }
}

const nameOf = (table: Table, pid: string, id: string): string => `${table}/${pid}/${id}`;
