// SPDX-License-Identifier: EUPL-1.2
// One small adapter per operation of the shared vectors (crates/protocol/vectors). Everything decisive is in src/crypto.
import { activationLocator, activationLocatorHash, macOrg, macPerson, orgKey, personKey } from "../../src/crypto/activation.ts";
import { open, recipientHash, recipientOf } from "../../src/crypto/agefile.ts";
import { BUNDLE, ORDINARY, plaintextLength, scanFile } from "../../src/crypto/ageheader.ts";
import { openContent } from "../../src/crypto/attachments.ts";
import { b64u, unb64, unb64u } from "../../src/crypto/b64.ts";
import { openKeyBundle } from "../../src/crypto/bundle.ts";
import { equalBytes, hex, unhex, utf8 } from "../../src/crypto/bytes.ts";
import { formatCode, parseCode, parseQr } from "../../src/crypto/codes.ts";
import { envelopeFrom, envelopeJson, keyId, pae, signEnvelope, signersAmong, statementHash } from "../../src/crypto/dsse.ts";
import { demandSoundKey, publicKeyOf } from "../../src/crypto/ed25519.ts";
import { demand, ProtocolError } from "../../src/crypto/errors.ts";
import type { Facts } from "../../src/crypto/facts.ts";
import { openDeptGrant, openThreadGrant } from "../../src/crypto/grants.ts";
import { hkdf, hmac, pbkdf2, sha256 } from "../../src/crypto/hash.ts";
import { canonicalBytes, parseCanonical, parsePadded } from "../../src/crypto/json.ts";
import { membersOk } from "../../src/crypto/members.ts";
import { expectedMembers, freshForNewEpoch, freshForSending, needsNewEpoch, oldestProof } from "../../src/crypto/next-sender.ts";
import { phoneCommitment, spoken } from "../../src/crypto/phone.ts";
import { PHONE_WORDS } from "../../src/crypto/phone-words.ts";
import { padme } from "../../src/crypto/padme.ts";
import { Receipts } from "../../src/crypto/receipts.ts";
import { int, list, literal, nullable, object, text } from "../../src/crypto/shape.ts";
import { demandSigned, envelopeOf, read, signStatement, type Kind } from "../../src/crypto/statement.ts";
import { BIND } from "../../src/crypto/statements/bind.ts";
import { BIND_REQUEST } from "../../src/crypto/statements/bind-request.ts";
import { CARRYOVER_REQUEST } from "../../src/crypto/statements/carryover-request.ts";
import { DESK_ANSWER, DESK_REQUEST } from "../../src/crypto/statements/desk.ts";
import { DECLARE_START, OIDC_ANSWER, OIDC_FINISH, OIDC_START } from "../../src/crypto/statements/oidc.ts";
import { declareNonce, oidcNonce } from "../../src/crypto/oidc.ts";
import { DEPT_EPOCH } from "../../src/crypto/statements/dept-epoch.ts";
import { FRESH } from "../../src/crypto/statements/fresh.ts";
import { replyAnswerMac, replyKeyMac, replyLocator, replyLocatorHash } from "../../src/crypto/reply-code.ts";
import { invitationLocator, invitationLocatorHash, invitationMac, invitationWords } from "../../src/crypto/invitation.ts";
import { ISSUE } from "../../src/crypto/statements/issue.ts";
import { KEYCARD } from "../../src/crypto/statements/keycard.ts";
import { MESSAGE } from "../../src/crypto/statements/message.ts";
import { PHONE_ANSWER, PHONE_COMMIT, PHONE_REVEAL } from "../../src/crypto/statements/phone.ts";
import { PROFILE } from "../../src/crypto/statements/profile.ts";
import { RECEIPT } from "../../src/crypto/statements/receipt.ts";
import { RELEASE } from "../../src/crypto/statements/release.ts";
import { CONSENT } from "../../src/crypto/statements/consent.ts";
import { REP_END } from "../../src/crypto/statements/rep-end.ts";
import { REP } from "../../src/crypto/statements/representation.ts";
import { REVLIST } from "../../src/crypto/statements/revlist.ts";
import { STAFF } from "../../src/crypto/statements/staff.ts";
import { TD } from "../../src/crypto/statements/td.ts";
import { THREAD_EPOCH } from "../../src/crypto/statements/thread-epoch.ts";
import { entryOf, messageFault, Transcript } from "../../src/crypto/transcript.ts";
import { demandRole, fingerprint, verifyChain } from "../../src/crypto/trust.ts";
import { h, tup } from "../../src/crypto/tup.ts";
import { authHash, bundleMac, deriveUnlockKeys, passwordMaterial, prfInput, recoveryLocator, recoveryLocatorHash, selfMac } from "../../src/crypto/unlock.ts";
import {
  demandLogged, verifyBind, verifyConsent, verifyDeptEpoch, verifyDeskAnswer, verifyDeskRequest, verifyFresh, verifyIssue, verifyKeycard, verifyDeclared, verifyOidcAnswer, verifyPhoneAnswer, verifyPhoneCommit, verifyPhoneReveal, verifyProfile, verifyReceipt, verifyRelease, verifyRepEnd, verifyRepresentation, verifyRevlist, verifyStaff, verifySuccession,
} from "../../src/crypto/verify.ts";
import type { Attested, Envelope } from "../../src/crypto/wire.ts";
import { AUDIT_HEAD, EVIDENCE_HEAD } from "./audit-head.ts";

