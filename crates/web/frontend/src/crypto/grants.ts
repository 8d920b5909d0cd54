// SPDX-License-Identifier: EUPL-1.2
// Grants and links: small unsigned files that carry an identity. Accepted only if the identity is the one a signed epoch names,
// so that a garbage grant can annoy but not mislead.
import { open, recipientOf, seal, seedOf, type Identity, type Recipient } from "./agefile.ts";
import type { Bytes } from "./bytes.ts";
import { demand } from "./errors.ts";
import { canonicalBytes, parsePadded, type Json } from "./json.ts";
import { GRANT_SIZE, padWithBlanks } from "./padme.ts";
import { int, literal, object, oneOf, org, slug, text, uuid, version, type Shape } from "./shape.ts";
import type { Lane, Slug, Uuid } from "./wire.ts";

// A text that is no identity is a wrong grant, not a wrong member (as the Rust twin has it).
const identity = text(200);

const dept = <const T extends "dept-grant" | "dept-link">(t: T): Shape<{ readonly v: 1; readonly t: T; readonly org: string; readonly dept: Slug; readonly epoch: number; readonly id: Identity }> =>
  object({ v: version, t: literal(t), org, dept: slug, epoch: int(1), id: identity });
const deptGrant = dept("dept-grant");
const deptLink = dept("dept-link");
const threadGrant = object({ v: version, t: literal("thread-grant"), org, thread: uuid, lane: oneOf("case", "internal"), epoch: int(1), id: identity });

export interface DeptPlace {
  readonly org: string;
  readonly dept: Slug;
  readonly epoch: number;
}

export interface ThreadPlace {
  readonly org: string;
  readonly thread: Uuid;
  readonly lane: Lane;
  readonly epoch: number;
}

async function sealGrant(to: Recipient, value: Json): Promise<Bytes> {
  return seal(to, padWithBlanks(canonicalBytes(value), GRANT_SIZE));
}

/** `dept-grant` for a clerk, `dept-link` for the department's next epoch. */
export function sealDeptGrant(to: Recipient, t: "dept-grant" | "dept-link", place: DeptPlace, id: Identity): Promise<Bytes> {
  return sealGrant(to, { v: 1, t, org: place.org, dept: place.dept, epoch: place.epoch, id });
}

export function sealThreadGrant(to: Recipient, place: ThreadPlace, id: Identity): Promise<Bytes> {
  return sealGrant(to, { v: 1, t: "thread-grant", org: place.org, thread: place.thread, lane: place.lane, epoch: place.epoch, id });
}

/** @param enc recipient of the signed epoch. @throws `wrong-place`, `wrong-grant`, header errors, `not-for-this-key`, `corrupt` */
export async function openDeptGrant(mine: Identity, file: Uint8Array, t: "dept-grant" | "dept-link", place: DeptPlace, enc: Recipient): Promise<Identity> {
  const grant = readGrant<{ readonly org: string; readonly dept: Slug; readonly epoch: number; readonly id: Identity }>(await open(mine, file), t === "dept-grant" ? deptGrant : deptLink);
  demand(grant.org === place.org && grant.dept === place.dept && grant.epoch === place.epoch, "wrong-place");
  return demandFits(grant.id, enc);
}

export async function openThreadGrant(mine: Identity, file: Uint8Array, place: ThreadPlace, enc: Recipient): Promise<Identity> {
  const grant = readGrant(await open(mine, file), threadGrant);
  demand(grant.org === place.org && grant.thread === place.thread && grant.lane === place.lane && grant.epoch === place.epoch, "wrong-place");
  return demandFits(grant.id, enc);
}

function readGrant<T>(bytes: Uint8Array, shape: Shape<T>): T {
  return shape(parsePadded(bytes), "grant");
}

async function demandFits(id: Identity, enc: Recipient): Promise<Identity> {
  seedOf(id);
  demand((await recipientOf(id)) === enc, "wrong-grant");
  return id;
}
