// SPDX-License-Identifier: EUPL-1.2
// The forger's kit: bundled for Node by ../kit.mjs. The protocol's own modules, and what bends them.
export { recipientOf } from "../../../src/crypto/agefile.ts";
export { b64u, unb64u } from "../../../src/crypto/b64.ts";
export { systemChance, utf8 } from "../../../src/crypto/bytes.ts";
export { sealKeyBundle } from "../../../src/crypto/bundle.ts";
export { envelopeJson, signEnvelope } from "../../../src/crypto/dsse.ts";
export { sealDeptGrant, sealThreadGrant } from "../../../src/crypto/grants.ts";
export { makeUuid4, makeUuid7 } from "../../../src/crypto/ids.ts";
export { canonicalBytes } from "../../../src/crypto/json.ts";
export { sealText } from "../../../src/crypto/activation.ts";
export { read, signStatement } from "../../../src/crypto/statement.ts";
export { BIND } from "../../../src/crypto/statements/bind.ts";
export { DEPT_EPOCH } from "../../../src/crypto/statements/dept-epoch.ts";
export { ISSUE } from "../../../src/crypto/statements/issue.ts";
export { KEYCARD } from "../../../src/crypto/statements/keycard.ts";
export { MESSAGE } from "../../../src/crypto/statements/message.ts";
export { PROFILE } from "../../../src/crypto/statements/profile.ts";
export { STAFF } from "../../../src/crypto/statements/staff.ts";
export { THREAD_EPOCH } from "../../../src/crypto/statements/thread-epoch.ts";
export { headerOf } from "../../../src/crypto/transcript.ts";
export { deriveUnlockKeys, prfInput } from "../../../src/crypto/unlock.ts";
export { leafOf } from "../../../src/crypto/verify.ts";
export { fingerprint } from "../../../src/crypto/trust.ts";
export * from "./attachments.ts";
export * from "./insider.ts";
export * from "./person.ts";
export * from "./thread.ts";
