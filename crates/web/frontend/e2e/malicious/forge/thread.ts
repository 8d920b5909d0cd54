// SPDX-License-Identifier: EUPL-1.2
// Forged epochs, grants and messages of a real thread, and the honest ones to compare them with.
import { open, seal, type Identity } from "../../../src/crypto/agefile.ts";
import { b64u, unb64u } from "../../../src/crypto/b64.ts";
import type { Bytes } from "../../../src/crypto/bytes.ts";
import { envelopeFrom, envelopeJson } from "../../../src/crypto/dsse.ts";
import { openThreadGrant, sealThreadGrant } from "../../../src/crypto/grants.ts";
import { sha256 } from "../../../src/crypto/hash.ts";
import { makeUuid7 } from "../../../src/crypto/ids.ts";
import { canonicalBytes, parsePadded, type Json } from "../../../src/crypto/json.ts";
import { padWithBlanks, textSize } from "../../../src/crypto/padme.ts";
import { read, signStatement, type Signed } from "../../../src/crypto/statement.ts";
import { MESSAGE, type Message } from "../../../src/crypto/statements/message.ts";
import { RECEIPT, type Receipt } from "../../../src/crypto/statements/receipt.ts";
import { THREAD_EPOCH, type Member, type ThreadEpoch } from "../../../src/crypto/statements/thread-epoch.ts";
import { headerOf, Transcript } from "../../../src/crypto/transcript.ts";
import type { Envelope, Header, Lane } from "../../../src/crypto/wire.ts";
import { freshIdentity, type Client, type Person } from "./person.ts";
import { now, type Insider } from "./insider.ts";

export interface Item {
  readonly header: Header;
  readonly idx: number;
  readonly file: string;
  readonly receipt: Envelope;
  readonly received_at: number;
  readonly attachments: readonly { readonly aid: string; readonly size: number; readonly sha256: string }[];
}

/** One lane as a member of its department sees it, keys and all. */
export interface Place {
  readonly thread: string;
  readonly lane: Lane;
  readonly epochs: readonly { readonly signed: Signed<ThreadEpoch>; readonly identity: Identity }[];
  readonly items: readonly Item[];
  readonly messages: readonly Signed<Message>[];
}

interface Detail {
  readonly lanes: readonly { readonly lane: Lane; readonly epochs: readonly { readonly stmt: Envelope; readonly grants: readonly { readonly file: string }[] }[] }[];
}

/** Opens a lane with a department's key, as any of its clerks may. */
export async function openPlace(clerk: Client, unit: Identity, thread: string, lane: Lane = "case"): Promise<Place> {
  const { items } = (await clerk.get(`/threads/${thread}/messages?lane=${lane}&after=0&limit=100`)) as { readonly items: readonly Item[] };
  const { lanes } = (await clerk.get(`/threads/${thread}`)) as Detail;
  const epochs = [];
  for (const { stmt, grants } of lanes.find((one) => one.lane === lane)?.epochs ?? []) {
    const signed = read(THREAD_EPOCH, stmt);
    const [grant] = grants;
    if (grant === undefined) throw new Error("no grant for the department");
    epochs.push({ signed, identity: await openThreadGrant(unit, unb64u(grant.file), signed.body, signed.body.enc) });
  }
  const messages = [];
  for (const item of items) messages.push(await openItem(epochs, item));
  return { thread, lane, epochs, items, messages };
}

async function openItem(epochs: Place["epochs"], item: Item): Promise<Signed<Message>> {
  const epoch = epochs.find(({ signed }) => signed.body.epoch === item.header.epoch);
  if (epoch === undefined) throw new Error(`no epoch ${item.header.epoch}`);
  return read(MESSAGE, envelopeFrom(parsePadded(await open(epoch.identity, unb64u(item.file)))));
}

export function newest(place: Place): Place["epochs"][number] {
  const last = place.epochs.at(-1);
  if (last === undefined) throw new Error("no epoch");
  return last;
}

/** Who signs: with what keys, in what capacity. */
export interface Author extends Pick<Person, "pid" | "kc" | "keys" | "dev"> {
  readonly as: "self" | "staff";
  readonly cert: string | null;
}

let tick = 0;

/** What an honest client of this author would sign next in this lane. */
export function nextBody(place: Place, author: Author, text: string): Message {
  const te = newest(place).signed;
  const transcript = new Transcript();
  for (const { id, body } of place.messages) transcript.insert({ sh: id, seq: body.seq, prev: body.prev, sent: body.sent, dev: body.from.dev, n: body.n, received: null });
  const first = place.messages[0]?.body;
  return {
    v: 1,
    org: te.body.org,
    thread: te.body.thread,
    lane: te.body.lane,
    epoch: te.body.epoch,
    te: te.id,
    mid: makeUuid7(Date.now() + tick++),
    n: transcript.highestN(author.dev) + 1,
    seq: transcript.nextSeq(),
    prev: transcript.heads(),
    sent: now(),
    from: { pid: author.pid, kc: author.kc, dev: author.dev, as: author.as, for: null, cert: author.cert, name: author.as === "staff" ? "T. Beispiel" : null },
    matter: first?.matter ?? "krankengeld-nachweis",
    class: first?.class ?? "normal",
    subject: first?.subject ?? "Betreff",
    body: text,
    lang: "de",
    att: [],
    ref: null,
    texts: [],
    kind: "msg",
    decision: null,
    td: te.body.td,
    log: null,
  };
}

