// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { activate, reply, sendAtOnce, replyBox, toInbox, toDesk, write } from "../lib/person.mjs";

export const title = "a case goes to the unit it belongs to, with its history; the old unit sees nothing more; of two who forward at once one wins";
export const journey = true;

const matter = "Krankengeld: Frage zur Zahlung";
const subject = "Pflegegrad für meine Mutter";
const body = "Wie beantrage ich das?";
const note = "Das gehört zur Pflege.";
const answer = "Das Formular liegt bei.";
const later = "Danke, ich fülle es aus.";
const second = "Noch ein Anliegen";

const status = (page, path) => page.evaluate(async (url) => (await fetch(url)).status, path);

async function forwardTo(page, unit) {
  await page.getByRole("group", { name: "Fall bearbeiten" }).getByRole("button", { name: "Weiterleiten", exact: true }).click();
  await page.getByLabel("An welche Stelle?").selectOption({ label: unit });
  await page.getByLabel("Das Anliegen betrifft ein anderes Thema").check();
}

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [insured, lead, colleague, care, desk] = await Promise.all(["insured", "lead", "colleague", "care", "desk"].map((name) => stage.device(name)));
  const staff = ({ page }, slip) => toDesk(page, demo.office, slip);
  await activate(insured.page, demo.portal, demo.letters[0]);
  await toInbox(insured.page);
  await Promise.all([
    write(insured.page, demo.portal, { matter, subject, body }),
    staff(lead, demo.staff[0]),
    staff(colleague, demo.staff[1]),
    staff(care, demo.staff[2]),
    staff(desk, demo.staff[3]),
  ]);
  await lead.page.getByRole("link", { name: subject }).click();
  await lead.page.getByText(body, { exact: true }).waitFor();
  await lead.page.getByLabel("Interne Notiz", { exact: true }).fill(note);
  await lead.page.getByRole("button", { name: "Notiz speichern" }).click();
  await lead.page.getByRole("list", { name: "Interne Notizen" }).getByText(note, { exact: true }).waitFor();
  const thread = lead.page.url().split("/thread/")[1].split("/")[0];

  // To the care fund: it asks why, and keeps notes back unless they are to go along.
  await forwardTo(lead.page, "Team Pflege");
  await lead.page.getByText("Das geht an eine andere Kasse: Pflegekasse").waitFor();
  const along = lead.page.getByLabel("Frühere interne Notizen mitgeben");
  assert.equal(await along.isChecked(), false);
  await along.check();
  await lead.page.getByLabel("Es gehört zu ihren Aufgaben").check();
  await stage.shot(lead.page, "dialog");
  // The live word that the case is gone comes before the answer, and takes the dialog away.
  await lead.page.route("**/hand-over", async (route) => {
    const response = await route.fetch();
    await lead.page.getByRole("dialog").waitFor({ state: "detached" });
    await route.fulfill({ response });
  }, { times: 1 });
  await lead.page.getByRole("button", { name: "Jetzt weiterleiten" }).click();
  await lead.page.getByText("Der Fall ist jetzt bei Team Pflege.").first().waitFor();
  assert.equal(await lead.page.getByRole("link", { name: subject }).count(), 0);
  for (const path of [`threads/${thread}`, `threads/${thread}/messages?lane=case&after=0&limit=10`, `threads/${thread}/messages?lane=internal&after=0&limit=10`]) assert.equal(await status(lead.page, `/api/office/${path}`), 404, path);

  // There it is new and nobody's, with name, history and notes, and it says where it came from.
  await care.page.getByRole("row").filter({ hasText: subject }).getByText("Erika Muster").waitFor();
  await care.page.getByRole("link", { name: subject }).click();
  await care.page.getByText(body, { exact: true }).waitFor();
  await care.page.getByText(note, { exact: true }).waitFor();
  await care.page.getByText("Von Team Krankengeld an Team Pflege: Das Anliegen betrifft ein anderes Thema.").waitFor();
  await care.page.getByText("Bearbeitung: niemand").waitFor();
  await stage.shot(care.page, "case");

  // The person is told who is responsible, and what she writes goes there.
  await insured.page.getByText("Jetzt zuständig: Team Pflege").first().waitFor();
  await reply(care.page, { body: answer });
  await insured.page.getByText(answer, { exact: true }).waitFor();
  await stage.shot(insured.page, "thread");
  await replyBox(insured.page).fill(later);
  await sendAtOnce(insured.page);
  await care.page.getByText(later, { exact: true }).waitFor();

  await race(stage, demo, insured, [lead, colleague]);
}

async function race(stage, demo, insured, clerks) {
  await write(insured.page, demo.portal, { matter, subject: second, body });
  await Promise.all(
    clerks.map(async ({ page }, index) => {
      await page.getByRole("link", { name: second }).click();
      await page.getByText(body, { exact: true }).waitFor();
      await forwardTo(page, ["Team Pflege", "Servicestelle Musterstadt"][index]);
      if (index === 0) await page.getByLabel("Es gehört zu ihren Aufgaben").check();
    }),
  );
  await Promise.all(clerks.map(({ page }) => page.getByRole("button", { name: "Jetzt weiterleiten" }).click()));
  const told = await Promise.all(
    clerks.map(async ({ page }) => {
      // Both are led back to the list, which says what became of it.
      await page.getByRole("heading", { level: 1, name: /^Postkorb / }).waitFor();
      const [won, lost] = ["Der Fall ist jetzt bei ", "Jemand war schneller"].map((text) => page.locator("main").getByText(text, { exact: false }).first());
      await won.or(lost).first().waitFor();
      return (await lost.count()) > 0;
    }),
  );
  assert.equal(told.filter(Boolean).length, 1, "exactly one is told that somebody was quicker");
  await insured.page.getByText("Jetzt zuständig: ", { exact: false }).first().waitFor();
  for (const { page } of clerks) await page.getByRole("link", { name: second }).waitFor({ state: "detached" });
}
