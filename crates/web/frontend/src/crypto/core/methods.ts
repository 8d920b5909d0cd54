// SPDX-License-Identifier: EUPL-1.2
// Unlock methods and the bundle: adding, exporting, rotating.
import type { AddedMethod, BundleExport, CryptoApi } from "../api.ts";
import { b64u } from "../b64.ts";
import { bundleMethod, MAX_METHODS, sealKeyBundle } from "../bundle.ts";
import { equalBytes, wipe } from "../bytes.ts";
import { checkCode, formatCode, splitInput } from "../codes.ts";
import { demand, ProtocolError } from "../errors.ts";
import { makeUuid4 } from "../ids.ts";
import { makeCarryoverRequest, makePersonKeys, makeSeeds } from "../identity.ts";
import { makeDeviceSecret } from "../keystore.ts";
import { authHash, deriveUnlockKeys, passwordMaterial, prfInput, recoveryLocator, recoveryLocatorHash, type UnlockKeys } from "../unlock.ts";
import type { B64u, MethodTag, UnixSeconds } from "../wire.ts";
import type { Person, Session } from "./session.ts";

type Operations = Pick<
  CryptoApi,
  | "prfInput"
  | "addMethodPrf"
  | "addMethodPassword"
  | "makeRecoverySheet"
  | "confirmRecoverySheet"
  | "exportBundle"
  | "bundleStored"
  | "discardChanges"
  | "rotateIdentity"
>;

const RECOVERY_BYTES = 19;

export function methods(session: Session): Operations {
  const add = (person: Person, tag: MethodTag, label: string, keys: UnlockKeys, locator: B64u | null, now: UnixSeconds): AddedMethod => {
    const { draft } = person;
    demand(draft.unlock.length < MAX_METHODS, "too-many-hybrid-stanzas");
    const id = makeUuid4(session.chance);
    person.draft = { ...draft, seq: nextSeq(person), unlock: [...draft.unlock, bundleMethod(id, tag, label, keys, now)] };
    const secrets = { authHash: keys.auth === null ? null : b64u(authHash(keys.auth)), locatorHash: locator };
    person.methodSecrets.set(id, secrets);
    session.changed();
    return { id, tag, ...secrets };
  };

  return {
    async prfInput({ rpId }) {
      return prfInput(rpId);
    },

    async addMethodPrf({ prf, label, now }) {
      const person = session.unlocked();
      const keys = await deriveUnlockKeys("prf", prf, person.draft.org, person.draft.pid);
      wipe(prf);
      return add(person, "prf", label, keys, null, now);
    },

    async addMethodPassword({ password, label, now }) {
      const person = session.unlocked();
      const { org, pid } = person.draft;
      const secret = makeDeviceSecret(session.chance);
      const material = await passwordMaterial(password, org, pid, secret);
      const added = add(person, "pwd", label, await deriveUnlockKeys("pwd", material, org, pid), null, now);
      wipe(material);
      await session.keystore.putSecret({ org, pid, method: added.id, secret });
      return added;
    },

    async makeRecoverySheet({ label, now }) {
      const person = session.unlocked();
      const { org, pid } = person.draft;
      const raw = session.chance(RECOVERY_BYTES);
      const locator = b64u(recoveryLocatorHash(await recoveryLocator(raw, org)));
      const added = add(person, "rec", label, await deriveUnlockKeys("rec", raw, org, pid), locator, now);
      person.sheets.set(added.id, raw);
      const code = formatCode("R", raw);
      return { ...added, code, qr: `SP1R ${code}` };
    },
    async confirmRecoverySheet({ id, input }) {
      const raw = session.unlocked().sheets.get(id);
      if (raw === undefined) throw new ProtocolError("unknown-method");
      const verdict = checkCode("R", splitInput(input, "R").code);
      return verdict.ok && equalBytes(verdict.raw, raw);
    },

    async exportBundle(): Promise<BundleExport> {
      const person = session.unlocked();
      person.draft = { ...person.draft, seq: nextSeq(person) };
      const { draft } = person;
      const { file, macs } = await sealKeyBundle(draft);
      const rows = draft.unlock.map(({ id, tag }) => ({
        id,
        tag,
        authHash: person.methodSecrets.get(id)?.authHash ?? null,
        locatorHash: person.methodSecrets.get(id)?.locatorHash ?? null,
        mac: macs.get(id) ?? "",
      }));
      session.changed();
      return { seq: draft.seq, file, methods: rows };
    },
    async bundleStored({ seq }) {
      const person = session.unlocked();
      demand(person.draft.seq === seq, "wrong-argument", "seq");
      person.stored = person.draft;
      session.changed();
    },
    async discardChanges() {
      const person = session.unlocked();
      demand(person.stored !== null, "wrong-argument", "nothing stored");
      person.draft = person.stored;
      person.next = null;
      session.changed();
    },

    async rotateIdentity({ reason, drop, now }) {
      const person = session.unlocked();
      const { keys, draft } = person;
      const unlock = draft.unlock.filter(({ id }) => !drop.includes(id));
      // A new sheet is added after the rotation; for the other reasons a way in must be left.
      demand(unlock.length > 0, "last-method");
      const { org, pid, kind } = keys.keycard.body;
      const next = await makePersonKeys({ org, pid, kind }, makeSeeds(session.chance), keys, now);
      const request = await makeCarryoverRequest(next, keys, reason, now);
      person.next = next;
      person.draft = {
        ...draft,
        seq: nextSeq(person),
        sig_seed: b64u(next.seeds.sig),
        enc_seed: b64u(next.seeds.enc),
        old: [...draft.old.filter(({ kc }) => kc !== keys.keycard.id), { kc: keys.keycard.id, enc_seed: b64u(keys.seeds.enc) }],
        unlock,
        pins: { ...draft.pins, kc: next.keycard.id },
      };
      session.changed();
      return { keycard: next.keycard.envelope, request: request.envelope, kc: next.keycard.id };
    },
  };
}

/** Numbers only grow by what the server has. */
function nextSeq({ stored }: Person): number {
  return (stored?.seq ?? 0) + 1;
}

