// SPDX-License-Identifier: EUPL-1.2
// Thread epoch: the age recipient of one lane of a thread for a span of time, and who may read it.
import { hash, int, list, literal, nullable, object, oneOf, org, recipient, slug, tagged, time, uuid, version, type Of, type Shape } from "../shape.ts";
import { kind } from "../statement.ts";
import type { B64u, Slug, Uuid } from "../wire.ts";

export interface PersonMember {
  readonly t: "person";
  readonly pid: Uuid;
  readonly kc: B64u;
}
export interface DeptMember {
  readonly t: "dept";
  readonly dept: Slug;
  readonly epoch: number;
  readonly de: B64u;
}
export type Member = PersonMember | DeptMember;

const member: Shape<Member> = tagged<Member>("t", {
  person: object<PersonMember>({ t: literal("person"), pid: uuid, kc: hash }),
  dept: object<DeptMember>({ t: literal("dept"), dept: slug, epoch: int(0), de: hash }),
});

export const THREAD_EPOCH = kind(
  "thread-epoch",
  object({
    v: version,
    org,
    thread: uuid,
    epoch: int(0),
    lane: oneOf("case", "internal"),
    enc: recipient,
    subject: uuid,
    members: list(member, 200),
    exclude: list(uuid, 100),
    prev: nullable(hash),
    by: object({ pid: uuid, kc: hash }),
    td: hash,
    iat: time,
  }),
);

export type ThreadEpoch = Of<(typeof THREAD_EPOCH)["shape"]>;
