// SPDX-License-Identifier: EUPL-1.2
/** Screens with open keys but the inbox, fetched together. */
export { SheetScreen } from "../shared/account.js";
export { AccountScreen } from "./account.js";
export { ConsentScreen } from "./consent.js";
export { EmailScreen } from "./email.js";
export { ActingScreen } from "./grant.js";
export { PhoneScreen } from "./phone.js";
export { ThreadScreen } from "./thread.js";
export { WriteScreen } from "./write.js";
