// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { activate, reply, toInbox, toDesk, write } from "../lib/person.mjs";

export const title = "an insured employee is answered by a unit of which his own lead learns nothing; a clerk who is not impartial does not see a case any more";
export const journey = true;

const matter = "Krankengeld: Frage zur Zahlung";
const unit = "Stelle für besondere Fälle";
const subject = "Krankschreibung seit Montag";
const body = "Ich bin länger krank.";
const answer = "Wir haben alles erhalten.";
const other = "Meine Auszahlung";
const plain = "Wann kommt das Geld?";
const done = "Das Geld kommt morgen.";

/** Status and body of a request out of the page, with its own cookies. */
const ask = (page, path) =>
  page.evaluate(async (url) => {
    const response = await fetch(url);
    return { status: response.status, text: await response.text() };
  }, path);

/** Every way to a case that has an address. */
const waysTo = (thread) => [
  `threads/${thread}`,
  `threads/${thread}?reason=complaint`,
  `threads/${thread}/messages?lane=case&after=0&limit=10`,
  `threads/${thread}/messages?lane=internal&after=0&limit=10`,
  `threads/${thread}/staged`,
  `threads/${thread}/openings`,
  `directory?thread=${thread}`,
];

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [employee, insured, guard, lead, colleague] = await Promise.all(["employee", "insured", "guard", "lead", "colleague"].map((name) => stage.device(name)));
  const staff = ({ page }, slip) => toDesk(page, demo.office, slip);
  await Promise.all([
    activate(employee.page, demo.portal, demo.letters[5]).then(() => toInbox(employee.page)),
    activate(insured.page, demo.portal, demo.letters[0]).then(() => toInbox(insured.page)),
    staff(guard, demo.staff[5]),
    staff(lead, demo.staff[0]),
    staff(colleague, demo.staff[1]),
  ]);

  const thread = await shielded(stage, demo, employee.page, guard.page);
  for (const { page } of [lead, colleague]) await learnsNothing(page, thread, demo);
  await stage.shot(lead.page, "lead");
  await recusal(stage, demo, insured.page, lead.page, colleague.page);
}

/** He chooses sick pay, and the page says who reads it; the shielded unit answers. */
async function shielded(stage, demo, page, guard) {
  await write(page, demo.portal, { matter, subject, body });
  const thread = page.url().split("/thread/")[1];
  await page.getByText(unit).first().waitFor();
  await guard.getByRole("row").filter({ hasText: subject }).getByText("Tom Beispiel").waitFor();
  await guard.getByRole("link", { name: subject }).click();
  await guard.getByText(body, { exact: true }).waitFor();
  await reply(guard, { body: answer });
  await page.getByText(answer, { exact: true }).waitFor();
  await stage.shot(page, "thread");
  await stage.shot(guard, "guard");
  return thread;
}

