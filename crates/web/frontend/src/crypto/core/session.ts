// SPDX-License-Identifier: EUPL-1.2
// All state of the worker. `lock` drops everything; nothing in here is ever handed to the page.
import { identityOf, type Identity, type Recipient } from "../agefile.ts";
import type { Handle, PersonView, WorkerState } from "../api.ts";
import { unb64u } from "../b64.ts";
import type { Bundle } from "../bundle.ts";
import { b64u } from "../b64.ts";
import { wipe, type Bytes, type Chance } from "../bytes.ts";
import type { CheckedActivation } from "../activation.ts";
import { UnitKeys } from "../departments.ts";
import { Directory } from "../directory.ts";
import { ProtocolError } from "../errors.ts";
import type { PersonKeys, Seeds } from "../identity.ts";
import type { Keystore } from "../keystore.ts";
import type { Lane, Reader } from "../lane.ts";
import type { Sender } from "../sending.ts";
import { recipientHash } from "../agefile.ts";
import type { Signed } from "../statement.ts";
import type { Bind } from "../statements/bind.ts";
import type { Attachment } from "../statements/message.ts";
import { trustView, type Trust } from "../trust.ts";
import type { UnlockKeys } from "../unlock.ts";
import type { PhoneHalf } from "./desk.ts";
import type { Identifying } from "./identifying.ts";
import type { B64u, Lane as LaneName, Uuid } from "../wire.ts";

export type Ceremony =
  | { readonly kind: "activation"; readonly org: string; readonly code: Bytes; readonly seeds: Seeds | null; checked: (CheckedActivation & { readonly registrar: string }) | null }
  | { readonly kind: "recovery"; readonly org: string; readonly code: Bytes }
  | { readonly kind: "password"; readonly org: string; readonly pid: Uuid; readonly keys: UnlockKeys };

/** What only the server keeps of a method, until it was told once. */
export interface MethodSecrets {
  readonly authHash: B64u | null;
  readonly locatorHash: B64u | null;
}

/** An unlocked person. `draft` is the bundle that would be exported next, `stored` the one the server has. */
export interface Person {
  keys: PersonKeys;
  /** Made by a rotation, waiting for its binding. */
  next: PersonKeys | null;
  stored: Bundle | null;
  draft: Bundle;
  bind: Signed<Bind> | null;
  readonly methodSecrets: Map<Uuid, MethodSecrets>;
  /** Raw codes of sheets made in this session, to compare what the person types. */
  readonly sheets: Map<Uuid, Bytes>;
}

/** Somebody who has no account answers a letter. */
export interface Answering {
  readonly org: string;
  readonly id: Uuid;
  readonly code: Bytes;
  readonly recipient: Recipient;
}

export class Session {
  readonly keystore: Keystore;
  readonly chance: Chance;
  readonly ceremonies = new Map<Handle, Ceremony>();
  readonly threads = new Map<string, Lane>();
  readonly units = new UnitKeys();
  /** Answers to letters that were opened, by the id of their code. */
  readonly replies = new Map<Uuid, { readonly identity: Identity; readonly files: readonly Attachment[] }>();
  answering: Answering | null = null;
  /** Own halves of phone checks, by the `sh` of the desk's commitment. */
  readonly phone = new Map<B64u, PhoneHalf>();
  /** Somebody who is at a provider, or just back from one. */
  identifying: Identifying | null = null;
  person: Person | null = null;
  directory: Directory | null = null;
  /** The key of what is read without a connection; also without an unlocked person. */
  offline: CryptoKey | null = null;
  readonly #listeners = new Set<(state: WorkerState) => void>();

  constructor(keystore: Keystore, chance: Chance) {
    this.keystore = keystore;
    this.chance = chance;
  }

  // ---------------------------------------------------------------- state

  onState(listener: (state: WorkerState) => void): void {
    this.#listeners.add(listener);
  }

