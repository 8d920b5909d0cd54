// SPDX-License-Identifier: EUPL-1.2
// Threads: opening, planning, sealing, attachments, granting again.
import { type Recipient } from "../agefile.ts";
import type { CryptoApi, MessageDraft, SealedAttachment } from "../api.ts";
import { openContent, sealContent } from "../attachments.ts";
import type { Bytes } from "../bytes.ts";
import { demand, ProtocolError } from "../errors.ts";
import { openThreadGrant, sealThreadGrant } from "../grants.ts";
import { demandGivable } from "../history.ts";
import { Lane } from "../lane.ts";
import { departments, persons } from "../members.ts";
import type { Membership } from "../next-sender.ts";
import { threadProof } from "../proof.ts";
import { makeEpoch, memberName, planSend, recipientFor, sealMessage } from "../sending.ts";
import { read, signStatement } from "../statement.ts";
import { RECEIPT } from "../statements/receipt.ts";
import { RELEASE } from "../statements/release.ts";
import type { Attachment } from "../statements/message.ts";
import { THREAD_EPOCH, type Member, type ThreadEpoch } from "../statements/thread-epoch.ts";
import { messageContent, threadView } from "../thread-view.ts";
import { verifyReceipt } from "../verify.ts";
import type { Lane as LaneName, Slug, Uuid } from "../wire.ts";
import type { Session } from "./session.ts";

type Operations = Pick<
  CryptoApi,
  | "openThread"
  | "closeThread"
  | "planSend"
  | "createThread"
  | "makeEpoch"
  | "epochStored"
  | "sealMessage"
  | "sealReceipt"
  | "openStaged"
  | "signRelease"
  | "checkReceipt"
  | "sealAttachment"
  | "openAttachment"
  | "threadProof"
  | "openDraftFile"
  | "regrant"
>;

const NO_WISH = { departments: null, exclude: null } as const;

