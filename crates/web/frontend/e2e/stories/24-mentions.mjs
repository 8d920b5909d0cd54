// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { activate, replyBox, toInbox, toWorklist, write } from "../lib/person.mjs";

export const title = "a note mentions a colleague, by keyboard: she finds the case until she has opened it, and who is recused is not offered";

const SUBJECT = "Bitte um Rückruf";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [insured, clerk, colleague] = await Promise.all(["insured", "clerk", "colleague"].map((name) => stage.device(name)));
  await activate(insured.page, demo.portal, demo.letters[0]);
  await toInbox(insured.page);
  await write(insured.page, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject: SUBJECT, body: "Wann kommt mein Geld?" });
  for (const [at, { page }] of [clerk, colleague].entries()) {
    await activate(page, demo.office, demo.staff[at]);
    await toWorklist(page);
    await page.getByRole("link", { name: SUBJECT }).waitFor();
  }
  const open = async (page) => {
    await page.goto(`${demo.office}/#/list`);
    await page.getByRole("link", { name: SUBJECT }).click();
    await replyBox(page).waitFor();
  };
  await open(clerk.page);
  const note = clerk.page.getByRole("textbox", { name: "Interne Notiz", exact: true });
  const posted = [];
  clerk.page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/messages")) posted.push(request.postData());
  });
  await note.pressSequentially("Bitte ansehen: @");
  const options = clerk.page.getByRole("listbox", { name: "Namen aus Ihrem Team" }).getByRole("option");
  await options.first().waitFor();
  const names = await options.allTextContents();
  await stage.shot(clerk.page, "offered");
  await note.press("ArrowDown");
  await note.press("ArrowUp");
  await note.press("Enter");
  await clerk.page.waitForFunction((name) => document.getElementById("note-text").value === `Bitte ansehen: @${name} `, names[0]);
  await clerk.page.getByRole("button", { name: "Notiz speichern" }).click();
  await clerk.page.getByText(`Bitte ansehen: @${names[0]}`).waitFor();
  assert.ok(posted.some((body) => body.includes('"mentions":["') && !body.includes("ansehen")), "the server hears of whom, not of what");

  // She has it beside her own work until she has opened it.
  await colleague.page.getByRole("link", { name: /Sie wurden erwähnt\s*1/ }).click();
  await colleague.page.getByRole("heading", { level: 1, name: /Sie wurden erwähnt/ }).waitFor();
  await stage.shot(colleague.page, "list");
  await colleague.page.getByRole("link", { name: SUBJECT }).click();
  await colleague.page.getByText(/hat Sie in einer Notiz erwähnt/).waitFor();
  await colleague.page.goto(`${demo.office}/#/list`);
  await colleague.page.getByRole("link", { name: SUBJECT }).waitFor();
  assert.equal(await colleague.page.getByRole("link", { name: /Sie wurden erwähnt/ }).count(), 0);

  // Recused: she is not offered any more.
  await open(colleague.page);
  await colleague.page.getByRole("button", { name: "Ich bin befangen" }).click();
  await colleague.page.getByLabel("Die Person gehört zu meiner Familie").check();
  await colleague.page.getByRole("dialog").getByRole("button", { name: "Fall abgeben" }).click();
  await colleague.page.getByRole("dialog").waitFor({ state: "detached" });
  await open(clerk.page);
  await note.pressSequentially("Noch einmal @");
  await clerk.page.waitForTimeout(1000);
  assert.ok(!(await options.allTextContents()).includes(names[0]));
}
