// SPDX-License-Identifier: EUPL-1.2
// Every state of every screen that `npm run ui-check` opens, in German and English, narrow and wide.
// `s`: words for fakes.ts; `at`: route; `go`: steps after loading, with `k` = text of the language by id.

const CODE = "7K4MPQ2DX9TH4RWC8N303F7K";
const typeCode = async (page, code) => {
  await page.locator("#code").focus();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text", text);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, code);
};
const typeDate = async (page) => {
  await page.locator("#dob").fill("14");
  await page.locator("#dob-month").fill("3");
  await page.locator("#dob-year").fill("1968");
};
const press = (page, name) => page.getByRole("button", { name, exact: true }).first().click();
const begin = async (page, k) => {
  await typeCode(page, CODE);
  await typeDate(page);
  await press(page, k("continue"));
  await page.getByRole("heading", { level: 1, name: k("passkey-title") }).waitFor();
};
const toSheet = async (page, k) => {
  await begin(page, k);
  await press(page, k("make-passkey"));
  await page.locator(".paper").waitFor();
};
const toDone = async (page, k) => {
  await toSheet(page, k);
  await press(page, k("sheet-stored"));
};
const draw = async (page) => {
  await page.setInputFiles("input[type=file] >> nth=0", [{ name: "Attest.pdf", mimeType: "application/pdf", buffer: Buffer.from("x") }]);
};

/** The desk with an answer of the registrar. */
const toTerms = async (page, k) => {
  await press(page, k("grant-begin"));
  await page.locator("#invite").fill("7K4MPQ2DX9TH4RWC");
  await press(page, k("grant-find"));
  await page.locator("#grant-same-yes").check();
};
const lookUp = async (page, k) => {
  await page.locator("#desk-kvnr").fill("A123456780");
  await press(page, k("desk-search"));
  await page.getByRole("heading", { level: 2, name: "Erika Muster" }).or(page.locator(".chips, .empty, .kern-alert")).first().waitFor();
};
const giveBackAll = async (page, k, until) => {
  await press(page, k("newkey-do"));
  const dialog = page.locator("dialog[open]");
  await dialog.locator("#newkey-all").check();
  await dialog.getByRole("button", { name: k("newkey-do") }).click();
  await dialog.locator(until).first().waitFor();
};

/** Opens the first file of the screen and waits for what becomes of it. */
const view = (until) => async (page, k) => {
  await page.getByRole("button", { name: k("view-file", { name: "X" }).replaceAll(/[X\u2068\u2069]/gu, "").trim() }).first().click();
  await page.locator(`dialog[open] ${until}`).first().waitFor();
};
const viewed = view(".viewer-frame:not(.viewer-frame--waits)");

/** The first two lines of the list, by key. */
const pickTwo = async (page) => {
  await page.locator(".wl .open").first().waitFor();
  for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key);
};

/** One state of every screen: the pictures in docs/screenshots (`--screens`). */
export const SCREENS = new Set(
  [
    "start start-password start-shared shared-inbox shared-leave activate activate-passkey activate-password activate-sheet activate-waiting activate-done identify letter letter-asked reply-code reply-write reply-done recover recovered unlock",
    "inbox inbox-news inbox-empty inbox-represents inbox-acting write-acting thread thread-details thread-undo thread-keeping ending-inbox ending-thread write write-draft",
    "account account-one account-passkey account-password account-lost account-sheet account-represents account-rep-end account-block account-leave idle email email-code email-discreet email-choice email-choice-failed email-push-none email-push-refused email-push-on email-push-others email-push-failed mail-check-yes mail-check-not mail-check-none email-remove decisions decisions-agreed thread-decisions thread-declare thread-declared",
    "office-start office-provider office-provider-ended office-left office-left-here office-activate office-recover office-unlock office-list office-list-picked office-list-keys office-list-assign office-list-mine office-case-resubmit office-staff-absence office-case office-case-stale office-case-claimed",
    "office-texts office-text office-case-text office-overview office-matters office-matter office-rules office-rule-new office-releases office-slip",
    "office-case-replies office-case-replies-make office-case-plain office-list-plain office-case-decide office-case-decisions office-case-released office-case-four-eyes office-case-to-release office-case-forward office-case-close office-case-others office-case-medical office-list-mentioned office-account-mail",
    "office-desk-drafts office-desk-enter office-desk-reps viewer-pdf viewer-picture thread-openings thread-exclude thread-medical write-medical write-errors write-openers acting acting-terms email-phrase-set info-hilfe info-kontakt info-leicht info-barrierefreiheit info-mail leicht-anmelden plain start-left ending-kept",
    "office-search-hits office-search-nothing inbox-search-hits",
    "office-staff office-staff-remove office-staff-done office-account office-idle phone phone-spoken",
    "office-desk office-desk-person office-desk-slip office-desk-phone office-desk-contact office-desk-block",
  ].flatMap((line) => line.split(" ")),
);

/** What is looked at in the further languages (scope.mjs), and with longer texts. */
export const MAIN = new Set(
  (
    "start start-languages start-password start-shared start-refused activate activate-mistyped activate-passkey activate-password activate-sheet activate-wrong-dob activate-done recover recovered unlock letter letter-empty letter-asked " +
    "inbox inbox-empty inbox-offline inbox-news thread thread-details thread-hard thread-undo thread-reply-empty thread-decisions thread-objection thread-not-sent write write-errors write-draft write-file-refused account email email-code email-code-wrong email-choice " +
    "idle decisions phone-spoken acting acting-terms reply-code reply-write reply-done info-hilfe info-kontakt info-mail info-leicht leicht-anmelden info-barrierefreiheit shared-leave ending-inbox identify"
  ).split(" "),
);

/** The style page has every colour where it is read; throws for a pair with too little contrast in this theme. */
async function enoughContrast(page) {
  await page.locator("html[data-style=whole]").waitFor();
  const pairs = await page.locator(".style-pairs li").evaluateAll((rows) => rows.map(({ dataset, innerText }) => ({ ratio: Number(dataset.ratio), least: Number(dataset.least), text: innerText })));
  if (pairs.length < 30) throw new Error(`${pairs.length} pairs of colours`);
  const faint = pairs.filter(({ ratio, least }) => ratio < least);
  if (faint.length > 0) throw new Error(`too little contrast: ${faint.map(({ text }) => text.replaceAll("\n", " ")).join("; ")}`);
}

/** Somebody has typed her code, written and chosen a file. */
async function answerLetter(page, k) {
  await press(page, k("reply-next"));
  await page.locator("#reply-text").fill("Guten Tag,\n\nanbei die gewünschte Bescheinigung.");
  await page.locator("input[type=file]").first().setInputFiles({ name: "bescheinigung.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
  await page.locator(".files .name").waitFor();
}

/** A sheet on a table, made in the page: the camera of nobody. */
async function choosePhotos(page, count) {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(600, 800);
    const paper = canvas.getContext("2d");
    paper.fillStyle = "#6b4a2f";
    paper.fillRect(0, 0, 600, 800);
    paper.fillStyle = "#f4f1ea";
    paper.beginPath();
    paper.moveTo(96, 96);
    paper.lineTo(516, 64);
    paper.lineTo(540, 720);
    paper.lineTo(60, 752);
    paper.fill();
    paper.fillStyle = "#333";
    for (let line = 0; line < 18; line += 1) paper.fillRect(140, 150 + line * 30, line % 6 === 5 ? 160 : 320, 8);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer())];
  });
  const files = Array.from({ length: count }, (_, n) => ({ name: `seite-${n + 1}.jpg`, mimeType: "image/jpeg", buffer: Buffer.from(bytes) }));
  await page.locator("dialog[open] input[type=file]").setInputFiles(files);
}
const toSheets = async (page, k) => {
  await press(page, k("add-scan"));
  await page.locator("dialog[open]").waitFor();
};
const toCorners = async (page, k) => {
  await toSheets(page, k);
  await choosePhotos(page, 1);
  await page.locator(".corner").first().waitFor();
};
const toPages = async (page, k) => {
  await toSheets(page, k);
  await choosePhotos(page, 3);
  for (let n = 0; n < 3; n += 1) await page.getByRole("button", { name: k("sheets-use"), exact: true }).click();
  await page.locator(".pages li").nth(2).waitFor();
};

const toBlackout = async (page, k) => {
  await press(page, k("add-black"));
  await page.locator("dialog[open]").waitFor();
};
const toPatches = async (page, k) => {
  await toBlackout(page, k);
  await choosePhotos(page, 1);
  await page.locator(".blackout").waitFor();
};
const putPatch = async (page, k) => {
  await toPatches(page, k);
  await press(page, k("blackout-add"));
  await page.locator(".patch:focus").waitFor();
  for (let n = 0; n < 20; n += 1) await page.keyboard.press("ArrowUp");
  for (let n = 0; n < 20; n += 1) await page.keyboard.press("Shift+ArrowRight");
};

