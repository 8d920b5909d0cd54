// SPDX-License-Identifier: EUPL-1.2
/**
 * A person sorts her post: pins, puts away, hides and takes it back, by keyboard; what she hid stays with the insurer and comes back with the
 * answer; and she reads where her case is.
 */
import assert from "node:assert/strict";
import { activate, reply, toInbox, toWorklist, write } from "../lib/person.mjs";

export const title = "what a person hides is not deleted: staff sees it, a new message brings it back, and the case says where it is";
export const journey = true;

const HIDDEN = "Frage zu meiner Zahlung";
const KEPT = "Wann kommt die neue Karte?";

const line = (page, subject) => page.locator(".item").filter({ has: page.getByRole("link", { name: subject, exact: true }) });
/** The button of a line by keyboard, and then one of the dialog's. */
async function choose(page, subject, deed) {
  await line(page, subject).locator(".act button").focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Gelöscht wird nichts", { exact: false }).waitFor();
  await dialog.getByRole("button", { name: deed, exact: true }).focus();
  await page.keyboard.press("Enter");
}
const view = (page, name) => page.getByRole("navigation", { name: "Ansichten" }).getByRole("button", { name: new RegExp(`^${name}`, "u") }).click();

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [insured, clerk] = await Promise.all(["insured", "clerk"].map((name) => stage.device(name)));
  const { page } = insured;
  await activate(page, demo.portal, demo.letters[0]);
  await toInbox(page);
  for (const subject of [HIDDEN, KEPT]) await write(page, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject, body: "Guten Tag, ich habe eine Frage." });
  await page.getByRole("heading", { name: "Wo ist mein Vorgang?" }).waitFor();
  await page.getByText(/Ihre Nachricht ist am .* bei uns eingegangen/u).waitFor();
  await page.getByText("noch nicht bestätigt", { exact: false }).waitFor();
  await page.getByText(/Wir antworten bis \d\d\.\d\d\.\d{4}/u).waitFor();
  await stage.shot(page, "where");

  await page.goto(`${demo.portal}/#/inbox`);
  await choose(page, KEPT, "Anheften");
  await page.getByRole("heading", { name: "Angeheftet" }).waitFor();
  await choose(page, HIDDEN, "Ausblenden");
  const foot = page.getByRole("region", { name: "Zuletzt abgelegt" });
  await foot.getByText("ist ausgeblendet, nicht gelöscht", { exact: false }).waitFor();
  await line(page, HIDDEN).waitFor({ state: "detached" });
  // The focus is where it can be taken back.
  assert.equal(await page.evaluate(() => document.activeElement?.textContent?.trim()), "Zurücknehmen");
  await page.keyboard.press("Enter");
  await line(page, HIDDEN).waitFor();
  await choose(page, HIDDEN, "Ausblenden");
  await line(page, HIDDEN).waitFor({ state: "detached" });
  await view(page, "Ausgeblendet");
  await line(page, HIDDEN).waitFor();
  await stage.shot(page, "hidden");
  // After a reload it is where she put it: the server keeps that.
  await page.reload();
  await page.getByRole("button", { name: "Mit Passkey entsperren" }).click();
  await page.getByRole("heading", { name: "Angeheftet" }).waitFor();
  assert.equal(await line(page, HIDDEN).count(), 0);

  await activate(clerk.page, demo.office, demo.staff[0]);
  await toWorklist(clerk.page);
  await clerk.page.getByRole("link", { name: HIDDEN }).click();
  await reply(clerk.page, { body: "Guten Tag, Ihre Zahlung kommt am Monatsende." });
  await line(page, HIDDEN).waitFor({ timeout: 60_000 });
  await line(page, HIDDEN).getByText("Neu", { exact: true }).waitFor();
  // Unread: it stays, and says why.
  await choose(page, HIDDEN, "Ins Archiv");
  await page.getByRole("dialog").getByText("noch etwas ungelesen", { exact: false }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: HIDDEN, exact: true }).click();
  await page.getByText(/hat am .* geantwortet/u).waitFor();
  await page.getByText("schreiben Sie hier einfach weiter", { exact: false }).waitFor();
  await page.getByRole("region", { name: "Ablegen oder anheften" }).getByRole("button", { name: "Ins Archiv" }).click();
  await foot.getByText("liegt im Archiv", { exact: false }).waitFor();
  await view(page, "Archiv");
  await line(page, HIDDEN).getByText("Beantwortet").waitFor();
}
