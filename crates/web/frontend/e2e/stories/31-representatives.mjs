// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { activate, digits, toInbox, toWorklist, write } from "../lib/person.mjs";

export const title = "two parents who write apart, somebody kept out while she reads, a representation ended at the desk, and one that the insured person grants and ends herself";
export const journey = true;

const MATTER = "Pflege: Frage";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [paul, nora, bernd, desk, erika] = await Promise.all(["paul", "nora", "bernd", "desk", "erika"].map((name) => stage.device(name)));
  const on = async (device, paper) => {
    await activate(device.page, demo.portal, paper);
    await toInbox(device.page);
  };
  await Promise.all([
    on(paul, demo.letters[1]),
    on(nora, demo.letters[4]),
    on(bernd, demo.letters[3]),
    activate(desk.page, demo.office, demo.staff[3]).then(() => toWorklist(desk.page)),
  ]);
  await twoClients(stage, bernd);
  await Promise.all([parents(stage, demo, paul, nora), atTheCounter(demo, desk, erika)]);
  await keptOutAndEnded(stage, demo, paul, nora, desk);
  await grantedAndEnded(stage, demo, nora, erika);
}

const banner = (page, name) => page.getByRole("region", { name: "Vertretung" }).getByText(`Sie handeln für ${name}`);

/** The guardian chooses between two clients; one of them for money only. */
async function twoClients(stage, { page }) {
  for (const name of ["Erika Muster", "Amal Haddad"]) {
    await page.getByRole("button", { name: `Post von ${name} öffnen` }).click();
    await banner(page, name).waitFor();
  }
  await stage.shot(page, "clients");
}

/** Each writes for the child; neither sees the other's thread, nor that there is one. */
async function parents(stage, demo, paul, nora) {
  const begin = async ({ page }, subject) => {
    await page.getByRole("button", { name: "Post von Mia Probe öffnen" }).click();
    await write(page, demo.portal, { matter: MATTER, subject, body: "Es geht um unsere Tochter Mia." });
    return page.url().split("/thread/")[1].split("/")[0];
  };
  const [his, hers] = await Promise.all([begin(paul, "Frage des Vaters"), begin(nora, "Frage der Mutter")]);
  for (const [{ page }, own, theirs, word] of [[paul, his, hers, "Frage der Mutter"], [nora, hers, his, "Frage des Vaters"]]) {
    const status = (id) => page.evaluate(async (url) => (await fetch(url)).status, `/api/portal/threads/${id}`);
    assert.deepEqual([await status(own), await status(theirs)], [200, 404]);
    await page.goto(`${demo.portal}/#/`);
    await page.getByRole("heading", { level: 1, name: "Posteingang" }).waitFor();
    assert.equal(await page.getByText(word).count(), 0);
  }
  await stage.shot(nora.page, "apart");
}

/** Erika is identified at the counter: after a letter she would have to wait before she lets somebody in. */
async function atTheCounter(demo, desk, erika) {
  const { page } = desk;
  await page.getByRole("link", { name: "Schalter" }).click({ timeout: 60_000 });
  await find(page, "A123456780", "Erika Muster");
  await page.getByRole("button", { name: "Code am Schalter" }).click();
  await page.getByRole("button", { name: "Code erzeugen" }).click();
  const code = await page.locator(".slip .spoken").textContent();
  await activate(erika.page, demo.portal, { code, dob: demo.letters[0].dob });
  await toInbox(erika.page);
  await page.getByRole("button", { name: "Fertig" }).click();
}

async function find(page, number, name) {
  await page.getByLabel("Versichertennummer", { exact: true }).fill(number);
  await page.getByRole("button", { name: "Suchen" }).first().click();
  await page.getByRole("heading", { level: 2, name }).waitFor({ timeout: 30_000 });
}

