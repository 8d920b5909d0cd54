// SPDX-License-Identifier: EUPL-1.2
/** What people do on the screens, by the names that they read there (German texts of src/i18n/de; lib/play knows what is read in English). */
import assert from "node:assert/strict";
import { pass } from "./clock.mjs";
import { onDisk } from "./files.mjs";

export const digits = (code) => code.replaceAll("-", "");

async function typeCode(page, id, code) {
  await page.locator(`#${id}`).focus();
  await page.keyboard.insertText(digits(code));
}

async function typeDate(page, dob) {
  const [year, month, day] = dob.split("-");
  await page.getByLabel("Tag", { exact: true }).fill(day);
  await page.getByLabel("Monat", { exact: true }).fill(month);
  await page.getByLabel("Jahr", { exact: true }).fill(year);
}

/** Step 1 of the activation. */
export async function enterCode(page, origin, { code, dob }) {
  await page.goto(`${origin}/#/activate`);
  await page.getByRole("heading", { level: 1, name: "Freischaltcode eingeben" }).waitFor();
  await typeCode(page, "code", code);
  await typeDate(page, dob);
  await page.getByRole("button", { name: "Weiter" }).click();
}

/** From the code to the last step, where the registrar's answer is awaited. */
export async function activateUpToAnswer(page, origin, paper) {
  await enterCode(page, origin, paper);
  await page.getByRole("button", { name: "Passkey anlegen" }).click();
  await storeSheet(page);
}

/** The birth date once more, after it was wrong. */
export async function correctDate(page, dob) {
  await typeDate(page, dob);
  await page.getByRole("button", { name: "Weiter" }).click();
}

/** The whole activation with a passkey; answers the groups of the recovery code. */
export async function activate(page, origin, paper, { label = "Mein Gerät" } = {}) {
  await enterCode(page, origin, paper);
  await page.getByLabel("Name dieses Geräts").fill(label);
  await page.getByRole("button", { name: "Passkey anlegen" }).click();
  return finishActivation(page);
}

/** The whole activation with a password. */
export async function activateWithPassword(page, origin, paper, password) {
  await enterCode(page, origin, paper);
  await page.getByRole("button", { name: "Lieber ein Passwort festlegen" }).click();
  await page.getByLabel("Neues Passwort", { exact: true }).fill(password);
  await page.getByLabel("Neues Passwort, noch einmal").fill(password);
  await page.getByRole("button", { name: "Passwort festlegen" }).click();
  return finishActivation(page);
}

async function finishActivation(page) {
  const code = await storeSheet(page);
  await page.getByText("Ihr Konto ist freigeschaltet").waitFor();
  return code;
}

/** Reads the recovery code from the sheet on the screen and goes on. */
async function storeSheet(page) {
  const code = await sheetCode(page);
  await page.getByRole("button", { name: "Ich habe es sicher abgelegt, weiter" }).click();
  return code;
}

export async function sheetCode(page) {
  const sheet = page.getByRole("article", { name: "Notfallblatt" });
  await sheet.waitFor();
  const groups = await sheet.locator(".groups li").allTextContents();
  assert.equal(groups.length, 8, "the recovery sheet has eight groups");
  return groups.join("");
}

export async function toInbox(page) {
  await page.getByRole("button", { name: "Zum Posteingang" }).click();
  await page.getByRole("heading", { level: 1, name: /Posteingang/ }).waitFor();
}

export async function toWorklist(page) {
  await page.getByRole("button", { name: "Zur Arbeitsliste" }).click();
}

/** A clerk with a slip opens the account and goes to the work list. */
export async function toDesk(page, origin, slip) {
  await activate(page, origin, slip);
  await toWorklist(page);
}

