// SPDX-License-Identifier: EUPL-1.2
// Becoming a person of the portal: code, checks, keys, bind request.
import { activationLocator, checkActivation, makeBindRequest } from "../activation.ts";
import type { ActivationChecked, CryptoApi } from "../api.ts";
import { b64u } from "../b64.ts";
import type { Bundle } from "../bundle.ts";
import { checkCode, parseCode, splitInput } from "../codes.ts";
import type { Directory } from "../directory.ts";
import { demand, ProtocolError } from "../errors.ts";
import { makePersonKeys, makeSeeds, type Seeds } from "../identity.ts";
import { trustView, type Trust } from "../trust.ts";
import type { PersonKind, Statement, UnixSeconds } from "../wire.ts";
import { makeHandle, type Person, type Session } from "./session.ts";

export const REGISTRAR = "registrar";

type Operations = Pick<CryptoApi, "parseCode" | "startActivation" | "checkActivation" | "makeIdentity" | "buildBindRequest">;

export function ceremonies(session: Session): Operations {
  return {
    async parseCode({ input, kind }) {
      const { code, fingerprint } = splitInput(input, kind);
      const verdict = checkCode(kind, code);
      if (!verdict.ok) return verdict;
      return { ok: true, kind, formatted: verdict.formatted, fingerprint };
    },

    async startActivation({ org, input }) {
      const { code, fingerprint } = splitInput(input, "A");
      const raw = parseCode("A", code);
      const handle = makeHandle(session.chance);
      session.ceremonies.set(handle, { kind: "activation", org, code: raw, seeds: null, checked: null });
      session.changed();
      return { handle, locator: b64u(await activationLocator(raw, org)), fingerprint };
    },

    async checkActivation({ handle, now, registrar, ...answer }): Promise<ActivationChecked> {
      const ceremony = session.ceremony(handle, "activation");
      const checked = await checkActivation({ ...answer, org: ceremony.org, code: ceremony.code }, now);
      const directory = await session.trusted(checked.trust);
      ceremony.checked = { ...checked, registrar: await registrarRecipient(directory, registrar, now) };
      session.changed();
      const { aid, pid, role, method, exp } = checked.issue.body;
      return { aid, pid, role, method, exp, trust: trustView(directory.trust) };
    },

    async makeIdentity({ handle, now }) {
      const { checked, seeds } = session.ceremony(handle, "activation");
      if (checked === null) throw new ProtocolError("unknown-handle", "not checked");
      const { org, pid, role } = checked.issue.body;
      // Who was identified by a provider has the keys already for which it has vouched.
      session.person = await newPerson(session, checked.trust, { org, pid, kind: role }, seeds ?? makeSeeds(session.chance), now);
      session.changed();
      const { keycard } = session.person.keys;
      return { pid, kc: keycard.id, keycard: keycard.envelope };
    },

    async buildBindRequest({ handle, dob, now }) {
      const { checked, code } = session.ceremony(handle, "activation");
      const { keys } = session.unlocked();
      if (checked === null) throw new ProtocolError("unknown-handle", "not checked");
      demand(keys.keycard.body.pid === checked.covered.pid, "wrong-person");
      return makeBindRequest({ code, covered: checked.covered, kc: keys.keycard.sh, sigSeed: keys.seeds.sig, dob, registrar: checked.registrar }, now);
    },
  };
}

/** The registrar department's key, from a verified epoch: claims go to nobody else. */
export async function registrarRecipient(directory: Directory, statement: Statement, now: UnixSeconds): Promise<string> {
  const { refused } = await directory.add([statement]);
  const fault = refused[0];
  if (fault !== undefined) throw new ProtocolError(fault.code);
  const epoch = directory.departmentAt(REGISTRAR, now);
  if (epoch === null) throw new ProtocolError("wrong-place");
  return epoch.body.enc;
}

/** An empty bundle around new seeds; methods are added to it before it is exported for the first time. */
async function newPerson(session: Session, { newest }: Trust, who: { readonly org: string; readonly pid: string; readonly kind: PersonKind }, seeds: Seeds, now: UnixSeconds): Promise<Person> {
  const keys = await makePersonKeys(who, { sig: seeds.sig.slice(), enc: seeds.enc.slice() }, null, now);
  const secret = (): string => b64u(session.chance(32));
  const draft: Bundle = {
    v: 1,
    org: who.org,
    pid: who.pid,
    seq: 1,
    sig_seed: b64u(keys.seeds.sig),
    enc_seed: b64u(keys.seeds.enc),
    old: [],
    index_key: secret(),
    self_mac: secret(),
    unlock: [],
    pins: { td_ver: newest.body.ver, td_sh: newest.id, log_size: null, log_root: null, kc: keys.keycard.id },
  };
  return { keys, next: null, stored: null, draft, bind: null, methodSecrets: new Map(), sheets: new Map() };
}

