// SPDX-License-Identifier: EUPL-1.2
/** Seals what an outbox entry wants to say: plan, epoch if due, files, counter, bytes. Nothing is sent here. */
import { formOf, tagged } from "./access-form.js";
import type { Lane, SealedMessage } from "../crypto/api.ts";
import { toB64u, uuidV7 } from "./bytes.js";
import { clerkName } from "./clerk-name.js";
import type { Parts } from "./deliver.js";
import { refuse } from "./outcome.js";
import type { Content, Entry, Posting } from "./outbox.js";
import type { Prepared } from "./places.js";
import { subjectOf, topicOf } from "./thread-words.js";
import { PROTECTIONS, type LowerReason, type Protection } from "./views.js";

export async function sealPosting(parts: Parts, entry: Entry): Promise<Posting> {
  const { context, session, places, files, outbox } = parts;
  const person = session.person();
  const { target } = entry;
  const content = await outbox.content(entry);
  const prepared = await places.prepare(target);
  const attachments = content.kind === "msg" ? await files.ready(entry.id, content.files, target, prepared) : [];
  const dev = await context.crypto.device();
  const n = await nextCounter(parts, target, prepared, dev);
  const mid = uuidV7(context.env.clock(), context.env.random(16));
  let sealed: SealedMessage;
  const place = { thread: target.thread, lane: target.lane };
  const staging = content.kind === "msg" ? content.staging : undefined;
  let lowered: LowerReason | null = null;
  try {
    if (content.kind === "receipt") {
      sealed = await context.crypto.sealReceipt({ ...place, of: content.of, mid, dev, n, sent: context.now(), name: await clerkName(context, person.pid) });
    } else {
      const decision = content.kind === "msg" ? (content.decision ?? null) : null;
      const { matter, protection, ...why } = await topic(parts, content, prepared);
      lowered = why.lowered;
      const subject = prepared.loaded?.detail.subject ?? target.begin?.subject ?? person.pid;
      const as = context.side === "office" ? "staff" : subject === person.pid ? "self" : "rep";
      sealed = await context.crypto.sealMessage({
        ...place,
        draft: {
          mid,
          dev,
          n,
          // What is sent later was sent then, by the word of its author and by the receipt.
          sent: staging?.reason === "later" ? staging.at : context.now(),
          as,
          for: as === "rep" ? subject : null,
          name: context.side === "office" ? await clerkName(context, person.pid) : null,
          matter,
          class: protection,
          kind: decision === null ? content.kind : "decision",
          decision,
          subject: content.subject === "" && prepared.loaded !== null ? subjectOf(prepared.loaded.case.view) : content.subject,
          body: content.body,
          lang: tagged(context.env.language(), await formOf(context, person.pid)),
          attachments,
          ref: null,
          texts: content.kind === "msg" ? (content.texts ?? []) : [],
        },
        now: context.now(),
      });
    }
  } catch (error) {
    await context.crypto.releaseCounter({ ...place, n });
    throw error;
  }
  const message = { header: sealed.header, file: toB64u(sealed.file), attachments: attachments.map((attachment) => attachment.aid), ...(lowered === null ? {} : { lowered }), ...seenBy(parts, target.lane, content), ...(content.kind === "msg" && content.letter === true ? { letter: true } : {}) };
  const begins = target.begin !== null && prepared.newEpoch !== null;
  const terms = staging === undefined ? {} : staging.reason === "later" ? { reason: staging.reason, at: staging.at } : { reason: staging.reason, ...(staging.asked === null ? {} : { asked: staging.asked }) };
  return {
    key: context.env.http.uuid(),
    path: begins ? "/threads" : `/threads/${target.thread}/${staging === undefined ? "messages" : "staged"}`,
    body: begins
      ? {
          thread: target.thread,
          subject: target.begin.subject,
          matter: sealed.header.matter,
          class: sealed.header.class,
          epochs: [prepared.newEpoch],
          message,
        }
      : { epoch: prepared.newEpoch, message, ...terms, ...mentioned(content) },
    mid,
    n,
    obj: sealed.obj,
    size: sealed.file.length,
    withEpoch: prepared.newEpoch !== null,
    ...(staging === undefined ? {} : { staged: true }),
    attachments: attachments.map(({ aid }) => ({ aid })),
  };
}

function mentioned(content: Content): { readonly mentions?: readonly string[] } {
  const mentions = content.kind === "note" ? (content.mentions ?? []) : [];
  return mentions.length === 0 ? {} : { mentions };
}

/** What a clerk had on the screen when she pressed "send", not what is known when it is sealed: the server compares the two. */
function seenBy({ context }: Parts, lane: Lane, content: Content): { readonly seen?: number } {
  return context.side === "office" && lane === "case" && content.kind === "msg" ? { seen: content.seen ?? 0 } : {};
}

/**
 * The next number that the server expects from this browser profile. A reservation that was lost (a crash between
 * reserving and keeping the bytes) is given back; everything sealed before is delivered by now, so none is in use.
 */
async function nextCounter(parts: Parts, place: { readonly thread: string; readonly lane: Lane }, prepared: Prepared, dev: string): Promise<number> {
  const { crypto } = parts.context;
  const at = { thread: place.thread, lane: place.lane };
  const lane = place.lane === "case" ? prepared.loaded?.case : prepared.loaded?.internal;
  const used = [...(lane?.items.values() ?? [])].reduce((highest, item) => (item.header.dev === dev ? Math.max(highest, item.header.n) : highest), 0);
  let n = await crypto.reserveCounter(at);
  for (; n > used + 1; n -= 1) await crypto.releaseCounter({ ...at, n });
  if (n <= used) throw refuse("counter-used");
  return n;
}

interface Topic {
  readonly matter: string;
  readonly protection: Protection;
  /** Why it is lower than what holds, if it is. */
  readonly lowered: LowerReason | null;
}

async function topic(parts: Parts, content: Exclude<Content, { readonly kind: "receipt" }>, prepared: Prepared): Promise<Topic> {
  if (prepared.loaded !== null) {
    const { matter, class: protection } = topicOf(prepared.loaded);
    return { matter, ...chosen(content, protection) };
  }
  if (content.matter === null) throw refuse("matter-missing");
  const matter = await parts.trust.matter(content.matter);
  return { matter: matter.code, ...chosen(content, matter.class) };
}

/** The class that a clerk chose while writing, else the one that holds. @throws `class-needs-reason` when it has become a lower one since */
function chosen(content: Exclude<Content, { readonly kind: "receipt" }>, holds: Protection): Omit<Topic, "matter"> {
  const choice = content.kind === "msg" ? (content.protection ?? null) : null;
  if (choice === null || choice.class === holds) return { protection: holds, lowered: null };
  if (PROTECTIONS.indexOf(choice.class) > PROTECTIONS.indexOf(holds)) return { protection: choice.class, lowered: null };
  if (choice.lowered === null) throw refuse("class-needs-reason");
  return { protection: choice.class, lowered: choice.lowered };
}