  changed(): void {
    const state = this.state();
    for (const listener of this.#listeners) listener(state);
  }

  state(): WorkerState {
    const phase = this.person !== null ? "open" : this.ceremonies.size > 0 || this.identifying !== null ? "ceremony" : "empty";
    return { phase, person: this.person === null ? null : personView(this.person), trust: this.directory === null ? null : trustView(this.directory.trust) };
  }

  lock(): void {
    for (const ceremony of this.ceremonies.values()) if (ceremony.kind !== "password") wipe(ceremony.code);
    for (const ceremony of this.ceremonies.values()) if (ceremony.kind === "activation" && ceremony.seeds !== null) wipe(ceremony.seeds.sig, ceremony.seeds.enc);
    if (this.identifying !== null) wipe(this.identifying.seeds.sig, this.identifying.seeds.enc);
    this.identifying = null;
    if (this.person !== null) {
      for (const keys of [this.person.keys, this.person.next]) if (keys !== null) wipe(keys.seeds.sig, keys.seeds.enc);
      for (const code of this.person.sheets.values()) wipe(code);
    }
    this.ceremonies.clear();
    this.threads.clear();
    this.units.clear();
    this.replies.clear();
    if (this.answering !== null) wipe(this.answering.code);
    this.answering = null;
    for (const half of this.phone.values()) if (half.side === "desk") wipe(half.draw);
    this.phone.clear();
    this.person = null;
    this.directory = null;
    this.offline = null;
    this.changed();
  }

  // ---------------------------------------------------------------- what operations ask for

  ceremony<K extends Ceremony["kind"]>(handle: Handle, kind: K): Extract<Ceremony, { kind: K }> {
    const found = this.ceremonies.get(handle);
    if (!isKind(found, kind)) throw new ProtocolError("unknown-handle");
    return found;
  }

  unlocked(): Person {
    if (this.person === null) throw new ProtocolError("locked");
    return this.person;
  }

  evidence(): Directory {
    if (this.directory === null) throw new ProtocolError("no-trust");
    return this.directory;
  }

  /** Takes a verified chain; evidence gathered under another one is verified again under it. */
  async trusted(trust: Trust): Promise<Directory> {
    const { directory } = this;
    if (directory?.trust.newest.id === trust.newest.id) return directory;
    this.directory = directory === null ? new Directory(trust) : await directory.under(trust);
    return this.directory;
  }

  lane(thread: Uuid, name: LaneName): Lane {
    const lane = this.threads.get(`${thread}/${name}`);
    if (lane === undefined) throw new ProtocolError("unknown-thread");
    return lane;
  }

  /** Own identities, the current one first. */
  identities(): Identity[] {
    const { keys, draft } = this.unlocked();
    return [keys.identity, ...draft.old.map(({ enc_seed }) => identityOf(unb64u(enc_seed))).reverse()];
  }

  reader(): Reader {
    return { pid: this.unlocked().keys.keycard.body.pid, identities: this.identities(), units: this.units };
  }

  sender(thread: Uuid, name: LaneName): Sender {
    return { keys: this.unlocked().keys, reader: this.reader(), directory: this.evidence(), otherLane: this.usedInOtherLane(thread, name) };
  }

  usedInOtherLane(thread: Uuid, name: LaneName): B64u[] {
    const other = this.threads.get(`${thread}/${name === "case" ? "internal" : "case"}`);
    return other?.epochs.map(({ signed }) => recipientHash(signed.body.enc)) ?? [];
  }
}

function isKind<K extends Ceremony["kind"]>(ceremony: Ceremony | undefined, kind: K): ceremony is Extract<Ceremony, { kind: K }> {
  return ceremony?.kind === kind;
}

export function personView({ keys, draft, stored, bind }: Person): PersonView {
  const { body, id } = keys.keycard;
  return {
    org: body.org,
    pid: body.pid,
    kind: body.kind,
    kc: id,
    keySeq: body.seq,
    bindSeq: bind?.body.seq ?? 0,
    bundleSeq: stored?.seq ?? 0,
    bound: bind !== null,
    assurance: bind?.body.assurance ?? null,
    methods: draft.unlock.map(({ id: method, tag, label, added }) => ({ id: method, tag, label, added })),
    unsaved: draft !== stored,
  };
}

/** 16 random bytes: names a ceremony. */
export const makeHandle = (chance: Chance): Handle => b64u(chance(16));