/* eslint-disable @typescript-eslint/no-explicit-any -- the vectors are JSON of many shapes */
type Input = any;

const KINDS: Record<string, Kind<any>> = {
  td: TD, keycard: KEYCARD, issue: ISSUE, "bind-request": BIND_REQUEST, "carryover-request": CARRYOVER_REQUEST, bind: BIND, "dept-epoch": DEPT_EPOCH, staff: STAFF,
  rep: REP, "rep-end": REP_END, consent: CONSENT, release: RELEASE, revlist: REVLIST, fresh: FRESH, profile: PROFILE, "thread-epoch": THREAD_EPOCH, message: MESSAGE, receipt: RECEIPT, "audit-head": AUDIT_HEAD, "evidence-head": EVIDENCE_HEAD,
  "phone-commit": PHONE_COMMIT, "phone-answer": PHONE_ANSWER, "phone-reveal": PHONE_REVEAL, "desk-request": DESK_REQUEST, "desk-answer": DESK_ANSWER,
  "oidc-start": OIDC_START, "oidc-finish": OIDC_FINISH, "declare-start": DECLARE_START, "oidc-answer": OIDC_ANSWER,
};

const raise = (code: any): true => {
  if (code !== null) throw new ProtocolError(code);
  return true;
};
const done = async (work: Promise<unknown>): Promise<true> => work.then(() => true);
const td = (envelope: Envelope) => read(TD, envelope).body;
const soundKey = (key: string): Uint8Array => {
  const raw = unb64u(key);
  demandSoundKey(raw);
  return raw;
};
const dept = (envelope: Envelope) => read(DEPT_EPOCH, envelope).body;
/** Grants are compared by the recipient that their identity yields. */
const grantHash = async (identity: string): Promise<string> => recipientHash(await recipientOf(identity));

