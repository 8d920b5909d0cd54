// SPDX-License-Identifier: EUPL-1.2
// Trust Documents, statements about others, department keys, profiles.
import { open } from "../agefile.ts";
import type { CryptoApi } from "../api.ts";
import { grantDepartment, openUnit, rotateDepartment } from "../departments.ts";
import { envelopeFrom } from "../dsse.ts";
import { codeOf, ProtocolError } from "../errors.ts";
import { parsePadded } from "../json.ts";
import { envelopeOf, read, signStatement } from "../statement.ts";
import { CONSENT } from "../statements/consent.ts";
import { PROFILE } from "../statements/profile.ts";
import { REP_END } from "../statements/rep-end.ts";
import { TD } from "../statements/td.ts";
import { trustView, verifyChain } from "../trust.ts";
import { verifyConsent, verifyProfile } from "../verify.ts";
import type { Statement } from "../wire.ts";
import type { Session } from "./session.ts";

type Operations = Pick<
  CryptoApi,
  "representations" | "openPersonProfile" | "endRepresentation" | "signConsent" | "checkConsent" | "loadTrust" | "addEvidence" | "departments" | "openUnits" | "ownRights" | "openProfile" | "grantDepartment" | "rotateDepartment"
>;

export function evidence(session: Session): Operations {
  return {
    async loadTrust({ td, fingerprint, now }) {
      const pins = session.person?.draft.pins ?? null;
      const pin = pins === null ? null : { ver: pins.td_ver, sh: pins.td_sh };
      const trust = await verifyChain(td, { org: session.person?.draft.org ?? orgOf(td), pin, fingerprint }, now);
      const directory = await session.trusted(trust);
      const { person } = session;
      if (person !== null && person.draft.pins.td_sh !== trust.newest.id) {
        person.draft = { ...person.draft, pins: { ...person.draft.pins, td_ver: trust.newest.body.ver, td_sh: trust.newest.id } };
      }
      session.changed();
      return trustView(directory.trust);
    },

    async addEvidence({ items }) {
      const directory = session.evidence();
      const report = await directory.add(items);
      for (const lane of session.threads.values()) await lane.judge(directory, session.usedInOtherLane(lane.thread, lane.name));
      return report;
    },
    async departments({ now }) {
      return session
        .evidence()
        .departmentsAt(now)
        .map(({ body }) => ({ dept: body.dept, epoch: body.epoch, label: body.label }));
    },

    async openUnits({ units }) {
      const mine = session.identities();
      const directory = session.evidence();
      const reports = [];
      for (const unit of units) reports.push(await openUnit(unit, directory, mine, session.units));
      return reports;
    },
    async ownRights({ now }) {
      const { body, id } = session.unlocked().keys.keycard;
      return session
        .evidence()
        .certificatesOf(body.pid, id, now)
        .flatMap((cert) => cert.body.depts.map(({ d, rights }) => ({ dept: d, rights, label: cert.body.label })));
    },

    async openProfile({ pid, dept, epoch, file }) {
      const identity = session.units.get(dept, epoch);
      if (identity === null) throw new ProtocolError("grant-missing");
      const { trust } = session.evidence();
      const profile = read(PROFILE, envelopeFrom(parsePadded(await open(identity, file))));
      await verifyProfile(profile, trust.newest.body, pid);
      const { name, dob, kvnr, flags, iat } = profile.body;
      return { pid, name, dob, kvnr, flags, iat };
    },

    async representations({ now }) {
      const own = session.unlocked().keys.keycard.body.pid;
      const directory = session.evidence();
      // Somebody whom one represents may be represented by others too: they are in the same epochs.
      const subjects = new Set([own, ...directory.representationsOf(own).map(({ body }) => body.for)]);
      const all = new Map([...subjects].flatMap((pid) => directory.representationsOf(pid)).map((one) => [one.id, one]));
      return [...all.values()]
        .sort((a, b) => b.body.iat - a.body.iat)
        .map(({ id, body }) => ({
          sh: id,
          rep: body.rep,
          subject: body.for,
          scope: body.scope,
          rights: body.rights,
          basis: body.basis,
          nbf: body.nbf,
          exp: body.exp,
          revoked: directory.isRevoked(id, now),
        }));
    },

    async openPersonProfile({ pid, file }) {
      const { trust } = session.evidence();
      for (const identity of session.identities()) {
        try {
          const profile = read(PROFILE, envelopeFrom(parsePadded(await open(identity, file))));
          await verifyProfile(profile, trust.newest.body, pid);
          const { name, dob, iat } = profile.body;
          return { pid, name, dob, iat };
        } catch (error) {
          if (codeOf(error) !== "not-for-this-key") throw error;
        }
      }
      throw new ProtocolError("not-for-this-key");
    },

    async endRepresentation({ rep, now }) {
      const { keycard, seeds } = session.unlocked().keys;
      const { org, pid } = keycard.body;
      if (!session.evidence().representationsOf(pid).some(({ id }) => id === rep)) throw new ProtocolError("wrong-argument", "rep");
      return (await signStatement(REP_END, { v: 1, org, rep, by: { pid, kc: keycard.id }, iat: now }, [seeds.sig])).envelope;
    },

    async signConsent({ given, version, lang, text, now }) {
      const { keycard, seeds } = session.unlocked().keys;
      const { org, pid } = keycard.body;
      return (await signStatement(CONSENT, { v: 1, org, by: { pid, kc: keycard.id }, given, version, lang, text, iat: now }, [seeds.sig])).envelope;
    },

    async checkConsent({ stmt, pid }) {
      const directory = session.evidence();
      const consent = read(CONSENT, stmt);
      const { by, given, version, lang, text, iat } = consent.body;
      const keycard = directory.keycard(by.kc);
      // By the key that was hers then; it may be another one by now.
      if (by.pid !== pid || keycard === null || directory.bindingAt(pid, iat)?.body.kc !== by.kc) throw new ProtocolError("wrong-keycard");
      await verifyConsent(consent, keycard);
      return { given, version, lang, text, iat };
    },

    async grantDepartment({ dept, pid, now }) {
      return grantDepartment({ dept, pid }, session.unlocked().keys, session.evidence(), session.units, now);
    },

    async rotateDepartment({ now, ...args }) {
      return rotateDepartment(args, session.unlocked().keys, session.evidence(), session.units, now, session.chance);
    },
  };
}

/** Before anybody is unlocked, the documents themselves say whose they are; what they prove is as much as their anchor does. */
function orgOf(td: readonly Statement[]): string {
  const first = td[0];
  if (first === undefined) throw new ProtocolError("empty-chain");
  return read(TD, envelopeOf(first)).body.org;
}