export function threads(session: Session): Operations {
  const laneOf = (thread: Uuid, name: LaneName, matter: Slug): Lane => {
    const key = `${thread}/${name}`;
    const lane = session.threads.get(key) ?? new Lane(thread, name, matter);
    demand(lane.matter === matter, "header-mismatch");
    session.threads.set(key, lane);
    return lane;
  };

  return {
    async openThread({ thread, lane: name, matter, subject, epochs, messages, complete }) {
      const lane = laneOf(thread, name, matter);
      const reader = session.reader();
      const directory = session.evidence();
      await lane.addEpochs(epochs, subject, directory, session.usedInOtherLane(thread, name), reader);
      await lane.addMessages(messages, directory);
      lane.complete = complete;
      return threadView(lane, directory, reader);
    },
    async closeThread({ thread, lane }) {
      session.threads.delete(`${thread}/${lane}`);
    },
    async threadProof({ thread }) {
      return threadProof(session.lane(thread, "case"), session.evidence());
    },
    async planSend({ thread, lane, now, departments: depts, exclude }) {
      return planSend(session.lane(thread, lane), session.sender(thread, lane), { departments: depts, exclude }, now);
    },

    async createThread({ thread, lane: name, matter, subject, departments: depts, exclude, now }) {
      const lane = laneOf(thread, name, matter);
      const first: Membership = { lane: name, subject, departments: [...new Set(depts)].sort(), exclude: [...new Set(exclude)].sort(), present: [session.unlocked().keys.keycard.body.pid] };
      return makeEpoch(lane, session.sender(thread, name), first, NO_WISH, now, session.chance);
    },

    async makeEpoch({ thread, lane, now, departments: depts, exclude }) {
      return makeEpoch(session.lane(thread, lane), session.sender(thread, lane), null, { departments: depts, exclude }, now, session.chance);
    },

    async epochStored({ thread, lane: name, stored }) {
      const lane = session.lane(thread, name);
      const { pending } = lane;
      if (pending === null) throw new ProtocolError("wrong-argument", "no pending epoch");
      lane.pending = null;
      if (!stored) return;
      await lane.addEpochs([{ stmt: pending.signed.envelope, grants: [] }], null, session.evidence(), session.usedInOtherLane(thread, name), session.reader());
      const state = lane.epoch(pending.signed.body.epoch);
      if (state?.signed.id === pending.signed.id) state.identity = pending.identity;
    },

    async sealMessage({ thread, lane, draft, now }) {
      return sealMessage(session.lane(thread, lane), session.sender(thread, lane), draft, now);
    },

    async openStaged({ thread, header, file }) {
      const lane = session.lane(thread, "case");
      const directory = session.evidence();
      return messageContent(await lane.openStaged({ header, file }, directory), lane, directory, session.reader());
    },

    async signRelease({ thread, mid, now }) {
      const { keycard, seeds } = session.unlocked().keys;
      const { org, pid } = keycard.body;
      const opened = session.lane(thread, "case").staged.get(mid);
      if (opened === undefined || opened.message.body.from.pid === pid) throw new ProtocolError("wrong-argument", "mid");
      return (await signStatement(RELEASE, { v: 1, org, thread, mid, obj: opened.obj, by: { pid, kc: keycard.id }, iat: now }, [seeds.sig])).envelope;
    },

    async sealReceipt({ thread, lane: name, of, mid, dev, n, sent, name: clerk }) {
      const lane = session.lane(thread, name);
      const opened = lane.message(of)?.message?.body;
      if (opened === undefined) throw new ProtocolError("wrong-argument", "of");
      const draft: MessageDraft = { mid, dev, n, sent, as: "staff", for: null, name: clerk, matter: opened.matter, class: opened.class, kind: "receipt", subject: "", body: "", lang: opened.lang, attachments: [], ref: of };
      return sealMessage(lane, session.sender(thread, name), draft);
    },

    async checkReceipt({ thread, lane, receipt, obj, size }) {
      const verified = read(RECEIPT, receipt);
      await verifyReceipt(verified, session.evidence().trust.newest.body);
      demand(verified.body.size === size, "receipt-for-other-object");
      const fault = session.lane(thread, lane).receipts.insert(verified, obj);
      if (fault !== null) throw new ProtocolError(fault);
      return { ts: verified.body.ts, idx: verified.body.idx };
    },

    async sealAttachment({ thread, lane: name, aid, name: fileName, type, content, to }) {
      const lane = session.lane(thread, name);
      const place = to === null ? null : departmentPlace(session, to);
      const sealed = await sealContent(place?.enc ?? threadRecipient(lane), content);
      const done = sealed.hashes.then(({ pt, ct }): SealedAttachment => ({ aid, name: fileName, type, size: content.size, pt, ct, csize: sealed.csize, to: place?.to ?? null }));
      done.catch(() => undefined);
      return { csize: sealed.csize, stream: sealed.stream, shelved: null, done };
    },

    async openAttachment({ thread, lane: name, message, aid, ciphertext }) {
      const lane = session.lane(thread, name);
      const waiting = [...lane.staged.values()].find((one) => one.message.id === message)?.message;
      const att = (lane.message(message)?.message ?? waiting)?.body.att.find((one) => one.aid === aid);
      if (att === undefined) throw new ProtocolError("wrong-argument", "aid");
      const identities = attachmentKeys(session, lane, att);
      const stream = ciphertext instanceof Blob ? (ciphertext.stream() as ReadableStream<Bytes>) : ciphertext;
      // The media type is the sender's word: what to do with it is the viewer's allow-list to decide.
      return new Blob(await openContent(identities, stream, att), { type: "application/octet-stream" });
    },

    async openDraftFile({ epoch, attachment, ciphertext }) {
      const { body } = read(THREAD_EPOCH, epoch.stmt);
      const { org } = session.unlocked().draft;
      const place = { org, thread: body.thread, lane: body.lane, epoch: body.epoch };
      for (const mine of session.identities()) {
        try {
          const identity = await openThreadGrant(mine, epoch.grant, place, body.enc);
          return new Blob(await openContent([identity], ciphertext.stream(), attachment), { type: attachment.type });
        } catch (error) {
          if (!(error instanceof ProtocolError) || error.code !== "not-for-this-key") throw error;
        }
      }
      throw new ProtocolError("not-for-this-key");
    },

    async regrant({ thread, lane: name, epochs, to, now }) {
      const lane = session.lane(thread, name);
      const directory = session.evidence();
      const facts = directory.facts([], lane.matter);
      const made = [];
      for (const number of epochs) {
        const state = lane.epoch(number);
        if (state === null) throw new ProtocolError("epoch-gap");
        if (state.identity === null) throw new ProtocolError("grant-missing");
        const { body } = state.signed;
        const member = currentMember([body, ...recentOf(lane)], to, directory, now);
        demandGivable(lane, state, member, session.unlocked().keys.keycard.body.kind === "staff", directory, now);
        const place = { org: facts.org, thread, lane: name, epoch: number };
        made.push({ epoch: number, member: memberName(member), file: await sealThreadGrant(recipientFor(member, directory), place, state.identity) });
      }
      return made;
    },
  };
}