export const OPS: Record<string, (input: Input) => unknown> = {
  tup: ({ label, parts }) => {
    const fields = parts.map(unhex);
    return { tup: hex(tup(label, ...fields)), h: hex(h(label, ...fields)) };
  },
  hkdf: async ({ ikm, salt, info }) => hex(await hkdf(unhex(ikm), unhex(salt), unhex(info), 32)),
  hmac: async ({ key, message }) => hex(await hmac(unhex(key), unhex(message))),
  padme: ({ length }) => padme(length),
  class: ({ length, minimum }) => Math.max(padme(length), minimum),

  "code-encode": ({ kind, raw }) => formatCode(kind, unhex(raw)),
  "code-parse": ({ kind, text: typed }) => hex(parseCode(kind, typed)),
  fingerprint: ({ sh }) => fingerprint(unhex(sh)),
  "qr-encode": ({ kind, raw, fp }) => (kind === "A" ? `SP1 ${formatCode("A", unhex(raw))} ${(fp as string).replaceAll(" ", "")}` : `SP1R ${formatCode("R", unhex(raw))}`),
  "qr-parse": ({ text: scanned }) => {
    const { kind, code, fingerprint: fp } = parseQr(scanned);
    const raw = hex(parseCode(kind, code));
    return { kind, raw, fp };
  },

  activation: async ({ org, raw, aid, pid, issue, kc, td: doc }) => {
    const code = unhex(raw);
    const covered = { org, aid, pid, issue: unb64u(issue), td: unb64u(doc) };
    const locator = await activationLocator(code, org);
    const [person, organisation] = [await personKey(code, org, aid), await orgKey(code, org, aid)];
    return {
      salt: hex(h("sp1/act/salt", org)),
      locator: hex(locator),
      locator_hash: hex(activationLocatorHash(locator)),
      k_person: hex(person),
      k_org: hex(organisation),
      mac_org: hex(await macOrg(organisation, covered)),
      mac_person: hex(await macPerson(person, covered, unb64u(kc))),
    };
  },
  invitation: async ({ org, raw, pid, kc }) => {
    const code = unhex(raw);
    const locator = await invitationLocator(code, org);
    const { words, number } = await invitationWords(code, { org, pid, kc });
    return { locator: hex(locator), locator_hash: hex(invitationLocatorHash(locator)), mac: b64u(await invitationMac(code, { org, pid, kc })), words, number };
  },
  reply: async ({ org, raw, id, recipient, file }) => {
    const code = unhex(raw);
    const locator = await replyLocator(code, org);
    return {
      locator: hex(locator),
      locator_hash: hex(replyLocatorHash(locator)),
      key_mac: b64u(await replyKeyMac(code, { org, id }, recipient)),
      answer_mac: b64u(await replyAnswerMac(code, { org, id }, file)),
    };
  },
  recovery: async ({ org, raw }) => {
    const locator = await recoveryLocator(unhex(raw), org);
    return { locator: hex(locator), locator_hash: hex(recoveryLocatorHash(locator)) };
  },
  "verify-mac-org": async ({ stmt, k_org, mac }) => {
    const issue = read(ISSUE, stmt);
    const { org, aid, pid } = issue.body;
    const made = await macOrg(unhex(k_org), { org, aid, pid, issue: issue.sh, td: unb64u(issue.body.td) });
    demand(equalBytes(made, unhex(mac)), "wrong-mac");
    return true;
  },
  "prf-eval": ({ rp_id }) => hex(prfInput(rp_id)),
  unlock: async ({ tag, ikm, org, pid }) => {
    const keys = await deriveUnlockKeys(tag, unhex(ikm), org, pid);
    const { seedOf } = await import("../../src/crypto/agefile.ts");
    return {
      seed: hex(seedOf(keys.identity)),
      identity: keys.identity,
      recipient_sha256: hex(sha256(utf8(keys.recipient))),
      macsecret: hex(keys.macSecret),
      auth: keys.auth === null ? null : hex(keys.auth),
      auth_hash: keys.auth === null ? null : hex(authHash(keys.auth)),
    };
  },
  password: async ({ password, normal, org, pid, ds }) => {
    const { uuidBytes } = await import("../../src/crypto/ids.ts");
    demand(hex(utf8((password as string).normalize("NFKC"))) === normal, "wrong-argument", "NFKC");
    const salt = h("sp1/pw/salt", org, uuidBytes(pid), unhex(ds));
    const stretched = await pbkdf2(unhex(normal), salt, 600_000, 32);
    return { salt: hex(salt), stretched: hex(stretched), ikm: hex(await passwordMaterial(password, org, pid, unhex(ds))) };
  },
  "bundle-mac": async ({ key, org, pid, seq, file }) => hex(await bundleMac(unhex(key), org, pid, seq, unb64u(file))),
  "self-mac": async ({ key, org, pid, kind, ver, file }) => hex(await selfMac(unhex(key), org, pid, kind, ver, unb64u(file))),

  "dsse-sign": async ({ type, payload, seeds }) => {
    const envelope = await signEnvelope(type, utf8(payload), seeds.map(unhex));
    return {
      pae: hex(pae(type, utf8(payload))),
      sh: hex(statementHash(type, utf8(payload))),
      keys: seeds.map((seed: string) => hex(publicKeyOf(unhex(seed)))),
      signatures: envelope.signatures.map(({ sig }) => hex(unb64(sig))),
      envelope: new TextDecoder().decode(canonicalBytes(envelopeJson(envelope))),
    };
  },
  "dsse-verify": async ({ envelope, keys, threshold }) => {
    const message = pae(envelope.payloadType, unb64(envelope.payload));
    const count = (await signersAmong(envelope, message, keys.map(unhex))).length;
    demand(threshold > 0 && count >= threshold, "bad-signature");
    return true;
  },
  "public-key": ({ key }) => {
    demandSoundKey(unhex(key));
    return keyId(unhex(key)).length === 43;
  },
  "dsse-envelope": ({ text: written }) => {
    envelopeFrom(parsePadded(utf8(written)));
    return true;
  },
  "json-decode": ({ hex: bytes }) => {
    const integer = int(Number.MIN_SAFE_INTEGER);
    object({ a: list(integer, 1000), n: integer, org: text(1000), t: nullable(text(1000)), v: literal(1) })(parseCanonical(unhex(bytes)), "");
    return true;
  },

  "td-chain": async ({ org, documents, anchor, now }) => {
    const pin = anchor.type === "pin" ? { ver: anchor.ver, sh: anchor.sh } : null;
    const fp = anchor.type === "fingerprint" ? anchor.fp : null;
    const { newest } = await verifyChain(documents, { org, pin, fingerprint: fp }, now);
    return { ver: newest.body.ver, sh: newest.id, fp: fingerprint(newest.sh) };
  },
  attested: ({ type, attested, td: doc }) => {
    demandLogged(attested as Attested, read(KINDS[type]!, envelopeOf(attested)) as any, td(doc));
    return true;
  },
  "statement-sign": async ({ type, payload, seeds }) => {
    const signed = await signStatement(KINDS[type]!, payload, seeds.map(unhex));
    return { envelope: signed.envelope, sh: signed.id };
  },
  // Nothing of the browser reads the chain: the twin lives here.
  "audit-chain": ({ org, entries }) => {
    let before = h("sp1/audit/begin", org);
    return (entries as readonly Parameters<typeof canonicalBytes>[0][]).map((entry) => {
      before = h("sp1/audit/entry", before, canonicalBytes(entry));
      return b64u(before);
    });
  },
  "evidence-chain": async ({ org, mid, entries }) => {
    const { uuidBytes } = await import("../../src/crypto/ids.ts");
    let before = h("sp1/evidence/begin", org, uuidBytes(mid));
    return (entries as readonly Parameters<typeof canonicalBytes>[0][]).map((entry) => {
      before = h("sp1/evidence/entry", before, canonicalBytes(entry));
      return b64u(before);
    });
  },
  "verify-evidence-head": async ({ stmt, td: doc }) => {
    const head = read(EVIDENCE_HEAD, stmt);
    demand(head.body.org === td(doc).org, "wrong-org");
    return done(demandRole(td(doc), "receipt", head));
  },
  "verify-audit-head": async ({ stmt, td: doc }) => {
    const head = read(AUDIT_HEAD, stmt);
    demand(head.body.org === td(doc).org, "wrong-org");
    return done(demandRole(td(doc), "receipt", head));
  },
  "verify-keycard": async ({ stmt, org, pid }) => done(verifyKeycard(read(KEYCARD, stmt), org, pid)),
  "verify-keycard-succession": async ({ stmt, previous }) => done(verifySuccession(read(KEYCARD, stmt), read(KEYCARD, previous))),
  "verify-issue": async ({ stmt, chain, now }) => {
    const issue = read(ISSUE, stmt);
    const first = read(TD, chain[0]).body;
    return done(verifyIssue(issue, await verifyChain(chain, { org: first.org, pin: null, fingerprint: null }, first.iat), now));
  },
  "verify-bind": async ({ stmt, td: doc, keycard, previous }) => done(verifyBind(read(BIND, stmt), td(doc), read(KEYCARD, keycard), previous === null ? null : read(BIND, previous))),
  "verify-dept-epoch": async ({ stmt, td: doc, previous, lead }) =>
    done(verifyDeptEpoch(read(DEPT_EPOCH, stmt), td(doc), previous === null ? null : read(DEPT_EPOCH, previous), lead === null ? null : { cert: read(STAFF, lead.certificate), keycard: read(KEYCARD, lead.keycard) })),
  "verify-staff": async ({ stmt, td: doc }) => done(verifyStaff(read(STAFF, stmt), td(doc))),
  "verify-rep": async ({ stmt, td: doc, granter }) => done(verifyRepresentation(read(REP, stmt), td(doc), granter === null ? null : read(KEYCARD, granter))),
  phone: ({ org, pid, kc, a, b }) => ({
    commit: b64u(phoneCommitment({ org, pid, kc }, unb64u(a))),
    ...spoken({ org, pid, kc }, unb64u(a), unb64u(b)),
    list: hex(sha256(utf8(PHONE_WORDS.map((word) => `${word}\n`).join("")))),
  }),
  "verify-phone-commit": async ({ stmt, keycard }) => done(verifyPhoneCommit(read(PHONE_COMMIT, stmt), read(KEYCARD, keycard))),
  "verify-phone-answer": async ({ stmt, keycard, commit }) => done(verifyPhoneAnswer(read(PHONE_ANSWER, stmt), read(KEYCARD, keycard), read(PHONE_COMMIT, commit))),
  "verify-phone-reveal": async ({ stmt, keycard, commit, answer }) =>
    verifyPhoneReveal(read(PHONE_REVEAL, stmt), read(KEYCARD, keycard), read(PHONE_COMMIT, commit), read(PHONE_ANSWER, answer)),
  "verify-desk-request": async ({ stmt, keycard }) => done(verifyDeskRequest(read(DESK_REQUEST, stmt), read(KEYCARD, keycard))),
  "verify-desk-answer": async ({ stmt, td: document, request }) => done(verifyDeskAnswer(read(DESK_ANSWER, stmt), td(document), request)),
  "oidc-nonce": ({ org, sig, enc, r }) => oidcNonce({ org, sig, enc, r }),
  // The browser makes these two and the registrar verifies them; what a browser can check of them is checked with its own parts.
  "verify-oidc-start": async ({ stmt, org }) => {
    const start = read(OIDC_START, stmt);
    demand(start.body.org === org, "wrong-org");
    return done(demandSigned(start, [soundKey(start.body.sig)], 1));
  },
  "verify-declare-start": async ({ stmt, org }) => {
    const start = read(DECLARE_START, stmt);
    demand(start.body.org === org, "wrong-org");
    return done(demandSigned(start, [soundKey(start.body.sig)], 1));
  },
  "declare-nonce": ({ stmt }) => declareNonce(read(DECLARE_START, stmt).body),
  "verify-declared": async ({ stmt, td: document }) => {
    const { pid, thread, obj, procedure } = await verifyDeclared(read(OIDC_ANSWER, stmt), td(document));
    return { pid, thread, obj, procedure };
  },
  "verify-oidc-finish": async ({ stmt, org, start, sig }) => {
    const finish = read(OIDC_FINISH, stmt);
    demand(finish.body.org === org, "wrong-org");
    demand(finish.body.start === start, "wrong-previous");
    return done(demandSigned(finish, [soundKey(sig)], 1));
  },
  "verify-oidc-answer": async ({ stmt, td: document, request }) => done(verifyOidcAnswer(read(OIDC_ANSWER, stmt), td(document), request)),
  "verify-release": async ({ stmt, keycard }) => done(verifyRelease(read(RELEASE, stmt), read(KEYCARD, keycard))),
  "verify-consent": async ({ stmt, keycard }) => done(verifyConsent(read(CONSENT, stmt), read(KEYCARD, keycard))),
  "verify-rep-end": async ({ stmt, keycard }) => done(verifyRepEnd(read(REP_END, stmt), read(KEYCARD, keycard))),
  "verify-revlist": async ({ stmt, td: doc }) => done(verifyRevlist(read(REVLIST, stmt), td(doc))),
  "verify-fresh": async ({ stmt, td: doc }) => done(verifyFresh(read(FRESH, stmt), td(doc))),
  "verify-profile": async ({ stmt, td: doc, pid }) => done(verifyProfile(read(PROFILE, stmt), td(doc), pid)),
  "verify-receipt": async ({ stmt, td: doc }) => done(verifyReceipt(read(RECEIPT, stmt), td(doc))),
  // The browser makes these two and the registrar verifies them; what a browser can check of them is checked with its own parts.
  "verify-bind-request": async ({ stmt, issue: issued, keycard, k_person }) => {
    const [request, issue, card] = [read(BIND_REQUEST, stmt), read(ISSUE, issued), read(KEYCARD, keycard)];
    const { org, aid, pid, td: doc } = issue.body;
    await verifyKeycard(card, org, pid);
    demand(request.body.org === org, "wrong-org");
    demand(request.body.pid === pid && request.body.aid === aid, "wrong-person");
    demand(request.body.kc === card.id, "wrong-keycard");
    await demandSigned(request, [unb64u(card.body.sig)], 1);
    demand(request.body.td === doc, "wrong-trust-document");
    const made = await macPerson(unhex(k_person), { org, aid, pid, issue: issue.sh, td: unb64u(doc) }, card.sh);
    demand(equalBytes(made, unb64u(request.body.mac)), "wrong-mac");
    return true;
  },
  "verify-carryover-request": async ({ stmt, keycard, previous }) => {
    const [request, next, old] = [read(CARRYOVER_REQUEST, stmt), read(KEYCARD, keycard), read(KEYCARD, previous)];
    await verifyKeycard(next, old.body.org, old.body.pid);
    await verifySuccession(next, old);
    demand(request.body.kc === next.id, "wrong-keycard");
    demand(request.body.prev === old.id, "wrong-previous");
    await demandSigned(request, [unb64u(next.body.sig), unb64u(old.body.sig)], 2);
    return true;
  },

  "header-scan": ({ rules, file }) => scanFile(unb64u(file), rules === "bundle" ? BUNDLE : ORDINARY),
  "stream-length": ({ header, total }) => plaintextLength(total, header),
  open: async ({ identity, file }) => hex(await open(identity, unb64u(file))),
  "open-hash": async ({ identity, file }) => b64u(sha256(await open(identity, unb64u(file)))),
  "open-message": async ({ identity, file }) => read(MESSAGE, envelopeFrom(parsePadded(await open(identity, unb64u(file))))).id,
  "open-dept-grant": async ({ identity, file, epoch }) => grantHash(await openDeptGrant(identity, unb64u(file), "dept-grant", dept(epoch), dept(epoch).enc)),
  "open-dept-link": async ({ identity, file, epoch }) => grantHash(await openDeptGrant(identity, unb64u(file), "dept-link", dept(epoch), dept(epoch).enc)),
  "open-thread-grant": async ({ identity, file, epoch }) => {
    const { body } = read(THREAD_EPOCH, epoch);
    return grantHash(await openThreadGrant(identity, unb64u(file), body, body.enc));
  },
  "open-bundle": async ({ identity, mac_secret, org, pid, seq, file, mac }) => {
    const keys = { identity, recipient: await recipientOf(identity), macSecret: unhex(mac_secret), auth: null };
    const bundle = await openKeyBundle(unb64u(file), mac, null, keys, { org, pid, seq });
    return { kc: bundle.pins.kc, methods: bundle.unlock.length };
  },
  "open-attachment": async ({ identity, att, file }) => hex(new Uint8Array(await new Blob(await openContent([identity], new Blob([unb64u(file)]).stream(), att)).arrayBuffer())),

  members: async ({ statement, previous, context }) => raise(await membersOk(read(THREAD_EPOCH, statement), previous === null ? null : read(THREAD_EPOCH, previous), context as Facts)),
  "expected-members": ({ place, at, context }) => {
    const members = expectedMembers(place, context, at);
    return typeof members === "string" ? raise(members) : members;
  },
  "needs-new-epoch": ({ statement, messages, now, context }) => {
    const due = needsNewEpoch(read(THREAD_EPOCH, statement).body, messages, context, now);
    return typeof due === "string" ? raise(due) : due.reason;
  },
  "fresh-for-new-epoch": ({ statement, revlist, fresh, now, context }) => raise(freshForNewEpoch(oldestProof(read(THREAD_EPOCH, statement).body, revlist, fresh, context, now))),
  "fresh-for-sending": ({ statement, revlist, fresh, now, context, side }) => {
    const state = freshForSending(oldestProof(read(THREAD_EPOCH, statement).body, revlist, fresh, context, now), side);
    return state === "not-fresh" || state === "stale-binding" ? raise(state) : state;
  },
  message: async ({ message, header, epoch, context }) => raise(await messageFault(read(MESSAGE, message), header, read(THREAD_EPOCH, epoch), context)),
  transcript: ({ messages, devices }) => {
    const transcript = new Transcript();
    for (const { message, received } of messages) transcript.insert(entryOf(read(MESSAGE, message), received));
    return {
      order: transcript.order(),
      heads: transcript.heads(),
      next_seq: transcript.nextSeq(),
      next_n: Object.fromEntries(devices.map((dev: string) => [dev, transcript.highestN(dev) + 1])),
      findings: transcript.findings(),
    };
  },
  receipts: async ({ thread, lane, td: doc, receipts }) => {
    const kept = new Receipts(thread, lane);
    for (const { receipt, file } of receipts) {
      const read_ = read(RECEIPT, receipt);
      await verifyReceipt(read_, td(doc));
      raise(kept.insert(read_, file));
    }
    return { missing: kept.missing().map(({ from, to }) => [from, to]) };
  },
};

