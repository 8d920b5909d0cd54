// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { allMails, confirmKnownAddress, waitForMails } from "../lib/mails.mjs";
import { activate, compose, recover, reply, sendAtOnce, toInbox, toWorklist } from "../lib/person.mjs";
import { branchSlip } from "../lib/registrar.mjs";

export const title = "leaving the portal: nobody gets in, one last mail, the clerk is told to write a letter, and a way back at the branch";
export const journey = true;

const who = { reference: "P-1002", address: "paul.probe@post.example", dob: "1991-07-02" };
const message = { matter: "Krankengeld: Frage zur Zahlung", subject: "Nachweis für den Mai", body: "Die Bescheinigung liegt bei meinem Arzt." };

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [owner, clerk] = [await stage.device("owner"), await stage.device("clerk")];
  const { page } = owner;
  const sheet = await activate(page, demo.portal, demo.letters[1]);
  await toInbox(page);
  await confirmKnownAddress(page, demo, who.address);
  await compose(page, demo.portal, message);
  await sendAtOnce(page);
  await activate(clerk.page, demo.office, demo.staff[0]);
  await toWorklist(clerk.page);
  await clerk.page.goto(`${demo.office}/#/list/krankengeld`);
  await clerk.page.getByRole("link", { name: message.subject }).click();
  await clerk.page.getByText(message.body, { exact: true }).waitFor();
  const before = (await allMails(demo, who.address)).length;

  // By keyboard alone: the consequences first, then the button, and the page says how to come back.
  await page.goto(`${demo.portal}/#/account`);
  await page.getByRole("button", { name: "Portal verlassen …" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Portal wirklich verlassen?" });
  await dialog.getByText("Ihre E-Mail-Adresse wird gelöscht.").waitFor();
  await stage.shot(page, "asked");
  await dialog.getByRole("button", { name: "Portal jetzt verlassen" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Sie haben das Portal verlassen").waitFor();
  await stage.shot(page, "left");

  // Neither the passkey nor the sheet opens it, and whoever has them hears why.
  await page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
  await page.getByText("Zurückkommen können Sie mit einem neuen Brief").waitFor();
  const other = await stage.device("elsewhere");
  await recover(other.page, demo.portal, sheet, who.dob);
  await other.page.getByText("Sie haben das Portal verlassen").waitFor();

  // The clerk, who has the case open, sees it before she writes. What she writes is on file, and nobody is mailed.
  const mails = await waitForMails(demo, before + 1, who.address);
  await clerk.page.getByText("Hat das Portal verlassen: bitte per Brief antworten").waitFor();
  await stage.shot(clerk.page, "case");
  await reply(clerk.page, { body: "Die Bescheinigung ist da. Sie bekommen einen Brief." });
  await clerk.page.getByText("Die Bescheinigung ist da.", { exact: false }).first().waitFor();
  await clerk.page.waitForTimeout(3_000);
  assert.equal((await allMails(demo, who.address)).length, mails.length, "the last mail was the last");

  // At the branch he comes back; the notice goes by itself.
  const slip = await branchSlip(demo, who.reference);
  const again = await stage.device("back");
  await activate(again.page, demo.portal, { code: slip, dob: who.dob });
  await toInbox(again.page);
  await clerk.page.getByText(/^Schlüssel geändert am .*, in der Geschäftsstelle$/).waitFor();
  await clerk.page.getByText("Hat das Portal verlassen").waitFor({ state: "detached" });
}