/** Signs and seals; anybody can seal to a thread's public recipient. */
export async function sealMessage(place: Place, body: Message, author: Pick<Author, "keys">, seed: Uint8Array = author.keys.seeds.sig): Promise<{ readonly signed: Signed<Message>; readonly file: Bytes }> {
  const signed = await signStatement(MESSAGE, body, [seed]);
  return { signed, file: await sealJson(newest(place).signed.body.enc, envelopeJson(signed.envelope)) };
}

export function sealJson(enc: string, value: Json): Promise<Bytes> {
  return sealBytes(enc, canonicalBytes(value));
}

/** Any bytes, padded like a message. */
export function sealBytes(enc: string, bytes: Uint8Array): Promise<Bytes> {
  return seal(enc, padWithBlanks(bytes, textSize(bytes.length)));
}

/** The server's signed receipt; it may say whatever the server likes. */
export async function receiptFor(insider: Insider, place: Pick<Place, "thread" | "lane">, file: Uint8Array, change: Partial<Receipt> = {}, seed: Uint8Array = insider.receipt): Promise<Envelope> {
  const body: Receipt = { v: 1, org: insider.org, thread: place.thread, lane: place.lane, obj: b64u(sha256(file)), size: file.length, ts: now(), idx: 1, ...change };
  return (await signStatement(RECEIPT, body, [seed])).envelope;
}

/** A file as an entry of the server's list, with a receipt under the next number. */
export async function itemOf(insider: Insider, place: Place, header: Header, file: Uint8Array, change: Partial<Item> & { readonly ts?: number } = {}): Promise<Item> {
  const { ts, ...rest } = change;
  const idx = rest.idx ?? (place.items.at(-1)?.idx ?? 0) + 1;
  const receipt = await receiptFor(insider, place, file, { idx, ...(ts === undefined ? {} : { ts }) });
  return { header, idx, file: b64u(file), receipt, received_at: ts ?? now(), attachments: [], ...rest };
}

/** The whole of a forged message: what the author would sign, changed; sealed; listed. */
export async function forgedItem(insider: Insider, place: Place, author: Author, text: string, change: Partial<Message> = {}, more: { readonly header?: Partial<Header>; readonly seed?: Uint8Array; readonly item?: Partial<Item> & { readonly ts?: number } } = {}): Promise<Item> {
  const body = { ...nextBody(place, author, text), ...change };
  const { signed, file } = await sealMessage(place, body, author, more.seed);
  return itemOf(insider, place, { ...headerOf(signed.body), ...more.header }, file, more.item);
}

/** What a clerk's client says that its author had on the screen. */
function seenIn(place: Place, author: Author): { readonly seen?: number } {
  const newest = place.items.filter(({ header }) => header.kind !== "receipt").at(-1);
  return author.as === "staff" && place.lane === "case" && newest !== undefined ? { seen: newest.idx } : {};
}

/** Posts an honest message to the real server. */
export async function post(client: Client, place: Place, author: Author, text: string, change: Partial<Message> = {}): Promise<void> {
  const { signed, file } = await sealMessage(place, { ...nextBody(place, author, text), ...change }, author);
  const message = { header: headerOf(signed.body), file: b64u(file), attachments: signed.body.att.map(({ aid }) => aid), ...seenIn(place, author) };
  await client.post(`/threads/${place.thread}/messages`, { epoch: null, message });
}

export interface ForgedEpoch {
  readonly signed: Signed<ThreadEpoch>;
  readonly identity: Identity;
  /** As an answer of the server lists it, with a grant for this recipient. */
  readonly wire: { readonly stmt: Envelope; readonly grants: readonly { readonly file: string; readonly by: string }[] };
}

/** The next epoch of a lane, signed by this author, with a good grant for this reader. */
export async function forgedEpoch(place: Place, author: Pick<Author, "pid" | "kc" | "keys">, reader: string, change: Partial<ThreadEpoch> = {}, seed: Uint8Array = author.keys.seeds.sig): Promise<ForgedEpoch> {
  const old = newest(place).signed;
  const { identity, enc } = await freshIdentity();
  const body: ThreadEpoch = { ...old.body, epoch: old.body.epoch + 1, enc, prev: old.id, by: { pid: author.pid, kc: author.kc }, iat: now(), ...change };
  const signed = await signStatement(THREAD_EPOCH, body, [seed]);
  const file = b64u(await sealThreadGrant(reader, body, identity));
  return { signed, identity, wire: { stmt: signed.envelope, grants: [{ file, by: author.pid }] } };
}

/** A lane with one more epoch at its end: what is forged into it is sealed to that one. */
export const withEpoch = (place: Place, { signed, identity }: ForgedEpoch): Place => ({ ...place, epochs: [...place.epochs, { signed, identity }] });

/** Members with one person more, in the order of the protocol. */
export function withPerson(members: readonly Member[], person: { readonly pid: string; readonly kc: string }): Member[] {
  const key = (member: Member): string => (member.t === "person" ? `0${member.pid}` : `1${member.dept}`);
  return [...members, { t: "person", pid: person.pid, kc: person.kc } as const].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
