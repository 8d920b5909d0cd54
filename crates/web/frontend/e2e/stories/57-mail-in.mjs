// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { startGateway } from "../lib/gateway.mjs";
import { allMails, waitForMails } from "../lib/mails.mjs";
import { replyBox, toDesk } from "../lib/person.mjs";

export const title = "a plain mail becomes a case of the unit, marked as unprotected; its sender gets one answer that quotes nothing, and nobody can answer by accident";
export const journey = true;

const from = "gerda.gruen@post.example";
const inbox = "service@musterkasse.example";
const subject = "Neue Karte";
const text = "Meine Karte ist gebrochen. Schicken Sie mir bitte eine neue?";
const note = "Im Register gesucht, Brief mit Code veranlasst.";

const mailOf = (words, n) =>
  [
    `From: Gerda <${from}>`,
    `To: ${inbox}`,
    `Subject: ${subject}`,
    `Message-ID: <${n}@post.example>`,
    "MIME-Version: 1.0",
    "Content-Type: multipart/alternative; boundary=b",
    "",
    "--b",
    "Content-Type: text/plain; charset=utf-8",
    "",
    words,
    "--b",
    "Content-Type: text/html; charset=utf-8",
    "",
    `<p>${words}</p><img src="https://elsewhere.example/pixel">`,
    "--b--",
    "",
  ].join("\r\n");

/** What the sender wrote is in no catalogue: it is read off the screen, in whichever language that is. */
async function subjectIn(row) {
  await row.first().locator("a.open .sk").waitFor({ state: "detached" });
  return (await row.first().locator("a.open").textContent()).trim();
}

/** The mail as it came is always the last file; its name is in no catalogue. */
async function lastFile(page) {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), page.locator(".files li").last().getByRole("button").last().click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [{ page }, { page: mara }] = await Promise.all(["guelay", "mara"].map((name) => stage.device(name)));
  // A unit in which nobody is gets nothing.
  await Promise.all([toDesk(page, demo.office, demo.staff[3]), toDesk(mara, demo.office, demo.staff[0])]);
  const gateway = await startGateway(demo);
  try {
    const mail = mailOf(text, 1);
    await gateway.handOver(from, inbox, mail);
    const row = page.getByRole("row").filter({ has: page.getByText("E-Mail, ungeschützt") });
    await row.first().waitFor();
    assert.equal(await subjectIn(row), subject);
    await row.getByText("Absender nicht nachgewiesen").waitFor();
    await stage.shot(page, "list");

    // Once more the same, as after a crash in between, and another one on the same day: two cases, one answer.
    await gateway.handOver(from, inbox, mail);
    const [answer] = await waitForMails(demo, 1, from);
    for (const never of [subject, "Karte", "Gerda", "In-Reply-To"]) assert.ok(!JSON.stringify(answer).includes(never), never);
    assert.match(answer.subject, /Ihre E-Mail ist angekommen/u);

    await row.locator("a.open").click();
    await page.getByRole("heading", { name: "Ungeschützt eingegangen" }).waitFor();
    assert.ok((await page.locator(".txt").textContent()).includes(text));
    await page.getByText("Der Absender weiß, dass die E-Mail angekommen ist.", { exact: false }).waitFor();
    assert.equal(await replyBox(page).count(), 0, "there is nobody to answer to");
    assert.equal((await lastFile(page)).toString("utf8"), mail, "nothing is lost");
    await page.getByLabel("Interne Notiz", { exact: true }).fill(note);
    await page.getByRole("button", { name: "Notiz speichern" }).click();
    await page.getByRole("list", { name: "Interne Notizen" }).getByText(note, { exact: true }).waitFor();
    await stage.shot(page, "case");

    await gateway.handOver(from, inbox, mailOf("Noch etwas: Die alte Karte habe ich zerschnitten.", 2));
    await page.goto(`${demo.office}/#/list/service`);
    await row.nth(1).waitFor();
    assert.equal((await allMails(demo, from)).length, 1, "one answer a day");

    // The case goes to where it belongs, with its mail.
    await row.last().locator("a.open").click();
    await page.getByRole("heading", { name: "Ungeschützt eingegangen" }).waitFor();
    await page.getByRole("group", { name: "Fall bearbeiten" }).getByRole("button", { name: "Weiterleiten", exact: true }).click();
    await page.getByLabel("An welche Stelle?").selectOption({ label: "Team Krankengeld" });
    await page.getByLabel("Das Anliegen betrifft ein anderes Thema").check();
    await page.getByRole("button", { name: "Jetzt weiterleiten" }).click();
    await page.getByText("Der Fall ist jetzt bei Team Krankengeld.").first().waitFor();
    await mara.getByRole("row").filter({ has: mara.getByText("E-Mail, ungeschützt") }).locator("a.open").click();
    await mara.getByRole("heading", { name: "Ungeschützt eingegangen" }).waitFor();
    assert.match(await mara.locator(".txt").textContent(), /^Von: Gerda/u);
  } finally {
    gateway.stop();
  }
}
