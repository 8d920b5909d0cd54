// SPDX-License-Identifier: EUPL-1.2
// Parts of screens that the help shows (docs/help): a whole page of a phone is too long to be read beside a sentence.
// `of`: state in states.mjs; `at`: what is shown of it, with a margin; `most`: so many pixels of its height; `widths`: phone for the portal, desk for the back office.

import { MAIN } from "./states.mjs";

/** The main screens of the portal and of the back office: pictures in the dark, too, and in the index. */
export const INDEX = new Set([
  ...MAIN,
  ..."office-start office-list office-list-picked office-case office-case-four-eyes office-case-decide office-releases office-search-hits office-desk-person office-overview office-texts office-matters office-rules office-staff office-account".split(" "),
]);

const PHONE = [360];
const DESK = [1280];
const DIALOG = "dialog[open]";
const titled = (id) => `section[aria-labelledby="${id}"]`;
const portal = (of, part, at, most = Infinity) => ({ of, part, at, most, widths: PHONE });
const office = (of, part, at, most = Infinity) => ({ of, part, at, most, widths: DESK });

export const PARTS = [
  portal("start", "login", titled("login")),
  portal("start", "first", titled("first")),
  portal("start-shared", "login", titled("login")),
  portal("thread", "where", ".where"),
  portal("thread", "own", ".msg--me"),
  portal("thread", "reply", ".reply"),
  portal("thread", "readers", "section:has(> .people)"),
  portal("thread", "openings", titled("openings")),
  portal("thread", "tray", titled("tray")),
  portal("thread", "keep", ".sheet--quiet"),
  portal("thread-undo", "bar", ".sendbar"),
  portal("thread-objection", "reply", ".reply"),
  portal("thread-decisions", "decision", ".msg:has(.event)"),
  portal("thread-declare", "declare", titled("declare")),
  portal("account", "methods", titled("methods")),
  portal("account", "sessions", titled("sessions")),
  portal("account", "security", titled("security"), 560),
  portal("account", "keep", titled("keep-all")),
  portal("account", "report", titled("report")),
  portal("account-lost", "dialog", DIALOG),
  portal("account-block", "dialog", DIALOG),
  portal("account-leave", "dialog", DIALOG),
  portal("idle", "dialog", DIALOG),
  portal("scan-corners", "dialog", DIALOG),
  portal("scan-pages", "dialog", DIALOG),
  portal("blackout-patch", "dialog", DIALOG),
  portal("email-code", "code", titled("email-waiting")),
  portal("email-choice", "choice", titled("mail-choice")),
  portal("email-phrase-set", "phrase", titled("mail-phrase")),
  portal("email-push-on", "push", titled("push")),
  portal("mail-check-yes", "check", titled("mail-check")),
  portal("thread-protected", "protected", titled("protected")),
  portal("write-medical", "medical", ".write"),
  office("office-case", "head", ".casehead"),
  office("office-case", "reply", ".reply"),
  office("office-case", "lane", ".note-lane", 540),
  office("office-case-others", "reason", "main"),
  office("office-case-decide", "reply", ".reply"),
  office("office-case-mention", "lane", ".note-lane", 470),
  office("office-case-four-eyes", "reply", ".reply"),
  office("office-case-to-release", "release", ".reply:has(.staged-text)"),
  office("office-case-forward", "dialog", DIALOG),
  office("office-case-close", "dialog", DIALOG),
  office("office-case-hold", "dialog", DIALOG),
  office("office-case-recuse", "dialog", DIALOG),
  office("office-case-resubmit", "dialog", DIALOG),
  office("office-case-law", "dialog", DIALOG),
  office("office-case-give-back", "dialog", DIALOG),
  office("office-case-plain", "plain", titled("plain-mail-title")),
  office("office-list-keys", "dialog", DIALOG),
  office("office-list-assign", "dialog", DIALOG),
  office("office-desk-phone", "dialog", DIALOG),
  office("office-desk-contact", "dialog", DIALOG),
  office("office-desk-slip", "slip", ".slip"),
  office("office-staff-absence", "absences", titled("absences")),
];
