// SPDX-License-Identifier: EUPL-1.2
// What is read without a connection: a key of its own, which opens nothing else. A passkey opens it offline, the person's keys online.
import type { OfflineApi } from "../api-offline.ts";
import { unb64u } from "../b64.ts";
import { utf8, wipe } from "../bytes.ts";
import { demand, ProtocolError } from "../errors.ts";
import { localKey, openCacheEntry, openUnder, sealCacheEntry, sealUnder } from "../selfdata.ts";
import { deriveUnlockKeys } from "../unlock.ts";
import type { Uuid } from "../wire.ts";
import type { Session } from "./session.ts";

const KEY_BYTES = 32;
const SALT = utf8("sp1/offline/salt");
/** Under which name the key itself is sealed; entries have names of the page. */
const KEY_NAME = "offline-key";

/** Of a passkey's PRF result; beside what opens the bundle, under a label of its own. */
const doorKey = (prf: Uint8Array, org: string, pid: Uuid): Promise<CryptoKey> => localKey(prf, SALT, "sp1/offline/door", org, pid);

const importKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

export function offline(session: Session): OfflineApi {
  const key = (): CryptoKey => {
    if (session.offline === null) throw new ProtocolError("locked");
    return session.offline;
  };
  return {
    async makeOfflineKey({ prf }) {
      const { org, pid, unlock, index_key: indexKey } = session.unlocked().draft;
      const { recipient, macSecret } = await deriveUnlockKeys("prf", prf, org, pid);
      wipe(macSecret);
      const method = unlock.find((item) => item.tag === "prf" && item.rcpt === recipient);
      demand(method !== undefined, "unknown-method");
      const raw = session.chance(KEY_BYTES);
      const door = await sealUnder(await doorKey(prf, org, pid), KEY_NAME, raw, session.chance);
      const own = await sealCacheEntry(unb64u(indexKey), org, pid, KEY_NAME, raw, session.chance);
      session.offline = await importKey(raw);
      wipe(prf, raw);
      return { method: method.id, door, own };
    },
    async openOfflineKey({ own }) {
      const { org, pid, index_key: indexKey } = session.unlocked().draft;
      const raw = await openCacheEntry(unb64u(indexKey), org, pid, KEY_NAME, own);
      session.offline = await importKey(raw);
      wipe(raw);
    },
    async enterOffline({ org, pid, prf, door }) {
      demand(prf.length === KEY_BYTES, "wrong-argument", "prf");
      const opening = await doorKey(prf, org, pid);
      wipe(prf);
      const raw = await openUnder(opening, KEY_NAME, door);
      session.offline = await importKey(raw);
      wipe(raw);
    },
    async sealOffline({ name, data }) {
      return sealUnder(key(), name, data, session.chance);
    },
    async openOffline({ name, data }) {
      return openUnder(key(), name, data);
    },
  };
}
