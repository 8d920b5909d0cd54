// SPDX-License-Identifier: EUPL-1.2
/** What is behind keep-door.ts. */
export { keepAll } from "./keep-all.js";
export { makersOf } from "./keep-makers.js";
export { keepThread } from "./keep.js";
export { makeReport } from "./report.js";