/** Writes a new message to a unit and waits until the server has it. */
export async function write(page, origin, { patient = false, ...message }) {
  await compose(page, origin, message);
  await (patient ? pressSend(page) : sendAtOnce(page));
  await page.getByText("Angenommen", { exact: false }).or(page.getByText("Zugestellt ins Postfach", { exact: false })).last().waitFor({ timeout: 60_000 });
  await page.waitForURL(/#\/thread\//);
}

/** Fills the form of a new message. */
export async function compose(page, origin, { matter, subject, body, files = [] }) {
  await page.goto(`${origin}/#/write`);
  await page.getByLabel("Worum geht es?").selectOption({ label: matter });
  await page.getByLabel("Betreff").fill(subject);
  await page.getByLabel("Ihre Nachricht").fill(body);
  await attach(page, files);
}

/** Presses "Senden"; the ten seconds for taking it back begin. */
export async function pressSend(page) {
  await page.getByRole("button", { name: "Senden", exact: true }).click();
  await page.getByRole("region", { name: "Versand" }).waitFor();
}

/** The bar at the foot is gone: the server has it. */
export async function gone(page) {
  await page.getByRole("region", { name: "Versand" }).waitFor({ state: "detached", timeout: 60_000 });
}

const UNDO = 10_500;

/** Presses "Senden"; the ten seconds in which it can be taken back go by on this profile's clock. Stories 01, 02 and 04 wait them out. */
export async function sendAtOnce(page) {
  await pass(page.context(), UNDO, async () => {
    await pressSend(page);
    await page.getByRole("region", { name: "Versand" }).getByText(/in \d+ Sekunden weg/).waitFor({ timeout: 60_000 });
  });
}

export async function attach(page, files) {
  if (files.length === 0) return;
  await page.locator("input[type=file]").first().setInputFiles(await onDisk(files));
  for (const file of files) {
    const name = typeof file === "string" ? file.split("/").pop() : file.name;
    await page.locator("li", { hasText: name }).getByText("bereit").waitFor({ timeout: 60_000 });
  }
}

export const replyBox = (page) => page.getByRole("textbox", { name: /Ihre Antwort/ });

/** `patient`: the ten seconds are waited out. */
export async function reply(page, { body, files = [], patient = false }) {
  await replyBox(page).fill(body);
  await attach(page, files);
  const accepted = page.getByText("Angenommen", { exact: false }).or(page.getByText("Zugestellt ins Postfach", { exact: false }));
  const before = await accepted.count();
  await (patient ? pressSend(page) : sendAtOnce(page));
  await accepted.nth(before).waitFor({ timeout: 60_000 });
}

export async function lock(page) {
  await page.getByRole("button", { name: "Sperren", exact: true }).first().click();
  await page.getByRole("heading", { name: "Ihre Post ist gesperrt" }).or(page.getByRole("heading", { name: "Ihr Arbeitsplatz ist gesperrt" })).waitFor();
}

export async function unlockWithPasskey(page) {
  await page.getByRole("button", { name: "Mit Passkey entsperren" }).click();
}

/** What is written must stand nowhere in the page: not in its text, its fields, its title. */
export async function readsNothing(page, words) {
  const all = await page.evaluate(() => [document.documentElement.outerHTML, ...[...document.querySelectorAll("input, textarea, select")].map((field) => field.value), document.title].join("\n"));
  for (const word of words) assert.ok(!all.includes(word), `the page still holds "${word}"`);
}

export async function signOut(page, origin) {
  await page.goto(`${origin}/#/account`);
  await page.getByRole("button", { name: "Abmelden" }).click();
  await page.getByRole("button", { name: "Mit Passkey anmelden" }).waitFor();
}

export async function signInWithPasskey(page, origin) {
  await page.goto(`${origin}/#/`);
  await page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
  await inside(page);
}

/** Signed in and unlocked; after a reload this is where she was before. */
const inside = (page) => page.getByRole("button", { name: "Sperren", exact: true }).waitFor();

export async function signInWithPassword(page, origin, password) {
  await page.goto(`${origin}/#/`);
  await page.getByRole("button", { name: "Mit Passwort anmelden" }).click();
  await page.getByLabel("Passwort", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Anmelden", exact: true }).click();
  await inside(page);
}

/** New device: recovery code and birth date. */
export async function recover(page, origin, code, dob) {
  await page.goto(`${origin}/#/recover`);
  await page.getByRole("heading", { level: 1, name: "Ich komme nicht mehr hinein" }).waitFor();
  await typeCode(page, "sheet", code);
  await typeDate(page, dob);
  await page.getByRole("button", { name: "Weiter" }).click();
}

/** Opens a file of a message by "Speichern" and answers its bytes. */
export async function saveFile(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), page.getByRole("button", { name: `${name} speichern` }).click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A lead enters that a colleague is away from today to tomorrow, and who stands in. */
export async function enterAbsence(page, who, deputy) {
  await page.getByLabel("Wer ist abwesend?").selectOption({ label: who });
  const days = [Date.now(), Date.now() + 86_400_000].map((day) => new Date(day).toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" }).split("-"));
  for (const [index, id] of ["absence-from", "absence-until"].entries()) {
    const [year, month, day] = days[index];
    await page.locator(`#${id}`).fill(day);
    await page.locator(`#${id}-month`).fill(month);
    await page.locator(`#${id}-year`).fill(year);
  }
  await page.getByLabel("Wer vertritt?").selectOption({ label: deputy });
  await page.getByRole("button", { name: "Eintragen", exact: true }).click();
  await page.getByText("Die Abwesenheit ist eingetragen.").first().waitFor();
}
