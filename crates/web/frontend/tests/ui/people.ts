// SPDX-License-Identifier: EUPL-1.2
/** Invented people, units and messages for the harness. The clock stands at 23.11.2026, 14:36 in Berlin. */
import type * as V from "../../src/mailbox/views.js";

export const NOW = Date.UTC(2026, 10, 23, 13, 36) / 1000;
const at = (day: number, hour: number, minute: number, month = 10): number => Date.UTC(2026, month, day, hour - 1, minute) / 1000;

const REMEDIES: V.Remedies = {
  ways: ["schriftlich mit Ihrer Unterschrift an: Musterkasse, Musterweg 1, 12345 Musterstadt", "zur Niederschrift bei der Musterkasse, Musterweg 1, 12345 Musterstadt", "in elektronischer Form mit qualifizierter elektronischer Signatur, als Datei mit einer Nachricht in diesem Postfach"],
  objection: "Rechtsbehelfsbelehrung\n\nGegen diesen Bescheid können Sie Widerspruch erheben: schriftlich, zur Niederschrift oder in elektronischer Form.",
  actions: ["Musterstadt", "Beispielstadt"].map((town) => ({ court: `Sozialgericht ${town}`, text: `Rechtsbehelfsbelehrung\n\nSie können Klage beim Sozialgericht ${town} erheben: schriftlich, zur Niederschrift oder als elektronisches Dokument.` })),
};
/** What the insurer has said of itself. */
export const PAGES: V.PublicFacts = {
  address: "Musterkasse, Musterweg 1, 12345 Musterstadt",
  phoneHours: "Montag bis Freitag, 8 bis 18 Uhr",
  branches: "https://www.musterkasse.example/geschaeftsstellen",
  app: null,
  privacy: "https://www.musterkasse.example/datenschutz",
  imprint: "https://www.musterkasse.example/impressum",
  accessibility: { phone: null, email: "barrierefrei@musterkasse.example", form: null, reviewed: null, limitations: [], arbiter: null },
};
/** Everything said, and nothing. */
export const PAGES_FULL: V.PublicFacts = {
  ...PAGES,
  branches: "In Musterstadt am Markt 3 und in Beispielstadt am Bahnhof",
  app: "Musterkasse-App",
  accessibility: {
    phone: "0800 000 4712",
    email: "barrierefrei@musterkasse.example",
    form: "https://www.musterkasse.example/barriere-melden",
    reviewed: "2026-11-02",
    limitations: ["Ältere Merkblätter sind PDF-Dateien ohne Struktur."],
    arbiter: { name: "Durchsetzungsstelle für digitale Barrierefreiheit", address: "Am Amt 3, 12345 Musterstadt", phone: "0123 456789", email: "durchsetzung@land.example", page: "https://durchsetzung.land.example/" },
  },
};
export const PAGES_NONE: V.PublicFacts = { address: null, phoneHours: null, branches: null, app: null, privacy: null, imprint: null, accessibility: { phone: null, email: null, form: null, reviewed: null, limitations: [], arbiter: null } };

export const BRAND: V.Brand = { name: "Musterkasse", phone: "0800 000 4711", portal: "https://post.musterkasse.example", remedies: REMEDIES, pages: PAGES, org: "musterkasse.example", limits: { attachment: 50 * 1_048_576, attachments: 20 }, idleSeconds: 900, shared: { idle: 300, absolute: 1800 }, exit: null, signsOutThere: false };

const matter = (code: string, dept: string, unit: string, label: V.Twin, level: V.MatterView["class"], words: Partial<V.MatterView> = {}): V.MatterView => ({ code, dept, unit, label, official: label, class: level, note: null, simple: null, search: [], paused: null, medical: false, ...words });
export const MATTERS: readonly V.MatterView[] = [
  matter("krankengeld-nachweis", "krankengeld", "Team Krankengeld", { de: "Krankengeld: Nachweis schicken", en: "Sick pay: send a proof" }, "hoch"),
  matter("krankengeld-frage", "krankengeld", "Team Krankengeld", { de: "Krankengeld: Frage", en: "Sick pay: question" }, "normal"),
  matter("hilfsmittel", "hilfsmittel", "Team Hilfsmittel", { de: "Hilfsmittel beantragen", en: "Apply for an aid" }, "hoch"),
  matter("anschrift", "mitgliedschaft", "Team Mitgliedschaft", { de: "Neue Anschrift", en: "New address" }, "normal"),
];
const NOTE: V.Twin = { de: "Ihre Praxis bescheinigt, dass Sie nicht arbeiten können.", en: "Your doctor certifies that you cannot work." };
const PAUSE: V.MatterPause = { hint: { de: "Rufen Sie uns bitte an. Wir antworten sofort.", en: "Please call us. We answer at once." }, until: NOW + 9 * 86_400 };
/** The same, with the words of a lead. */
export const WORDED: readonly V.MatterView[] = [
  { ...MATTERS[0]!, label: { de: "Attest für Krankengeld schicken", en: "Send a certificate for sick pay" }, note: NOTE, simple: "Schicken Sie uns das Papier vom Arzt.", search: ["Krankschreibung", "AU", "Attest"] },
  { ...MATTERS[1]!, paused: PAUSE },
  ...MATTERS.slice(2),
];
const words = (code: string, more: Partial<V.MatterWordsView> = {}): V.MatterWordsView => ({ matter: code, name: null, note: null, simple: null, search: [], paused: null, ...more });
const PROOF = words("krankengeld-nachweis", { name: WORDED[0]!.label, note: NOTE, simple: WORDED[0]!.simple, search: WORDED[0]!.search });
export const OFFER: V.UnitMattersView = {
  version: 3,
  by: "p-weber",
  createdAt: NOW - 7200,
  matters: [
    { code: "krankengeld-nachweis", class: "hoch", fourEyes: false, medical: true, official: MATTERS[0]!.label, words: PROOF },
    { code: "krankengeld-frage", class: "normal", fourEyes: false, medical: false, official: MATTERS[1]!.label, words: words("krankengeld-frage", { paused: PAUSE }) },
    { code: "krankengeld-konto", class: "hoch", fourEyes: true, medical: false, official: { de: "Bankverbindung für das Krankengeld", en: "Bank details for sick pay" }, words: words("krankengeld-konto") },
  ],
};
export const OFFER_VERSIONS: readonly V.OfferVersionView[] = [
  { version: 3, by: "p-weber", createdAt: NOW - 7200, items: OFFER.matters.map((one) => one.words) },
  { version: 2, by: "p-weber", createdAt: NOW - 90_000, items: [words("krankengeld-frage"), PROOF, words("krankengeld-konto")] },
  { version: 1, by: "p-sommer", createdAt: NOW - 900_000, items: [words("krankengeld-frage"), words("krankengeld-nachweis"), words("krankengeld-konto")] },
];

const row = (part: Partial<V.ThreadRowView> & { thread: string }): V.ThreadRowView => ({
  subject: "Ohne Titel", plain: false, fourEyes: false, astray: false, disputed: false, refused: null, matter: "Krankengeld, Nachweis", class: "normal", units: ["Team Krankengeld"], snippet: null, lastFrom: null, lastAt: at(20, 10, 26), unread: false, state: null, tray: "inbox", pinned: false, portalUntil: null, claimedBy: null, person: null, clocks: null,
  ...part,
});

