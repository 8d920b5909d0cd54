// SPDX-License-Identifier: EUPL-1.2
// The desk: sealed questions to the registrar, and both ends of a phone check. Draws stay in here until their step is due.
import { open } from "../agefile.ts";
import { sealText } from "../activation.ts";
import type { CryptoApi } from "../api.ts";
import { b64u } from "../b64.ts";
import { wipe, type Bytes } from "../bytes.ts";
import type { Directory } from "../directory.ts";
import { envelopeFrom, envelopeJson } from "../dsse.ts";
import { codeOf, demand, ProtocolError } from "../errors.ts";
import { parsePadded } from "../json.ts";
import { freshForNewEpoch, oldestProof } from "../next-sender.ts";
import { phoneCommitment } from "../phone.ts";
import { read, signStatement, type Signed } from "../statement.ts";
import { DESK_ANSWER, DESK_REQUEST } from "../statements/desk.ts";
import type { Keycard } from "../statements/keycard.ts";
import { PHONE_ANSWER, PHONE_COMMIT, PHONE_REVEAL, type PhoneAnswer, type PhoneCommit, type PhoneReveal } from "../statements/phone.ts";
import { verifyDeskAnswer, verifyPhoneAnswer, verifyPhoneCommit, verifyPhoneReveal } from "../verify.ts";
import type { B64u, UnixSeconds, Uuid } from "../wire.ts";
import { registrarRecipient } from "./ceremonies.ts";
import type { Session } from "./session.ts";

type Operations = Pick<CryptoApi, "askDesk" | "openDeskAnswer" | "phoneCommit" | "phoneAnswer" | "phoneReveal" | "phoneSpoken">;

/** A step made longer ago, or as far ahead, is not of this call: the clocks of two computers may differ by so much. */
const SKEW = 300;

/** One's own half of a phone check. */
export type PhoneHalf =
  | { readonly side: "desk"; readonly commit: Signed<PhoneCommit>; readonly draw: Bytes }
  | { readonly side: "person"; readonly commit: Signed<PhoneCommit>; readonly answer: Signed<PhoneAnswer> };

