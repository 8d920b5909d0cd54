// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { allMails, confirmKnownAddress, mailedCode, waitForMails } from "../lib/mails.mjs";
import { activate, gone, replyBox, sendAtOnce, toDesk, toInbox, unlockWithPasskey, write } from "../lib/person.mjs";
import { bringBack } from "../lib/returns.mjs";

export const title = "the notification of a decision comes back: a task for the clerk, a notice for the person, and an address that is confirmed anew ends it";
export const journey = true;

const subject = "Rollstuhl";
const to = "erika.muster@post.example";
const decision = "Wir bewilligen den Rollstuhl.\n\nGegen diesen Bescheid können Sie innerhalb eines Monats nach Bekanntgabe schriftlich, elektronisch mit qualifizierter Signatur oder zur Niederschrift Widerspruch einlegen.";
const NOTICE = "Unsere E-Mails kommen bei Ihnen nicht an";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [erika, mara] = await Promise.all(["erika", "mara"].map((name) => stage.device(name)));
  await Promise.all([activate(erika.page, demo.portal, demo.letters[0]).then(() => toInbox(erika.page)), toDesk(mara.page, demo.office, demo.staff[0])]);
  const { page } = erika;
  await confirmKnownAddress(page, demo, to);
  await page.goto(`${demo.portal}/#/decisions`);
  await page.getByRole("button", { name: "Ich willige ein", exact: true }).click();
  await page.getByText("Bescheide kommen jetzt in Ihr Postfach").first().waitFor();
  await write(page, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject, body: "Bekomme ich ihn?" });
  // She is elsewhere when the decision comes, or she would have fetched it at once.
  await page.goto(`${demo.portal}/#/account`);

  const clerk = mara.page;
  await clerk.getByRole("link", { name: subject }).click();
  const before = await allMails(demo, to);
  await replyBox(clerk).fill(decision);
  await clerk.getByLabel("Diese Antwort ist ein Bescheid").check();
  await clerk.getByRole("radio", { name: "Widerspruch", exact: true }).check();
  await clerk.getByRole("radio", { name: "Steht im Text oder im Anhang", exact: false }).check();
  await sendAtOnce(clerk);
  await gone(clerk);
  const mails = await waitForMails(demo, before.length + 1, to);
  await clerk.getByText("Benachrichtigung abgesendet", { exact: false }).waitFor();
  await clerk.getByText("Gilt als bekannt gegeben am", { exact: false }).waitFor();

  // Hours later the other side says that nobody is there. The clerk need not look: the page and the list say so.
  await bringBack(demo, mails.at(-1));
  await clerk.getByText("als unzustellbar zurückgekommen. Sie beweist nichts mehr. Bitte geben Sie den Bescheid mit der Post bekannt.", { exact: false }).waitFor();
  assert.equal(await clerk.getByText("Gilt als bekannt gegeben am", { exact: false }).count(), 0, "the day of the mail does not count");
  await clerk.getByText("Bescheid: keine Benachrichtigung möglich, bitte mit der Post").first().waitFor();
  await stage.shot(clerk, "task");

  // At the next sign-in the person learns why she heard nothing.
  await page.reload();
  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByRole("button", { name: "Mit Passkey entsperren" }).or(page.getByText(NOTICE)).first().waitFor();
  if (await page.getByRole("button", { name: "Mit Passkey entsperren" }).isVisible()) await unlockWithPasskey(page);
  await page.getByText(NOTICE).waitFor();
  await stage.shot(page, "notice");
  await page.getByRole("link", { name: "E-Mail-Adresse prüfen" }).click();
  const fresh = "erika.neu@post.example";
  await page.getByLabel("Ihre E-Mail-Adresse").fill(fresh);
  await page.getByRole("button", { name: "Code an diese Adresse schicken" }).click();
  await page.getByLabel("Code aus der E-Mail").fill(await mailedCode(demo, fresh));
  await page.getByText(NOTICE).waitFor();
  await page.getByRole("button", { name: "Adresse bestätigen" }).click();
  await page.getByText("Ihre E-Mail-Adresse gilt").first().waitFor();
  await page.getByText(NOTICE).waitFor({ state: "detached" });
  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByRole("link", { name: subject }).click();
  // She opens it, and that is the day.
  await page.getByText("Deshalb zählt der Tag, an dem Sie den Bescheid hier geöffnet haben.", { exact: false }).waitFor();
  assert.equal(await page.getByText(NOTICE).count(), 0);
  assert.equal((await allMails(demo, to)).length, mails.length, "nothing more went to the address from which it came back");
  await stage.shot(page, "decision");
}
