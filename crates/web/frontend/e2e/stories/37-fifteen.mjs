// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { setAhead } from "../lib/clock.mjs";
import { activate, signInWithPasskey, toInbox, toWorklist, write } from "../lib/person.mjs";

export const title = "a child turns 15: the father reads until the evening before, is out on the day, and she has an account of her own";
export const journey = true;

const HOUR = 3_600_000;
/** A week from now, unless that is a 29 February: fifteen years before it there was none. */
const birthday = (() => {
  const day = new Date(Date.now() + 7 * 24 * HOUR);
  return day.getUTCMonth() === 1 && day.getUTCDate() === 29 ? new Date(day.getTime() + 24 * HOUR) : day;
})();
const MIDNIGHT = Date.UTC(birthday.getUTCFullYear(), birthday.getUTCMonth(), birthday.getUTCDate());
const child = { number: "M000000019", name: "Mia Probe", dob: `${birthday.getUTCFullYear() - 15}${birthday.toISOString().slice(4, 10)}` };
/** The evening before and the first hour of the day in Berlin, in summer and in winter. */
const EVENING = MIDNIGHT - 4 * HOUR;
const MORNING = MIDNIGHT;
const subject = "Frage zur Hilfe im Alltag";
const body = "Es geht um unsere Tochter Mia.";

export default async function story({ stage }) {
  const demo = await stage.demo({ args: ["--child-born", child.dob] });
  const [paul, desk] = await Promise.all(["paul", "desk"].map((name) => stage.device(name)));
  await Promise.all([
    activate(paul.page, demo.portal, demo.letters[1]).then(() => toInbox(paul.page)),
    activate(desk.page, demo.office, demo.staff[3]).then(() => toWorklist(desk.page)),
  ]);
  const post = paul.page.getByRole("button", { name: `Post von ${child.name} öffnen` });
  await post.click();
  await write(paul.page, demo.portal, { matter: "Pflege: Frage", subject, body });
  const thread = paul.page.url().split("/thread/")[1].split("/")[0];

  await at(demo, EVENING, [paul, desk]);
  await signInWithPasskey(paul.page, demo.portal);
  // By its address, on a page that has forgotten for whom he acted: the banner says so all the same.
  await paul.page.goto(`${demo.portal}/#/thread/${thread}`);
  await paul.page.getByText(body, { exact: true }).waitFor();
  await paul.page.getByText(`Sie handeln für ${child.name}`).waitFor();

  await at(demo, MORNING, [paul, desk]);
  await signInWithPasskey(paul.page, demo.portal);
  await paul.page.goto(`${demo.portal}/#/inbox`);
  await paul.page.getByText("Hier ist noch nichts.").waitFor();
  assert.equal(await post.count(), 0);
  assert.equal(await paul.page.evaluate(async (url) => (await fetch(url)).status, `/api/portal/threads/${thread}`), 404);
  await stage.shot(paul.page, "out");

  const { page } = await ownAccount(stage, demo, desk.page);
  await page.getByText("Hier ist noch nichts.").waitFor();
  assert.equal(await page.getByText(subject).count(), 0, "what he wrote is no post of hers");
  await stage.shot(page, "hers");
}

/** Whole hours from now to this moment, and a little more. */
const hoursTo = (moment) => Math.ceil((moment - Date.now()) / HOUR);

/** It is that time for the insurer's programs and for the clocks of these browsers. */
async function at(demo, moment, devices) {
  const ahead = hoursTo(moment);
  await demo.again(["--child-born", child.dob, "--hours-ahead", String(ahead)]);
  for (const { context } of devices) await setAhead(context, ahead * HOUR);
  for (const { page } of devices) await page.reload();
}

/** She comes to the counter with her identity card. */
async function ownAccount(stage, demo, desk) {
  await signInWithPasskey(desk, demo.office);
  await desk.getByRole("link", { name: "Schalter" }).click();
  await desk.getByLabel("Versichertennummer", { exact: true }).fill(child.number);
  await desk.getByRole("button", { name: "Suchen" }).first().click();
  await desk.getByRole("heading", { level: 2, name: child.name }).waitFor();
  await desk.getByRole("button", { name: "Code am Schalter" }).click();
  await desk.getByRole("button", { name: "Code erzeugen" }).click();
  const code = await desk.locator(".slip .spoken").textContent();
  const mia = await stage.device("mia");
  await setAhead(mia.context, hoursTo(MORNING) * HOUR);
  await activate(mia.page, demo.portal, { code, dob: child.dob });
  await toInbox(mia.page);
  return mia;
}
