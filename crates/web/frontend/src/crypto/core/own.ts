// SPDX-License-Identifier: EUPL-1.2
// Data of one's own, and what this browser profile remembers.
import { sealToNotifier } from "../agefile.ts";
import type { CryptoApi } from "../api.ts";
import { unb64u } from "../b64.ts";
import { openContent, sealContent } from "../attachments.ts";
import { openCacheEntry, openOwnData, sealCacheEntry, sealOwnData, type OwnPlace } from "../selfdata.ts";
import type { Session } from "./session.ts";

type Operations = Pick<
  CryptoApi,
  "sealOwn" | "openOwn" | "sealOwnFile" | "openOwnFile" | "sealCache" | "openCache" | "device" | "reserveCounter" | "releaseCounter" | "forgetDevice" | "sealContact"
>;

export function own(session: Session): Operations {
  const place = (kind: string, ver: number): OwnPlace => {
    const { org, pid } = session.unlocked().draft;
    return { org, pid, kind, ver };
  };
  const indexKey = (): Uint8Array => unb64u(session.unlocked().draft.index_key);
  const macKey = (): Uint8Array => unb64u(session.unlocked().draft.self_mac);

  return {
    async sealOwn({ kind, ver, data }) {
      return sealOwnData(session.unlocked().keys.recipient, macKey(), place(kind, ver), data);
    },
    async openOwn({ kind, ver, file, mac }) {
      return openOwnData(session.identities(), macKey(), place(kind, ver), file, mac);
    },
    async sealOwnFile({ content }) {
      const { csize, stream, hashes } = await sealContent(session.unlocked().keys.recipient, content);
      const done = hashes.then(({ pt, ct }) => ({ size: content.size, pt, ct, csize }));
      done.catch(() => undefined);
      return { csize, stream, shelved: null, done };
    },
    async openOwnFile({ file, ciphertext }) {
      return new Blob(await openContent(session.identities(), ciphertext.stream(), file), { type: "application/octet-stream" });
    },

    async sealCache({ name, data }) {
      const { org, pid } = session.unlocked().draft;
      return sealCacheEntry(indexKey(), org, pid, name, data, session.chance);
    },
    async openCache({ name, data }) {
      const { org, pid } = session.unlocked().draft;
      return openCacheEntry(indexKey(), org, pid, name, data);
    },

    async sealContact({ recipient, text }) {
      session.unlocked();
      return sealToNotifier(recipient, text);
    },

    device: () => session.keystore.device(),
    async reserveCounter({ thread, lane }) {
      const dev = await session.keystore.device();
      const seen = session.threads.get(`${thread}/${lane}`)?.transcript.highestN(dev) ?? 0;
      const n = 1 + Math.max(seen, await session.keystore.counter(thread, lane));
      await session.keystore.setCounter(thread, lane, n);
      return n;
    },
    async releaseCounter({ thread, lane, n }) {
      if ((await session.keystore.counter(thread, lane)) === n) await session.keystore.setCounter(thread, lane, n - 1);
    },
    forgetDevice: () => session.keystore.forget(),
  };
}
