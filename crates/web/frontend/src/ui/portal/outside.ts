// SPDX-License-Identifier: EUPL-1.2
/** Screens before sign-in but the start page, fetched together. */
export { ActivateScreen } from "../shared/activate.js";
export { RecoverScreen } from "../shared/recover.js";
export { IdentifiedScreen, IdentifyScreen } from "./identify.js";
export { InfoScreen } from "./info.js";
export { LetterScreen } from "./letter.js";
export { ReplyScreen } from "./reply.js";