function threadRecipient(lane: Lane): Recipient {
  const epoch = lane.pending?.signed ?? lane.newest?.signed;
  if (epoch === undefined) throw new ProtocolError("epoch-gap");
  return epoch.body.enc;
}

function departmentPlace(session: Session, dept: string): { readonly enc: Recipient; readonly to: { readonly dept: string; readonly epoch: number; readonly de: string } } {
  const newest = session.evidence().departmentAt(dept, Number.MAX_SAFE_INTEGER);
  if (newest === null) throw new ProtocolError("stale-department");
  return { enc: newest.body.enc, to: { dept, epoch: newest.body.epoch, de: newest.id } };
}

/** Thread attachments open with the message's epoch first, then with the others; those for a department only with its key. */
function attachmentKeys(session: Session, lane: Lane, { to }: Attachment): readonly string[] {
  if (to === null) {
    demand(lane.identities.length > 0, "grant-missing");
    return lane.identities;
  }
  const dept = session.evidence().department(to.dept, to.epoch);
  const identity = session.units.get(to.dept, to.epoch);
  if (dept?.id !== to.de || identity === null) throw new ProtocolError("not-for-you");
  return [identity];
}

/** The newest list, and the one that is being made: a department that comes in by a hand-over is given what was before it. */
function recentOf(lane: Lane): readonly ThreadEpoch[] {
  return [lane.newest?.alarm === null ? lane.newest.signed.body : null, lane.pending?.signed.body ?? null].filter((body) => body !== null);
}

/** A person who was in that epoch's list, or a department that is in the newest one, by today's key. */
function currentMember([epoch, ...recent]: readonly [ThreadEpoch, ...ThreadEpoch[]], to: { readonly t: "person"; readonly pid: Uuid } | { readonly t: "dept"; readonly dept: string }, directory: ReturnType<Session["evidence"]>, now: number): Member {
  if (to.t === "person") {
    demand(persons(epoch).some(({ pid }) => pid === to.pid), "ghost-member");
    const bind = directory.bindingAt(to.pid, now);
    if (bind === null) throw new ProtocolError("stale-binding");
    return { t: "person", pid: to.pid, kc: bind.body.kc };
  }
  demand([epoch, ...recent].some((list) => departments(list).some(({ dept }) => dept === to.dept)), "ghost-member");
  const newest = directory.departmentAt(to.dept, now);
  if (newest === null) throw new ProtocolError("stale-department");
  return { t: "dept", dept: to.dept, epoch: newest.body.epoch, de: newest.id };
}