export const INBOX: readonly V.ThreadRowView[] = [
  row({ thread: "t-attest", subject: "Bitte schicken Sie uns noch das Attest", snippet: "Für Ihr Krankengeld fehlt uns eine Bescheinigung der Praxis.", state: "waiting", lastAt: at(20, 10, 26) }),
  row({ thread: "t-zahn", subject: "Zuschuss zum Zahnersatz", units: ["Team Zahngesundheit"], snippet: "Gern erklären wir Ihnen, wie der Zuschuss berechnet wird. Im Anhang finden Sie die Aufstellung der Kosten.", unread: true, state: "open", lastAt: at(23, 8, 40) }),
  row({ thread: "t-dialyse", subject: "Fahrten zur Dialyse", units: ["Team Fahrkosten"], snippet: "Sie: Vielen Dank. Anbei die Verordnung der Praxis.", state: "open", lastAt: at(22, 17, 5) }),
  row({ thread: "t-anschrift", subject: "Neue Anschrift", units: ["Team Mitgliedschaft"], snippet: "Wir haben die neue Anschrift eingetragen. Alles Gute im neuen Zuhause.", state: "done", lastAt: at(12, 9, 30) }),
];

export const HARD_ROWS: readonly V.ThreadRowView[] = [
  row({ thread: "t-wait", subject: null, snippet: null, unread: true, lastAt: at(23, 14, 30) }),
  row({ thread: "t-bad", subject: null, refused: { code: "bad-signature" }, units: ["Team Krankengeld"], lastAt: at(23, 13, 2) }),
  row({ thread: "t-long", subject: "Donaudampfschifffahrtskapitänsmützenabzeichenverordnungsübersendungsbestätigung und noch mehr Worte im Betreff", units: ["Team Rehabilitation und Anschlussheilbehandlung"], snippet: "Ein langer Anfang einer langen Nachricht, der nicht in eine Zeile passt und deshalb am Ende der Zeile abgeschnitten werden muss.", lastAt: at(19, 11, 0) }),
];

export const DRAFTS: readonly V.DraftView[] = [{ id: "d-1", thread: null, matter: "hilfsmittel", subject: "Duschhocker beantragen", body: "Guten Tag, die Pflegeberaterin hat uns empfohlen, einen Duschhocker zu beantragen.", savedAt: at(21, 16, 12) }];

const file = (part: Partial<V.AttachmentView> & { aid: string }): V.AttachmentView => ({ name: "Datei.pdf", type: "application/pdf", size: 188_416, state: "available", ...part });

export const SOMMER = { name: "M. Sommer", unit: "Team Krankengeld", as: "staff", pid: "p-sommer" } as const;
export const ERIKA = { name: "Erika Muster", unit: null, as: "self", pid: "p-erika" } as const;

type Message = Extract<V.MessageView, { kind: "message" }>;
const message = (part: Partial<Message> & { mid: string }): Message => ({
  kind: "message", plain: false, own: false, idx: 1, from: SOMMER, sentAt: at(20, 10, 26), receivedAt: at(20, 10, 26), subject: "", body: "", lang: "de", form: null, attachments: [], accepted: { at: at(20, 10, 26), hash: "3f0c9a7d" }, opened: null, flags: [], texts: [], decision: null, released: null, declared: null,
  ...part,
});

