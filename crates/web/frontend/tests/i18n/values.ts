// SPDX-License-Identifier: EUPL-1.2
/** Something for every variable. */
export const VALUES = {
  brand: "Musterkasse", phone: "0800 000 4711", side: "portal", n: 2, of: 3, name: "Erika", when: "23.11.2026", clock: "14:05", date: "23.11.", label: "A", title: "A", left: "1:45", here: "14:05", there: "14:06", weekday: "Montag",
  until: "23.11.2026", since: "23.11.2026", from: "8", day: "23.11.2026", on: "23.11.2026", at: "23.11.2026", minutes: 2, tries: 2, group: 1, code: "offline", unit: "Team", what: "A", who: "A", size: "1 MB", limit: "20 MB", words: "A", word: "passkey",
  browser: "firefox", system: "linux", device: "A", method: "A", created: "A", seen: "A", added: "A", rights: "write", basis: "A", subject: "A", to: "Team", done: "1", total: "2", threads: 1, note: "A", how: "A", names: "A", before: "A", reason: "A", by: "A",
  view: "A", desk: "A", time: "1:45", host: "A", address: "a@post.example", most: 40, hour: 8, idle: 5, absolute: 60, app: "A", axe: "4", langs: "both", widths: "360", reflow: "320", same: "yes", purpose: "A", messages: 2, files: 2, bytes: "1 MB", v: 1, page: 1, pages: 3, count: 3, place: "A", received: "23.11.2026", x: 10, y: 20, w: 30, h: 40,
  insurer: "Musterkasse", kind: "A", matter: "A", state: "A", units: "Team", provided: "23.11.2026", outcome: "A", last: "23.11.2026", message: "A", end: "23.11.2026", form: "A", fetched: "23.11.2026", ordered: "23.11.2026", posted: "23.11.2026",
};
