// SPDX-License-Identifier: EUPL-1.2
/** What the server of the tests keeps. */
import type { ThreadEpoch } from "../../src/crypto/statements/thread-epoch.ts";
import type { Envelope, Header, Lane } from "../../src/crypto/wire.ts";

export type Side = "portal" | "office";
// Bodies come from the client under test; a wrong one shows as a failing test.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Body = any;

export interface StoredEpoch {
  readonly stmt: Envelope;
  readonly body: ThreadEpoch;
  readonly id: string;
  readonly grants: { member: string; file: string; by: string }[];
}
export interface StoredMessage {
  readonly header: Header;
  readonly idx: number;
  file: string;
  receipt: Envelope;
  readonly received_at: number;
  readonly attachments: { aid: string; size: number; sha256: string }[];
  release?: Envelope;
  releasedBy?: string;
}
export interface StoredStaged {
  readonly header: Header;
  readonly message: Body;
  readonly attachments: { aid: string; size: number; sha256: string }[];
  readonly reason: string;
  readonly state: "open" | "returned" | "void";
  readonly asked: string | null;
  readonly at: number | null;
  readonly decided_by: string | null;
  readonly staged_at: number;
  /** Messages in the lane when it was written. */
  readonly newest: number;
}
export interface StoredThread {
  readonly thread: string;
  readonly subject: string;
  readonly matter: string;
  class: string;
  readonly lanes: Map<Lane, { epochs: StoredEpoch[]; messages: StoredMessage[] }>;
  readonly reads: Map<string, number>;
  /** By person: the first message of lane `case` that may be fetched. */
  readonly from: Map<string, number>;
  state: "new" | "open" | "waiting" | "done";
  claimedBy: string | null;
  readonly handOvers: unknown[];
  /** Clerks to whom it does not exist. */
  readonly barred: Set<string>;
  /** By department: the first note that may be fetched. */
  readonly notesFrom: Map<string, number>;
}

export interface Seen {
  readonly side: Side;
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  readonly text: string;
}

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly more: Record<string, unknown>;

  constructor(status: number, code: string, more: Record<string, unknown> = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}