export const FIRST = message({
  mid: "m-1",
  body: "Guten Tag, Frau Muster,\n\ndamit wir Ihr Krankengeld weiter zahlen können, brauchen wir noch die Bescheinigung Ihrer Praxis für die Zeit ab dem 16.11.2026.\n\nEin gut lesbares Foto genügt. Das Original behalten Sie bitte.",
  attachments: [file({ aid: "a-1", name: "Vordruck-Bescheinigung.pdf" })],
});
/** A plain mail, as the gateway took it in. */
export const PLAIN_MAIL: V.MessageView = message({
  mid: "m-plain", plain: true, from: { name: "Programm für Briefe", unit: "Team Krankengeld", as: "staff", pid: "p-gateway" },
  subject: "Neue Karte",
  body: "Von: Gerda Grün <gerda.gruen@post.example>\nAn: service@musterkasse.example\nDatum: 23.11.2026, 09:41 Uhr (+01:00)\n\nGuten Tag,\n\nmeine Karte ist gebrochen. Schicken Sie mir bitte eine neue?",
  attachments: [file({ aid: "a-karte", name: "Karte.png", type: "image/png" }), file({ aid: "a-original", name: "original.eml", type: "message/rfc822" })],
});
export const SECOND = message({
  mid: "m-2", idx: 2, own: true, from: ERIKA, sentAt: at(23, 14, 5), receivedAt: at(23, 14, 5),
  body: "Guten Tag, anbei das Attest. Der Befund aus der Klinik kommt gleich hinterher.",
  attachments: [file({ aid: "a-2", name: "Attest-Dr-Beispiel.jpg", type: "image/jpeg", size: 1_258_291 })],
  accepted: { at: at(23, 14, 5), hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" },
  opened: { at: at(23, 14, 31), by: "Team Krankengeld" },
});

/** What Erika said about decisions, and a decision that has come to her. */
export const CONSENT: V.ConsentView = { word: { given: true, version: 1, lang: "de", text: "Ich willige ein, dass meine Krankenkasse mir Bescheide in diesem Postfach bekannt gibt.", at: at(20, 9, 0) }, reachable: true, returned: false, refused: null };
const ANNOUNCED: V.AnnouncedView = { effective: null, pid: "p-erika", providedAt: at(23, 15, 0), notifiedAt: at(23, 15, 1), failedAt: null, returnedAt: null, fetchedAt: at(23, 18, 12), on: "2026-11-27", until: "2026-12-28" };
const decided = (mark: V.DecisionMark, announced: Partial<V.AnnouncedView>): V.MessageView =>
  message({ mid: `m-${mark.remedy}-${announced.on ?? "none"}-${mark.instructed}`, idx: 3, body: "Wir bewilligen Ihnen Krankengeld bis zum 11.12.2026.\n\nGegen diesen Bescheid können Sie innerhalb eines Monats nach Bekanntgabe Widerspruch einlegen.", decision: { ...mark, announced: [{ ...ANNOUNCED, ...announced }], letters: [] } });
const OPEN = { notifiedAt: null, fetchedAt: null, on: null, until: null } as const;
/** The same days of all recipients: the representative had it first. */
const SHARED_DAYS = { effective: { on: "2026-11-25", until: "2026-12-28" } } as const;
/** Announced; without instructions; on its way; not to be notified; come back, and fetched before or not at all; to two recipients. */
export const DECISIONS: readonly V.MessageView[] = [
  decided({ remedy: "objection", instructed: true }, {}),
  decided({ remedy: "action", instructed: false }, { on: "2026-11-28", until: "2027-11-29" }),
  decided({ remedy: "objection", instructed: true }, OPEN),
  decided({ remedy: "action", instructed: true }, { ...OPEN, failedAt: at(23, 15, 30) }),
  decided({ remedy: "objection", instructed: true }, { returnedAt: at(23, 19, 2), on: "2026-11-23", until: "2026-12-23" }),
  decided({ remedy: "action", instructed: false }, { ...OPEN, notifiedAt: at(23, 15, 1), returnedAt: at(23, 19, 2) }),
  message({ mid: "m-two", idx: 3, body: "Wir bewilligen Ihnen Krankengeld bis zum 11.12.2026.", decision: { remedy: "objection", instructed: true, announced: [{ ...ANNOUNCED, ...SHARED_DAYS }, { ...ANNOUNCED, ...SHARED_DAYS, pid: "p-jonas", notifiedAt: null, failedAt: at(23, 15, 30), fetchedAt: at(25, 9, 0), on: "2026-11-25", until: "2026-12-28" }], letters: [] } }),
];

const LETTER: V.LetterView = { pid: "p-erika", state: "ordered", reason: "no-consent", orderedBy: "p-sommer", orderedAt: at(23, 15, 0), printedAt: null, same: null, postedOn: null, endedAt: null, fault: null, on: null, until: null };
const PRINTED = { state: "printed", printedAt: at(23, 15, 20), same: true } as const;
const POSTED = { ...PRINTED, state: "posted", postedOn: "2026-11-24", on: "2026-11-28", until: "2026-12-28" } as const;
const posted = (name: string, announced: readonly V.AnnouncedView[], ...letters: readonly Partial<V.LetterView>[]): V.MessageView =>
  message({ mid: `m-letter-${name}`, idx: 3, body: "Wir bewilligen Ihnen Krankengeld bis zum 11.12.2026.", decision: { remedy: "objection", instructed: true, announced, letters: letters.map((letter) => ({ ...LETTER, ...letter })) } });
/** Ordered; at the print shop; posted; came back; not made and made again; the second way of one that was announced. */
export const LETTERS: readonly V.MessageView[] = [
  posted("ordered", [], {}),
  posted("printed", [], PRINTED),
  posted("posted", [], POSTED),
  posted("returned", [], { ...POSTED, state: "returned", endedAt: at(27, 9, 0), on: null, until: null }),
  posted("again", [], { state: "failed", reason: "not-notified", orderedBy: null, endedAt: at(24, 9, 0), fault: "address-block" }, { ...PRINTED, same: false, orderedAt: at(24, 10, 0) }),
  posted("second", [{ ...ANNOUNCED, ...OPEN, failedAt: at(23, 15, 30), on: "2026-11-28", until: "2026-12-28" }], { ...POSTED, reason: "not-notified" }),
];

export const PROTECTED_ROW: V.ThreadRowView = row({ thread: "t-bank", subject: null, refused: { code: "step-up-required" }, matter: "Bankverbindung", class: "hoch", unread: true, state: "waiting" });

export const READERS: readonly V.ReaderView[] = [
  { kind: "you", name: "Erika Muster", detail: null },
  { kind: "representative", name: "Jonas Muster", detail: "Ihr Betreuer, bis 30.06.2027", excludable: "p-jonas" },
  { kind: "unit", name: "Team Krankengeld", detail: null },
];

/** An insurance whose last day is so many days away, with three months to read. */
export const endingIn = (days: number): V.EndingView => ({ death: false, readOnlyAt: NOW + days * 86_400, closesAt: NOW + (days + 90) * 86_400 });

export const THREAD: V.ThreadView = {
  thread: "t-attest", subject: "Bitte schicken Sie uns noch das Attest", matter: "krankengeld-nachweis", mail: null, class: "normal", fourEyes: false, consent: null, astray: false, recusals: [], stay: null, disputes: [], holds: [], medicalAsked: null, mentionedBy: null, unit: "Team Krankengeld",
  messages: [FIRST, SECOND], newest: 2, notes: [], readers: READERS, person: null, closed: null, ending: null, alarm: null, notesAlarm: null, warnings: [], newKeys: [], replyWaits: false,
  technical: { epoch: 2, fingerprint: "7K4MPQ2DX9TH4RWC8N303F7KQ2MX8WDN", witnessPolicy: "none" }, state: "waiting", progress: { standing: "waiting", answerBy: null, statutory: null, tray: "inbox", pinned: false }, claimedBy: null, clocks: [],
  doneReason: null, main: null, trail: [], assigned: [], notesLeft: false, units: [{ dept: "krankengeld", label: "Team Krankengeld" }],
};

export const ASSIGNED: readonly V.AssignedView[] = [
  { at: at(21, 9, 45), dept: "krankengeld", pid: "p-beispiel", insteadOf: "p-probe", position: 2, kind: "matter", matter: "krankengeld-nachweis" },
];
export const RULES: V.RuleListView = {
  version: 4,
  rules: [
    { id: "r-1", kind: "hands", matter: null, clerks: [], paused: false },
    { id: "r-2", kind: "matter", matter: "krankengeld-nachweis", clerks: ["p-beispiel"], paused: false },
    { id: "r-3", kind: "register", matter: null, clerks: ["p-probe", "p-sommer"], paused: true },
    { id: "r-4", kind: "register", matter: null, clerks: ["p-sommer"], paused: false },
    { id: "r-5", kind: "load", matter: null, clerks: [], paused: false },
  ],
};
export const RULE_TESTS: ReadonlyMap<string, V.RuleTest> = new Map<string, V.RuleTest>([
  ["r-3", { t: "digits", from: 0, to: 33 }],
  ["r-4", { t: "branch", branch: "Musterstadt am Markt" }],
]);
export const RULE_TRIAL: V.RuleTrialView = { cases: 148, capped: false, desks: [{ pid: "p-beispiel", n: 61 }, { pid: "p-sommer", n: 40 }], register: 35, nobody: 12 };

export const RECEIVERS: readonly V.ReceiverView[] = [
  { dept: "krankengeld", label: "Team Krankengeld", entity: "krankenkasse", own: true, shield: false },
  { dept: "pflege", label: "Team Pflege", entity: "pflegekasse", own: false, shield: false },
  { dept: "service", label: "Servicestelle Musterstadt", entity: "krankenkasse", own: false, shield: false },
];
export const SHIELD: V.ReceiverView = { dept: "schutz", label: "Stelle für besondere Fälle", entity: "pflegekasse", own: false, shield: true };
export const RECORDS: V.RecordsView = {
  madeAt: at(23, 15, 0), pid: "p-erika",
  parts: [
    { table: "person", columns: ["kind", "state", "assurance", "created_at"], rows: [["insured", "active", "letter", "2026-09-01T08:00:00Z"]], more: false },
    { table: "profile", columns: ["dept", "epoch", "created_at"], rows: [["krankengeld", "1", "2026-09-01T08:00:00Z"]], more: false },
    { table: "outbox", columns: ["id", "kind", "state", "created_at", "done_at"], rows: [["o-1", "message", "sent", "2026-11-20T09:26:00Z", "2026-11-20T09:27:00Z"], ["o-2", "rare", "pending", "2026-11-21T09:26:00Z", null]], more: false },
    { table: "outbox_attempt", columns: ["outbox", "host"], rows: [["o-1", "relay.musterkasse.example"]], more: false },
    { table: "thread", columns: ["id", "depts", "created_at"], rows: [["t-attest", "krankengeld", "2026-11-20T09:26:00Z"], ["t-gone", "pflege hilfsmittel", "2023-01-20T09:26:00Z"]], more: true },
    { table: "draft", columns: ["id"], rows: [], more: false },
  ],
  units: new Map([["krankengeld", "Team Krankengeld"], ["pflege", "Team Pflege"]]),
};
export const LEAVING: V.StayView = { portalUntil: "2027-01-22", inboxUntil: "2028-01-22", recordUntil: "2036-12-31", soon: true, away: false, reasons: [] };
export const HOLDS: readonly V.HoldView[] = [
  { id: "h-1", unit: "Team Krankengeld", reason: "proceedings", by: "p-beispiel", at: at(20, 10, 26), lifted: null },
  { id: "h-2", unit: "Team Krankengeld", reason: "audit", by: "p-sommer", at: at(19, 9, 0), lifted: null },
];
/** What Erika says is wrong: open, settled and still restricted, taken back. */
const DISPUTE: V.DisputeView = { id: "dp-1", about: "m-1", said: "m-2", by: "p-erika", mayEnd: true, at: at(23, 14, 6), ended: null, restricts: true, answered: false };
export const DISPUTES: readonly V.DisputeView[] = [DISPUTE, { ...DISPUTE, id: "dp-0", about: null, said: "m-0", at: at(19, 9, 0), ended: { outcome: "withdrawn", at: at(20, 9, 0), until: at(20, 9, 0), by: null }, restricts: false }];
export const SETTLED: readonly V.DisputeView[] = (["corrected", "kept"] as const).map((outcome) => ({ ...DISPUTE, id: `dp-${outcome}`, about: outcome === "kept" ? null : "m-1", answered: true, ended: { outcome, at: at(24, 9, 0), until: at(28, 0, 0), by: "p-beispiel" } }));
export const RECUSALS: readonly V.RecusalView[] = [
  { pid: "p-beispiel", reason: "relative", at: at(20, 9, 0) },
  { pid: "p-probe", reason: null, at: null },
];
export const TRAIL: readonly V.HandOverView[] = [
  { at: at(21, 9, 40), by: "s-9", from: "Servicestelle Musterstadt", to: "Team Krankengeld", stays: false, notes: true, reason: "not-ours", across: null },
  { at: at(22, 10, 5), by: "s-9", from: "Team Krankengeld", to: "Team Pflege", stays: true, notes: false, reason: "joint", across: "joint-case" },
];

/** With a file that only the Medical Service can open. */
export const MEDICAL_THREAD: V.ThreadView = {
  ...THREAD,
  messages: THREAD.messages.map((message, index) =>
    message.kind === "message" && index === 0 ? { ...message, attachments: [file({ aid: "a-md", name: "medizinischer-dienst-3f2a.pdf", state: "not-for-you", medical: { forwarded: { at: at(22, 10, 5), by: "Team Krankengeld" } } }), file({ aid: "a-me", name: "medizinischer-dienst-77b0.pdf", state: "not-for-you", medical: { forwarded: null } })] } : message,
  ),
  mentionedBy: "p-probe",
};

export const HARD_THREAD: V.ThreadView = {
  ...THREAD,
  messages: [
    FIRST,
    { kind: "event", at: at(21, 9, 40), event: "key-changed", who: "Erika Muster", self: false, method: "letter" },
    { kind: "event", at: at(21, 9, 41), event: "reader-added", who: "Jonas Muster", self: false, method: null },
    { kind: "refused", mid: "m-x", idx: 2, refusal: { code: "bad-signature" }, receivedAt: at(22, 3, 12) },
    { ...SECOND, mid: "m-3", accepted: null, opened: null, attachments: [file({ aid: "a-4", name: "Nur-fuer-den-Medizinischen-Dienst.pdf", state: "not-for-you" }), file({ aid: "a-5", name: "Weg.pdf", state: "missing" })], flags: ["counter-gap", "clock-skew"] },
  ],
  warnings: [{ code: "not-fresh" }],
  alarm: { code: "ghost-member" },
};

export const METHODS: readonly V.UnlockMethodView[] = [
  { id: "u-1", tag: "prf", label: "Mein Telefon", added: at(2, 9, 0, 8), usedAt: at(23, 8, 2) },
  { id: "u-2", tag: "rec", label: "Notfallblatt", added: at(2, 9, 5, 8), usedAt: null },
  { id: "u-3", tag: "pwd", label: "", added: at(5, 18, 0, 9), usedAt: at(20, 7, 0) },
];
export const SESSIONS: readonly V.SessionRowView[] = [
  { id: "s-1", method: "passkey", createdAt: at(23, 8, 2), seenAt: at(23, 14, 35), current: true, shared: false, device: { browser: "firefox", system: "windows" } },
  { id: "s-2", method: "password", createdAt: at(20, 7, 0), seenAt: at(20, 7, 30), current: false, shared: true, device: null },
];

let event = 900;
const happened = (kind: string, word: string | null, when: number, told: boolean, here = false): V.SecurityEventView => {
  event -= 1;
  return { id: `e-${event}`, at: when, kind, word, here, told, device: kind === "sign-in" && here ? { browser: "firefox", system: "windows" } : null };
};
/** One of each kind, newest first; the last is of a later version. */
export const EVENTS: readonly V.SecurityEventView[] = [
  happened("passkey-added", null, at(23, 8, 5), true, true),
  happened("sign-in", "passkey", at(23, 8, 2), false, true),
  happened("session-ended", null, at(20, 7, 40), false),
  happened("sign-in", "password", at(20, 7, 0), false),
  happened("tries-blocked", "password", at(20, 6, 44), false),
  happened("method-remade", "recovery", at(18, 17, 20), true),
  happened("sessions-ended", null, at(18, 17, 20), false),
  happened("carryover-asked", null, at(18, 17, 20), true),
  happened("representation-began", "subject", at(17, 9, 0), true),
  happened("unblocked", "letter", at(15, 12, 1), true),
  happened("bound", "letter", at(15, 12, 1), true),
  happened("blocked", "self", at(9, 22, 15), true),
  happened("code-reused", null, at(9, 21, 50), true),
  happened("something-new", "unknown", at(3, 10, 0), true),
];
/** What this browser has not shown yet: five lines, so that two of them are only counted. */
export const NEWS: readonly V.SecurityEventView[] = EVENTS.filter((one) => one.told && !one.here).slice(0, 5);

export const UNITS: readonly V.UnitView[] = [
  { dept: "krankengeld", label: "Team Krankengeld", rights: ["read", "write", "grant"], hasKey: true, counts: { new: 12, open: 12, waiting: 18, done: 240 } },
  { dept: "fahrkosten", label: "Team Fahrkosten", rights: ["read"], hasKey: false, counts: { new: 2, open: 0, waiting: 1, done: 4 } },
];
const person = (name: string, dob: string): NonNullable<V.ThreadRowView["person"]> => ({ pid: `p-${name}`, name, dob });
/** Clocks of the unit on an invented case: what is promised until when, and what else is different. */
const clocks = (promise: number | null, owedSince: number | null, more: Partial<V.ClocksView> = {}): V.ClocksView => ({ dept: "krankengeld", escalatesAt: null, owedSince, promise: promise === null ? null : { at: promise, days: 3 }, statutory: null, resubmission: null, ...more });
const LAW: NonNullable<V.ClocksView["statutory"]> = { rule: "kv-5w", received: "2026-10-30", lastDay: "2026-12-04", announceBy: "2026-11-30", at: at(5, 0, 0, 11) };
export const WORK: readonly V.ThreadRowView[] = [
  row({ thread: "t-late", subject: "Zahlung ausgeblieben", matter: "krankengeld-frage", unread: true, state: "new", class: "substantiell", person: person("Erika Muster", "1968-03-14"), lastAt: at(17, 9, 30), clocks: clocks(at(20, 16, 0), at(17, 9, 30), { escalatesAt: at(19, 16, 0) }) }),
  row({ thread: "t-attest", subject: "Attest und Befund aus der Klinik", matter: "krankengeld-nachweis", unread: true, state: "open", class: "substantiell", person: person("Erika Muster", "1968-03-14"), claimedBy: "p-beispiel", lastAt: at(23, 14, 5), clocks: clocks(at(23, 16, 0), at(20, 10, 26)) }),
  row({ thread: "t-2", subject: "Wann kommt der Bescheid?", matter: "krankengeld-frage", unread: true, state: "new", person: person("Paul Probe", "1991-07-02"), lastAt: at(21, 12, 0), clocks: clocks(at(24, 16, 0), at(21, 12, 0)) }),
  row({ thread: "t-back", subject: "Rückfrage zum Stufenplan", matter: "krankengeld-frage", state: "waiting", class: "substantiell", person: person("Amal Haddad", "1979-11-19"), claimedBy: "p-sommer", lastAt: at(9, 9, 15), clocks: clocks(null, null, { resubmission: { day: "2026-11-23", at: at(23, 0, 0), restsUntil: at(23, 0, 0), reason: "papers", by: "p-sommer" } }) }),
  row({ thread: "t-3", subject: "Stufenplan ab Januar", matter: "hilfsmittel", unread: true, state: "new", class: "substantiell", person: person("Amal Haddad", "1979-11-19"), lastAt: at(22, 9, 15), clocks: clocks(at(27, 16, 0), at(22, 9, 15), { statutory: LAW }) }),
  row({ thread: "t-4", subject: null, refused: { code: "step-up-required" }, matter: "Bankverbindung", fourEyes: true, state: "open", class: "hoch", person: person("Lena Test", "1988-05-11"), claimedBy: "p-sommer", lastAt: at(20, 15, 45), clocks: clocks(null, null, { statutory: LAW }) }),
  row({ thread: "t-5", subject: "Bescheinigung fehlt", state: "waiting", class: "substantiell", person: person("Karl-Heinz Musterfrau", "1959-01-30"), claimedBy: "p-probe", lastAt: at(14, 8, 0), clocks: clocks(null, null, { resubmission: { day: "2026-12-07", at: at(7, 0, 0, 11), restsUntil: at(7, 0, 0, 11), reason: "papers", by: "p-probe" } }) }),
  row({ thread: "t-6", subject: null, unread: true, state: "new", person: { pid: "p-x", name: null, dob: null }, lastAt: at(23, 14, 33), clocks: clocks(at(26, 16, 0), at(23, 14, 33)) }),
  row({ thread: "t-7", subject: null, refused: { code: "header-mismatch" }, state: "new", person: person("Tom Vorlage", "1972-09-23"), lastAt: at(23, 11, 0), clocks: clocks(null, null) }),
];
export const COUNTS: V.WorkView = {
  mine: 7, resubmissions: 3, mentioned: 2,
  units: [
    { dept: "krankengeld", open: 42, new: 12, free: 12, waiting: 18, overdue: 1, soon: 9, resubmissions: 3, astray: 2, disputed: 1, escalated: 1 },
    { dept: "fahrkosten", open: 3, new: 2, free: 3, waiting: 1, overdue: 0, soon: 0, resubmissions: 0, astray: 0, disputed: 0, escalated: 0 },
  ],
  deputy: [{ dept: "krankengeld", pid: "p-probe", name: "S. Probe", until: at(28, 0, 0), open: 5 }],
};
export const ABSENCES: readonly V.AbsenceView[] = [
  { id: "a-1", pid: "p-beispiel", from: at(23, 0, 0), until: at(28, 0, 0), now: true, deputy: "p-sommer", standsIn: "p-sommer", circle: false },
  { id: "a-2", pid: "p-sommer", from: at(14, 0, 0, 11), until: at(19, 0, 0, 11), now: false, deputy: "p-beispiel", standsIn: "p-beispiel", circle: false },
];
const day = (n: number): string => new Date(Date.UTC(2026, 9, 27 + n)).toISOString().slice(0, 10);
const monday = (n: number): string => new Date(Date.UTC(2026, 9, 26 + 7 * n)).toISOString().slice(0, 10);
export const FIGURES: V.OverviewView = {
  at: NOW,
  all: {
    new: 12, open: 31, waiting: 24, resting: 7,
    ages: [0, 1, 3, 7, 14].map((days, n) => ({ days, n: [9, 17, 11, 4, 2][n] ?? 0 })),
    promises: { overdue: 3, today: 5, soon: 11 }, statutory: { overdue: 0, today: 1, soon: 2 }, overdue: 3, due: 6,
  },
  desks: [
    { pid: null, name: null, cases: 12, overdue: 1, due: 2, awayUntil: null },
    { pid: "p-beispiel", name: "T. Beispiel", cases: 38, overdue: 2, due: 3, awayUntil: at(28, 0, 0) },
    { pid: "p-sommer", name: "A. Sommer", cases: 24, overdue: 0, due: 1, awayUntil: null },
    { pid: "p-gone", name: null, cases: 0, overdue: 0, due: 0, awayUntil: null },
  ],
  days: Array.from({ length: 28 }, (_, n) => ({ day: day(n), arrived: n % 7 > 4 ? 1 : 6 + ((n * 5) % 9), answered: n % 7 > 4 ? 0 : 5 + ((n * 3) % 8), closed: n % 7 > 4 ? 0 : (n * 7) % 6 })),
  weeks: [[31, 2], [40, 0], [28, 5], [0, 0], [9, 1]].map(([kept = 0, missed = 0], n) => ({ from: monday(n), kept, missed })),
};
const NONE: V.DueFigures = { overdue: 0, today: 0, soon: 0 };
/** A unit in which nothing has happened yet. */
export const NO_FIGURES: V.OverviewView = {
  at: NOW,
  all: { new: 0, open: 0, waiting: 0, resting: 0, ages: FIGURES.all.ages.map(({ days }) => ({ days, n: 0 })), promises: NONE, statutory: NONE, overdue: 0, due: 0 },
  desks: [{ pid: null, name: null, cases: 0, overdue: 0, due: 0, awayUntil: null }],
  days: FIGURES.days.map((one) => ({ ...one, arrived: 0, answered: 0, closed: 0 })),
  weeks: FIGURES.weeks.map(({ from }) => ({ from, kept: 0, missed: 0 })),
};
export const VIEWS: readonly V.SavedView[] = [{ name: "Dringend und hoch", filter: { sort: "due", state: null, mine: false, free: false, overdue: false, escalated: false, dueWithin: 3, resubmission: null, matter: null, class: "hoch", astray: false, disputed: false } }];
export const CASE: V.ThreadView = {
  ...THREAD,
  progress: null,
  subject: "Attest und Befund aus der Klinik",
  class: "substantiell",
  state: "open",
  claimedBy: "p-sommer",
  clocks: [clocks(at(23, 16, 0), at(20, 10, 26), { statutory: LAW, resubmission: { day: "2026-12-07", at: at(7, 0, 0, 11), restsUntil: at(4, 0, 0, 11), reason: "medical-service", by: "p-sommer" } })],
  person: { pid: "p-erika", name: "Erika Muster", dob: "1968-03-14", kvnr: "A123456780", assurance: "letter" },
  messages: [
    { kind: "event", at: at(23, 9, 40), event: "key-changed", who: "Erika Muster", self: false, method: "letter" },
    { ...FIRST, own: true, attachments: [], texts: [{ id: "x-1", v: 4 }], opened: { at: at(20, 18, 2), by: "Erika Muster" }, body: "Guten Tag, Frau Muster, damit wir Ihr Krankengeld weiter zahlen können, brauchen wir noch die Bescheinigung Ihrer Praxis für die Zeit ab dem 16.11.2026." },
    { ...SECOND, own: false },
  ],
  notes: [
    message({ mid: "n-1", from: { ...SOMMER, name: "T. Beispiel" }, sentAt: at(23, 14, 31), receivedAt: at(23, 14, 31), body: "Habe das Attest geöffnet. Zeitraum passt. @M. Sommer, bitte noch auf den Befund warten?" }),
    message({ mid: "n-2", own: true, sentAt: at(23, 14, 33), receivedAt: at(23, 14, 33), body: "Nicht nötig, das Attest reicht." }),
  ],
  readers: [{ kind: "insured", name: "Erika Muster", detail: null }, { kind: "representative", name: "Jonas Muster", detail: null }, { kind: "unit", name: "Team Krankengeld", detail: null }],
};
/** Answers that a second employee released: a colleague, oneself, and what the server says without a proof. */
export const RELEASED: readonly V.MessageView[] = [
  { ...SECOND, own: false },
  ...[{ pid: "p-beispiel", at: at(23, 15, 0) }, { pid: "p-sommer", at: at(23, 15, 30) }, "unproven" as const].map((released, n) => message({ mid: `m-r${n}`, idx: 3 + n, own: n !== 1, sentAt: at(23, 15, n), receivedAt: at(23, 15, n), body: "Ihre neue Bankverbindung ist gespeichert.", released })),
];
/** Newest first; the last purpose is of a later version. */
export const OPENINGS: readonly V.OpeningView[] = [
  { at: at(23, 8, 5), unit: "Team Krankengeld", purpose: "work", attachment: true, by: "p-sommer" },
  { at: at(23, 8, 4), unit: "Team Krankengeld", purpose: "work", attachment: false, by: "p-sommer" },
  { at: at(20, 14, 31), unit: "Team Krankengeld", purpose: "release", attachment: false, by: "p-beispiel" },
  { at: at(20, 9, 12), unit: "Team Krankengeld", purpose: "question-of-person", attachment: false, by: "p-beispiel" },
];
export const STAFF: readonly V.StaffView[] = [
  { pid: "p-sommer", label: "M. Sommer", rights: ["read", "write", "grant"], hasKey: true, self: true, program: false },
  { pid: "p-beispiel", label: "T. Beispiel", rights: ["read", "write"], hasKey: true, self: false, program: false },
  { pid: "p-neu", label: "N. Anfang", rights: ["read"], hasKey: false, self: false, program: false },
  { pid: "p-gateway", label: "Briefe", rights: ["read"], hasKey: true, self: false, program: true },
];
const text = (id: string, version: number, content: Partial<V.TextContent>): V.TextModuleView => ({
  id,
  version,
  content: { kind: "text", title: "", body: "", simple: null, lang: "de", matters: [], reader: null, valid_from: null, valid_until: null, reviewed_at: null, owner: "p-sommer", retired: false, ...content },
  by: "p-sommer",
  createdAt: at(1, 9, 0, 9),
});
export const TEXTS: readonly V.TextModuleView[] = [
  text("x-1", 4, { title: "Attest ist da, Zahlung läuft weiter", body: "Guten Tag {Name},\n\nvielen Dank, Ihr Attest vom {Eingang} ist angekommen. Wir zahlen Ihr Krankengeld bis zum {Letzter Tag} weiter.", simple: "Guten Tag {Name}.\n\nIhr Attest ist da.\nSie bekommen weiter Krankengeld.", reviewed_at: at(14, 9, 0, 9) }),
  text("x-2", 2, { title: "Attest unlesbar, bitte neu fotografieren", body: "Guten Tag {Name},\n\nIhr Attest konnten wir nicht lesen. Bitte fotografieren Sie es noch einmal.", reviewed_at: at(5, 9, 0, 5) }),
  text("x-3", 1, { title: "Vertretung: Unterlagen sind da", body: "Guten Tag {Vertretung},\n\ndie Unterlagen für {Name} sind da.", reader: "rep", valid_until: at(31, 23, 59, 12) }),
  text("x-4", 3, { title: "Sommeraktion", body: "Bis Ende August gilt …", valid_until: at(1, 0, 0, 9), owner: "p-beispiel" }),
  text("x-5", 1, { title: "Neues Jahr", body: "Ab Januar gilt …", valid_from: at(31, 23, 59, 12), lang: "en" }),
  text("x-6", 5, { title: "Alter Hinweis", body: "Gilt nicht mehr.", retired: true }),
  text("x-7", 2, { kind: "signature", title: "Team", body: "Mit freundlichen Grüßen\n{Ich}, {Team}\nTelefon {Telefon}" }),
];
export const TEXT_VERSIONS: readonly V.TextModuleView[] = [TEXTS[0]!, { ...TEXTS[0]!, version: 3, content: { ...TEXTS[0]!.content, body: "Guten Tag {Name},\n\nIhr Attest ist angekommen." } }];
export const SHEET = { groups: ["3F7K", "Q2MX", "8WDN", "T4PC", "9HRA", "V6ZE", "J5BG", "1YS7"], qr: "SP1R 3F7KQ2MX8WDNT4PC9HRAV6ZEJ5BG1YS7" } as const;
export const PICTURES: readonly V.UploadView[] = [
  { aid: "u-1", name: "MRT-Befund-Klinik.pdf", size: 19_293_798, type: "application/pdf", progress: { state: "sending", done: 11_953_766, total: 19_293_798 } },
  { aid: "u-2", name: "Foto-Ueberweisung.jpg", size: 943_718, type: "image/jpeg", progress: { state: "ready" }, cleaned: true },
  { aid: "u-3", name: "Scan.tiff", size: 3_145_728, type: "image/tiff", progress: { state: "failed", refusal: { code: "upload-damaged" } } },
];

/** Files that wait for a word, or are still looked at. */
/** What a clerk wants to send: a document that cannot be read aloud, and one that is none. */
export const UNTAGGED: readonly V.UploadView[] = [
  { aid: "u-1", name: "Merkblatt-Krankengeld.pdf", size: 184_320, type: "application/pdf", progress: { state: "ready" } },
  { aid: "u-2", name: "Foto-Aushang.jpg", size: 943_718, type: "image/jpeg", cleaned: true, progress: { state: "ready" } },
];
export const UNDECIDED: readonly V.UploadView[] = [
  { aid: "u-1", name: "IMG_4711.heic", size: 2_293_798, type: "image/heic", progress: { state: "asking", why: "heic" } },
  { aid: "u-2", name: "Scan-Vertrag.tiff", size: 943_718, type: "image/tiff", progress: { state: "asking", why: "tiff" } },
  { aid: "u-3", name: "Panorama.jpg", size: 48_145_728, type: "image/jpeg", progress: { state: "asking", why: "device" } },
  { aid: "u-4", name: "Foto-Brille.jpg", size: 3_145_728, type: "image/jpeg", progress: { state: "checking" } },
  { aid: "u-5", name: "Foto-Rezept.jpg", size: 4_096, type: "image/jpeg", progress: { state: "failed", refusal: { code: "picture-unreadable" } } },
];
export const MOVING: readonly V.UploadView[] = [
  { aid: "u-1", name: "Reha-Entlassungsbericht.pdf", size: 104_857_600, type: "application/pdf", progress: { state: "sending", done: 41_943_040, total: 104_857_600 } },
  { aid: "u-2", name: "Kostenvoranschlag.pdf", size: 52_428_800, type: "application/pdf", progress: { state: "paused", done: 13_107_200, total: 52_428_800 } },
  { aid: "u-3", name: "Verordnung.pdf", size: 2_293_798, type: "application/pdf", progress: { state: "failed", refusal: { code: "offline" } } },
  { aid: "u-4", name: "Rechnung.pdf", size: 293_798, type: "application/pdf", progress: { state: "sealing", done: 131_072, total: 300_000 } },
];
export const TWICE: readonly V.UploadView[] = [
  { aid: "u-1", name: "Rechnung-Brille.pdf", size: 293_798, type: "application/pdf", progress: { state: "ready" } },
  { aid: "u-2", name: "Rechnung-Brille (1).pdf", size: 293_798, type: "application/pdf", progress: { state: "ready" }, same: "Rechnung-Brille.pdf" },
];

export const REPRESENTED: V.Perspective = { pid: "p-erika", name: "Erika Muster", basis: "betreuung", matters: ["krankengeld-nachweis"], write: true, until: NOW + 200 * 86_400 };
export const REPRESENTED_CHILD: V.Perspective = { pid: "p-kind", name: null, basis: "eltern", matters: null, write: false, until: NOW + 900 * 86_400 };
export const REPRESENTATIONS: readonly V.RepresentationView[] = [
  { id: "r-1", side: "i-act", other: { pid: "p-erika", name: "Erika Muster" }, matters: ["krankengeld-nachweis"], rights: ["read", "write", "post"], basis: "betreuung", from: NOW - 90 * 86_400, until: NOW + 200 * 86_400, state: "holds", endedAt: null, mayEnd: true },
  { id: "r-2", side: "acts-for-me", other: { pid: "p-jonas", name: "Jonas Muster" }, matters: null, rights: ["read"], basis: "self", from: NOW - 30 * 86_400, until: NOW + 300 * 86_400, state: "holds", endedAt: null, mayEnd: true },
  { id: "r-3", side: "acts-for-me", other: { pid: "p-alt", name: null }, matters: null, rights: ["read", "write", "history"], basis: "vollmacht", from: NOW - 400 * 86_400, until: NOW - 86_400, state: "ended", endedAt: NOW - 50 * 86_400, mayEnd: true },
  { id: "r-4", side: "acts-for-me", other: { pid: "p-bernd", name: "Bernd Beistand" }, matters: null, rights: ["read", "write"], basis: "betreuung", from: NOW - 90 * 86_400, until: NOW + 600 * 86_400, state: "holds", endedAt: null, mayEnd: false },
];

export const INVITATION: V.InvitationView = { groups: ["7K4M", "PQ2D", "X9TH", "4RWC"], words: ["Pinguin", "Zwiebel"], number: "047", until: NOW + 7 * 86_400 };
export const INVITEE: V.InviteeView = { code: "7K4M-PQ2D-X9TH-4RWC", pid: "p-jonas", kc: "k", mac: "m", words: ["Pinguin", "Zwiebel"], number: "047" };
export const ACTS: readonly V.ActView[] = [
  { thread: "t-attest", mid: "m-1", by: "Jonas Muster", matter: "krankengeld-nachweis", at: NOW - 86_400 },
  { thread: "t-attest", mid: "m-0", by: null, matter: "krankengeld-nachweis", at: NOW - 9 * 86_400 },
];
export const DESK_PERSON: V.DeskPersonView = {
  pid: "p-erika",
  name: "Erika Muster",
  dob: "1968-03-14",
  kvnr: "A123456780",
  address: ["Beispielweg 12", "12345 Musterstadt"],
  flags: [],
  bound: { at: NOW - 40 * 86_400, assurance: "letter", quarantineUntil: null },
  codeUntil: NOW + 12 * 86_400,
  contacts: [
    { at: NOW - 86_400, via: "phone", checks: ["phone-check"], passed: true },
    { at: NOW - 9 * 86_400, via: "phone", checks: ["kvnr", "birth-date"], passed: false },
    { at: NOW - 40 * 86_400, via: "counter", checks: ["document"], passed: true },
  ],
};
export const DESK_TWIN: V.DeskPersonView = { ...DESK_PERSON, pid: "p-twin", name: "Elke Muster", kvnr: "M000000019", bound: null, codeUntil: null, contacts: [] };
export const DESK_RESTRICTED: V.DeskPersonView = { ...DESK_PERSON, address: [], flags: ["restricted"], bound: { at: NOW - 86_400, assurance: "branch", quarantineUntil: NOW + 86_400 }, contacts: [] };
const DESK_ERIKA: V.DeskNameView = { pid: "p-erika", name: "Erika Muster", dob: "1968-03-14", flags: ["restricted"] };
const DESK_BERND: V.DeskNameView = { pid: "p-bernd", name: "Bernd Beistand", dob: "1971-02-03", flags: [] };
export const DESK_REPS: readonly V.DeskRepView[] = [
  { id: "dr-1", rep: DESK_BERND, subject: DESK_ERIKA, matters: ["krankengeld-nachweis"], rights: ["read", "write"], basis: "betreuung", from: NOW - 40 * 86_400, until: NOW + 300 * 86_400, state: "holds", endedAt: null },
  { id: "dr-2", rep: { ...DESK_BERND, name: "Jonas Muster" }, subject: DESK_ERIKA, matters: null, rights: ["read"], basis: "vollmacht", from: NOW - 400 * 86_400, until: NOW - 86_400, state: "ended", endedAt: NOW - 50 * 86_400 },
];
export const DESK_DRAFT: V.DeskDraftView = {
  id: "d-1",
  rep: DESK_BERND,
  subject: DESK_ERIKA,
  entry: { rep: "p-bernd", subject: "p-erika", matters: null, rights: ["read", "write", "post"], basis: "betreuung", from: null, until: NOW + 700 * 86_400, proof: "court-order", filed: "Betreuungsakte 2026/114, Blatt 3" },
  byName: "Mara Sommer",
  own: false,
  at: NOW - 7200,
};
export const SLIP: V.SlipView = { groups: ["7K4M", "PQ2D", "X9TH", "4RWC", "8N30", "3F7K"], fingerprint: "A9GY MX94 3R5D 7K4M PQ2D X9TH 4RWC 8N30", qr: "SP1 7K4M-PQ2D-X9TH-4RWC-8N30-3F7K A9GYMX943R5D7K4MPQ2DX9TH4RWC8N30", until: NOW + 3600 };

/** Erika lost everything and was identified anew, by letter. */
export const NEW_KEY: V.NewKeyView = { pid: "p-erika", self: false, kind: "insured", name: "Erika Muster", dob: "1968-03-14", at: at(23, 9, 40), method: "letter", messages: 14, state: "waiting", opensAt: at(30, 9, 40) };
export const HELD_ROWS: readonly V.ThreadRowView[] = [row({ thread: "t-attest", subject: null, refused: { code: "history-withheld" }, state: "open", lastAt: at(20, 10, 26) })];

export const PROVIDERS: readonly V.IdentityProviderView[] = [
  { id: "broker", procedure: "gesundheitsid", host: "id.broker.example" },
  { id: "card", procedure: "eid", host: "ausweis.dienst.example" },
];

const STAGED: V.StagedView = {
  file: "f-1", mid: "w-1", own: false, author: { pid: "p-beispiel", name: "T. Beispiel" }, reason: "release", state: "open", asked: "p-sommer", at: null, decidedBy: null, stagedAt: at(23, 13, 58), refused: null,
  content: { subject: "", body: "Guten Tag, Frau Muster,\n\nvielen Dank, Ihr Attest ist angekommen. Wir zahlen Ihr Krankengeld bis zum 11.12.2026 weiter. Das Geld ist am 27.11.2026 auf Ihrem Konto.", class: "hoch", decision: null, attachments: [file({ aid: "a-9", name: "Berechnung.pdf" })] },
};

/** What waits in the case: somebody's (`torelease`), one's own (`staged`), for later (`later`), void (`stagedvoid`), given back (`stagedback`). */
export function stagedIn(words: ReadonlySet<string>): readonly V.StagedView[] {
  if (words.has("torelease")) return [STAGED];
  const own: V.StagedView = { ...STAGED, own: true, author: { pid: "p-sommer", name: "M. Sommer" }, asked: "p-beispiel" };
  if (words.has("staged")) return [own];
  if (words.has("later")) return [{ ...own, reason: "later", asked: null, at: at(24, 8, 0) }];
  if (words.has("stagedvoid")) return [{ ...own, state: "void" }];
  if (words.has("stagedback")) return [{ ...own, state: "returned", decidedBy: "p-beispiel" }];
  return [];
}

const line = (part: Partial<V.StagedLineView> & { mid: string }): V.StagedLineView => ({ thread: "t-attest", sender: "p-beispiel", subject: "Attest und Befund aus der Klinik", own: false, reason: "release", state: "open", asked: null, at: null, stagedAt: at(23, 13, 58), ...part });
export const STAGED_LINES: readonly V.StagedLineView[] = [
  line({ mid: "w-1", asked: "p-sommer" }),
  line({ mid: "w-2", sender: "p-sommer", own: true, subject: null, stagedAt: at(23, 14, 10) }),
  line({ mid: "w-3", sender: "p-sommer", own: true, reason: "later", at: at(24, 8, 0), stagedAt: at(23, 14, 20) }),
  line({ mid: "w-4", state: "void", stagedAt: at(23, 14, 22) }),
];

const plain = (text: string): V.Piece => ({ text, hit: false });
const hit = (text: string): V.Piece => ({ text, hit: true });
/** Hits for "Zahnersatz": in a compound, in a note, with crafted texts. */
export const HITS: readonly V.HitView[] = [
  { thread: "t-attest", mid: "m-1", internal: false, at: NOW - 7200, person: { name: "Erika Muster", dob: "1968-03-14" }, units: ["Team Krankengeld"], dept: "krankengeld", matter: "krankengeld-nachweis", from: "Erika Muster", subject: [plain("Rechnung für den "), hit("Zahnersatz")], excerpt: [plain("… anbei der Heil- und Kostenplan. Die "), hit("Zahnersatz"), plain("kosten hat die Praxis schon berechnet. Bitte sagen Sie mir, welchen Teil Sie übernehmen …")], files: [[plain("Kostenplan-"), hit("Zahnersatz"), plain(".pdf")]] },
  { thread: "t-attest", mid: "m-2", internal: true, at: NOW - 90_000, person: { name: "Erika Muster", dob: "1968-03-14" }, units: ["Team Krankengeld"], dept: "krankengeld", matter: "krankengeld-nachweis", from: "T. Beispiel, Team Krankengeld", subject: [plain("Rechnung für den "), hit("Zahnersatz")], excerpt: [plain("Bonusheft liegt vor, Festzuschuss für "), hit("Zahnersatz"), plain(" mit Praxis geklärt.")], files: [] },
  { thread: "t-long", mid: "m-3", internal: false, at: NOW - 40 * 86_400, person: { name: null, dob: null }, units: ["Team Krankengeld", "Team Fahrkosten"], dept: "krankengeld", matter: "krankengeld-sachstand", from: "", subject: [], excerpt: [plain("\u202eطلب "), hit("Zahnersatz"), plain(` ${"X".repeat(120)}`)], files: [] },
];

const replyFile = (aid: string, name: string, bytes: number): V.AttachmentView => ({ aid, name, type: "application/pdf", size: bytes, state: "available" });
const replyCode = (id: string, purpose: string, more: Partial<V.ReplyCodeView>): V.ReplyCodeView => ({ id, purpose, code: "0G41-R40R-40M3-2XQ7", madeBy: "c-tom", madeAt: at(9, 10, 15), expiresAt: NOW + 14 * 86_400, state: "open", reply: null, refusal: null, ...more });
export const REPLY_CODES: readonly V.ReplyCodeView[] = [
  replyCode("r-1", "Bescheinigung der Praxis Muster angefordert", { state: "answered", reply: { at: at(20, 16, 40), name: "Praxis Dr. Muster", text: "Sehr geehrte Damen und Herren,\n\nanbei die gewünschte Bescheinigung.", files: [replyFile("f-reply", "bescheinigung.pdf", 182_000)] } }),
  replyCode("r-2", "Fragebogen an die Arbeitgeberin", {}),
  replyCode("r-3", "Kontoverbindung erfragt", { state: "revoked" }),
  replyCode("r-4", "Erste Erinnerung", { state: "expired", expiresAt: at(1, 0, 0) }),
];

/** What is kept for the time without a connection. */
export const KEPT_ROWS: readonly V.KeptRowView[] = [
  { thread: "t-attest", subject: "Arztbescheinigung für Krankengeld", unit: "Team Krankengeld", keptAt: NOW - 3_600, newest: NOW - 7_200, messages: 3 },
  { thread: "t-zahn", subject: "Heil- und Kostenplan für eine Zahnersatzbehandlung mit Begutachtung", unit: "Team Zahngesundheit", keptAt: NOW - 86_400, newest: NOW - 90_000, messages: 1 },
];
export const KEPT_THREAD: V.KeptThreadView = {
  thread: "t-attest", subject: "Arztbescheinigung für Krankengeld", unit: "Team Krankengeld", keptAt: NOW - 3_600,
  messages: [
    { kind: "message", mid: "k1", at: NOW - 90_000, own: true, from: { name: "Erika Muster", unit: null, as: "self" }, body: "Guten Tag,\n\nanbei die Bescheinigung meines Arztes.", lang: "de", files: [{ name: "bescheinigung.pdf", size: 412_000 }], decision: false, flags: false },
    { kind: "message", mid: "k2", at: NOW - 7_200, own: false, from: { name: "M. Sommer", unit: "Team Krankengeld", as: "staff" }, body: "Ihr Krankengeld wird weiter gezahlt.", lang: "de", files: [], decision: true, flags: true },
    { kind: "protected", mid: "k3", at: NOW - 7_000 },
    { kind: "refused", mid: "k4", at: NOW - 6_900 },
  ],
};
