// SPDX-License-Identifier: EUPL-1.2
/** Opened things kept for the next time: JSON, sealed by the worker under the person's index key. */
import { fromUtf8, utf8, type Bytes } from "./bytes.js";
import type { Context } from "./context.js";
import type { Table } from "./store.js";

export interface Sealed {
  readonly mark: string;
  readonly bytes: Bytes;
}

/** `mark` is in the clear and says which state of the thing it is (an index, a time). */
export async function putSealed(context: Context, table: Table, pid: string, id: string, mark: string, value: unknown): Promise<void> {
  await context.store.put(table, `${pid}/${id}`, await sealEntry(context, table, pid, id, mark, utf8(JSON.stringify(value))));
}

/** Bytes as they are kept. */
export async function sealEntry(context: Context, table: Table, pid: string, id: string, mark: string, data: Bytes): Promise<Sealed> {
  return { mark, bytes: await context.crypto.sealCache({ name: nameOf(table, pid, id), data }) };
}

/** The same for what `sealEntry` made. @throws `corrupt` for anything else, and for what was sealed under keys this person no longer has */
export function openEntry(context: Context, table: Table, pid: string, id: string, { bytes }: Sealed): Promise<Bytes> {
  return context.crypto.openCache({ name: nameOf(table, pid, id), data: bytes });
}

/** The same for many, in one transaction. */
export async function putManySealed(context: Context, table: Table, pid: string, entries: readonly { readonly id: string; readonly mark: string; readonly value: unknown }[]): Promise<void> {
  const sealed = entries.map(async ({ id, mark, value }) => {
    return [`${pid}/${id}`, await sealEntry(context, table, pid, id, mark, utf8(JSON.stringify(value)))] as const;
  });
  await context.store.putMany(table, await Promise.all(sealed));
}

/** null: not there, another mark, or not ours. The caller wrote it, so its shape is known. */
export async function getSealed<T>(context: Context, table: Table, pid: string, id: string, mark: string | null): Promise<T | null> {
  return openKept(context, nameOf(table, pid, id), await context.store.get<Sealed>(table, `${pid}/${id}`), mark);
}

/** By id, as far as there are any with the right mark. */
export async function getManySealed<T>(context: Context, table: Table, pid: string, wanted: readonly { readonly id: string; readonly mark: string }[]): Promise<ReadonlyMap<string, T>> {
  const kept = await context.store.getMany<Sealed>(table, wanted.map(({ id }) => `${pid}/${id}`));
  const opened = new Map<string, T>();
  await Promise.all(
    wanted.map(async ({ id, mark }, at) => {
      const value = await openKept<T>(context, nameOf(table, pid, id), kept[at] ?? null, mark);
      if (value !== null) opened.set(id, value);
    }),
  );
  return opened;
}

async function openKept<T>(context: Context, name: string, kept: Sealed | null, mark: string | null): Promise<T | null> {
  if (kept === null || (mark !== null && kept.mark !== mark)) return null;
  try {
    return JSON.parse(fromUtf8(await context.crypto.openCache({ name, data: kept.bytes }))) as T;
  } catch {
    // Sealed under keys this person no longer has.
    return null;
  }
}

const nameOf = (table: Table, pid: string, id: string): string => `${table}/${pid}/${id}`;
