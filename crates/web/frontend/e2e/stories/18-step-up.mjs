// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { activate, compose, gone, pressSend, readsNothing, replyBox, toInbox, toWorklist } from "../lib/person.mjs";

export const title = "bank details: a passkey once more to send, to read and to answer, and no draft is lost";
export const journey = true;

/** Seconds; a day's fifteen minutes in short. The ten seconds for taking a message back are longer, so that every sending asks. */
const FRESH = 9;

export default async function story({ stage }) {
  const demo = await stage.demo({ args: ["--fresh-seconds", String(FRESH)] });
  const [insured, clerk, second] = await Promise.all([stage.device("insured"), stage.device("clerk"), stage.device("second")]);
  const { page } = insured;
  await Promise.all([
    activate(page, demo.portal, demo.letters[0]).then(() => toInbox(page)),
    activate(clerk.page, demo.office, demo.staff[0]).then(() => toWorklist(clerk.page)),
    activate(second.page, demo.office, demo.staff[1]).then(() => toWorklist(second.page)),
  ]);

  // Sending is stopped for a passkey. Cancelled, the message is still there; confirmed, it goes by itself.
  const subject = "Neue Kontonummer";
  const body = "Bitte zahlen Sie ab jetzt auf das Konto DE00 1234.";
  await compose(page, demo.portal, { matter: "Bankverbindung mitteilen oder ändern", subject, body });
  await pressSend(page);
  await dialog(page).waitFor({ timeout: 20_000 });
  await stage.shot(page, "asked");
  await dialog(page).getByRole("button", { name: "Abbrechen" }).click();
  await page.getByText("Das ist besonders geschützt und wurde nicht ausgeführt", { exact: false }).first().waitFor();
  assert.equal(await page.getByLabel("Ihre Nachricht").inputValue(), body, "the draft stays");
  await page.getByRole("region", { name: "Versand" }).getByRole("button", { name: "Noch einmal versuchen" }).click();
  await confirm(page);
  await page.waitForURL(/#\/thread\//);
  await gone(page);

  // The clerk's list says that there is something for two people, and nothing of what it is.
  const row = clerk.page.getByRole("row").filter({ hasText: "Besonders geschützt" });
  await row.getByText("Vier-Augen").waitFor();
  await readsNothing(clerk.page, [subject, "DE00"]);
  await row.getByRole("link").click();
  await confirm(clerk.page);
  await clerk.page.getByText(body, { exact: true }).waitFor();
  await clerk.page.getByText("Vier-Augen", { exact: true }).waitFor();
  await stage.shot(clerk.page, "case");

  // A lower class is not even on offer without a reason, and in this matter not at all.
  const answer = "Danke, das neue Konto ist vorgemerkt.";
  await replyBox(clerk.page).fill(answer);
  await clerk.page.getByLabel("Stufe dieser Antwort").selectOption({ label: "normal" });
  await clerk.page.getByRole("button", { name: "Zur Freigabe geben" }).click();
  await clerk.page.getByText("Bitte wählen Sie, warum die Stufe sinkt.").waitFor();
  await clerk.page.getByLabel("Stufe dieser Antwort").selectOption({ label: "hoch (wie der Fall)" });
  await clerk.page.waitForTimeout(FRESH * 1000);
  await clerk.page.getByRole("button", { name: "Zur Freigabe geben" }).click();
  await confirm(clerk.page);
  await clerk.page.getByRole("heading", { name: "Ihre Antwort wartet auf Freigabe" }).waitFor();

  // Whoever releases it shows who she is to read it, and once more if she has read for long.
  await second.page.goto(`${demo.office}/#/releases`);
  await second.page.getByRole("list", { name: "Freigaben" }).getByRole("link").click();
  await confirm(second.page);
  await second.page.getByRole("group", { name: "Text der Antwort" }).getByText(answer, { exact: true }).waitFor();
  await second.page.waitForTimeout(FRESH * 1000);
  await second.page.getByRole("button", { name: "Freigeben", exact: true }).click();
  await confirm(second.page);

  // Who is reading is not interrupted: the answer is announced, and closed.
  await page.getByRole("heading", { name: "Besonders geschützt" }).waitFor();
  assert.equal(await dialog(page).count(), 0);

  // In the inbox it is closed; it opens after the passkey, and for a while without one.
  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByRole("link", { name: "Besonders geschützt" }).waitFor();
  await readsNothing(page, [subject, answer, "DE00"]);
  await stage.shot(page, "inbox");
  await page.getByRole("link", { name: "Besonders geschützt" }).click();
  await dialog(page).getByRole("button", { name: "Abbrechen" }).click();
  await page.getByRole("heading", { name: "Besonders geschützt" }).last().waitFor();
  await readsNothing(page, [answer, "DE00"]);
  await stage.shot(page, "closed");
  await page.getByRole("button", { name: "Bestätigen und öffnen" }).click();
  await confirm(page);
  await page.getByText(answer, { exact: true }).waitFor();
  await replyBox(page).fill("Vielen Dank, und");
  await page.goBack();
  await page.goForward();
  await page.getByText(answer, { exact: true }).waitFor();
  assert.equal(await dialog(page).count(), 0, "not asked again so soon");
  assert.equal(await replyBox(page).inputValue(), "Vielen Dank, und");

  // Later it is asked for again, and what was half written is still there.
  await page.goto(`${demo.portal}/#/inbox`);
  await page.waitForTimeout(FRESH * 1000);
  await page.getByRole("link", { name: "Besonders geschützt" }).click();
  await dialog(page).waitFor();
  await confirm(page);
  await page.getByText(answer, { exact: true }).waitFor();
  assert.equal(await replyBox(page).inputValue(), "Vielen Dank, und", "the draft stays");
}

const dialog = (page) => page.getByRole("dialog", { name: "Bitte bestätigen Sie noch einmal, dass Sie es sind" });

async function confirm(page) {
  await dialog(page).waitFor({ timeout: 20_000 });
  await dialog(page).getByRole("button", { name: "Mit Passkey bestätigen" }).click();
  await dialog(page).waitFor({ state: "detached" });
}
