// SPDX-License-Identifier: EUPL-1.2
// A person's keys: two independent seeds, and the keycard that names them.
import { identityOf, recipientOf, type Identity, type Recipient } from "./agefile.ts";
import { b64u, unb64u } from "./b64.ts";
import { equalBytes, type Bytes, type Chance } from "./bytes.ts";
import { publicKeyOf } from "./ed25519.ts";
import { demand } from "./errors.ts";
import { read, signStatement, type Signed } from "./statement.ts";
import { CARRYOVER_REQUEST, type CarryoverRequest } from "./statements/carryover-request.ts";
import { KEYCARD, type Keycard } from "./statements/keycard.ts";
import { verifyKeycard } from "./verify.ts";
import type { Envelope, PersonKind, UnixSeconds, Uuid } from "./wire.ts";

export interface Seeds {
  readonly sig: Bytes;
  readonly enc: Bytes;
}

/** Seeds, what follows from them, and the keycard. Stays in the worker. */
export interface PersonKeys {
  readonly seeds: Seeds;
  readonly identity: Identity;
  readonly recipient: Recipient;
  readonly keycard: Signed<Keycard>;
}

export const makeSeeds = (chance: Chance): Seeds => ({ sig: chance(32), enc: chance(32) });

/** A new keycard; with `previous` the next one of the same person, signed by both keys. */
export async function makePersonKeys(
  who: { readonly org: string; readonly pid: Uuid; readonly kind: PersonKind },
  seeds: Seeds,
  previous: PersonKeys | null,
  now: UnixSeconds,
): Promise<PersonKeys> {
  const identity = identityOf(seeds.enc);
  const recipient = await recipientOf(identity);
  const body: Keycard = {
    v: 1,
    org: who.org,
    pid: who.pid,
    kind: who.kind,
    seq: previous === null ? 1 : previous.keycard.body.seq + 1,
    sig: b64u(publicKeyOf(seeds.sig)),
    enc: recipient,
    iat: now,
    prev: previous?.keycard.id ?? null,
  };
  const keycard = await signStatement(KEYCARD, body, previous === null ? [seeds.sig] : [seeds.sig, previous.seeds.sig]);
  return { seeds, identity, recipient, keycard };
}

/** The keys of opened seeds, if this keycard is theirs. @throws `wrong-keycard` */
export async function personKeysOf(seeds: Seeds, envelope: Envelope, org: string, pid: Uuid): Promise<PersonKeys> {
  const keycard = read(KEYCARD, envelope);
  await verifyKeycard(keycard, org, pid);
  const identity = identityOf(seeds.enc);
  const recipient = await recipientOf(identity);
  const fits = equalBytes(unb64u(keycard.body.sig), publicKeyOf(seeds.sig)) && keycard.body.enc === recipient;
  demand(fits, "wrong-keycard");
  return { seeds, identity, recipient, keycard };
}

/** Signed by the new and the previous key. */
export async function makeCarryoverRequest(next: PersonKeys, previous: PersonKeys, reason: CarryoverRequest["reason"], now: UnixSeconds): Promise<Signed<CarryoverRequest>> {
  const { org, pid } = previous.keycard.body;
  const body: CarryoverRequest = { v: 1, org, pid, kc: next.keycard.id, prev: previous.keycard.id, reason, iat: now };
  return signStatement(CARRYOVER_REQUEST, body, [next.seeds.sig, previous.seeds.sig]);
}
