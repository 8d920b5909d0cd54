// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { startGateway } from "../lib/gateway.mjs";
import { allMails, waitForMails } from "../lib/mails.mjs";
import { replyBox, saveFile, toDesk } from "../lib/person.mjs";

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

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [{ page }, { page: mara }] = await Promise.all(["guelay", "mara"].map((name) => stage.device(name)));
  // A unit in which nobody is gets nothing.
  await Promise.all([toDesk(page, demo.office, demo.staff[3]), toDesk(mara, demo.office, demo.staff[0])]);
  const gateway = await startGateway(demo);
  try {
    const mail = mailOf(text, 1);
    await gateway.handOver(from, inbox, mail);
    const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: subject }) });
    await row.getByText("E-Mail, ungeschützt").waitFor();
    await row.getByText("Absender nicht nachgewiesen").waitFor();
    await stage.shot(page, "list");

    // Once more the same, as after a crash in between, and another one on the same day: two cases, one answer.
    await gateway.handOver(from, inbox, mail);
    const [answer] = await waitForMails(demo, 1, from);
    for (const never of [subject, "Karte", "Gerda", "In-Reply-To"]) assert.ok(!JSON.stringify(answer).includes(never), never);
    assert.match(answer.subject, /Ihre E-Mail ist angekommen/u);

    await row.getByRole("link", { name: subject }).click();
    await page.getByText(text, { exact: false }).first().waitFor();
    await page.getByRole("heading", { name: "Ungeschützt eingegangen" }).waitFor();
    await page.getByText("Der Absender weiß, dass die E-Mail angekommen ist.", { exact: false }).waitFor();
    assert.equal(await replyBox(page).count(), 0, "there is nobody to answer to");
    const saved = await saveFile(page, "original.eml");
    assert.equal(saved.toString("utf8"), mail, "nothing is lost");
    await page.getByLabel("Interne Notiz", { exact: true }).fill(note);
    await page.getByRole("button", { name: "Notiz speichern" }).click();
    await page.getByRole("list", { name: "Interne Notizen" }).getByText(note, { exact: true }).waitFor();
    await stage.shot(page, "case");

    await gateway.handOver(from, inbox, mailOf("Noch etwas: Die alte Karte habe ich zerschnitten.", 2));
    await page.goto(`${demo.office}/#/list/service`);
    await page.getByRole("row").filter({ has: page.getByText("E-Mail, ungeschützt") }).nth(1).waitFor();
    assert.equal((await allMails(demo, from)).length, 1, "one answer a day");

    // The case goes to where it belongs, with its mail.
    await page.getByRole("link", { name: subject }).last().click();
    await page.getByRole("heading", { name: "Ungeschützt eingegangen" }).waitFor();
    await page.getByRole("group", { name: "Fall bearbeiten" }).getByRole("button", { name: "Weiterleiten", exact: true }).click();
    await page.getByLabel("An welche Stelle?").selectOption({ label: "Team Krankengeld" });
    await page.getByLabel("Das Anliegen betrifft ein anderes Thema").check();
    await page.getByRole("button", { name: "Jetzt weiterleiten" }).click();
    await page.getByText("Der Fall ist jetzt bei Team Krankengeld.").first().waitFor();
    await mara.getByRole("link", { name: subject }).click();
    await mara.getByText("Ungeschützt eingegangen").waitFor();
    await mara.getByText("Von: Gerda", { exact: false }).waitFor();
  } finally {
    gateway.stop();
  }
}
