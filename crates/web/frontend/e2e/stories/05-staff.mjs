// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { pdf, sha256 } from "../lib/files.mjs";
import { setAhead } from "../lib/clock.mjs";
import { activate, compose, replyBox, saveFile, sendAtOnce, toInbox, toWorklist } from "../lib/person.mjs";

export const title = "a colleague joins and reads on, another unit sees nothing, whoever is removed is out";
export const journey = true;

const subject = "Frage zur Zahlung im März";
const body = "Im März fehlt eine Woche. Anbei der Bescheid.";
const note = "Bitte im Archiv nachsehen, Vorgang von 2019.";
const later = "Die Woche ist jetzt da, vielen Dank.";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [insured, lead, colleague, stranger] = await Promise.all(["insured", "lead", "colleague", "stranger"].map((name) => stage.device(name)));
  const file = pdf(50_000);
  // Nobody's clock is right: what she writes right after her key was bound must count all the same, and he must not think it stale.
  await setAhead(insured.context, -240_000);
  await setAhead(colleague.context, 180_000);
  const staff = async (device, slip) => {
    await activate(device.page, demo.office, slip);
    await toWorklist(device.page);
  };
  await activate(insured.page, demo.portal, demo.letters[0]);
  await toInbox(insured.page);
  await compose(insured.page, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject, body, files: [{ name: "Bescheid.pdf", mimeType: "application/pdf", buffer: file }] });
  await sendAtOnce(insured.page);
  await staff(lead, demo.staff[0]);
  await lead.page.getByRole("link", { name: subject }).click();
  await lead.page.getByText(body, { exact: true }).waitFor();
  await lead.page.getByLabel("Interne Notiz", { exact: true }).fill(note);
  await lead.page.getByRole("button", { name: "Notiz speichern" }).click();
  await lead.page.getByRole("list", { name: "Interne Notizen" }).getByText(note, { exact: true }).waitFor();

  // He joins when all of this has been said.
  await Promise.all([staff(colleague, demo.staff[1]), staff(stranger, demo.staff[2])]);
  await colleague.page.getByRole("link", { name: subject }).waitFor();
  await claimShowsLive(lead, colleague);
  await colleague.page.getByRole("link", { name: subject }).click();
  // She has taken it meanwhile: he says what for (story 42 looks at what becomes of it).
  await colleague.page.getByLabel("Übergabe des Falls", { exact: true }).check();
  await colleague.page.getByRole("button", { name: "Fall öffnen" }).click();
  await colleague.page.getByText(body, { exact: true }).waitFor();
  await colleague.page.getByText(note, { exact: true }).waitFor();
  assert.equal(sha256(await saveFile(colleague.page, "Bescheid.pdf")), sha256(file));
  await stage.shot(colleague.page, "case");

  const thread = lead.page.url().split("/thread/")[1].split("/")[0];
  const attachment = await attachmentOf(insured.page, thread);
  await noteIsInternal(insured, thread);
  await foreignUnitSeesNothing(stage, demo, stranger, thread, attachment);
  await removal(stage, demo, { insured, lead, colleague, thread, attachment });
}

async function claimShowsLive(lead, colleague) {
  await lead.page.getByRole("button", { name: "Übernehmen", exact: true }).click();
  await lead.page.getByText("Bearbeitung: Sie").waitFor();
  const row = colleague.page.getByRole("row").filter({ hasText: subject });
  await row.getByText("Team Krankengeld, Leitung").waitFor();
  await row.getByText("In Arbeit").waitFor();
}

/** Status and problem code of a request out of the page, with its own cookies. */
const ask = (page, path) =>
  page.evaluate(async (url) => {
    const response = await fetch(url);
    return { status: response.status, text: await response.text() };
  }, path);

async function attachmentOf(page, thread) {
  const { text } = await ask(page, `/api/portal/threads/${thread}/messages?lane=case&after=0&limit=10`);
  return JSON.parse(text).items[0].attachments[0].aid;
}

async function noteIsInternal(insured, thread) {
  const { page } = insured;
  await page.getByText(body, { exact: true }).waitFor();
  assert.equal(await page.getByText(note).count(), 0);
  const foreign = await ask(page, `/api/portal/threads/${thread}/messages?lane=internal&after=0&limit=10`);
  assert.ok(foreign.status === 404 || foreign.status === 400, `the internal lane answers ${foreign.status}`);
  const { text } = await ask(page, `/api/portal/threads/${thread}`);
  assert.deepEqual(JSON.parse(text).lanes.map((lane) => lane.lane), ["case"]);
}

