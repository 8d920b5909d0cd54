// SPDX-License-Identifier: EUPL-1.2
/** Door of the typed client: mailbox imports from here. */
export { ApiClient, type Carryover, type Completion, type ThreadPage } from "./client.js";
export { EventFeed, Tabs, type EventsEnvironment, type TabMessage } from "./events.js";
export { Http, type HttpEnvironment } from "./http.js";
export { bad, good, isPassing, OFFLINE, CANCELLED, type Answer, type Problem } from "./problem.js";
export { fetchUpload, xhrUpload, type Coming, type Upload, type Uploaded } from "./upload.js";
export { laterResumable } from "./later-resume.js";
export type * as wire from "./wire.js";
