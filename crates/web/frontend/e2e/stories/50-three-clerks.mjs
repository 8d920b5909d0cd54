// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { activate, compose, enterAbsence, reply, sendAtOnce, toInbox, toDesk, write } from "../lib/person.mjs";

export const title = "three clerks and a lead: of three who reach for a case one has it, and a deputy's deputy answers until the colleague is back";
export const journey = true;

const matter = "Krankengeld: Frage zur Zahlung";
const first = { matter, subject: "Auszahlung im April", body: "Wann kommt das Geld für April?" };
const second = { matter, subject: "Auszahlung im Mai", body: "Und wann kommt das für Mai?" };
const answer = "Das Geld für April kommt am Freitag.";
/** As their certificates say it. */
const NAMES = { tom: "Team Krankengeld, Sachbearbeitung", kemal: "Team Krankengeld, Fallberatung", luise: "Team Krankengeld, Vertretung" };

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [insured, lead, tom, kemal, luise] = await Promise.all(["insured", "lead", "tom", "kemal", "luise"].map((name) => stage.device(name)));
  const clerks = { tom: tom.page, kemal: kemal.page, luise: luise.page };
  const staff = ({ page }, slip) => toDesk(page, demo.office, slip);
  await Promise.all([
    activate(insured.page, demo.portal, demo.letters[0]).then(() => toInbox(insured.page)),
    ...[[lead, 0], [tom, 1], [kemal, 7], [luise, 8]].map(([device, slip]) => staff(device, demo.staff[slip])),
  ]);
  await write(insured.page, demo.portal, first);
  await oneHasIt(stage, clerks);
  await theDeputysDeputyAnswers(stage, demo, insured.page, lead.page, clerks);
}

/** All have it open and press at the same moment. */
async function oneHasIt(stage, clerks) {
  const pages = Object.values(clerks);
  await Promise.all(pages.map(async (page) => {
    await page.getByRole("link", { name: first.subject }).click();
    await page.getByText(first.body, { exact: true }).waitFor();
    await page.getByText("Bearbeitung: niemand").waitFor();
  }));
  await Promise.all(pages.map((page) => page.getByRole("button", { name: "Übernehmen", exact: true }).click()));
  const mine = await Promise.all(pages.map(async (page) => {
    // Whoever came a moment later is asked whether to take it away from the colleague.
    const dialog = page.getByRole("dialog");
    await page.getByText("Bearbeitung: niemand").waitFor({ state: "detached" });
    if (await dialog.count() > 0) await dialog.getByRole("button", { name: "Abbrechen" }).click();
    return (await page.getByText("Bearbeitung: Sie", { exact: true }).count()) > 0;
  }));
  assert.equal(mine.filter(Boolean).length, 1, "one has it");
  const [winner, holder] = Object.entries(clerks)[mine.indexOf(true)];
  for (const page of pages.filter((one) => one !== holder)) await page.getByText(`Bearbeitung: ${NAMES[winner]}`).waitFor();
  await stage.shot(pages.find((one) => one !== holder), "lost");
  // What follows is about Tom's case.
  if (winner !== "tom") {
    await holder.getByRole("button", { name: "Abgeben", exact: true }).click();
    await holder.getByText("Bearbeitung: niemand").waitFor();
    await clerks.tom.getByText("Bearbeitung: niemand").waitFor();
    await clerks.tom.getByRole("button", { name: "Übernehmen", exact: true }).click();
  }
  await clerks.tom.getByText("Bearbeitung: Sie", { exact: true }).waitFor();
}

/** Tom is away, and so is Kemal, who stands in for him: Luise has Tom's cases, until Kemal is back. */
async function theDeputysDeputyAnswers(stage, demo, person, lead, { kemal, luise }) {
  await lead.goto(`${demo.office}/#/staff/krankengeld`);
  await enterAbsence(lead, NAMES.tom, NAMES.kemal);
  await enterAbsence(lead, NAMES.kemal, NAMES.luise);
  await lead.getByText(`Vertretung: ${NAMES.luise}, weil auch ${NAMES.kemal} abwesend ist`).waitFor();
  await stage.shot(lead, "chain");

  await luise.goto(`${demo.office}/#/list/krankengeld`);
  await luise.getByRole("heading", { name: "In Vertretung", exact: true }).waitFor();
  await deputyFor(luise, NAMES.tom).click();
  await luise.getByRole("link", { name: first.subject }).click();
  // It is her case now: nobody asks her why.
  await luise.getByText(first.body, { exact: true }).waitFor();
  await reply(luise, { body: answer });
  await person.getByText(answer, { exact: true }).waitFor();
  await kemal.goto(`${demo.office}/#/list/krankengeld`);
  await kemal.getByRole("link", { name: first.subject }).waitFor({ state: "detached" });
  assert.equal(await deputyFor(kemal, NAMES.tom).count(), 0, "whoever is away stands in for nobody");

  // Kemal is back: from now on he is the one, without anybody having to move a case.
  await lead.getByRole("button", { name: `Abwesenheit von ${NAMES.kemal} beenden` }).click();
  await lead.getByText(`Die Abwesenheit von ${NAMES.kemal} ist beendet.`).first().waitFor();
  await kemal.reload();
  await kemal.getByRole("button", { name: "Mit Passkey entsperren" }).click();
  await deputyFor(kemal, NAMES.tom).click();
  await kemal.getByRole("link", { name: first.subject }).waitFor();
  await luise.goto(`${demo.office}/#/list/krankengeld`);
  await deputyFor(luise, NAMES.tom).waitFor({ state: "detached" });
  // Somebody's new case is nobody's yet.
  await compose(person, demo.portal, second);
  await sendAtOnce(person);
  await luise.getByRole("link", { name: second.subject }).waitFor();
  await stage.shot(luise, "back");
}

const deputyFor = (page, name) => page.getByRole("navigation").getByRole("link", { name: new RegExp(`^${name}, bis `, "u") });
