// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { confirmKnownAddress, constant, waitForMails } from "../lib/mails.mjs";
import { activate, gone, replyBox, sendAtOnce, toDesk, toInbox, write } from "../lib/person.mjs";

export const title = "a decision: by post without consent, in the inbox with it, the day and the period that follow, and by post again when the consent is taken back";
// No journey: the insurer's instruction on remedies is German on every screen (§ 19 SGB X), and who reads English here must meet no German.

const subject = "Rollstuhl";
const MARK = "Diese Antwort ist ein Bescheid";
const granted = "Wir bewilligen den Rollstuhl für zwei Jahre.";
/** How the insurer's own instruction begins; the demo says which ways are open. */
const instructed = "Gegen diesen Bescheid können Sie Widerspruch erheben.";
const instruction = "Gegen diesen Bescheid können Sie innerhalb eines Monats nach Bekanntgabe schriftlich, elektronisch mit qualifizierter Signatur oder zur Niederschrift Widerspruch einlegen.";

/** `n` days from today on the calendar of Berlin, as it is written here. */
function dayAhead(n) {
  const [year, month, day] = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" }).split("-").map(Number);
  const at = new Date(Date.UTC(year, month - 1, day + n));
  return [at.getUTCDate(), at.getUTCMonth() + 1].map((part) => String(part).padStart(2, "0")).concat(String(at.getUTCFullYear())).join(".");
}

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [erika, mara] = await Promise.all(["erika", "mara"].map((name) => stage.device(name)));
  const to = "erika.muster@post.example";
  await Promise.all([activate(erika.page, demo.portal, demo.letters[0]).then(() => toInbox(erika.page)), toDesk(mara.page, demo.office, demo.staff[0])]);
  await write(erika.page, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject, body: "Bekomme ich ihn?" });

  await mara.page.getByRole("link", { name: subject }).click();
  await mara.page.getByText("Die Person hat nicht in Bescheide im Postfach eingewilligt.", { exact: false }).waitFor();
  await byPostOnly(mara.page);

  await agrees(stage, demo, erika.page, to);
  await decides(stage, demo, mara.page, to);
  await isTold(stage, demo, erika.page, mara.page);
  await objects(stage, erika.page, mara.page);
  await takesBack(demo, erika.page, mara.page);
}

/** Nothing is announced here: a decision goes as a letter, or nowhere. */
async function byPostOnly(page) {
  await replyBox(page).fill(`${granted}\n\n${instruction}`);
  await page.getByLabel(MARK).check();
  await page.getByRole("radio", { name: "Widerspruch", exact: true }).check();
  await page.getByRole("radio", { name: "Steht im Text oder im Anhang", exact: false }).check();
  await page.getByRole("button", { name: "Senden", exact: true }).click();
  await page.getByText("Ohne Einwilligung oder Adresse geht dieser Bescheid nur als Brief.", { exact: false }).waitFor();
  await page.getByLabel(MARK).uncheck();
  await replyBox(page).fill("");
}

async function agrees(stage, demo, page, to) {
  await page.goto(`${demo.portal}/#/account`);
  await page.getByText("Bescheide kommen mit der Post.").waitFor();
  await page.getByRole("link", { name: "Bescheide im Postfach" }).click();
  await page.getByText("Noch ohne E-Mail-Adresse").waitFor();
  await confirmKnownAddress(page, demo, to);
  await page.goto(`${demo.portal}/#/decisions`);
  await page.getByRole("heading", { name: "Ihre Einwilligung" }).waitFor();
  await stage.shot(page, "consent");
  await page.getByRole("button", { name: "Ich willige ein", exact: true }).click();
  await page.getByText("Bescheide kommen jetzt in Ihr Postfach").first().waitFor();
  await page.getByRole("button", { name: "Einwilligung widerrufen" }).waitFor();
}

