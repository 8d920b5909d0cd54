// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { activate, reply, toInbox, toWorklist, write } from "../lib/person.mjs";

export const title = "a guardian writes for somebody with his own account and key, until he lays it down";
export const journey = true;

const subject = "Anschrift der Rehaklinik";
const body = "Frau Muster ist ab Montag in der Klinik am See.";
const answer = "Danke, wir schreiben dorthin.";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [erika, bernd, clerk] = await Promise.all(["erika", "bernd", "clerk"].map((name) => stage.device(name)));
  await activate(erika.page, demo.portal, demo.letters[0]);
  await toInbox(erika.page);
  await activate(bernd.page, demo.portal, demo.letters[3]);
  await toInbox(bernd.page);
  await activate(clerk.page, demo.office, demo.staff[0]);
  await toWorklist(clerk.page);

  // His own post first; hers behind one press, and every screen says so from then on.
  assert.equal(await bernd.page.getByText("Sie handeln für").count(), 0);
  await bernd.page.getByRole("button", { name: "Post von Erika Muster öffnen" }).click();
  const banner = bernd.page.getByRole("region", { name: "Vertretung" });
  await banner.getByText("Sie handeln für Erika Muster").waitFor();
  await banner.getByText(/^Rechtliche Betreuung · lesen und schreiben · gültig bis/).waitFor();
  await write(bernd.page, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject, body });
  await banner.waitFor();
  await stage.shot(bernd.page, "thread");

  await clerk.page.getByRole("link", { name: subject }).click();
  await clerk.page.getByText(body, { exact: true }).waitFor();
  await reply(clerk.page, { body: answer });
  await stage.shot(clerk.page, "case");
  await bernd.page.getByText(answer, { exact: true }).waitFor();

  // She reads along in her own account what is written in her name.
  await erika.page.getByRole("link", { name: subject }).click();
  await erika.page.getByText(body, { exact: true }).waitFor();
  await erika.page.getByText(answer, { exact: true }).waitFor();
  await stage.shot(erika.page, "thread-hers");

  // She cannot end what a court decided; he lays it down, and it ends at once, with the banner.
  const thread = bernd.page.url().split("/thread/")[1].split("/")[0];
  await erika.page.getByRole("link", { name: "Mein Konto" }).first().click();
  await erika.page.getByText("Das haben Gericht oder Gesetz entschieden", { exact: false }).waitFor();
  assert.equal(await erika.page.getByRole("button", { name: "Vertretung mit Bernd Beistand beenden" }).count(), 0);
  await stage.shot(erika.page, "hers-to-ask");
  await bernd.page.goto(`${demo.portal}/#/account`);
  await bernd.page.getByRole("button", { name: "Vertretung mit Erika Muster beenden" }).click();
  await stage.shot(bernd.page, "end");
  await bernd.page.getByRole("dialog").getByRole("button", { name: "Beenden", exact: true }).click();
  await bernd.page.getByText("Die Vertretung mit Erika Muster ist beendet.").first().waitFor();
  await banner.waitFor({ state: "detached" });
  const status = await bernd.page.evaluate(async (url) => (await fetch(url)).status, `/api/portal/threads/${thread}`);
  assert.equal(status, 404);
  await bernd.page.goto(`${demo.portal}/#/`);
  await bernd.page.getByRole("heading", { level: 1, name: "Posteingang" }).waitFor();
  assert.equal(await bernd.page.getByRole("link", { name: subject }).count(), 0);
  assert.equal(await bernd.page.getByRole("button", { name: "Post von Erika Muster öffnen" }).count(), 0);
  await stage.shot(bernd.page, "ended");
}