/** Neither row, count, hit nor the unit's name, and every address is one that never was. */
async function learnsNothing(page, thread, demo) {
  await page.getByRole("heading", { level: 1, name: /^Postkorb Team Krankengeld/ }).waitFor();
  await page.getByText("Alles bearbeitet.").waitFor();
  assert.equal(await page.getByRole("link", { name: subject }).count(), 0, "no row");
  const work = JSON.parse((await ask(page, "/api/office/work")).text);
  assert.deepEqual(work.units.map(({ dept, open, new: fresh, waiting, astray }) => [dept, open, fresh, waiting, astray]), [["krankengeld", 0, 0, 0, 0]], "no count");
  const units = JSON.parse((await ask(page, "/api/office/units")).text);
  assert.deepEqual(units.items.map(({ dept, counts }) => [dept, counts]), [["krankengeld", { new: 0, open: 0, waiting: 0, done: 0 }]]);
  const never = "00000000-0000-4000-8000-000000000000";
  for (const [index, path] of waysTo(thread).entries()) {
    const refused = await ask(page, `/api/office/${path}`);
    assert.equal(refused.status, 404, path);
    assert.equal(refused.text, (await ask(page, `/api/office/${waysTo(never)[index]}`)).text, path);
  }
  for (const path of ["trust", "directory", "units", "work", "staged", "threads?dept=krankengeld", "threads?mine=true", "presence?dept=krankengeld"]) {
    const { status, text } = await ask(page, `/api/office/${path}`);
    assert.equal(status, 200, path);
    // The labels of units are in signed payloads.
    const all = text + [...text.matchAll(/"payload":"([^"]+)"/g)].map(([, payload]) => Buffer.from(payload, "base64").toString()).join();
    for (const word of ["schutz", unit, thread]) assert.ok(!all.includes(word), `${path} tells of ${word}`);
  }
  for (const path of ["threads?dept=schutz", "presence?dept=schutz", "staff?dept=schutz", "units/schutz/texts", "units/schutz/absences"]) {
    const refused = await ask(page, `/api/office/${path}`);
    assert.equal(refused.status, 404, path);
    assert.equal(refused.text, (await ask(page, `/api/office/${path.replace("schutz", "erfunden")}`)).text, path);
  }
  await page.goto(`${demo.office}/#/search`);
  await page.getByRole("searchbox").fill("krankschreibung");
  await page.getByText("Nichts gefunden für „krankschreibung“.").waitFor();
  await page.goto(`${demo.office}/#/thread/${thread}`);
  await page.getByRole("heading", { level: 1, name: "Fall nicht geöffnet" }).waitFor();
  assert.ok(!(await page.evaluate(() => document.body.textContent)).includes(unit), "nor the name");
  await page.goto(`${demo.office}/#/list/krankengeld`);
}

/** A clerk says that he is not impartial; his lead sees that, takes the case, and lifts it afterwards. */
async function recusal(stage, demo, insured, lead, colleague) {
  await write(insured, demo.portal, { matter, subject: other, body: plain });
  const thread = insured.url().split("/thread/")[1];
  await colleague.getByRole("link", { name: other }).click();
  await colleague.getByText(plain, { exact: true }).waitFor();
  await colleague.getByRole("button", { name: "Übernehmen", exact: true }).click();
  await colleague.getByText("Bearbeitung: Sie").waitFor();
  await colleague.getByRole("button", { name: "Ich bin befangen" }).click();
  await colleague.getByRole("button", { name: "Fall abgeben" }).click();
  await colleague.getByText("Bitte wählen Sie einen Grund.").waitFor();
  await colleague.getByLabel("Die Person gehört zu meiner Familie").check();
  await stage.shot(colleague, "recuse");
  await colleague.getByRole("button", { name: "Fall abgeben" }).click();
  await colleague.getByText("Sie wirken an diesem Fall nicht mehr mit. Er liegt wieder bei Ihrer Einheit.").first().waitFor();
  await colleague.getByRole("link", { name: other }).waitFor({ state: "detached" });
  for (const path of waysTo(thread)) assert.equal((await ask(colleague, `/api/office/${path}`)).status, 404, path);
  const work = JSON.parse((await ask(colleague, "/api/office/work")).text);
  assert.deepEqual([work.mine, work.units[0].open], [0, 0]);

  await lead.getByRole("link", { name: other }).click();
  await lead.getByText(plain, { exact: true }).waitFor();
  await lead.getByText("Bearbeitung: niemand").waitFor();
  await lead.getByText("Nicht alle wirken an diesem Fall mit").waitFor();
  await lead.getByText("Die Person gehört zu meiner Familie", { exact: false }).waitFor();
  await lead.getByRole("button", { name: "Übernehmen", exact: true }).click();
  await lead.getByText("Bearbeitung: Sie").waitFor();
  await stage.shot(lead, "recusals");
  await reply(lead, { body: done });
  await insured.getByText(done, { exact: true }).waitFor();
  await lead.getByRole("button", { name: "Aufheben: Team Krankengeld, Sachbearbeitung wirkt wieder mit" }).click();
  await lead.getByText("Nicht alle wirken an diesem Fall mit").waitFor({ state: "detached" });
  await colleague.getByRole("link", { name: other }).waitFor();
}
