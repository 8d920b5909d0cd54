// SPDX-License-Identifier: EUPL-1.2
/** The page without a connection. It talks to no server, not even where one could be reached: its policy lets it reach none. */
import { createCryptoClient } from "../../../crypto/client.ts";
import { readingCatalog } from "../../../i18n/reading.gen.js";
import { OfflineReader } from "../../../mailbox/offline-reader.js";
import { browserShell } from "../../../mailbox/offline-shell.js";
import { browserPasskeys } from "../../../mailbox/webauthn.js";
import { startReading } from "./page.js";

const reader = new OfflineReader(
  {
    databases: indexedDB,
    passkeys: browserPasskeys("credentials" in navigator && "PublicKeyCredential" in globalThis ? navigator.credentials : null),
    shell: browserShell(),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    clock: () => Date.now(),
  },
  createCryptoClient(),
);
void startReading({ reader, catalog: readingCatalog });