async function decides(stage, demo, page, to) {
  // She sees it without a reload, and nothing goes as long as something is open.
  await page.getByText("Mit der Benachrichtigung darüber beginnt eine Frist", { exact: false }).waitFor();
  // The code, and what tells her of the address: the mail with which the decision's is compared.
  const before = await waitForMails(demo, 2, to);
  await replyBox(page).fill(granted);
  await page.getByLabel(MARK).check();
  const send = page.getByRole("button", { name: "Senden", exact: true });
  await send.click();
  await page.getByText("Bitte wählen Sie, was dagegen möglich ist.").waitFor();
  await page.getByRole("radio", { name: "Widerspruch", exact: true }).check();
  await send.click();
  await page.getByText("Bitte sagen Sie, ob die Rechtsbehelfsbelehrung vollständig ist.").waitFor();
  await page.getByRole("radio", { name: "Steht im Text oder im Anhang", exact: false }).check();
  await send.click();
  await page.getByText("Im Text steht keine Rechtsbehelfsbelehrung", { exact: false }).waitFor();
  await stage.shot(page, "open");
  // The portal is an open way: an instruction without it makes a year of the month.
  await replyBox(page).fill(`${granted}\n\nGegen diesen Bescheid ist der Widerspruch zulässig.`);
  await send.click();
  await page.getByText("nennt den elektronischen Weg nicht", { exact: false }).waitFor();
  await replyBox(page).fill(granted);
  await page.getByRole("button", { name: "Belehrung in den Text einfügen" }).click();
  await page.getByRole("button", { name: "Zurücknehmen", exact: true }).waitFor();
  await stage.shot(page, "instructed");
  assert.ok((await replyBox(page).inputValue()).startsWith(`${granted}\n\nRechtsbehelfsbelehrung\n\n${instructed}`), "put behind what was written");
  // Taken back while it waits, it is what it was, and not put in once more.
  const written = await replyBox(page).inputValue();
  await send.click();
  await page.getByRole("region", { name: "Versand" }).getByRole("button", { name: "Zurücknehmen", exact: true }).click();
  await page.getByRole("heading", { name: "Textbausteine zu", exact: false }).waitFor();
  assert.equal(await replyBox(page).inputValue(), written);
  await sendAtOnce(page);
  await gone(page);
  const mails = await waitForMails(demo, before.length + 1, to);
  // What it is about nobody sees: it is the mail about a new message, byte for byte.
  const same = mails.map((mail) => JSON.stringify(constant(mail)));
  assert.ok(same.slice(0, -1).includes(same.at(-1)), "a decision has the mail that everything has");
  await page.getByText("Benachrichtigung abgesendet", { exact: false }).waitFor();
  await page.getByText("Noch nicht abgerufen", { exact: true }).waitFor();
}

async function isTold(stage, demo, page, clerk) {
  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByRole("link", { name: subject }).click();
  await page.getByText(`Gilt als bekannt gegeben am ${dayAhead(4)}.`, { exact: false }).waitFor();
  await page.getByText("Widerspruch ist möglich bis", { exact: false }).waitFor();
  // The insurer's words, in no catalogue.
  await page.waitForFunction((words) => [...document.querySelectorAll(".txt")].some((box) => box.textContent.includes(words)), instructed);
  await stage.shot(page, "decision");
  await clerk.getByText("Abgerufen", { exact: false }).waitFor();
  await stage.shot(clerk, "record");
}

/** An objection in a plain message does not count: she is told before she sends it, and the clerk tells her again while there is time. */
async function objects(stage, page, clerk) {
  const box = replyBox(page);
  await box.fill("Das reicht mir nicht, ich lege Widerspruch ein.");
  await page.getByText("Möchten Sie Widerspruch einlegen?").waitFor();
  await page.getByText("widerspruch@musterkasse.example", { exact: false }).last().waitFor();
  await stage.shot(page, "objects");
  await sendAtOnce(page);
  await gone(page);
  await clerk.getByText("klingt nach einem Widerspruch", { exact: false }).waitFor();
  await clerk.getByText("Widerspruch ist noch möglich bis", { exact: false }).waitFor();
  await stage.shot(clerk, "formless");
  await clerk.getByRole("button", { name: "Hinweis vorbereiten" }).click();
  const filled = (field) => field.value.includes("widerspruch@musterkasse.example");
  const answer = await replyBox(clerk).elementHandle();
  await clerk.waitForFunction(filled, answer);
  await sendAtOnce(clerk);
  await gone(clerk);
  await clerk.getByText("klingt nach einem Widerspruch", { exact: false }).waitFor({ state: "detached" });
  assert.equal(await replyBox(clerk).inputValue(), "", "what was sent is not put in once more");
  await page.getByText("schreiben Sie uns das bitte kurz", { exact: false }).waitFor();
}

async function takesBack(demo, page, clerk) {
  await page.goto(`${demo.portal}/#/decisions`);
  await page.getByRole("button", { name: "Einwilligung widerrufen" }).click();
  await page.getByText("Bescheide kommen jetzt mit der Post").first().waitFor();
  await clerk.getByText("Die Person hat ihre Einwilligung widerrufen.", { exact: false }).waitFor();
  await byPostOnly(clerk);
  // What was announced stays so.
  await clerk.getByText("Gilt als bekannt gegeben am", { exact: false }).waitFor();
}
