// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { activate, compose, gone, pressSend, replyBox, sendAtOnce, toInbox, toDesk } from "../lib/person.mjs";

export const title = "two clerks: of two answers at once the second is stopped, two people answer bank details, and a case is taken over";
export const journey = true;

const LEAD = "Team Krankengeld, Leitung";
const COLLEAGUE = "Team Krankengeld, Sachbearbeitung";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [insured, lead, colleague] = await Promise.all(["insured", "lead", "colleague"].map((name) => stage.device(name)));
  await Promise.all([
    activate(insured.page, demo.portal, demo.letters[0]).then(() => toInbox(insured.page)),
    toDesk(lead.page, demo.office, demo.staff[0]),
    toDesk(colleague.page, demo.office, demo.staff[1]),
  ]);
  await atOnce(stage, demo, insured.page, lead.page, colleague.page);
  await takeOver(stage, lead.page, colleague.page);
  await twoPeople(stage, demo, insured.page, lead.page, colleague.page);
}

/** Both have it open and write; the second answer is stopped, stands beside the first, and goes by a decision of its own. */
async function atOnce(stage, demo, person, lead, colleague) {
  const subject = "Wann kommt das Geld?";
  const question = "Im März fehlt eine Woche.";
  await compose(person, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject, body: question });
  await sendAtOnce(person);
  await Promise.all([lead, colleague].map(async (page) => {
    await page.getByRole("link", { name: subject }).click();
    await page.getByText(question, { exact: true }).waitFor();
  }));
  const first = "Das Geld kommt am Freitag.";
  const second = "Das Geld kommt am Montag.";
  await replyBox(lead).fill(first);
  await colleague.getByText(`wird gerade von ${LEAD} bearbeitet`).waitFor();
  await replyBox(colleague).fill(second);
  await stage.shot(colleague, "presence");
  await pressSend(colleague);
  await sendAtOnce(lead);
  await person.getByText(first, { exact: true }).waitFor();
  await colleague.getByRole("heading", { name: "Inzwischen ist etwas Neues da" }).waitFor();
  await colleague.getByText("Inzwischen hat noch jemand geschrieben. Ihr Text ist gesichert.", { exact: false }).waitFor({ timeout: 20_000 });
  assert.equal(await replyBox(colleague).inputValue(), second, "the text is still there");
  await stage.shot(colleague, "beside");
  assert.equal(await person.getByText(second, { exact: true }).count(), 0, "nothing of it went out");
  // Still there after a reload, and still not sent unseen.
  await colleague.reload();
  await colleague.getByRole("button", { name: "Mit Passkey entsperren" }).click();
  const panel = colleague.getByRole("region", { name: "Inzwischen ist etwas Neues da" });
  await panel.getByText(first, { exact: true }).waitFor();
  await panel.getByRole("button", { name: "Trotzdem senden" }).click();
  await gone(colleague);
  await person.getByText(second, { exact: true }).waitFor();
}

async function takeOver(stage, lead, colleague) {
  await lead.getByRole("button", { name: "Übernehmen", exact: true }).click();
  await lead.getByText("Bearbeitung: Sie").waitFor();
  await replyBox(lead).fill("Noch ein Satz");
  await colleague.getByText(`Bearbeitung: ${LEAD}`).waitFor();
  await colleague.getByRole("button", { name: "Übernehmen", exact: true }).click();
  await colleague.getByRole("dialog").getByRole("button", { name: "Übernehmen", exact: true }).click();
  await colleague.getByText("Bearbeitung: Sie").waitFor();
  await lead.getByText(`${COLLEAGUE} hat den Fall übernommen`).waitFor();
  assert.equal(await replyBox(lead).inputValue(), "Noch ein Satz", "the draft stays");
  await stage.shot(lead, "taken-over");
}

/** The insured person writes after the release was asked for: it is void. Asked for again, a colleague releases what she reads. */
async function twoPeople(stage, demo, person, lead, colleague) {
  const body = "Bitte zahlen Sie ab jetzt auf das Konto DE00 1234.";
  const more = "Das Konto gilt erst ab Mai.";
  await compose(person, demo.portal, { matter: "Bankverbindung mitteilen oder ändern", subject: "Neue Kontonummer", body });
  await sendAtOnce(person);
  await confirm(person);
  await person.waitForURL(/#\/thread\//);
  await lead.goto(`${demo.office}/#/list`);
  await lead.getByRole("row").filter({ hasText: "Besonders geschützt" }).getByRole("link").click();
  await confirm(lead);
  await lead.getByText(body, { exact: true }).waitFor();
  await replyBox(lead).fill("Danke, das neue Konto gilt ab heute.");
  await stage.shot(lead, "four-eyes");
  assert.equal(await lead.getByRole("button", { name: "Senden", exact: true }).count(), 0, "nobody answers alone");
  await lead.getByLabel("Wer soll freigeben?").selectOption({ label: COLLEAGUE });
  await lead.getByRole("button", { name: "Zur Freigabe geben" }).click();
  await lead.getByRole("heading", { name: "Ihre Antwort wartet auf Freigabe" }).waitFor();
  await stage.shot(lead, "asked");

  await replyBox(person).fill(more);
  await sendAtOnce(person);
  await lead.getByText("Freigabe erloschen").first().waitFor();
  await lead.getByRole("region", { name: "Inzwischen ist etwas Neues da" }).getByText(more, { exact: true }).waitFor();
  assert.equal(await replyBox(lead).inputValue(), "Danke, das neue Konto gilt ab heute.", "the text is a draft again");
  await stage.shot(lead, "void");
  const answer = "Danke, das neue Konto gilt ab Mai.";
  await lead.getByRole("button", { name: "Gelesen, weiterschreiben" }).click();
  await replyBox(lead).fill(answer);
  await lead.getByRole("button", { name: "Zur Freigabe geben" }).click();
  await lead.getByRole("heading", { name: "Ihre Antwort wartet auf Freigabe" }).waitFor();

  await colleague.goto(`${demo.office}/#/releases`);
  await stage.shot(colleague, "releases");
  await colleague.getByRole("list", { name: "Freigaben" }).getByRole("link").click();
  await colleague.getByRole("group", { name: "Text der Antwort" }).getByText(answer, { exact: true }).waitFor();
  assert.equal(await person.getByText(answer, { exact: true }).count(), 0, "the person knows nothing of it yet");
  await stage.shot(colleague, "release");
  await colleague.getByRole("button", { name: "Freigeben", exact: true }).click();
  await person.getByText(answer, { exact: true }).waitFor();
  await lead.getByRole("article").filter({ hasText: answer }).getByText("Zugestellt ins Postfach", { exact: false }).waitFor();
  // Both read who let it go, from her signature; the person does not.
  await colleague.getByText("Sie haben diese Antwort freigegeben").waitFor();
  await colleague.getByRole("article").filter({ hasText: answer }).getByText(/^Von Ihnen freigegeben am /).waitFor();
  await stage.shot(colleague, "released");
  await lead.getByRole("article").filter({ hasText: answer }).getByText(/^Freigegeben von Team Krankengeld, Sachbearbeitung am /).waitFor();
  assert.ok(!/freigegeben|released/iu.test(await person.getByRole("article").filter({ hasText: answer }).innerText()));
}

/** Bank details ask once for a passkey; whoever has unlocked a moment ago is not asked. */
async function confirm(page) {
  const dialog = page.getByRole("dialog", { name: "Bitte bestätigen Sie noch einmal, dass Sie es sind" });
  await dialog.getByRole("button", { name: "Mit Passkey bestätigen" }).click();
  await dialog.waitFor({ state: "detached" });
}
