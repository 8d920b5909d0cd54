// SPDX-License-Identifier: EUPL-1.2
// Opening a bundle with a passkey, a recovery sheet or a password.
import { sealClaims, sealLetterRequest } from "../activation.ts";
import type { BundleInput, CryptoApi, PersonView } from "../api.ts";
import { b64u, unb64u } from "../b64.ts";
import { openKeyBundle } from "../bundle.ts";
import { wipe } from "../bytes.ts";
import { parseCode, splitInput } from "../codes.ts";
import type { Directory } from "../directory.ts";
import { demand, ProtocolError } from "../errors.ts";
import { personKeysOf } from "../identity.ts";
import { envelopeOf, read, type Signed } from "../statement.ts";
import { BIND, type Bind } from "../statements/bind.ts";
import { verifyChain } from "../trust.ts";
import { deriveUnlockKeys, passwordMaterial, recoveryLocator, recoveryLocatorHash, type UnlockKeys } from "../unlock.ts";
import type { B64u, Envelope, Statement, Uuid } from "../wire.ts";
import { registrarRecipient } from "./ceremonies.ts";
import { makeHandle, personView, type Session } from "./session.ts";

type Operations = Pick<
  CryptoApi,
  | "unlockWithPrf"
  | "startRecovery"
  | "sealClaims"
  | "sealLetterRequest"
  | "recoveryAuth"
  | "unlockWithRecovery"
  | "passwordPerson"
  | "startPassword"
  | "unlockWithPassword"
  | "acceptBinding"
>;

export function unlocking(session: Session): Operations {
  return {
    async unlockWithPrf({ prf, bundle }) {
      const keys = await deriveUnlockKeys("prf", prf, bundle.org, bundle.pid);
      wipe(prf);
      return unlock(session, keys, bundle);
    },

    async startRecovery({ org, input }) {
      const raw = parseCode("R", splitInput(input, "R").code);
      const handle = makeHandle(session.chance);
      session.ceremonies.set(handle, { kind: "recovery", org, code: raw });
      session.changed();
      return { handle, locator: b64u(await recoveryLocator(raw, org)) };
    },

    async sealClaims({ handle, dob, td, registrar, now }) {
      const { org, code } = session.ceremony(handle, "recovery");
      // Nothing is pinned yet on a new device: the chain starts at version 1, and only the birth date depends on it.
      const directory = await session.trusted(await verifyChain(td, { org, pin: null, fingerprint: null }, now));
      const locatorHash = recoveryLocatorHash(await recoveryLocator(code, org));
      return sealClaims({ org, locatorHash, dob, registrar: await registrarRecipient(directory, registrar, now) }, now);
    },

    async sealLetterRequest({ org, claims, td, registrar, now }) {
      // She has no letter yet whose fingerprint could be compared: a server that lies right now could read these claims, and nothing else.
      const directory = await session.trusted(await verifyChain(td, { org, pin: null, fingerprint: null }, now));
      return sealLetterRequest({ org, claims, registrar: await registrarRecipient(directory, registrar, now) }, now);
    },

    async recoveryAuth({ handle, pid }) {
      const { org, code } = session.ceremony(handle, "recovery");
      return authOf(await deriveUnlockKeys("rec", code, org, pid));
    },

    async unlockWithRecovery({ handle, bundle }) {
      const { org, code } = session.ceremony(handle, "recovery");
      demand(org === bundle.org, "wrong-org");
      const view = await unlock(session, await deriveUnlockKeys("rec", code, bundle.org, bundle.pid), bundle);
      wipe(code);
      session.ceremonies.delete(handle);
      return view;
    },

    async passwordPerson({ org }) {
      const known = await session.keystore.lastPerson(org);
      return known === null ? null : { pid: known.pid, method: known.method };
    },

    async startPassword({ org, pid, password }) {
      const known = await session.keystore.secretOf(org, pid);
      if (known === null) throw new ProtocolError("no-device-secret");
      const material = await passwordMaterial(password, org, pid, known.secret);
      const keys = await deriveUnlockKeys("pwd", material, org, pid);
      wipe(material);
      const handle = makeHandle(session.chance);
      session.ceremonies.set(handle, { kind: "password", org, pid, keys });
      session.changed();
      return { handle, auth: authOf(keys) };
    },

    async unlockWithPassword({ handle, bundle }) {
      const { org, pid, keys } = session.ceremony(handle, "password");
      demand(org === bundle.org, "wrong-org");
      demand(pid === bundle.pid, "wrong-person");
      const view = await unlock(session, keys, bundle);
      session.ceremonies.delete(handle);
      return view;
    },

    async acceptBinding({ keycard, bind, now }) {
      const person = session.unlocked();
      const directory = session.evidence();
      const binding = await ownBinding(directory, keycard, bind, person.keys.keycard.body.pid, now);
      const keys = [person.keys, person.next].find((candidate) => candidate?.keycard.id === binding.body.kc);
      demand(keys !== undefined && keys !== null, "wrong-keycard");
      person.keys = keys;
      if (keys === person.next) person.next = null;
      person.bind = binding;
      session.changed();
      return personView(person);
    },
  };
}

function authOf({ auth }: UnlockKeys): B64u {
  if (auth === null) throw new ProtocolError("internal");
  return b64u(auth);
}

/**
 * MAC, bundle, Trust Document chain through the pinned version, keycard of the very seeds, current binding of the very keycard.
 * An older bundle replayed by the server carries superseded keys: the last comparison finds it.
 */
async function unlock(session: Session, keys: UnlockKeys, input: BundleInput): Promise<PersonView> {
  const { org, pid, seq } = input;
  const bundle = await openKeyBundle(input.file, input.method.mac, input.method.id, keys, { org, pid, seq });
  const trust = await verifyChain(input.td, { org, pin: { ver: bundle.pins.td_ver, sh: bundle.pins.td_sh }, fingerprint: null }, input.now);
  const directory = await session.trusted(trust);
  const own = await personKeysOf({ sig: unb64u(bundle.sig_seed), enc: unb64u(bundle.enc_seed) }, input.keycard, org, pid);
  const bind = input.bind === null ? null : await ownBinding(directory, input.keycard, input.bind, pid, input.now);
  if (bind !== null) demand(bind.body.kc === own.keycard.id, "wrong-keycard");
  // Later versions of the Trust Document are pinned with the next export.
  const pins = { ...bundle.pins, td_ver: trust.newest.body.ver, td_sh: trust.newest.id, kc: own.keycard.id };
  const moved = pins.td_sh !== bundle.pins.td_sh || pins.kc !== bundle.pins.kc;
  session.person = { keys: own, next: null, stored: bundle, draft: moved ? { ...bundle, pins } : bundle, bind, methodSecrets: new Map(), sheets: new Map() };
  session.changed();
  return personView(session.person);
}

/** Verifies keycard and binding, and that the binding is the person's newest known. */
async function ownBinding(directory: Directory, keycard: Envelope, statement: Statement, pid: Uuid, now: number): Promise<Signed<Bind>> {
  const binding = read(BIND, envelopeOf(statement));
  demand(binding.body.pid === pid, "wrong-person");
  const { refused } = await directory.add([keycard, statement]);
  const fault = refused[0];
  if (fault !== undefined) throw new ProtocolError(fault.code);
  demand(directory.bindingAt(pid, now)?.id === binding.id, "stale-binding");
  return binding;
}