export function desk(session: Session): Operations {
  const self = (): { readonly org: string; readonly by: { readonly pid: Uuid; readonly kc: B64u }; readonly sig: Bytes } => {
    const { keycard, seeds } = session.unlocked().keys;
    return { org: keycard.body.org, by: { pid: keycard.body.pid, kc: keycard.id }, sig: seeds.sig };
  };

  return {
    async askDesk({ dept, ask, registrar, now }) {
      const { org, by, sig } = self();
      const recipient = await registrarRecipient(session.evidence(), registrar, now);
      const request = await signStatement(DESK_REQUEST, { v: 1, org, id: crypto.randomUUID(), by, dept, ask, iat: now }, [sig]);
      return { request: request.id, file: await sealText(recipient, envelopeJson(request.envelope)) };
    },

    async openDeskAnswer({ request, file }) {
      const { trust } = session.evidence();
      for (const identity of session.identities()) {
        try {
          const answer = read(DESK_ANSWER, envelopeFrom(parsePadded(await open(identity, file))));
          await verifyDeskAnswer(answer, trust.newest.body, request);
          return answer.body.result;
        } catch (error) {
          if (codeOf(error) !== "not-for-this-key") throw error;
        }
      }
      throw new ProtocolError("not-for-this-key");
    },

    async phoneCommit({ pid, dept, now }) {
      const { org, by, sig } = self();
      const draw = session.chance(16);
      const commit = b64u(phoneCommitment({ org, pid, kc: by.kc }, draw));
      const signed = await signStatement<PhoneCommit>(PHONE_COMMIT, { v: 1, org, pid, dept, by, commit, iat: now }, [sig]);
      session.phone.set(signed.id, { side: "desk", commit: signed, draw });
      return { check: signed.id, stmt: signed.envelope };
    },

    async phoneAnswer({ commit: envelope, now }) {
      const { org, by, sig } = self();
      const directory = session.evidence();
      const commit = read(PHONE_COMMIT, envelope);
      demand(commit.body.pid === by.pid, "wrong-person");
      demand(Math.abs(now - commit.body.iat) <= SKEW, "expired");
      const { keycard, label } = deskOf(directory, commit.body, now);
      await verifyPhoneCommit(commit, keycard);
      const answer = await signStatement<PhoneAnswer>(PHONE_ANSWER, { v: 1, org, by, to: commit.id, b: b64u(session.chance(16)), iat: now }, [sig]);
      session.phone.set(commit.id, { side: "person", commit, answer });
      return { check: commit.id, stmt: answer.envelope, desk: label };
    },

    async phoneReveal({ check, answer: envelope, now }) {
      const { org, by, sig } = self();
      const half = session.phone.get(check);
      if (half?.side !== "desk") throw new ProtocolError("unknown-handle");
      const directory = session.evidence();
      const { pid } = half.commit.body;
      const answer = read(PHONE_ANSWER, envelope);
      demand(Math.abs(now - answer.body.iat) <= SKEW, "expired");
      await verifyPhoneAnswer(answer, personOf(directory, pid, now), half.commit);
      // Shown to one answer and to no other: with the draw in hand, others could be made to fit.
      session.phone.delete(check);
      const reveal = await signStatement<PhoneReveal>(PHONE_REVEAL, { v: 1, org, by, to: answer.id, a: b64u(half.draw), iat: now }, [sig]);
      const spoken = await verifyPhoneReveal(reveal, session.unlocked().keys.keycard, half.commit, answer);
      wipe(half.draw);
      return { stmt: reveal.envelope, ...spoken };
    },

    async phoneSpoken({ check, reveal: envelope, now }) {
      const half = session.phone.get(check);
      if (half?.side !== "person") throw new ProtocolError("unknown-handle");
      const { keycard } = deskOf(session.evidence(), half.commit.body, now);
      const spoken = await verifyPhoneReveal(read(PHONE_REVEAL, envelope), keycard, half.commit, half.answer);
      session.phone.delete(check);
      return spoken;
    },
  };
}

/** The desk's current keycard, if it may speak with people: right `register` in the department it names, by a certificate that holds. */
function deskOf(directory: Directory, { by, dept }: PhoneCommit, now: UnixSeconds): { readonly keycard: Signed<Keycard>; readonly label: string } {
  const proof = freshForNewEpoch(oldestProof({ members: [] }, directory.revlist, directory.fresh(), directory.facts([], dept), now));
  if (proof !== null) throw new ProtocolError(proof, "revlist");
  const keycard = directory.keycard(by.kc);
  demand(keycard !== null && directory.bindingAt(by.pid, now)?.body.kc === by.kc, "unbound-sender");
  const certificate = directory
    .certificatesOf(by.pid, by.kc, now)
    .find(({ body }) => body.depts.some(({ d, rights }) => d === dept && rights.includes("register")));
  if (certificate === undefined) throw new ProtocolError("uncertified-staff");
  return { keycard, label: certificate.body.label };
}

/** The person's current keycard; a superseded one held out by the server is noticed by a fresh statement. */
function personOf(directory: Directory, pid: Uuid, now: UnixSeconds): Signed<Keycard> {
  const bind = directory.bindingAt(pid, now);
  const keycard = bind === null ? null : directory.keycard(bind.body.kc);
  if (bind === null || keycard === null) throw new ProtocolError("unbound-sender");
  const members = [{ t: "person", pid, kc: bind.body.kc } as const];
  const proof = freshForNewEpoch(oldestProof({ members }, directory.revlist, directory.fresh(), directory.facts([], "desk"), now));
  if (proof !== null) throw new ProtocolError(proof, "person");
  return keycard;
}