export const STATES = [
  // A copy in which parts are black
  { id: "blackout", app: "portal", s: "", at: "/write/d-1", go: toBlackout },
  { id: "blackout-patch", app: "portal", s: "", at: "/write/d-1", go: putPatch },
  { id: "blackout-none", app: "portal", s: "", at: "/write/d-1", go: async (page, k) => { await toPatches(page, k); await press(page, k("blackout-attach")); await page.locator("#blackout-none").waitFor(); } },
  { id: "blackout-format", app: "portal", s: "", at: "/write/d-1", go: async (page, k) => { await toBlackout(page, k); await page.locator("dialog[open] input[type=file]").setInputFiles({ name: "brief.docx", mimeType: "application/octet-stream", buffer: Buffer.from([80, 75, 3, 4, 0]) }); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  // Sheets as one file
  { id: "scan", app: "portal", s: "", at: "/write/d-1", go: toSheets },
  { id: "scan-corners", app: "portal", s: "", at: "/write/d-1", go: toCorners },
  { id: "scan-corners-not", app: "portal", s: "nosheet", at: "/write/d-1", go: toCorners },
  { id: "scan-corners-crossed", app: "portal", s: "", at: "/write/d-1", go: async (page, k) => { await toCorners(page, k); await page.locator(".corner").first().focus(); for (let n = 0; n < 18; n += 1) await page.keyboard.press("Shift+ArrowRight"); await page.locator("#corners-error").waitFor(); } },
  { id: "scan-pages", app: "portal", s: "", at: "/write/d-1", go: toPages },
  { id: "scan-camera-none", app: "portal", s: "", at: "/write/d-1", go: async (page, k) => { await page.evaluate(() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error("none")); }); await toSheets(page, k); await press(page, k("sheets-camera")); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  { id: "scan-bad-photo", app: "portal", s: "badphoto", at: "/write/d-1", go: async (page, k) => { await toSheets(page, k); await choosePhotos(page, 1); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  { id: "scan-attached", app: "portal", s: "", at: "/write/d-1", go: async (page, k) => { await toPages(page, k); await press(page, k("sheets-attach", { n: 3 })); await page.locator(".files .name").waitFor(); } },
  // Portal, outside
  { id: "start", app: "portal", s: "out", at: "/" },
  { id: "start-languages", app: "portal", s: "out", at: "/", go: async (page) => { await page.locator("header .langs-open").click(); await page.locator("header .langs-list").waitFor(); } },
  { id: "start-ended", app: "portal", s: "out,ended", at: "/" },
  { id: "start-password", app: "portal", s: "out,password", at: "/", go: async (page, k) => { await press(page, k("sign-in-password")); await press(page, k("sign-in")); } },
  { id: "start-shared", app: "portal", s: "out", at: "/", go: (page, k) => page.getByLabel(k("shared-choice")).check() },
  { id: "start-elsewhere", app: "portal", s: "out,elsewhere", at: "/" },
  { id: "start-kept", app: "portal", s: "out,keptdraft", at: "/" },
  { id: "shared-inbox", app: "portal", s: "shared", at: "/inbox" },
  { id: "shared-account", app: "portal", s: "shared", at: "/account" },
  { id: "shared-ends", app: "portal", s: "shared,endsoon", at: "/inbox" },
  { id: "session-ends", app: "portal", s: "endsoon", at: "/inbox" },
  { id: "shared-idle", app: "portal", s: "shared,idle", at: "/inbox" },
  { id: "shared-leave", app: "portal", s: "shared,drafts,underway", at: "/inbox", go: async (page, k) => { await page.getByRole("region", { name: k("session-bar") }).getByRole("button", { name: k("sign-out") }).click(); await page.locator("dialog[open]").waitFor(); } },
  { id: "shared-block", app: "portal", s: "shared", at: "/account", go: async (page, k) => { await press(page, k("block-ask")); await page.getByText(k("close-drafts-shared")).waitFor(); } },
  { id: "activate-shared", app: "portal", s: "out", at: "/activate", go: async (page, k) => { await page.getByLabel(k("shared-choice")).check(); await begin(page, k); } },
  { id: "recovered-shared", app: "portal", s: "shared", at: "/recover" },
  { id: "start-refused", app: "portal", s: "out,refuse", at: "/", go: (page, k) => press(page, k("sign-in-passkey")) },
  { id: "start-blocked", app: "portal", s: "out,blocked", at: "/", go: (page, k) => press(page, k("sign-in-passkey")) },
  { id: "start-access-blocked", app: "portal", s: "out,noaccess", at: "/", go: async (page, k) => { await press(page, k("sign-in-passkey")); await page.locator(".kern-alert").waitFor(); } },
  { id: "start-block-done", app: "portal", s: "out,gone,password", at: "/" },
  { id: "start-closed", app: "portal", s: "out,closed", at: "/", go: async (page, k) => { await press(page, k("sign-in-passkey")); await page.locator(".kern-alert").waitFor(); } },
  { id: "ending-later", app: "portal", s: "ends", at: "/inbox" },
  { id: "ending-inbox", app: "portal", s: "over", at: "/inbox" },
  { id: "ending-thread", app: "portal", s: "over,replydraft", at: "/thread/t-attest", go: (page) => page.locator("#kept-draft").waitFor() },
  { id: "ending-write", app: "portal", s: "over", at: "/write", go: (page) => page.locator("#read-only").waitFor() },
  { id: "ending-kept", app: "portal", s: "kept", at: "/inbox" },
  { id: "thread-keeping", app: "portal", s: "opening", at: "/thread/t-attest", go: (page, k) => press(page, k("save-thread")) },
  { id: "account-keeping", app: "portal", s: "opening", at: "/account", go: async (page, k) => { await page.evaluate(() => { window.showSaveFilePicker = undefined; }); await press(page, k("keep-all-do")); await page.getByText(/\d+\W+(von|of|من|yazışmadan)\W+\d+/u).waitFor(); } },
  { id: "account-kept", app: "portal", s: "", at: "/account", go: async (page, k) => { await page.evaluate(() => { window.showSaveFilePicker = undefined; }); await press(page, k("keep-all-do")); await page.locator(".kern-alert--success").waitFor(); } },
  { id: "account-kept-missing", app: "portal", s: "badfile", at: "/account", go: async (page, k) => { await page.evaluate(() => { window.showSaveFilePicker = undefined; }); await press(page, k("keep-all-do")); await page.locator(".kern-alert--warning ul").waitFor(); } },
  { id: "thread-keep-missing", app: "portal", s: "badfile", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("save-thread")); await page.locator("aside .kern-alert").waitFor(); } },
  { id: "start-left", app: "portal", s: "out,haveleft", at: "/", go: async (page, k) => { await press(page, k("sign-in-passkey")); await page.locator(".kern-alert").waitFor(); } },
  { id: "no-config", app: "portal", s: "out,noconfig", at: "/" },
  // Where no script runs: one page in both languages (build-plain.mjs).
  { id: "plain", app: "portal", file: "plain", s: "", at: "/", langs: ["de"] },
  ...["hilfe", "kontakt", "leicht", "barrierefreiheit", "datenschutz", "impressum", "mail"].map((topic) => ({ id: `info-${topic}`, app: "portal", s: "out", at: `/info/${topic}` })),
  ...["anmelden", "schreiben", "lesen", "hilfe", "navigation", "barrieren"].map((theme) => ({ id: `leicht-${theme}`, app: "portal", s: "out", at: `/info/leicht/${theme}` })),
  ...["start", "info-kontakt", "info-barrierefreiheit", "info-datenschutz", "info-impressum"].flatMap((id) => ["allsaid", "nothingsaid"].map((said) => ({ id: `${id}-${said}`, app: "portal", s: `out,${said}`, at: id === "start" ? "/" : `/info/${id.slice("info-".length)}` }))),
  { id: "info-inside", app: "portal", s: "", at: "/info/kontakt" },
  { id: "activate", app: "portal", s: "out", at: "/activate" },
  { id: "activate-half", app: "portal", s: "out", at: "/activate", go: async (page) => { await typeCode(page, "7K4MPQ2DX9TH4RWC8N"); await typeDate(page); } },
  { id: "activate-empty", app: "portal", s: "out", at: "/activate", go: (page, k) => press(page, k("continue")) },
  { id: "activate-mistyped", app: "portal", s: "out", at: "/activate", go: (page) => typeCode(page, "7K4MPQ2DX9TH4RWC8N3U3F7K") },
  { id: "activate-used", app: "portal", s: "out,usedcode", at: "/activate", go: async (page, k) => { await typeCode(page, CODE); await typeDate(page); await press(page, k("continue")); await page.getByRole("alert").filter({ hasText: /./ }).first().waitFor(); } },
  { id: "activate-tampered", app: "portal", s: "out,tampered", at: "/activate", go: async (page, k) => { await typeCode(page, CODE); await typeDate(page); await press(page, k("continue")); await page.locator(".kern-alert--danger").waitFor(); } },
  { id: "activate-passkey", app: "portal", s: "out", at: "/activate", go: async (page, k) => { await begin(page, k); await page.getByText(k("technical"), { exact: true }).click(); } },
  { id: "activate-passkey-refused", app: "portal", s: "out,refuse", at: "/activate", go: async (page, k) => { await begin(page, k); await press(page, k("make-passkey")); await page.locator(".kern-alert").first().waitFor(); } },
  { id: "activate-password", app: "portal", s: "out", at: "/activate", go: async (page, k) => { await begin(page, k); await press(page, k("password-instead")); await press(page, k("password-set")); } },
  { id: "activate-password-known", app: "portal", s: "out", at: "/activate", go: async (page, k) => { await begin(page, k); await press(page, k("password-instead")); for (const field of ["#new-password", "#new-password-2"]) await page.locator(field).fill("Musterkasse2026"); await press(page, k("password-set")); await page.locator("#new-password-error").waitFor(); } },
  { id: "activate-no-prf", app: "portal", s: "out,noprf", at: "/activate", go: async (page, k) => { await begin(page, k); await press(page, k("make-passkey")); await page.getByText(k("passkey-no-prf-title")).waitFor(); } },
  { id: "activate-sheet", app: "portal", s: "out", at: "/activate", go: toSheet },
  { id: "activate-waiting", app: "portal", s: "out,wait", at: "/activate", go: toDone },
  { id: "activate-wrong-dob", app: "portal", s: "out,wrongdob", at: "/activate", go: async (page, k) => { await toDone(page, k); await page.locator("#dob").waitFor(); } },
  { id: "activate-done", app: "portal", s: "out,quarantine", at: "/activate", go: async (page, k) => { await toDone(page, k); await page.getByText(k("activate-done")).waitFor(); } },
  { id: "recover", app: "portal", s: "out", at: "/recover" },
  { id: "recover-empty", app: "portal", s: "out", at: "/recover", go: (page, k) => press(page, k("continue")) },
  { id: "recovered", app: "portal", s: "", at: "/recover" },
  { id: "recovered-passkey", app: "portal", s: "", at: "/recover", go: async (page, k) => { await press(page, k("make-passkey")); await page.getByText(k("passkey-made")).first().waitFor(); } },
  { id: "letter", app: "portal", s: "out", at: "/letter" },
  { id: "reply-code", app: "portal", s: "out", at: "/reply" },
  { id: "reply-code-refused", app: "portal", s: "out,refuse", at: "/reply/0G41-R40R-40M3-2XQ7", go: async (page, k) => { await press(page, k("reply-next")); await page.getByText(k("reply-refused-title")).waitFor(); } },
  { id: "reply-code-mistyped", app: "portal", s: "out,mistyped", at: "/reply/0G41-R40R-40M3-2XQ7", go: async (page, k) => { await press(page, k("reply-next")); await page.getByText(k("reply-mistyped-title")).waitFor(); } },
  { id: "reply-code-short", app: "portal", s: "out", at: "/reply/0G41-R", go: async (page, k) => { await press(page, k("reply-next")); await page.locator("[aria-invalid]").first().waitFor(); } },
  { id: "reply-write", app: "portal", s: "out", at: "/reply/0G41-R40R-40M3-2XQ7", go: answerLetter },
  { id: "reply-write-empty", app: "portal", s: "out", at: "/reply/0G41-R40R-40M3-2XQ7", go: async (page, k) => { await press(page, k("reply-next")); await page.locator("#reply-text").waitFor(); await press(page, k("reply-send")); await page.locator("#reply-text-error").waitFor(); } },
  { id: "reply-write-files", app: "portal", s: "out,twice", at: "/reply/0G41-R40R-40M3-2XQ7", go: async (page, k) => { await answerLetter(page, k); await page.locator("input[type=file]").first().setInputFiles([["Foto.jpg", "image/jpeg"], ["IMG_1.heic", "image/heic"], ["getarnt.pdf", "application/pdf"]].map(([name, mimeType]) => ({ name, mimeType, buffer: Buffer.from("x") }))); await page.locator("#reply-2-asking").waitFor(); await page.locator(".kern-error").first().waitFor(); } },
  { id: "reply-write-twice", app: "portal", s: "out,twice", at: "/reply/0G41-R40R-40M3-2XQ7", go: async (page, k) => { await answerLetter(page, k); await page.locator("input[type=file]").first().setInputFiles({ name: "Foto.jpg", mimeType: "image/jpeg", buffer: Buffer.from("x") }); await page.locator(".files .name").nth(1).waitFor(); await press(page, k("reply-send")); await page.locator("dialog[open]").waitFor(); } },
  { id: "reply-write-looking", app: "portal", s: "out,looks", at: "/reply/0G41-R40R-40M3-2XQ7", go: async (page, k) => { await press(page, k("reply-next")); await page.locator("input[type=file]").first().setInputFiles({ name: "Foto.jpg", mimeType: "image/jpeg", buffer: Buffer.from("x") }); await page.getByText(k("file-checking")).waitFor(); } },
  { id: "reply-write-sending", app: "portal", s: "out,wait", at: "/reply/0G41-R40R-40M3-2XQ7", go: async (page, k) => { await answerLetter(page, k); await press(page, k("reply-send")); await page.locator("progress").waitFor(); } },
  { id: "reply-write-failed", app: "portal", s: "out,fail", at: "/reply/0G41-R40R-40M3-2XQ7", go: async (page, k) => { await answerLetter(page, k); await press(page, k("reply-send")); await page.getByText(k("reply-again")).waitFor(); } },
  { id: "reply-done", app: "portal", s: "out", at: "/reply/0G41-R40R-40M3-2XQ7", go: async (page, k) => { await answerLetter(page, k); await press(page, k("reply-send")); await page.getByRole("heading", { level: 1, name: k("reply-done-title") }).waitFor(); } },
  { id: "letter-empty", app: "portal", s: "out", at: "/letter", go: async (page, k) => { await press(page, k("letter-order")); await page.getByText(k("given-missing")).first().waitFor(); } },
  { id: "letter-asked", app: "portal", s: "out", at: "/letter", go: async (page, k) => {
    await page.locator("#kvnr").fill("A123456780");
    await page.locator("#given").fill("Erika");
    await page.locator("#family").fill("Muster");
    await typeDate(page);
    await page.locator("#card").fill("80276");
    await press(page, k("letter-order"));
    await page.getByRole("heading", { level: 1, name: k("letter-asked") }).waitFor();
  } },
  { id: "identify", app: "portal", s: "out", at: "/identify", shots: true },
  { id: "identify-none", app: "portal", s: "out,noproviders", at: "/identify" },
  { id: "identify-failed", app: "portal", s: "out,fail", at: "/identify" },
  { id: "identify-refused", app: "portal", s: "out,refuse", at: "/identify", go: async (page) => { await page.locator("button.kern-btn").first().click(); await page.locator(".kern-alert").waitFor(); } },
  { id: "identify-wait", app: "portal", s: "out,wait", at: "/identify", go: (page) => page.locator("button.kern-btn").first().click() },
  { id: "identified-lost", app: "portal", s: "out", at: "/identify/back" },
  ...[["identified-cancelled", ""], ["identified-waiting", "wait"], ["identified-refused", "refuse"], ["identified-foreign", "foreign"], ["identified-offline", "offline"], ["identified-declared", "declared"], ["identified-declared-waits", "declared,signedout"], ["identified", ""]].map(([id, words]) => ({ id, app: "portal", s: `out,${words}`, at: "/", go: async (page) => {
    // As the provider sends people back.
    await page.evaluate((fragment) => { history.replaceState(null, "", fragment); location.reload(); }, id === "identified-cancelled" ? "#error=access_denied&state=x" : "#code=abc&state=x&iss=https%3A%2F%2Fid.broker.example");
    await page.waitForURL(/#\/identify\/back$/);
    if (id === "identified") await page.locator("#passkey-label").waitFor();
    else await page.locator(words === "wait" ? "progress" : ".kern-alert").first().waitFor();
  } })),
  { id: "unlock", app: "portal", s: "locked", at: "/inbox" },
  { id: "unlock-offline-kept", app: "portal", s: "locked,keeps", at: "/inbox", go: (page, k) => page.getByRole("link", { name: k("reading-here") }).waitFor() },
  { id: "style", app: "style", s: "", at: "/", langs: ["de"], go: enoughContrast },
  { id: "style-dialog", app: "style", s: "", at: "/", langs: ["de"], go: async (page) => { await page.locator("html[data-style=whole]").waitFor(); await press(page, "Dialog öffnen"); await page.locator("dialog[open]").waitFor(); } },
  { id: "offline-closed", app: "portal", file: "offline", s: "", at: "/" },
  { id: "offline-gone", app: "portal", file: "offline", s: "gone", at: "/", go: (page, k) => page.getByRole("heading", { name: k("reading-page-gone-title") }).waitFor() },
  { id: "offline-refused", app: "portal", file: "offline", s: "foreign", at: "/", go: async (page, k) => { await press(page, k("reading-page-open")); await page.getByRole("alert").waitFor(); } },
  { id: "offline-clock", app: "portal", file: "offline", s: "clock", at: "/", go: async (page, k) => { await press(page, k("reading-page-open")); await page.getByRole("alert").waitFor(); } },
  { id: "offline-list", app: "portal", file: "offline", s: "", at: "/inbox", go: async (page, k) => { await press(page, k("reading-page-open")); await page.locator(".list .item").nth(1).waitFor(); } },
  { id: "offline-online", app: "portal", file: "offline", s: "", at: "/inbox", go: async (page, k) => { await press(page, k("reading-page-open")); await page.locator(".list .item").nth(1).waitFor(); await page.evaluate(() => dispatchEvent(new Event("online"))); await page.getByText(k("reading-page-online")).first().waitFor(); } },
  { id: "offline-thread", app: "portal", file: "offline", s: "", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("reading-page-open")); await page.locator(".msgs .msg").nth(1).waitFor(); } },
  { id: "offline-damaged", app: "portal", file: "offline", s: "damaged", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("reading-page-open")); await page.getByRole("alert").waitFor(); } },
  { id: "offline-locked", app: "portal", file: "offline", s: "", at: "/inbox", go: async (page, k) => { await press(page, k("reading-page-open")); await press(page, k("lock")); await page.getByText(k("reading-page-locked-now")).waitFor(); } },
  { id: "unlock-password", app: "portal", s: "locked,refuse", at: "/inbox", go: async (page, k) => { await press(page, k("unlock-password")); await press(page, k("unlock-passkey")); await page.locator(".kern-alert").first().waitFor(); } },
  // Portal, inside
  { id: "inbox", app: "portal", s: "drafts", at: "/inbox", shots: true },
  { id: "start-clock", app: "portal", s: "out,clock", at: "/" },
  { id: "inbox-clock", app: "portal", s: "clock", at: "/inbox", shots: true },
  { id: "inbox-news", app: "portal", s: "news", at: "/inbox", go: (page) => page.locator(".kern-alert--warning").waitFor() },
  { id: "inbox-empty", app: "portal", s: "empty", at: "/inbox" },
  { id: "inbox-loading", app: "portal", s: "loading", at: "/inbox" },
  { id: "inbox-failed", app: "portal", s: "fail", at: "/inbox" },
  { id: "inbox-hard", app: "portal", s: "hard,more", at: "/inbox" },
  { id: "inbox-offline", app: "portal", s: "offline,drafts", at: "/inbox" },
  { id: "inbox-notices", app: "portal", s: "notices,quarantine", at: "/inbox" },
  { id: "inbox-pinned", app: "portal", s: "pinned,away", at: "/inbox", shots: true },
  ...["archive", "hidden"].map((where) => ({ id: `inbox-${where}`, app: "portal", s: "away", at: "/inbox", shots: true, go: async (page, k) => {
    await page.locator(".side button, .chips button").filter({ hasText: k(`view-${where}`), visible: true }).first().click();
    await page.getByRole("heading", { level: 2, name: k(`view-${where}`), exact: true }).waitFor();
  } })),
  ...[["choices", "", "dialog[open]"], ["unread", "thread-unread", "dialog[open] .kern-alert--danger, dialog[open] .kern-alert--warning"], ["period", "period", "dialog[open] .kern-alert--warning"], ["done", "", ".sendbar"]].map(([name, words, until]) => ({ id: `inbox-tray-${name}`, app: "portal", s: words, at: "/inbox", go: async (page, k) => {
    await page.locator(".item .act button").first().click();
    if (name !== "choices") await page.locator("dialog[open]").getByRole("button", { name: k("tray-hide"), exact: true }).click();
    await page.locator(until).first().waitFor();
  } })),
  { id: "account-report", app: "portal", s: "", at: "/account", go: async (page, k) => { await press(page, k("report-do")); await page.getByText(k("report-done"), { exact: true }).first().waitFor(); } },
  { id: "account-report-working", app: "portal", s: "reporting", at: "/account", go: async (page, k) => { await press(page, k("report-do")); await page.getByRole("progressbar", { name: k("report-working") }).waitFor(); } },
  { id: "account-report-failed", app: "portal", s: "reportfails", at: "/account", go: async (page, k) => { await press(page, k("report-do")); await page.getByText(k("report-failed"), { exact: true }).first().waitFor(); } },
  { id: "inbox-leaving", app: "portal", s: "leaving", at: "/inbox", shots: true, go: async (page, k) => {
    await press(page, k("leaving-show"));
    await page.getByRole("heading", { level: 2, name: k("view-leaving"), exact: true }).waitFor();
  } },
  { id: "inbox-leaving-notice", app: "portal", s: "leaving", at: "/inbox", go: (page, k) => page.getByRole("button", { name: k("leaving-show"), exact: true }).waitFor() },
  { id: "thread-leaving", app: "portal", s: "leaving", at: "/thread/t-attest", shots: true, go: (page, k) => page.getByText(k("stay-leaving-answer"), { exact: false }).first().waitFor() },
  ...["", ",isheld"].map((held) => ({ id: `thread-stays${held.replace(",", "-")}`, app: "portal", s: `stays${held}`, at: "/thread/t-attest", go: (page) => page.locator("#stay").waitFor() })),
  ...["promised", "late", "settled", "answered"].map((word) => ({ id: `thread-where-${word}`, app: "portal", s: word, at: "/thread/t-attest", go: (page) => page.locator("#where").waitFor() })),
  ...["hereonly", "manydrafts"].map((word) => ({ id: `thread-draft-${word}`, app: "portal", s: `replydraft,${word}`, at: "/thread/t-attest", go: (page, k) => page.getByText(k("draft-here-only"), { exact: false }).first().waitFor() })),
  { id: "thread-draft-other", app: "portal", s: "replydraft,otherdraft", at: "/thread/t-attest", go: (page, k) => page.getByRole("button", { name: k("draft-other-take") }).waitFor() },
  { id: "write-draft-other", app: "portal", s: "drafts,otherdraft", at: "/write/d-1", go: (page, k) => page.getByRole("button", { name: k("draft-other-take") }).waitFor() },
  { id: "inbox-unreadable", app: "portal", s: "drafts,unreadable", at: "/inbox", go: (page) => page.locator(".kern-alert--warning").waitFor() },
  { id: "thread-in-archive", app: "portal", s: "away", at: "/thread/t-anschrift", go: (page) => page.locator("#tray").waitFor() },
  { id: "inbox-held", app: "portal", s: "held,quarantine", at: "/inbox" },
  { id: "inbox-protected", app: "portal", s: "protected", at: "/inbox", shots: true },
  { id: "thread-protected", app: "portal", s: "protected", at: "/thread/t-attest" },
  { id: "thread-protected-asked", app: "portal", s: "asked,password,replydraft", at: "/thread/t-attest", shots: true, go: (page) => page.locator("dialog[open]").waitFor() },
  { id: "thread-protected-password", app: "portal", s: "asked,password", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("prove-password")); await page.locator("#step-up-password").fill("falsch"); await page.keyboard.press("Enter"); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  { id: "thread-protected-refused", app: "portal", s: "asked,refuse", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("prove-passkey")); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  { id: "thread-protected-no-way", app: "portal", s: "asked,noway", at: "/thread/t-attest", go: (page) => page.locator("dialog[open]").waitFor() },
  { id: "thread-held", app: "portal", s: "held", at: "/thread/t-attest", shots: true },
  { id: "thread-held-ready", app: "portal", s: "giveback", at: "/thread/t-attest" },
  ...[["hits", "more,drafts", "Befund"], ["reading", "reading", "Zahnersatz"], ["shared", "shared,leftout", "Zahnersatz"]].map(([name, words, text]) => ({ id: `inbox-search-${name}`, app: "portal", s: words, at: "/inbox", go: async (page, k) => {
    await page.getByRole("searchbox", { name: k("search-inbox") }).fill(text);
    await page.locator("[data-hit]").first().waitFor();
    await page.getByText(k("search-help"), { exact: true }).click();
  } })),
  { id: "inbox-search-none", app: "portal", s: "", at: "/inbox", go: (page, k) => page.getByRole("searchbox", { name: k("search-inbox") }).fill("Zahnersaz") },
  { id: "inbox-represents", app: "portal", s: "represents", at: "/inbox" },
  { id: "inbox-acting", app: "portal", s: "acting,drafts", at: "/inbox", shots: true },
  { id: "write-acting", app: "portal", s: "acting", at: "/write" },
  { id: "account-represents", app: "portal", s: "represents", at: "/account" },
  { id: "account-rep-end", app: "portal", s: "represents", at: "/account", go: async (page, k) => { await press(page, k("rep-end-label", { name: "Jonas Muster" })); await page.locator("dialog[open]").waitFor(); } },
  { id: "thread", app: "portal", s: "replydraft,uploads", at: "/thread/t-attest" },
  { id: "thread-offline-ask", app: "portal", s: "", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("reading-keep")); await page.locator("dialog[open]").waitFor(); } },
  { id: "thread-offline-refused", app: "portal", s: "nopasskey", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("reading-keep")); await press(page, k("reading-ask-do")); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  { id: "thread-offline-kept", app: "portal", s: "keeps", at: "/thread/t-attest", go: (page, k) => page.getByRole("button", { name: k("reading-drop"), exact: true }).waitFor() },
  { id: "thread-details", app: "portal", s: "", at: "/thread/t-attest", go: (page, k) => page.getByText(k("technical"), { exact: true }).click() },
  { id: "thread-openings", app: "portal", s: "more", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("openings-more")); await page.getByRole("button", { name: k("openings-more"), exact: true }).waitFor({ state: "detached" }); } },
  { id: "thread-openings-none", app: "portal", s: "noopenings", at: "/thread/t-attest" },
  { id: "thread-openings-failed", app: "portal", s: "openingsfail", at: "/thread/t-attest" },
  { id: "thread-hard", app: "portal", s: "hard", at: "/thread/t-attest" },
  { id: "thread-loading", app: "portal", s: "loading", at: "/thread/t-attest" },
  { id: "thread-missing", app: "portal", s: "fail", at: "/thread/t-attest" },
  { id: "thread-file-opening", app: "portal", s: "opening", at: "/thread/t-attest", go: (page, k) => press(page, k("save-file", { name: "Vordruck-Bescheinigung.pdf" })) },
  { id: "thread-file-bad", app: "portal", s: "badfile", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("save-file", { name: "Vordruck-Bescheinigung.pdf" })); await page.locator(".files .kern-alert").waitFor(); } },
  { id: "thread-picture", app: "portal", s: "", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("view-file", { name: "Attest-Dr-Beispiel.jpg" })); await page.locator("dialog[open]").waitFor(); } },
  { id: "thread-reply-empty", app: "portal", s: "", at: "/thread/t-attest", go: (page, k) => press(page, k("send")) },
  { id: "thread-files-moving", app: "portal", s: "moving", at: "/thread/t-attest", go: (page, k) => page.getByRole("button", { name: k("continue-file-label", { name: "Kostenvoranschlag.pdf" }) }).waitFor() },
  { id: "thread-file-paused", app: "portal", s: "moving", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("pause-file-label", { name: "Reha-Entlassungsbericht.pdf" })); await page.getByRole("button", { name: k("continue-file-label", { name: "Reha-Entlassungsbericht.pdf" }) }).waitFor(); } },
  { id: "thread-files-in-memory", app: "portal", s: "inmemory", at: "/thread/t-attest", go: (page) => page.locator("#reply-text").waitFor() },
  { id: "thread-file-undecided", app: "portal", s: "undecided", at: "/thread/t-attest", go: (page) => page.locator("#u-3-asking").waitFor() },
  { id: "thread-file-undecided-sent", app: "portal", s: "undecided", at: "/thread/t-attest", go: async (page, k) => { await page.locator("#reply-text").fill("Danke."); await press(page, k("remove-file", { name: "Foto-Rezept.jpg" })); await press(page, k("send")); await page.locator(".sendbar--bad").waitFor(); } },
  { id: "thread-file-agreed", app: "portal", s: "undecided", at: "/thread/t-attest", go: async (page, k) => { await page.locator("#u-1-asking").getByRole("button", { name: k("uncleaned-send") }).click(); await page.locator("#u-1-asking").waitFor({ state: "detached" }); } },
  { id: "thread-file-look", app: "portal", s: "replydraft,uploads", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("view-file", { name: "Foto-Ueberweisung.jpg" })); await page.locator(".viewer-bar").waitFor(); } },
  { id: "thread-file-refused", app: "portal", s: "", at: "/thread/t-attest", go: async (page) => { await page.locator("input[type=file]").first().setInputFiles(["getarnt.pdf", "leer.pdf", "film.mp4"].map((name) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(name === "leer.pdf" ? "" : "x") }))); await page.locator(".kern-error").nth(2).waitFor(); } },
  { id: "thread-file-twice", app: "portal", s: "twice", at: "/thread/t-attest", go: async (page, k) => { await page.locator("#reply-text").fill("Anbei die Rechnungen."); await press(page, k("send")); await page.getByRole("heading", { name: k("same-file-title") }).waitFor(); } },
  { id: "thread-missing-file", app: "portal", s: "", at: "/thread/t-attest", go: async (page, k) => { await page.locator("#reply-text").fill("Anbei das Attest."); await press(page, k("send")); await page.locator("dialog[open]").waitFor(); } },
  { id: "thread-undo", app: "portal", s: "", at: "/thread/t-attest", go: async (page, k) => { await page.locator("#reply-text").fill("Danke."); await press(page, k("send")); await page.getByRole("button", { name: k("undo") }).waitFor(); } },
  { id: "thread-not-sent", app: "portal", s: "sendfail", at: "/thread/t-attest", slow: true, go: async (page, k) => { await page.locator("#reply-text").fill("Danke."); await press(page, k("send")); await page.locator(".sendbar--bad").waitFor({ timeout: 20_000 }); } },
  { id: "thread-sent", app: "portal", s: "", at: "/thread/t-attest", slow: true, go: async (page, k) => { await page.locator("#reply-text").fill("Danke."); await press(page, k("send")); await page.locator(".kern-alert--success").waitFor({ timeout: 20_000 }); } },
  { id: "write", app: "portal", s: "", at: "/write" },
  { id: "write-worded", app: "portal", s: "worded", at: "/write", shots: true, go: async (page) => { await page.locator("#matter").selectOption("krankengeld-nachweis"); await page.locator(".write summary").first().click(); await page.locator("#matter-find").fill("krank"); await page.locator(".matter-hit").first().waitFor(); } },
  { id: "write-errors", app: "portal", s: "", at: "/write", go: (page, k) => press(page, k("send")) },
  { id: "write-draft", app: "portal", s: "drafts,uploads", at: "/write/d-1" },
  { id: "write-file-refused", app: "portal", s: "", at: "/write", go: async (page) => { await page.locator("#subject").fill("Test"); await page.setInputFiles("input[type=file] >> nth=0", [{ name: "Brief.docx", mimeType: "application/msword", buffer: Buffer.from("x") }]); await page.locator("[role=alert] .kern-error").waitFor(); } },
  { id: "viewer-pdf", app: "portal", s: "file-pdf", at: "/thread/t-1", shots: true, go: async (page, k) => { await viewed(page, k); await press(page, k("viewer-next")); await page.frameLocator("iframe").locator("canvas").waitFor(); } },
  { id: "viewer-picture", app: "portal", s: "file-picture", at: "/thread/t-1", go: async (page, k) => { await viewed(page, k); await page.frameLocator("iframe").locator("canvas").waitFor(); } },
  { id: "viewer-tiff", app: "portal", s: "file-tiff", at: "/thread/t-1", go: async (page, k) => { await viewed(page, k); await press(page, k("viewer-next")); await page.frameLocator("iframe").locator("canvas").waitFor(); } },
  { id: "viewer-heic", app: "portal", s: "file-heic", at: "/thread/t-1", go: view(".kern-alert--warning") },
  { id: "viewer-text", app: "portal", s: "file-text", at: "/thread/t-1", go: async (page, k) => { await viewed(page, k); await page.frameLocator("iframe").locator("pre").waitFor(); } },
  { id: "viewer-format", app: "portal", s: "", at: "/thread/t-1", go: view(".kern-alert--info") },
  { id: "viewer-broken", app: "portal", s: "file-broken", at: "/thread/t-1", go: view(".kern-alert--warning") },
  { id: "viewer-locked", app: "portal", s: "file-locked", at: "/thread/t-1", go: view(".kern-alert--warning") },
  { id: "write-file-added", app: "portal", s: "", at: "/write", go: async (page) => { await page.locator("#subject").fill("Test"); await draw(page); await page.locator(".up").waitFor(); } },
  { id: "write-not-saved", app: "portal", s: "full", at: "/write", go: async (page) => { await page.locator("#subject").fill("Test"); await page.locator(".saved--bad").waitFor(); } },
  { id: "account", app: "portal", s: "", at: "/account" },
  { id: "account-offline", app: "portal", s: "keeps", at: "/account", go: (page) => page.locator("section[aria-labelledby=offline] .files li").nth(1).waitFor() },
  { id: "account-offline-shared", app: "portal", s: "shareddevice", at: "/account", go: (page) => page.locator("section[aria-labelledby=offline]").waitFor() },
  { id: "account-offline-none", app: "portal", s: "nooffline", at: "/account", go: (page) => page.locator("section[aria-labelledby=offline]").waitFor() },
  { id: "account-one", app: "portal", s: "one", at: "/account" },
  { id: "account-failed", app: "portal", s: "fail", at: "/account" },
  { id: "account-no-events", app: "portal", s: "noevents", at: "/account" },
  { id: "account-more-events", app: "portal", s: "more", at: "/account", go: async (page, k) => { await press(page, k("security-more")); await page.getByRole("button", { name: k("security-more"), exact: true }).waitFor({ state: "detached" }); } },
  { id: "account-block", app: "portal", s: "", at: "/account", go: async (page, k) => { await press(page, k("block-ask")); await page.locator("dialog[open]").waitFor(); } },
  { id: "account-leave", app: "portal", s: "", at: "/account", go: async (page, k) => { await press(page, k("leave-ask")); await page.locator("dialog[open]").waitFor(); } },
  { id: "acting", app: "portal", s: "represents", at: "/acting", shots: true },
  { id: "acting-empty", app: "portal", s: "quarantine", at: "/acting" },
  { id: "acting-invite", app: "portal", s: "", at: "/acting", go: async (page, k) => { await press(page, k("invite-begin")); await press(page, k("invite-make")); await page.locator("#invite-code").waitFor(); } },
  { id: "acting-code", app: "portal", s: "badcode", at: "/acting", go: async (page, k) => { await press(page, k("grant-begin")); await page.locator("#invite").fill("7K4MPQ2DX9TH4RWC"); await press(page, k("grant-find")); await page.locator(".kern-alert--danger").waitFor(); } },
  { id: "acting-terms", app: "portal", s: "", at: "/acting", shots: true, go: async (page, k) => { await toTerms(page, k); await press(page, k("grant-do-passkey")); await page.getByText(k("grant-until-missing")).first().waitFor(); } },
  { id: "acting-differs", app: "portal", s: "", at: "/acting", go: async (page, k) => { await toTerms(page, k); await page.locator("#grant-same-no").check(); await page.locator(".kern-alert--danger").waitFor(); } },
  { id: "thread-exclude", app: "portal", s: "refuse", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("exclude-label", { name: "Jonas Muster" })); await press(page, k("exclude-do")); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  { id: "write-openers", app: "portal", s: "openers", at: "/write", go: (page) => page.locator("#exclude-p-jonas").check() },
  { id: "account-block-refused", app: "portal", s: "refuse", at: "/account", go: async (page, k) => { await press(page, k("block-ask")); await press(page, k("block-do")); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  { id: "account-passkey", app: "portal", s: "", at: "/account", go: async (page, k) => { await press(page, k("add-passkey")); await page.locator("dialog[open]").waitFor(); } },
  { id: "account-password", app: "portal", s: "", at: "/account", go: async (page, k) => { await press(page, k("set-password")); await page.locator("dialog[open]").waitFor(); } },
  { id: "account-lost", app: "portal", s: "", at: "/account", go: async (page, k) => { await press(page, k("device-lost-label", { name: "Mein Telefon" })); await page.locator("dialog[open]").waitFor(); } },
  { id: "account-lost-done", app: "portal", s: "", at: "/account", go: async (page, k) => { await press(page, k("device-lost-label", { name: "Mein Telefon" })); await press(page, k("device-lost-do")); await page.locator(".kern-alert--success").waitFor(); } },
  { id: "account-lost-waits", app: "portal", s: "waits", at: "/account", go: async (page, k) => { await press(page, k("device-lost-label", { name: "Mein Telefon" })); await press(page, k("device-lost-do")); await press(page, k("prove-password")); await page.locator("#prove-password").fill("falsch"); await page.keyboard.press("Enter"); await page.locator(".kern-alert").waitFor(); } },
  { id: "account-sheet-waits", app: "portal", s: "waits", at: "/account", go: async (page, k) => { await press(page, k("new-sheet")); await press(page, k("new-sheet-make")); await page.locator(".paper").waitFor(); } },
  { id: "account-sheet", app: "portal", s: "", at: "/account", go: async (page, k) => { await press(page, k("new-sheet")); await press(page, k("new-sheet-make")); await page.locator(".paper").waitFor(); } },
  { id: "inbox-no-mail", app: "portal", s: "unconfirmed", at: "/inbox" },
  { id: "inbox-mail-returned", app: "portal", s: "returned", at: "/inbox", go: (page) => page.locator(".kern-alert--warning").waitFor() },
  { id: "inbox-mail-complaint", app: "portal", s: "complaint", at: "/inbox", go: (page) => page.locator(".kern-alert--warning").waitFor() },
  { id: "account-mail-returned", app: "portal", s: "returned", at: "/account" },
  { id: "email-returned", app: "portal", s: "returned", at: "/email", go: (page) => page.locator(".kern-alert--warning").waitFor() },
  { id: "email-complaint", app: "portal", s: "complaint", at: "/email", go: (page) => page.locator(".kern-alert--warning").waitFor() },
  { id: "decisions-returned", app: "portal", s: "agreed,returned", at: "/decisions", go: (page) => page.locator(".kern-alert--warning").waitFor() },
  { id: "office-account-mail-returned", app: "office", s: "returned", at: "/account" },
  { id: "office-case-returned", app: "office", s: "formal,agreed,returned", at: "/thread/t-attest/krankengeld" },
  { id: "decisions", app: "portal", s: "", at: "/decisions" },
  { id: "decisions-agreed", app: "portal", s: "agreed", at: "/decisions" },
  { id: "decisions-given", app: "portal", s: "", at: "/decisions", go: async (page, k) => { await press(page, k("consent-give")); await page.locator(".kern-alert--success").waitFor(); } },
  { id: "decisions-ended", app: "portal", s: "agreed", at: "/decisions", go: async (page, k) => { await press(page, k("consent-end")); await page.locator(".kern-alert--success").waitFor(); } },
  { id: "decisions-mute", app: "portal", s: "mute,forged", at: "/decisions" },
  { id: "decisions-refused", app: "portal", s: "refuse", at: "/decisions", go: async (page, k) => { await press(page, k("consent-give")); await page.locator("section[aria-labelledby=consent-yours] .kern-alert").waitFor(); } },
  { id: "thread-decisions", app: "portal", s: "decisions", at: "/thread/t-attest" },
  { id: "office-case-decisions", app: "office", s: "decisions", at: "/thread/t-attest/krankengeld" },
  { id: "thread-letters", app: "portal", s: "letters", at: "/thread/t-attest" },
  { id: "office-case-letters", app: "office", s: "letters", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await page.getByText(k("letter-by-you")).first().waitFor(); } },
  { id: "office-case-letter-order", app: "office", s: "letters", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("letter-order-again")); await page.getByRole("dialog").waitFor(); } },
  { id: "office-case-decide-letter", app: "office", s: "formal", at: "/thread/t-attest/krankengeld", go: async (page) => { await page.locator("#decision").check(); await page.locator("#reply-text").fill("Wir bewilligen das."); await page.locator("#decision-letter").check(); } },
  { id: "office-case-no-consent", app: "office", s: "formal", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-decide", app: "office", s: "formal,agreed", at: "/thread/t-attest/krankengeld", go: async (page) => { await page.locator("#decision").check(); await page.locator("#reply-text").fill("Wir bewilligen das."); await page.locator("#decision-instructed").waitFor(); } },
  { id: "office-case-instruct", app: "office", s: "formal,agreed", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await page.locator("#decision").check(); await page.getByLabel(k("decision-remedy-action")).check(); await page.locator("#decision-court").selectOption("Sozialgericht Beispielstadt"); await press(page, k("decision-instruct")); await page.getByRole("button", { name: k("text-take-back"), exact: true }).waitFor(); } },
  { id: "thread-objection", app: "portal", s: "", at: "/thread/t-attest", go: async (page, k) => { await page.locator("#reply-text").fill("Ich lege Widerspruch ein."); await page.getByText(k("objection-title")).waitFor(); } },
  { id: "thread-declare", app: "portal", s: "objects", at: "/thread/t-attest", go: (page, k) => page.getByRole("heading", { name: k("declare-title") }).waitFor() },
  { id: "thread-declare-refused", app: "portal", s: "objects,refuse", at: "/thread/t-attest", go: async (page, k) => { await page.locator("section[aria-labelledby=declare] button").first().click(); await page.locator("section[aria-labelledby=declare] [role=alert], section[aria-labelledby=declare] .kern-alert").first().waitFor(); void k; } },
  { id: "thread-declared", app: "portal", s: "objects,proven", at: "/thread/t-attest", go: (page, k) => page.getByText(k("declared-counts")).waitFor() },
  { id: "thread-declared-unproven", app: "portal", s: "objects,unproven", at: "/thread/t-attest", go: (page, k) => page.getByText(k("declared-unproven-title")).waitFor() },
  { id: "thread-objection-start", app: "portal", s: "decisions", at: "/thread/t-attest", go: (page, k) => page.getByRole("button", { name: k("objection-start") }).first().click() },
  { id: "office-case-declared", app: "office", s: "objects,proven", at: "/thread/t-attest/krankengeld", go: (page, k) => page.getByText(k("declared-counts")).waitFor() },
  { id: "office-case-formless", app: "office", s: "objects", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("formless-prepare")); await page.getByRole("button", { name: k("text-take-back"), exact: true }).waitFor(); } },
  { id: "email", app: "portal", s: "unconfirmed", at: "/email" },
  { id: "email-confirmed", app: "portal", s: "", at: "/email" },
  { id: "email-discreet", app: "portal", s: "", at: "/email", go: async (page, k) => { await press(page, k("discreet-on")); await page.getByRole("button", { name: k("discreet-off") }).waitFor(); } },
  { id: "email-phrase", app: "portal", s: "", at: "/email", go: (page) => page.locator("#phrase").waitFor() },
  { id: "email-phrase-set", app: "portal", s: "phrase", at: "/email", go: async (page, k) => { await page.locator("#phrase").fill("Roter Hahn"); await press(page, k("phrase-save")); await page.locator("section[aria-labelledby=mail-phrase] .kern-alert--success").waitFor(); } },
  { id: "email-phrase-wrong", app: "portal", s: "", at: "/email", go: async (page, k) => { await page.locator("#phrase").fill("Elefant 7"); await press(page, k("phrase-save")); await page.locator("section[aria-labelledby=mail-phrase] .error-summary, section[aria-labelledby=mail-phrase] [aria-invalid=true]").first().waitFor(); } },
  { id: "email-choice", app: "portal", s: "evening", at: "/email", go: async (page, k) => { await page.locator("#mail-lang-de-simple").check(); await press(page, k("mail-choice-save")); await page.locator("#sent-mails").waitFor(); } },
  { id: "email-choice-failed", app: "portal", s: "refuse", at: "/email", go: async (page, k) => { await page.locator("#mail-time-morning").check(); await press(page, k("mail-choice-save")); await page.locator("section[aria-labelledby=mail-choice] .kern-alert").waitFor(); } },
  { id: "mail-check-yes", app: "portal", s: "out", at: "/info/mail", go: async (page, k) => { await page.locator("#mail-id").fill("Message-ID: <0193b0a5-0000-7000-8000-000000000001@musterkasse.example>"); await press(page, k("mail-check-do")); await page.locator(".kern-alert--success").waitFor(); } },
  { id: "mail-check-not", app: "portal", s: "out", at: "/info/mail", go: async (page, k) => { await page.locator("#mail-id").fill("<9193b0a5-0000-7000-8000-000000000001@x.example>"); await press(page, k("mail-check-do")); await page.locator(".kern-alert--danger").waitFor(); } },
  { id: "mail-check-none", app: "portal", s: "out", at: "/info/mail", go: async (page, k) => { await page.locator("#mail-id").fill("Sehr geehrter Kunde"); await press(page, k("mail-check-do")); await page.locator("#mail-id-error").waitFor(); } },
  { id: "email-discreet-failed", app: "portal", s: "discreet,refuse", at: "/email", go: async (page, k) => { await press(page, k("discreet-off")); await page.locator("section[aria-labelledby=discreet] .kern-alert").waitFor(); } },
  { id: "email-push-none", app: "portal", s: "pushnone", at: "/email", go: (page) => page.locator("section[aria-labelledby=push]").waitFor() },
  { id: "email-push-refused", app: "portal", s: "pushrefused,pushothers", at: "/email", go: (page) => page.locator("section[aria-labelledby=push] .kern-alert").waitFor() },
  { id: "email-push-asked", app: "portal", s: "pushasked", at: "/email", go: async (page, k) => { await press(page, k("push-on")); await page.locator("section[aria-labelledby=push] .kern-alert").waitFor(); } },
  { id: "email-push-on", app: "portal", s: "", at: "/email", go: async (page, k) => { await press(page, k("push-on")); await page.getByRole("button", { name: k("push-off"), exact: true }).waitFor(); } },
  { id: "email-push-others", app: "portal", s: "pushon,pushothers", at: "/email", go: (page, k) => page.getByRole("button", { name: k("push-off-everywhere") }).waitFor() },
  { id: "email-push-failed", app: "portal", s: "refuse", at: "/email", go: async (page, k) => { await press(page, k("push-on")); await page.locator("section[aria-labelledby=push] .kern-alert").waitFor(); } },
  { id: "email-known", app: "portal", s: "known", at: "/email" },
  { id: "email-unavailable", app: "portal", s: "nomail", at: "/email" },
  { id: "email-failed", app: "portal", s: "fail", at: "/email" },
  { id: "email-wrong", app: "portal", s: "unconfirmed", at: "/email", go: async (page, k) => { await page.locator("#email-address").fill("erika@"); await press(page, k("email-send-code")); await page.locator(".kern-error").waitFor(); } },
  { id: "email-code", app: "portal", s: "", at: "/email", go: async (page, k) => { await page.locator("#email-address").fill("erika.muster@post.example"); await press(page, k("email-send-code")); await page.locator("#email-code").waitFor(); } },
  { id: "email-code-wrong", app: "portal", s: "waitscode,wrongcode,spent", at: "/email", go: async (page, k) => { await page.locator("#email-code").fill("1234 5678"); await press(page, k("email-code-do")); await page.locator(".kern-alert--danger").waitFor(); } },
  { id: "email-nobody", app: "portal", s: "waitscode,nobody,unconfirmed", at: "/email", go: async (page) => { await page.locator("#email-waiting").waitFor(); } },
  { id: "email-done", app: "portal", s: "waitscode,unconfirmed", at: "/email", go: async (page, k) => { await page.locator("#email-code").fill("1234 5678"); await press(page, k("email-code-do")); await page.locator(".kern-alert--success").waitFor(); } },
  { id: "email-remove", app: "portal", s: "", at: "/email", go: async (page, k) => { await press(page, k("email-remove-ask")); await page.locator("dialog[open]").waitFor(); } },
  { id: "phone", app: "portal", s: "", at: "/phone" },
  { id: "phone-waiting", app: "portal", s: "", at: "/phone", go: async (page, k) => { await press(page, k("phone-press")); await page.getByText(k("phone-waiting")).waitFor(); } },
  { id: "phone-spoken", app: "portal", s: "spoken", at: "/phone", go: async (page, k) => { await press(page, k("phone-press")); await page.locator(".spoken").first().waitFor(); } },
  { id: "phone-right", app: "portal", s: "spoken", at: "/phone", go: async (page, k) => { await press(page, k("phone-press")); await press(page, k("phone-right")); await page.locator(".kern-alert--success").waitFor(); } },
  { id: "phone-wrong", app: "portal", s: "spoken", at: "/phone", go: async (page, k) => { await press(page, k("phone-press")); await press(page, k("phone-wrong")); await page.locator(".kern-alert--danger").waitFor(); } },
  { id: "phone-false", app: "portal", s: "falsecall", at: "/phone", go: async (page, k) => { await press(page, k("phone-press")); await page.locator(".kern-alert--danger").waitFor(); } },
  { id: "sheet-gone", app: "portal", s: "", at: "/sheet" },
  { id: "idle", app: "portal", s: "idle", at: "/inbox", go: (page) => page.locator("dialog[open]").waitFor() },
  { id: "thread-moved", app: "portal", s: "moved", at: "/thread/t-attest" },
  { id: "thread-goes-on", app: "portal", s: "goeson", at: "/thread/t-attest" },
  // Office
  { id: "office-start", app: "office", s: "out,password", at: "/" },
  { id: "office-start-access-blocked", app: "office", s: "out,noaccess", at: "/", go: async (page, k) => { await press(page, k("sign-in-passkey")); await page.locator(".kern-alert").waitFor(); } },
  { id: "office-provider", app: "office", s: "out,idp", at: "/", shots: true },
  { id: "office-provider-ended", app: "office", s: "out,idp,sentaway", at: "/" },
  { id: "office-provider-down", app: "office", s: "out,idp,down", at: "/", go: async (page, k) => { await press(page, k("office-provider")); await page.locator(".kern-alert").waitFor(); } },
  { id: "office-provider-shown", app: "office", s: "out,idpshown", at: "/" },
  { id: "office-provider-other", app: "office", s: "out,idpshown,otheremployee", at: "/", go: async (page, k) => { await press(page, k("sign-in-passkey")); await page.locator(".kern-alert--danger").waitFor(); } },
  { id: "office-account-out", app: "office", s: "outthere", at: "/account", go: async (page, k) => { await page.getByText(k("sign-out-there")).waitFor(); } },
  { id: "office-left-here", app: "office", s: "idp,onlyhere", at: "/account", go: async (page, k) => { await press(page, k("sign-out")); await page.getByRole("heading", { level: 1, name: k("left-title") }).waitFor(); } },
  { id: "office-left", app: "office", s: "out,idp,lefttoo", at: "/left" },
  { id: "office-provider-lost", app: "office", s: "out,idp", at: "/provider" },
  ...[["cancelled", ""], ["checking", "wait"], ["refused", "provider-refused"], ["level", "provider-level"], ["unknown", "account-unknown"], ["back", ""]].map(([name, words]) => ({ id: `office-provider-${name}`, app: "office", s: `out,idp,${words}`, at: "/", go: async (page) => {
    await page.evaluate((fragment) => { history.replaceState(null, "", fragment); location.reload(); }, name === "cancelled" ? "#error=access_denied&state=x" : "#code=abc&state=x&iss=https%3A%2F%2Fid.musterkasse.example");
    await (name === "checking" ? page.locator("progress") : page.locator(".kern-alert").first()).waitFor();
  } })),
  { id: "office-activate", app: "office", s: "out", at: "/activate" },
  { id: "office-recover", app: "office", s: "out", at: "/recover" },
  { id: "office-unlock", app: "office", s: "locked", at: "/list" },
  { id: "office-list", app: "office", s: "more", at: "/list" },
  ...[["hits", "more", "Zahnersatz"], ["nothing", "", "Zahnersaz"], ["reading", "reading", "Zahnersatz"], ["left-out", "leftout,stopped", "Zahnersaz"], ["waiting", "waits", "Zahnersatz"], ["off", "searchoff", "Zahnersatz"]].map(([name, words, text]) => ({ id: `office-search-${name}`, app: "office", s: words, at: "/list", go: async (page, k) => {
    await page.getByRole("searchbox", { name: k("search-office") }).fill(text);
    await page.keyboard.press("Enter");
    await page.locator(".cover").waitFor();
    if (name !== "off") await page.locator("[data-hit], .empty").first().waitFor();
    await page.getByText(k("search-help"), { exact: true }).click();
  } })),
  { id: "office-list-picked", app: "office", s: "", at: "/list", wide: true, go: async (page) => { await page.locator(".wl .open").first().waitFor(); for (const key of ["j", "x", "j", "x", "j"]) await page.keyboard.press(key); } },
  { id: "office-list-keys", app: "office", s: "", at: "/list", wide: true, go: async (page) => { await page.locator(".wl .open").first().waitFor(); await page.keyboard.press("?"); await page.locator("dialog[open]").waitFor(); } },
  { id: "office-list-mine", app: "office", s: "", at: "/mine" },
  { id: "office-list-resubmit", app: "office", s: "", at: "/mine/resubmit" },
  { id: "office-list-deputy", app: "office", s: "", at: "/deputy/krankengeld/p-probe" },
  { id: "office-list-views", app: "office", s: "views", at: "/list/krankengeld/overdue" },
  { id: "office-list-view-empty", app: "office", s: "", at: "/list/krankengeld/free", go: async (page, k) => { await press(page, k("view-keep")); await page.locator("dialog[open]").waitFor(); await press(page, k("view-save")); await page.locator("#view-name-error").waitFor(); } },
  { id: "office-list-assign", app: "office", s: "", at: "/list", wide: true, go: async (page, k) => { await pickTwo(page); await press(page, k("assign")); await page.locator("#assign-to-p-beispiel").check(); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  { id: "office-list-resubmit-dialog", app: "office", s: "", at: "/list", wide: true, go: async (page, k) => { await pickTwo(page); await page.keyboard.press("w"); await page.locator("dialog[open]").waitFor(); await page.locator("dialog[open]").getByRole("button", { name: k("resubmit-do") }).click(); await page.locator("#resubmit-day-error").waitFor(); } },
  { id: "office-list-bulk-done", app: "office", s: "", at: "/list", wide: true, go: async (page, k) => { await pickTwo(page); await press(page, k("claim")); await page.getByRole("button", { name: k("undo") }).waitFor(); } },
  { id: "office-list-bulk-running", app: "office", s: "wait", at: "/list", wide: true, go: async (page, k) => { await pickTwo(page); await press(page, k("assign")); await page.locator("#assign-to-p-sommer").check(); await page.locator("dialog[open]").getByRole("button", { name: k("assign"), exact: true }).click(); await page.locator("progress").first().waitFor({ state: "attached" }); } },
  { id: "office-case-resubmit", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("resubmit")); await page.locator("dialog[open]").waitFor(); } },
  { id: "office-case-law", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("law-change")); await page.locator("dialog[open]").waitFor(); } },
  { id: "office-list-escalated", app: "office", s: "", at: "/list/krankengeld/escalated", go: async (page, k) => { await page.getByText(k("state-escalated"), { exact: true }).first().waitFor(); } },
  { id: "office-account-mail", app: "office", s: "waitscode", at: "/account", go: async (page) => { await page.locator("#mail-address").waitFor(); } },
  { id: "office-account-mail-wrong", app: "office", s: "", at: "/account", go: async (page, k) => { await page.locator("#mail-address").fill("nobody"); await press(page, k("mail-send-code")); await page.locator("#mail-address-error").waitFor(); } },
  { id: "office-overview", app: "office", s: "", at: "/overview/krankengeld", go: async (page) => { await page.locator(".fig-bars").first().waitFor(); } },
  { id: "office-overview-tables", app: "office", s: "", at: "/overview/krankengeld", go: async (page, k) => {
    for (const title of ["fig-stock-title", "fig-age-title", "fig-due-title", "fig-kept-title", "fig-days-title"]) await press(page, k("figures-as-table-label", { title: k(title) }));
    await page.getByText("23.11.2026").or(page.getByText("23 Nov 2026")).first().waitFor();
  } },
  { id: "office-overview-empty", app: "office", s: "empty", at: "/overview/krankengeld", go: async (page) => { await page.locator(".fig-bars").first().waitFor(); } },
  { id: "office-overview-absent", app: "office", s: "absent", at: "/overview/krankengeld", go: async (page) => { await page.locator(".kern-alert").first().waitFor(); } },
  { id: "office-matters", app: "office", s: "", at: "/matters/krankengeld", shots: true, go: async (page, k) => { await page.getByText(k("matter-versions", { n: 3 })).click(); await page.getByRole("button", { name: k("matter-take-label", { v: 2 }) }).waitFor(); } },
  { id: "office-matters-plain", app: "office", s: "nowords", at: "/matters/krankengeld", go: (page) => page.locator("#preview-matter").waitFor() },
  { id: "office-matters-none", app: "office", s: "nomatters", at: "/matters/krankengeld", go: (page) => page.locator(".empty").waitFor() },
  { id: "office-matters-absent", app: "office", s: "absent", at: "/matters/krankengeld", go: (page) => page.locator(".kern-alert").first().waitFor() },
  { id: "office-matters-moved", app: "office", s: "", at: "/matters/krankengeld", go: async (page, k) => { await page.locator("#matter-down-krankengeld-nachweis").click(); await page.getByRole("button", { name: k("matters-undo") }).waitFor(); } },
  { id: "office-matters-preview", app: "office", s: "", at: "/matters/krankengeld", go: async (page, k) => { await page.locator("#preview-lang-en").check(); await page.locator("#preview-width-wide").check(); await page.locator(".preview summary").click(); await page.locator("#preview-matter-find").fill("attest"); await page.locator(".matter-hit").waitFor(); await page.locator("#preview-matter").selectOption("krankengeld-nachweis"); } },
  { id: "office-matter", app: "office", s: "", at: "/matters/krankengeld/krankengeld-nachweis", shots: true, go: (page) => page.locator("#matter-offered-no").check() },
  { id: "office-matter-errors", app: "office", s: "", at: "/matters/krankengeld/krankengeld-konto", go: async (page, k) => { await page.locator("#matter-name-de").fill("Konto"); await page.locator("#matter-offered-no").check(); await page.locator("#matter-until").fill("99"); await press(page, k("matter-save")); await page.locator("#matter-until-error").waitFor(); } },
  { id: "office-matter-newer", app: "office", s: "refuse", at: "/matters/krankengeld/krankengeld-nachweis", go: async (page, k) => { await page.locator("#matter-name-de").fill("AU schicken"); await press(page, k("matter-save")); await press(page, k("matter-show-newer")); await page.locator(".kern-alert--warning").waitFor(); } },
  { id: "office-rules", app: "office", s: "", at: "/rules/krankengeld", go: async (page, k) => { await press(page, k("trial-run")); await page.locator(".kern-table").waitFor(); } },
  { id: "office-rules-removed", app: "office", s: "", at: "/rules/krankengeld", go: async (page, k) => { await press(page, k("rule-remove-label", { n: 2 })); await page.getByRole("button", { name: k("rule-undo") }).waitFor(); } },
  { id: "office-rules-empty", app: "office", s: "norules", at: "/rules/krankengeld", go: async (page) => { await page.locator(".empty").waitFor(); } },
  { id: "office-rules-silent", app: "office", s: "silent,refuse", at: "/rules/krankengeld", go: async (page, k) => { await press(page, k("rule-pause-label", { n: 1 })); await page.locator(".kern-alert--danger").waitFor(); } },
  { id: "office-rules-absent", app: "office", s: "absent", at: "/rules/krankengeld", go: async (page) => { await page.locator(".kern-alert").first().waitFor(); } },
  { id: "office-rule-new", app: "office", s: "", at: "/rules/krankengeld/new", go: async (page, k) => { await page.locator("#rule-kind-matter").check(); await press(page, k("rule-save")); await page.locator("#rule-clerks-error").waitFor(); } },
  { id: "office-rule-digits", app: "office", s: "", at: "/rules/krankengeld/r-3", go: async (page, k) => { await page.locator("#rule-to").fill("x"); await press(page, k("rule-save")); await page.locator("#rule-to-error").waitFor(); } },
  { id: "office-staff-absence", app: "office", s: "", at: "/staff/krankengeld", go: async (page, k) => { await press(page, k("absence-enter")); await page.locator("#absence-from-error").waitFor(); } },
  { id: "office-staff-circle", app: "office", s: "circle,refuse", at: "/staff/krankengeld" },
  { id: "office-list-empty", app: "office", s: "empty", at: "/list" },
  { id: "office-list-loading", app: "office", s: "loading", at: "/list" },
  { id: "office-list-failed", app: "office", s: "fail", at: "/list" },
  { id: "office-list-no-key", app: "office", s: "", at: "/list/fahrkosten" },
  { id: "office-no-units", app: "office", s: "nounits", at: "/list" },
  { id: "office-scan-held", app: "office", s: "scan-found", at: "/thread/t-attest/krankengeld", shots: true, go: async (page, k) => { await page.getByRole("button", { name: k("view-file", { name: "X" }).replace("X", "").trim() }).first().click(); await page.locator(".files .kern-alert--danger").waitFor(); } },
  { id: "office-scan-unpaired", app: "office", s: "scan-unpaired", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await page.getByRole("button", { name: k("save-file", { name: "X" }).replace("X", "").trim() }).first().click(); await page.locator(".files .kern-alert--warning").waitFor(); } },
  { id: "office-scan-viewer", app: "office", s: "scan-unavailable,file-pdf", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await viewed(page, k); await page.frameLocator("iframe").locator("canvas").waitFor(); } },
  { id: "office-scan-account", app: "office", s: "unpaired", at: "/account", go: (page) => page.locator("#scanner-code").waitFor() },
  { id: "office-case-recuse", app: "office", s: "", at: "/thread/t-attest/krankengeld", shots: true, go: async (page, k) => { await press(page, k("recuse")); await page.locator("dialog[open]").waitFor(); } },
  { id: "office-case-recuse-missing", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("recuse")); await press(page, k("recuse-do")); await page.locator("#recuse-reason-error").waitFor(); } },
  { id: "office-case-recuse-refused", app: "office", s: "refuse", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("recuse")); await page.locator("#recuse-reason-relative").check(); await press(page, k("recuse-do")); await page.locator("dialog[open] .kern-alert--danger").waitFor(); } },
  { id: "office-case-holds", app: "office", s: "holds", at: "/thread/t-attest/krankengeld", shots: true, go: (page, k) => page.getByText(k("holds-title"), { exact: true }).first().waitFor() },
  { id: "office-case-stays", app: "office", s: "stays", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-hold", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("hold")); await page.locator("dialog[open]").waitFor(); } },
  { id: "office-case-hold-missing", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("hold")); await press(page, k("hold-do")); await page.locator("#hold-reason-error").waitFor(); } },
  { id: "office-case-hold-refused", app: "office", s: "refuse", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("hold")); await page.locator("#hold-reason-audit").check(); await press(page, k("hold-do")); await page.locator("dialog[open] .kern-alert--danger").waitFor(); } },
  { id: "office-case-disputed", app: "office", s: "disputed", at: "/thread/t-attest/krankengeld", shots: true, go: (page, k) => page.getByText(k("case-disputed-title"), { exact: true }).first().waitFor() },
  { id: "office-case-dispute-first", app: "office", s: "disputed", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("dispute-settle")); await page.locator("dialog[open]").getByText(k("dispute-settle-first")).waitFor(); } },
  { id: "office-case-dispute-settle", app: "office", s: "disputed,answered", at: "/thread/t-attest/krankengeld", shots: true, go: async (page, k) => { await press(page, k("dispute-settle")); await press(page, k("dispute-settle-do")); await page.locator("#settle-outcome-error").waitFor(); } },
  { id: "office-case-dispute-refused", app: "office", s: "disputed,answered,refuse", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("dispute-settle")); await page.locator("#settle-outcome-kept").check(); await press(page, k("dispute-settle-do")); await page.locator("dialog[open] .kern-alert--danger").waitFor(); } },
  { id: "office-case-dispute-settled", app: "office", s: "settled", at: "/thread/t-attest/krankengeld", go: (page, k) => page.getByText(k("case-disputed-settled-title"), { exact: true }).first().waitFor() },
  { id: "office-list-disputed", app: "office", s: "disputed", at: "/list/krankengeld", go: (page, k) => page.getByText(k("disputed"), { exact: true }).first().waitFor() },
  { id: "thread-disputed", app: "portal", s: "disputed", at: "/thread/t-attest", shots: true, go: (page, k) => page.getByRole("button", { name: k("disputed-withdraw"), exact: true }).waitFor() },
  { id: "thread-disputed-refused", app: "portal", s: "disputed,refuse", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("disputed-withdraw")); await page.locator(".kern-alert--danger").waitFor(); } },
  { id: "thread-dispute-settled", app: "portal", s: "settled", at: "/thread/t-attest", go: (page, k) => page.getByRole("button", { name: k("disputed-agree"), exact: true }).first().waitFor() },
  { id: "thread-dispute", app: "portal", s: "", at: "/thread/t-attest", shots: true, go: async (page, k) => { await press(page, k("dispute-begin")); await page.locator("dialog[open] #dispute-text").waitFor(); } },
  { id: "thread-dispute-missing", app: "portal", s: "", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("dispute-begin")); await press(page, k("dispute-do")); await page.locator("#dispute-text-error").waitFor(); } },
  { id: "thread-dispute-refused", app: "portal", s: "refuse", at: "/thread/t-attest", go: async (page, k) => { await press(page, k("dispute-begin")); await page.locator("#dispute-text").fill("Das Datum ist falsch."); await press(page, k("dispute-do")); await page.locator("dialog[open] .kern-alert--danger").waitFor(); } },
  { id: "office-case-astray", app: "office", s: "astray", at: "/thread/t-attest/krankengeld", shots: true, go: async (page, k) => { await press(page, k("astray-give")); await page.locator("dialog[open]").getByRole("checkbox").first().waitFor(); } },
  { id: "office-list-astray", app: "office", s: "astray", at: "/list/krankengeld" },
  { id: "office-case-medical", app: "office", s: "medical", at: "/thread/t-attest/krankengeld", shots: true },
  { id: "office-case-medical-refused", app: "office", s: "medical,refuse", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("medical-forward-label", { name: "medizinischer-dienst-77b0.pdf" })); await page.locator(".files .kern-alert--danger").waitFor(); } },
  { id: "office-list-plain", app: "office", s: "plainmail", at: "/list/krankengeld", shots: true, go: (page, k) => page.getByText(k("plain-mail")).first().waitFor() },
  { id: "office-case-plain", app: "office", s: "plainmail", at: "/thread/t-attest/krankengeld", shots: true, go: (page, k) => page.getByRole("heading", { name: k("plain-mail-title") }).waitFor() },
  { id: "office-case-plain-unanswered", app: "office", s: "plainmail,unanswered", at: "/thread/t-attest/krankengeld", go: (page, k) => page.getByText(k("plain-mail-answer")).waitFor() },
  { id: "office-case-released", app: "office", s: "released", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await page.getByText(k("released-unproven-title")).waitFor(); } },
  { id: "office-case-asks", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("medical-ask")); await page.locator("dialog[open]").waitFor(); } },
  { id: "office-case-asked", app: "office", s: "asksmedical", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await page.getByRole("button", { name: k("medical-end") }).waitFor(); } },
  { id: "office-case-asked-refused", app: "office", s: "asksmedical,refuse", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("medical-end")); await page.locator(".kern-alert--danger").waitFor(); } },
  { id: "thread-asked", app: "portal", s: "asksmedical", at: "/thread/t-attest" },
  { id: "office-case-mention", app: "office", s: "", at: "/thread/t-attest/krankengeld", shots: true, go: async (page) => { await page.locator("#note-text").fill(""); await page.locator("#note-text").pressSequentially("Bitte ansehen @"); await page.locator(".mention-list li").first().waitFor(); } },
  { id: "office-list-mentioned", app: "office", s: "", at: "/mine/mentioned" },
  { id: "thread-medical", app: "portal", s: "medical", at: "/thread/t-attest", shots: true },
  { id: "write-medical", app: "portal", s: "medical,drafts", at: "/write/d-1", shots: true },
  { id: "write-medical-unproven", app: "portal", s: "medical,unproven,drafts", at: "/write/d-1" },
  { id: "office-case-replies", app: "office", s: "replies", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await page.getByText(k("replies-came")).first().waitFor(); } },
  { id: "office-case-replies-forged", app: "office", s: "badreply", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await page.getByText(k("replies-unreadable")).waitFor(); } },
  { id: "office-case-replies-make", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("replies-make")); await page.getByRole("dialog").waitFor(); await press(page, k("replies-make-do")); await page.locator("#reply-purpose[aria-invalid]").waitFor(); } },
  { id: "office-slip", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("replies-make")); await page.locator("#reply-purpose").fill("Bescheinigung angefordert"); await press(page, k("replies-make-do")); await page.locator(".paper .qr path").waitFor(); } },
  { id: "office-slip-gone", app: "office", s: "", at: "/slip/t-attest/krankengeld" },
  { id: "office-case", app: "office", s: "replydraft", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-protected", app: "office", s: "protected", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-protected-asked", app: "office", s: "asked", at: "/thread/t-attest/krankengeld", go: (page) => page.locator("dialog[open]").waitFor() },
  { id: "office-case-protected-lower", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await page.locator("#reply-text").fill("Danke."); await page.locator("#protection").selectOption("normal"); await press(page, k("send")); await page.locator("#lower-error").waitFor(); } },
  { id: "office-case-others", app: "office", s: "others", at: "/thread/t-attest/krankengeld", shots: true, go: (page) => page.locator("#reason-deputy").waitFor() },
  { id: "office-case-others-missing", app: "office", s: "others", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("reason-open")); await page.locator("#reason-error").waitFor(); } },
  { id: "office-case-others-open", app: "office", s: "others", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await page.locator("#reason-deputy").check(); await press(page, k("reason-open")); await page.locator("#accesses").waitFor(); } },
  { id: "office-case-openings-failed", app: "office", s: "openingsfail", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-nameless", app: "office", s: "noname", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-stale", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: async (page) => {
    await page.locator("#reply-text").fill("Danke.");
    await page.evaluate(() => {
      const { fake } = globalThis;
      const before = fake.thread;
      fake.thread = async (id) => {
        const answer = await before(id);
        const last = answer.value.messages.at(-1);
        return { ok: true, value: { ...answer.value, newest: 9, messages: [...answer.value.messages, { ...last, mid: "m-late", idx: 9, own: false, sentAt: last.sentAt + 1560, receivedAt: last.receivedAt + 1560, body: "Noch etwas." }] } };
      };
      fake.emit({ kind: "thread", thread: "t-attest" });
    });
    await page.locator(".reply .stale").waitFor();
  } },
  { id: "office-case-four-eyes", app: "office", s: "foureyes,replydraft", at: "/thread/t-attest/krankengeld", shots: true },
  { id: "office-case-ask-refused", app: "office", s: "foureyes,replydraft,refuse", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("ask-release")); await page.locator(".reply .kern-alert--danger").waitFor(); } },
  { id: "office-case-staged", app: "office", s: "foureyes,staged", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-to-release", app: "office", s: "foureyes,torelease", at: "/thread/t-attest/krankengeld", shots: true },
  { id: "office-case-release-void", app: "office", s: "foureyes,torelease,refuse", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("staged-release")); await page.locator(".reply .kern-alert--danger").waitFor(); } },
  { id: "office-case-give-it-back", app: "office", s: "foureyes,torelease", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("staged-return")); await page.locator("dialog[open]").getByRole("button", { name: k("staged-return") }).click(); await page.locator("#return-error").waitFor(); } },
  { id: "office-case-taken-void", app: "office", s: "foureyes,stagedvoid,replydraft", at: "/thread/t-attest/krankengeld", go: (page, k) => page.getByText(k("taken-void-title")).first().waitFor() },
  { id: "office-case-taken-back", app: "office", s: "foureyes,stagedback,replydraft", at: "/thread/t-attest/krankengeld", go: (page, k) => page.getByText(k("taken-returned-title")).first().waitFor() },
  { id: "office-case-later", app: "office", s: "later", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-later-too-late", app: "office", s: "replydraft", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("later")); const day = page.locator("dialog[open] input"); for (const [n, text] of ["10", "12", "2026"].entries()) await day.nth(n).fill(text); await press(page, k("later-do")); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  { id: "office-case-later-choose", app: "office", s: "replydraft", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("later")); await press(page, k("later-do")); await page.locator("dialog[open] .kern-error").first().waitFor(); } },
  { id: "office-list-present", app: "office", s: "present", at: "/list", go: (page) => page.locator(".pres").first().waitFor() },
  { id: "office-case-present", app: "office", s: "present", at: "/thread/t-attest/krankengeld", go: (page) => page.locator(".pres").first().waitFor() },
  { id: "office-case-take-over", app: "office", s: "taken", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await page.locator(".casehead").getByRole("button", { name: k("claim"), exact: true }).click(); await page.locator("dialog[open]").waitFor(); } },
  { id: "office-releases", app: "office", s: "", at: "/releases", shots: true },
  { id: "office-releases-empty", app: "office", s: "empty", at: "/releases" },
  { id: "office-case-blocked", app: "office", s: "isblocked", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-ended", app: "office", s: "isended", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-ends", app: "office", s: "ends", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-left", app: "office", s: "isleft", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-held", app: "office", s: "held", at: "/thread/t-attest/krankengeld", shots: true },
  { id: "office-case-given", app: "office", s: "given", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-give-back", app: "office", s: "giveback", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("newkey-do")); await page.locator("dialog[open]").waitFor(); } },
  { id: "office-case-give-back-refused", app: "office", s: "giveback,refuse,nameless", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("newkey-do")); await page.locator("dialog[open]").getByRole("button", { name: k("newkey-do") }).click(); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  { id: "office-case-give-back-all", app: "office", s: "giveback,wait", at: "/thread/t-attest/krankengeld", go: (page, k) => giveBackAll(page, k, "progress") },
  { id: "office-case-give-back-partly", app: "office", s: "giveback,partly", at: "/thread/t-attest/krankengeld", go: (page, k) => giveBackAll(page, k, ".kern-alert") },
  { id: "office-case-hard", app: "office", s: "hard", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-loading", app: "office", s: "loading", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-missing", app: "office", s: "fail", at: "/thread/t-attest/krankengeld" },
  { id: "office-case-claimed", app: "office", s: "refuse", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("set-waiting")); await page.locator(".casehead .kern-alert").waitFor(); } },
  { id: "office-case-forward", app: "office", s: "", at: "/thread/t-attest/krankengeld", shots: true, go: async (page, k) => { await press(page, k("forward")); await page.locator("#forward-unit").selectOption("service"); await page.locator("#forward-reason-joint").check(); } },
  { id: "office-case-forward-across", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("forward")); await page.locator("#forward-unit").selectOption("pflege"); await press(page, k("forward-do")); await page.locator("#forward-across-error").waitFor(); } },
  { id: "office-case-forward-lost", app: "office", s: "lost", wide: true, at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("forward")); await page.locator("#forward-unit").selectOption("service"); await page.locator("#forward-reason-joint").check(); await press(page, k("forward-do")); await page.locator(".wl").waitFor(); } },
  { id: "office-case-wrong", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("forward-wrong")); await press(page, k("forward-do")); await page.locator("#forward-unit-error").waitFor(); } },
  { id: "office-case-close", app: "office", s: "", at: "/thread/t-attest/krankengeld", shots: true, go: async (page, k) => { await press(page, k("set-done")); await page.locator("#close-reason-duplicate").check(); await page.locator("dialog[open]").getByRole("button", { name: k("set-done") }).click(); await page.locator("#close-main-error").waitFor(); } },
  { id: "office-case-closing", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await press(page, k("set-done")); await page.locator("#close-reason-phone").check(); await page.locator("dialog[open]").getByRole("button", { name: k("set-done") }).click(); await page.locator(".sendbar").waitFor(); } },
  { id: "office-case-trail", app: "office", s: "trail", at: "/thread/t-attest/krankengeld" },
  { id: "office-list-forward-partly", app: "office", s: "partly", at: "/list", wide: true, go: async (page, k) => { await page.locator(".wl .open").first().waitFor(); for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key); await press(page, k("forward")); await page.locator("#forward-unit").selectOption("service"); await page.locator("#forward-reason-joint").check(); await press(page, k("forward-do")); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  { id: "office-case-note-empty", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: (page, k) => press(page, k("note-save")) },
  { id: "office-case-files-moving", app: "office", s: "moving", at: "/thread/t-attest/krankengeld/reply", go: (page, k) => page.getByRole("button", { name: k("pause-file-label", { name: "Reha-Entlassungsbericht.pdf" }) }).waitFor() },
  { id: "office-case-file-untagged", app: "office", s: "untagged", at: "/thread/t-attest/krankengeld/reply", go: (page, k) => page.getByText(k("file-untagged")).first().waitFor() },
  { id: "office-case-form-untagged", app: "office", s: "needsform,untagged", at: "/thread/t-attest/krankengeld/reply", go: (page, k) => page.getByText(k("file-untagged")).first().waitFor() },
  { id: "office-case-form", app: "office", s: "needsform", at: "/thread/t-attest/krankengeld", shots: true, go: (page, k) => page.getByText(k("form-how-aloud"), { exact: false }).first().waitFor() },
  { id: "account-form", app: "portal", s: "needsform", at: "/account", shots: true, go: async (page, k) => { await page.locator("#access-form-aloud:checked").waitFor(); await page.locator("#access-form-large").check(); await press(page, k("form-save")); await page.getByText(k("form-saved-text")).waitFor(); } },
  { id: "account-form-refused", app: "portal", s: "refuse", at: "/account", go: async (page, k) => { await page.locator("#access-form-large").check(); await press(page, k("form-save")); await page.locator("section:has(#access-form-title) .kern-alert--danger").waitFor(); } },
  { id: "office-case-file-undecided", app: "office", s: "undecided", at: "/thread/t-attest/krankengeld/reply", go: (page) => page.locator("#u-3-asking").waitFor() },
  { id: "office-case-undo", app: "office", s: "", at: "/thread/t-attest/krankengeld/reply", go: async (page, k) => { await page.locator("#reply-text").fill("Danke."); await press(page, k("send")); await page.getByRole("button", { name: k("undo") }).waitFor(); } },
  { id: "office-staff", app: "office", s: "", at: "/staff/krankengeld" },
  { id: "office-staff-remove", app: "office", s: "", at: "/staff/krankengeld", go: async (page, k) => { await press(page, k("remove-staff-label", { name: "T. Beispiel" })); await page.locator("dialog[open]").waitFor(); } },
  { id: "office-staff-done", app: "office", s: "", at: "/staff/krankengeld", go: async (page, k) => { await press(page, k("grant-key-label", { name: "N. Anfang" })); await page.locator(".kern-alert--success").waitFor(); } },
  { id: "office-staff-reader", app: "office", s: "", at: "/staff/fahrkosten" },
  { id: "office-texts", app: "office", s: "", at: "/texts/krankengeld", shots: true },
  { id: "office-texts-reader", app: "office", s: "", at: "/texts/fahrkosten" },
  { id: "office-texts-empty", app: "office", s: "notexts", at: "/texts/krankengeld" },
  { id: "office-texts-retired", app: "office", s: "", at: "/texts/krankengeld", go: async (page, k) => { await press(page, k("text-retire-label", { title: "Attest unlesbar, bitte neu fotografieren" })); await page.locator(".kern-alert--success").waitFor(); } },
  { id: "office-text", app: "office", s: "", at: "/texts/krankengeld/x-1", shots: true, go: async (page, k) => { await page.getByText(k("text-versions", { n: 4 })).click(); await page.getByRole("button", { name: k("text-take-label", { v: 3 }) }).waitFor(); } },
  { id: "office-text-errors", app: "office", s: "", at: "/texts/krankengeld/new", go: async (page, k) => { await press(page, k("text-save", { v: 1 })); await page.getByText(k("text-title-missing")).first().waitFor(); } },
  { id: "office-text-conflict", app: "office", s: "refuse", at: "/texts/krankengeld/x-2", go: async (page, k) => { await press(page, k("text-save", { v: 3 })); await page.locator("form .kern-alert").waitFor(); } },
  { id: "office-case-text", app: "office", s: "", at: "/thread/t-attest/krankengeld", shots: true, go: async (page) => { await page.getByRole("button", { name: "Attest ist da, Zahlung läuft weiter" }).click(); await page.waitForFunction(() => document.querySelector("#reply-text").value.includes("{Letzter Tag}")); } },
  { id: "office-case-text-blank", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await page.getByRole("button", { name: "Attest ist da, Zahlung läuft weiter" }).click(); await press(page, k("send")); await page.locator("#reply-error").waitFor(); } },
  { id: "office-case-unreadable", app: "office", s: "", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await page.getByRole("button", { name: k("unreadable") }).first().click(); await page.waitForFunction(() => document.querySelector("#reply-text").value.length > 200); } },
  { id: "office-case-unreadable-english", app: "office", s: "writesenglish", at: "/thread/t-attest/krankengeld", go: async (page, k) => { await page.getByRole("button", { name: k("unreadable") }).first().click(); await page.waitForFunction(() => document.querySelector("#reply-text").value.includes("We cannot open or read it.")); const reading = page.getByText(k("ready-reading")); if (k("unreadable") === "Nicht lesbar") await reading.waitFor(); else if ((await reading.count()) > 0) throw new Error("read twice in one language"); } },
  { id: "office-case-texts-none", app: "office", s: "notexts", at: "/thread/t-attest/krankengeld" },
  { id: "office-desk", app: "office", s: "", at: "/desk" },
  { id: "office-desk-errors", app: "office", s: "", at: "/desk", go: async (page, k) => { await press(page, k("desk-search")); await page.getByText(k("desk-kvnr-missing")).first().waitFor(); } },
  { id: "office-desk-right", app: "office", s: "nodesk", at: "/desk" },
  ...[["person", ""], ["several", "several"], ["nobody", "nobody"], ["shielded", "shielded"], ["restricted", "restricted"], ["blocked", "isblocked"], ["left", "isleft"], ["ended", "isended"], ["ends", "ends"], ["failed", "fail"], ["limited", "limited"]].map(([name, words]) => ({ id: `office-desk-${name}`, app: "office", s: words, at: "/desk", go: lookUp })),
  { id: "office-desk-drafts", app: "office", s: "drafts", at: "/desk", shots: true, go: async (page, k) => { await page.getByText(k("drafts-own")).waitFor(); } },
  { id: "office-desk-release", app: "office", s: "drafts,refuse", at: "/desk", go: async (page, k) => { await press(page, k("drafts-release-label", { rep: "Bernd Beistand", subject: "Erika Muster" })); await press(page, k("drafts-release-do")); await page.locator("dialog[open] .kern-alert--danger").waitFor(); } },
  { id: "office-desk-drop", app: "office", s: "drafts", at: "/desk", go: async (page, k) => { await press(page, k("drafts-refuse-label", { rep: "Bernd Beistand", subject: "Erika Muster" })); await press(page, k("drafts-refuse-do")); await page.getByText(k("reps-reason-missing")).first().waitFor(); } },
  { id: "office-desk-reps", app: "office", s: "reps", at: "/desk", go: async (page, k) => { await lookUp(page, k); await page.getByText(k("reps-holds")).waitFor(); } },
  { id: "office-desk-reps-end", app: "office", s: "reps", at: "/desk", go: async (page, k) => { await lookUp(page, k); await press(page, k("reps-end-label", { rep: "Bernd Beistand", subject: "Erika Muster" })); await page.locator("dialog[open]").waitFor(); } },
  { id: "office-desk-enter", app: "office", s: "restricted", at: "/desk", shots: true, go: async (page, k) => { await lookUp(page, k); await press(page, k("reps-enter")); await page.locator("#rep-filed").waitFor(); } },
  { id: "office-desk-enter-errors", app: "office", s: "", at: "/desk", go: async (page, k) => { await lookUp(page, k); await press(page, k("reps-enter")); await press(page, k("rep-enter-do")); await page.getByText(k("rep-enter-until-missing")).first().waitFor(); } },
  { id: "office-desk-slip", app: "office", s: "", at: "/desk", go: async (page, k) => { await lookUp(page, k); await press(page, k("desk-slip")); await press(page, k("desk-slip-make")); await page.locator(".slip").waitFor(); } },
  { id: "office-desk-slip-refused", app: "office", s: "refuse", at: "/desk", go: async (page, k) => { await lookUp(page, k); await press(page, k("desk-slip")); await press(page, k("desk-slip-make")); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  { id: "office-desk-contact", app: "office", s: "", at: "/desk", go: async (page, k) => { await lookUp(page, k); await press(page, k("desk-contact")); await page.locator("dialog[open]").waitFor(); } },
  { id: "office-desk-contact-enough", app: "office", s: "", at: "/desk", go: async (page, k) => { await lookUp(page, k); await press(page, k("desk-contact")); await press(page, k("contact-save-failed")); await page.locator("#check-called-back").check(); await page.getByRole("button", { name: k("contact-save-passed") }).waitFor(); } },
  { id: "office-desk-block", app: "office", s: "", at: "/desk", go: async (page, k) => { await lookUp(page, k); await press(page, k("desk-block")); await page.locator("dialog[open]").waitFor(); } },
  { id: "office-desk-unblock", app: "office", s: "isblocked", at: "/desk", go: async (page, k) => { await lookUp(page, k); await press(page, k("desk-unblock")); await page.locator("dialog[open]").waitFor(); } },
  { id: "office-desk-unblock-refused", app: "office", s: "isblocked,nocontact", at: "/desk", go: async (page, k) => { await lookUp(page, k); await press(page, k("desk-unblock")); await page.locator("dialog[open]").getByRole("button", { name: k("desk-unblock-do"), exact: true }).click(); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  { id: "office-desk-phone", app: "office", s: "spoken", at: "/desk", go: async (page, k) => { await lookUp(page, k); await press(page, k("desk-phone")); await press(page, k("desk-phone-start")); await page.locator(".spoken").first().waitFor(); } },
  { id: "office-desk-phone-begin", app: "office", s: "notopen", at: "/desk", go: async (page, k) => { await lookUp(page, k); await press(page, k("desk-phone")); await press(page, k("desk-phone-start")); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  { id: "office-desk-phone-false", app: "office", s: "falsecall", at: "/desk", go: async (page, k) => { await lookUp(page, k); await press(page, k("desk-phone")); await press(page, k("desk-phone-start")); await page.locator("dialog[open] .kern-alert").waitFor(); } },
  { id: "office-clock", app: "office", s: "clock", at: "/list" },
  { id: "office-account", app: "office", s: "", at: "/account" },
  { id: "office-idle", app: "office", s: "idle", at: "/list", go: (page) => page.locator("dialog[open]").waitFor() },
];