/** Paul has given Nora a power of attorney. He keeps her out of one thread while she reads it; the desk ends the rest. */
async function keptOutAndEnded(stage, demo, paul, nora, desk) {
  const secret = "Das ist nur für meine Sachbearbeiterin bestimmt.";
  const ours = "Paul ist bis Freitag verreist.";
  await paul.page.getByRole("button", { name: "Zu meiner eigenen Post" }).click();
  await nora.page.getByRole("button", { name: "Post von Paul Probe öffnen" }).click();
  await Promise.all([
    write(paul.page, demo.portal, { matter: MATTER, subject: "Etwas Vertrauliches", body: secret }),
    write(nora.page, demo.portal, { matter: MATTER, subject: "Reise", body: ours }),
  ]);
  await nora.page.goto(`${demo.portal}/#/`);
  await nora.page.getByRole("link", { name: "Etwas Vertrauliches" }).click();
  await nora.page.getByText(secret, { exact: true }).waitFor();
  await paul.page.getByRole("button", { name: "Nora Neu aus diesem Vorgang ausschließen" }).click();
  await stage.shot(paul.page, "exclude");
  await paul.page.getByRole("dialog").getByRole("button", { name: "Jetzt ausschließen" }).click();
  await nora.page.getByText(secret, { exact: true }).waitFor({ state: "detached" });
  await stage.shot(nora.page, "kept-out");

  // The rest goes on, until it is revoked in the middle of reading.
  await nora.page.goto(`${demo.portal}/#/`);
  await nora.page.getByRole("link", { name: "Reise" }).click();
  await nora.page.getByText(ours, { exact: true }).waitFor();
  const { page } = desk;
  await find(page, "K200000423", "Paul Probe");
  await page.getByRole("button", { name: "Nora Neu für Paul Probe: sofort beenden" }).click();
  await page.getByLabel("Grund").fill("Vollmacht widerrufen, schriftlich");
  await page.getByRole("dialog").getByRole("button", { name: "Sofort beenden" }).click();
  await page.getByText("Die Vertretung ist beendet.").first().waitFor({ timeout: 30_000 });
  await stage.shot(page, "desk");
  await nora.page.getByText(ours, { exact: true }).waitFor({ state: "detached" });
  await banner(nora.page, "Paul Probe").waitFor({ state: "detached" });
}

/** Nora shows a code, Erika types it, both compare, and she confirms with her passkey; then she ends it again. */
async function grantedAndEnded(stage, demo, nora, erika) {
  await nora.page.goto(`${demo.portal}/#/acting`);
  await nora.page.getByRole("button", { name: "Meinen Code zeigen" }).click();
  await nora.page.getByRole("button", { name: "Code zeigen", exact: true }).click();
  const code = await nora.page.locator("#invite-code").textContent();
  const words = await nora.page.getByLabel("Vergleichswörter").textContent();

  const { page } = erika;
  await page.goto(`${demo.portal}/#/acting`);
  await page.getByRole("button", { name: "Jemanden einladen" }).click();
  await page.locator("#invite").focus();
  await page.keyboard.insertText(digits(code));
  await page.getByRole("button", { name: "Weiter" }).click();
  assert.equal(await page.getByLabel("Vergleichswörter").textContent(), words, "the same on both screens");
  await page.getByLabel("Ja, genau dasselbe").check();
  await page.getByLabel("In Ihrem Namen schreiben").check();
  for (const [part, value] of [["", "31"], ["-month", "12"], ["-year", "2027"]]) await page.locator(`#grant-until${part}`).fill(value);
  await stage.shot(page, "terms");
  await page.getByRole("button", { name: "Mit Passkey bestätigen" }).click();
  await page.getByText("Erledigt. Diese Person darf jetzt für Sie handeln.").first().waitFor({ timeout: 30_000 });
  // What a court has decided has no button here.
  await page.getByText("Das haben Gericht oder Gesetz entschieden", { exact: false }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Vertretung mit Bernd Beistand beenden" }).count(), 0);
  await stage.shot(page, "granted");

  await nora.page.goto(`${demo.portal}/#/`);
  await nora.page.getByRole("button", { name: "Post von Erika Muster öffnen" }).click();
  await banner(nora.page, "Erika Muster").waitFor();
  await page.getByRole("button", { name: "Vertretung mit Nora Neu beenden" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Beenden", exact: true }).click();
  await page.getByText("Die Vertretung mit Nora Neu ist beendet.").first().waitFor();
  await banner(nora.page, "Erika Muster").waitFor({ state: "detached" });
}
