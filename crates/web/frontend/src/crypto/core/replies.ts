// SPDX-License-Identifier: EUPL-1.2
// One answer without an account: the clerk's browser draws a code for a paper letter, whoever has the letter seals an answer with it.
import type { CryptoApi, SealedAttachment } from "../api.ts";
import { openContent, sealContent } from "../attachments.ts";
import { b64u, unb64u } from "../b64.ts";
import { equalBytes, wipe, type Bytes } from "../bytes.ts";
import { formatCode, parseCode } from "../codes.ts";
import { demand, ProtocolError } from "../errors.ts";
import { isSoundRecipient } from "../recipient.ts";
import { openKept, openReplyFile, sealKept, sealReplyFile, type Kept } from "../replies.ts";
import { replyKeyMac, replyLocator, replyLocatorHash } from "../reply-code.ts";
import type { Uuid } from "../wire.ts";
import type { Answering, Session } from "./session.ts";

type Operations = Pick<CryptoApi, "makeReplyCode" | "openReplyCode" | "openReply" | "openReplyAttachment" | "replyLocator" | "beginReply" | "sealReplyAttachment" | "sealReply" | "endReply">;

export function replies(session: Session): Operations {
  /** The key of staff alone in that case. */
  const internal = (thread: Uuid, epoch: number): { readonly enc: string; readonly identity: string; readonly org: string } => {
    const state = session.lane(thread, "internal").epoch(epoch);
    if (state === null) throw new ProtocolError("epoch-gap");
    if (state.alarm !== null) throw new ProtocolError(state.alarm);
    if (state.identity === null) throw new ProtocolError("grant-missing");
    return { enc: state.signed.body.enc, identity: state.identity, org: state.signed.body.org };
  };
  const kept = async ({ thread, id, epoch, kept: file }: Parameters<CryptoApi["openReplyCode"]>[0]): Promise<{ readonly kept: Kept; readonly identity: string }> => {
    const { identity, org } = internal(thread, epoch);
    return { kept: await openKept(identity, file, thread, { org, id }), identity };
  };
  const answering = (): Answering => {
    if (session.answering === null) throw new ProtocolError("locked");
    return session.answering;
  };

  return {
    async makeReplyCode({ thread, id, purpose, now }) {
      session.unlocked();
      const newest = session.lane(thread, "internal").newest?.signed.body.epoch;
      if (newest === undefined) throw new ProtocolError("epoch-gap");
      const { enc, org } = internal(thread, newest);
      const raw = session.chance(9);
      const made = {
        code: formatCode("W", raw),
        epoch: newest,
        locatorHash: b64u(replyLocatorHash(await replyLocator(raw, org))),
        keyMac: b64u(await replyKeyMac(raw, { org, id }, enc)),
        kept: await sealKept(enc, { v: 1, t: "reply-code", org, thread, id, code: b64u(raw), purpose, iat: now }),
      };
      wipe(raw);
      return made;
    },

    async openReplyCode(args) {
      const { code, purpose } = (await kept(args)).kept;
      return { code: formatCode("W", unb64u(code)), purpose };
    },

    async openReply({ answer, mac, ...args }) {
      const opened = await kept(args);
      const { name, text, lang, files, sent } = await openReplyFile(opened.identity, opened.kept, answer, mac);
      session.replies.set(args.id, { identity: opened.identity, files });
      return { name, text, lang, sent, files };
    },

    async openReplyAttachment({ id, aid, ciphertext }) {
      const reply = session.replies.get(id);
      const file = reply?.files.find((one) => one.aid === aid);
      if (reply === undefined || file === undefined) throw new ProtocolError("wrong-argument", "aid");
      const stream = ciphertext instanceof Blob ? (ciphertext.stream() as ReadableStream<Bytes>) : ciphertext;
      return new Blob(await openContent([reply.identity], stream, file), { type: "application/octet-stream" });
    },

    async replyLocator({ org, code }) {
      return b64u(await replyLocator(parseCode("W", code), org));
    },

    async beginReply({ org, code, id, recipient, mac }) {
      const raw = parseCode("W", code);
      demand(isSoundRecipient(recipient), "not-hybrid");
      demand(equalBytes(await replyKeyMac(raw, { org, id }, recipient), unb64u(mac)), "wrong-mac");
      session.answering = { org, id, code: raw, recipient };
    },

    async sealReplyAttachment({ aid, name, type, content }) {
      const sealed = await sealContent(answering().recipient, content);
      const done = sealed.hashes.then(({ pt, ct }): SealedAttachment => ({ aid, name, type, size: content.size, pt, ct, csize: sealed.csize, to: null }));
      done.catch(() => undefined);
      return { csize: sealed.csize, stream: sealed.stream, shelved: null, done };
    },

    async sealReply({ name, text, lang, files, now }) {
      const { org, id, code, recipient } = answering();
      return sealReplyFile(recipient, code, { v: 1, t: "reply", org, id, name, text, lang, files: [...files], sent: now });
    },

    async endReply() {
      if (session.answering !== null) wipe(session.answering.code);
      session.answering = null;
    },
  };
}