async function foreignUnitSeesNothing(stage, demo, { page }, thread, attachment) {
  await page.getByText("In diesem Postkorb wartet gerade nichts auf Sie.").waitFor();
  await page.goto(`${demo.office}/#/thread/${thread}`);
  await page.getByText("Das gibt es nicht, oder es gehört nicht zu Ihrem Konto.").waitFor();
  await stage.shot(page, "foreign");
  const never = "0190b0a0-0000-7000-8000-000000000000";
  for (const path of [(id) => `threads/${id}`, (id) => `threads/${id}/messages?lane=case&after=0&limit=10`, (id) => `threads/${id}/messages?lane=internal&after=0&limit=10`, (id) => `threads/heads?ids=${id}`]) {
    const foreign = await ask(page, `/api/office/${path(thread)}`);
    const missing = await ask(page, `/api/office/${path(never)}`);
    assert.deepEqual(foreign, missing, `${path("…")} tells foreign from missing`);
    if (!path("").startsWith("threads/heads")) assert.equal(foreign.status, 404);
    else assert.deepEqual(JSON.parse(foreign.text).items, []);
  }
  const foreign = await ask(page, `/api/office/attachments/${attachment}`);
  assert.equal(foreign.status, 404);
  assert.deepEqual(foreign, await ask(page, `/api/office/attachments/${never}`));
  const list = JSON.parse((await ask(page, "/api/office/threads?dept=krankengeld&limit=50")).text);
  assert.ok(list.items === undefined || list.items.length === 0);
}

async function removal(stage, demo, { insured, lead, colleague, thread, attachment }) {
  const units = async () => JSON.parse((await ask(lead.page, "/api/office/units")).text).items[0];
  const before = await units();
  assert.deepEqual(before.epochs.length, 1);
  await lead.page.goto(`${demo.office}/#/staff/krankengeld`);
  await lead.page.getByRole("button", { name: "Team Krankengeld, Sachbearbeitung aus dem Team entfernen" }).click();
  await stage.shot(lead.page, "remove");
  await lead.page.getByRole("button", { name: "Jetzt entfernen" }).click();
  await lead.page.getByText("Team Krankengeld, Sachbearbeitung gehört nicht mehr zum Team. Der neue Schlüssel gilt.").first().waitFor();
  await stage.shot(lead.page, "removed");
  assert.equal(await lead.page.getByRole("row").filter({ hasText: "Team Krankengeld, " }).count(), 1, "only she is left");

  // At once, in the page that he has open: the case is closed to him.
  await colleague.page.getByText("Das gibt es nicht, oder es gehört nicht zu Ihrem Konto.").waitFor();
  await stage.shot(colleague.page, "out");
  for (const path of [`threads/${thread}`, `threads/${thread}/messages?lane=case&after=0&limit=10`, `attachments/${attachment}`]) assert.equal((await ask(colleague.page, `/api/office/${path}`)).status, 404, path);

  // What is written from now on has a key that was never given to him.
  await replyBox(insured.page).fill(later);
  await sendAtOnce(insured.page);
  await lead.page.goto(`${demo.office}/#/thread/${thread}/krankengeld`);
  await lead.page.getByText(later, { exact: true }).waitFor();
  await lead.page.getByText(body, { exact: true }).waitFor();
  const after = await units();
  assert.equal(after.epochs.length, 2, "the unit has a second key");
  assert.deepEqual(JSON.parse((await ask(colleague.page, "/api/office/units")).text).items, [], "he is in no unit and has no grant");
  const detail = JSON.parse((await ask(lead.page, `/api/office/threads/${thread}`)).text);
  const epochs = detail.lanes.find((lane) => lane.lane === "case").epochs.map((epoch) => JSON.parse(Buffer.from(epoch.stmt.payload, "base64").toString()));
  const newest = epochs.reduce((a, b) => (a.epoch > b.epoch ? a : b));
  assert.equal(newest.epoch, 2, "the thread has a second key too");
  assert.deepEqual(newest.members.filter((member) => member.t === "dept").map((member) => member.epoch), [2]);
  await colleague.page.goto(`${demo.office}/#/list`);
  await colleague.page.getByText("Sie gehören zu keinem Team.").waitFor();
  await stage.shot(colleague.page, "nowhere");
}
