// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { targetDir } from "../lib/demo.mjs";
import { onDisk, pdf } from "../lib/files.mjs";
import { activate, compose, replyBox, sendAtOnce, toInbox, toWorklist, unlockWithPasskey } from "../lib/person.mjs";

export const title = "papers for the Medical Service: nobody at the fund can open them, they are handed on as they came, and the Medical Service opens them; a key that nobody certified is refused";

const SUBJECT = "Befund für den Dienst";
const FILE = "Befund Depression.pdf";
const CONTENT = pdf(90_000);
const ADD = "Nur für den Medizinischen Dienst";

const medical = (...args) => execFileSync(join(targetDir, "debug", "medical-service"), args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [insured, clerk] = await Promise.all(["insured", "clerk"].map((name) => stage.device(name)));
  await activate(insured.page, demo.portal, demo.letters[0]);
  await toInbox(insured.page);

  // Not offered where the Medical Service has nothing to do with the matter.
  await compose(insured.page, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject: SUBJECT, body: "Der Befund liegt bei." });
  assert.equal(await insured.page.getByLabel(ADD).count(), 0);
  await insured.page.getByLabel("Worum geht es?").selectOption({ label: "Bescheinigung oder Attest schicken" });
  await insured.page.getByLabel(ADD).setInputFiles(await onDisk([{ name: FILE, mimeType: "application/pdf", buffer: CONTENT }]));
  const upload = insured.page.locator("li", { hasText: FILE });
  await upload.getByText("nur der Medizinische Dienst kann das lesen").waitFor();
  await insured.page.getByText("nur der Medizinische Dienst, niemand bei der Kasse").waitFor();
  await stage.shot(insured.page, "write");
  await sendAtOnce(insured.page);
  await insured.page.getByText("Umschlag für den Medizinischen Dienst").waitFor();
  assert.equal(await insured.page.getByRole("button", { name: /pdf (ansehen|speichern)/ }).count(), 0, "she cannot open it either");
  await stage.shot(insured.page, "sent");

  // The clerk sees an envelope: size and time, nothing to open, and nowhere what the person calls it.
  await activate(clerk.page, demo.office, demo.staff[0]);
  await toWorklist(clerk.page);
  await clerk.page.getByRole("link", { name: SUBJECT }).click();
  await replyBox(clerk.page).waitFor();
  const envelope = clerk.page.locator("li", { hasText: "Umschlag für den Medizinischen Dienst" });
  await envelope.getByText(/wir können ihn nicht öffnen/).waitFor();
  assert.deepEqual(await envelope.getByRole("button").allTextContents(), ["An den Medizinischen Dienst weiterleiten"]);
  assert.ok(!(await clerk.page.content()).includes("Depression"));
  const [download] = await Promise.all([clerk.page.waitForEvent("download"), envelope.getByRole("button").click()]);
  await envelope.getByText(/Weitergeleitet an den Medizinischen Dienst am .* von Team Krankengeld/).waitFor();
  await clerk.page.getByRole("list", { name: "Weg des Falls" }).getByText(/an den Medizinischen Dienst weitergeleitet/).waitFor();
  await stage.shot(clerk.page, "forwarded");
  await insured.page.getByText(/Weitergeleitet an den Medizinischen Dienst am .* von Team Krankengeld/).waitFor();

  // The Medical Service: its key, in its own folder, offline.
  const work = join(demo.dir, "handed-over");
  await mkdir(work);
  execFileSync("python3", ["-m", "zipfile", "-e", await download.path(), work]);
  const sheet = join(work, "begleitblatt.json");
  const { att } = JSON.parse(await readFile(sheet, "utf8"));
  const cover = `${await readFile(sheet, "utf8")}${await readFile(join(work, "begleitblatt.html"), "utf8")}`;
  for (const word of ["Depression", "Muster, ", demo.letters[0].name, "Befund"]) assert.ok(!cover.includes(word), `the cover sheet says ${word}`);
  assert.ok(!(await readFile(join(work, `${att.name}.age`))).includes("%PDF"));
  // Another key opens nothing.
  medical("key", "--folder", join(work, "foreign"));
  assert.throws(() => medical("open", "--folder", join(work, "foreign"), "--sheet", sheet, "--out", work), /not-for-this-key/);
  medical("open", "--folder", join(demo.data, "medical-service"), "--sheet", sheet, "--out", work);
  const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");
  assert.equal(digest(await readFile(join(work, att.name))), digest(CONTENT));

  const first = insured.page.url();
  await aClerkAsks(stage, demo, insured.page, clerk.page);

  // A server that puts another key in its place: no administrator has signed that, and nothing is sealed to anybody.
  await insured.page.route("**/api/portal/trust", async (route) => {
    const answer = await route.fetch();
    const trust = await answer.json();
    const of = (item) => JSON.parse(Buffer.from(item.stmt.payload, "base64").toString());
    const team = trust.depts.find((item) => of(item).dept === "krankengeld");
    for (const item of trust.depts) {
      if (of(item).dept === "medizinischer-dienst") item.stmt.payload = Buffer.from(JSON.stringify({ ...of(item), enc: of(team).enc })).toString("base64");
    }
    await route.fulfill({ response: answer, json: trust });
  });
  await insured.page.goto(first);
  await insured.page.reload();
  await unlockWithPasskey(insured.page);
  await insured.page.getByText("Unterlagen für den Medizinischen Dienst gehen hier gerade nicht").waitFor();
  assert.equal(await insured.page.getByLabel(ADD).count(), 0);
  await stage.shot(insured.page, "unproven");
}

/** In a matter that does not provide for them: asked for in this one case, sealed to the Medical Service as ever, and taken back. */
async function aClerkAsks(stage, demo, person, clerk) {
  const subject = "Wann kommt das Geld?";
  await compose(person, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject, body: "Es fehlt noch." });
  await sendAtOnce(person);
  await person.waitForURL(/#\/thread\//);
  assert.equal(await person.getByLabel(ADD).count(), 0);
  await clerk.goto(`${demo.office}/#/list`);
  await clerk.getByRole("link", { name: subject }).click();
  await replyBox(clerk).waitFor();
  await clerk.getByRole("button", { name: "Unterlagen für den Medizinischen Dienst anfordern" }).click();
  await clerk.getByRole("dialog").getByRole("button", { name: "Anfordern", exact: true }).click();
  await clerk.getByText(/^Unterlagen für den Medizinischen Dienst angefordert: /).waitFor();
  await clerk.waitForFunction(() => document.getElementById("reply-text").value.includes("braucht er Unterlagen von Ihnen"));
  await stage.shot(clerk, "asked");
  await sendAtOnce(clerk);
  await person.getByText("Team Krankengeld bittet um Unterlagen für den Medizinischen Dienst").waitFor();
  // Before a word is written: a file is sealed for a draft that has to be there for it.
  await person.getByLabel(ADD).setInputFiles(await onDisk([{ name: FILE, mimeType: "application/pdf", buffer: CONTENT }]));
  await person.locator("li", { hasText: FILE }).getByText("nur der Medizinische Dienst kann das lesen").waitFor();
  await stage.shot(person, "request");
  await replyBox(person).fill("Anbei.");
  await sendAtOnce(person);
  const envelope = clerk.locator("li", { hasText: "Umschlag für den Medizinischen Dienst" });
  await envelope.getByText(/wir können ihn nicht öffnen/).waitFor();
  assert.ok(!(await clerk.content()).includes("Depression"));
  await clerk.getByRole("button", { name: "Anforderung zurücknehmen" }).click();
  await clerk.getByRole("button", { name: "Unterlagen für den Medizinischen Dienst anfordern" }).waitFor();
  await person.getByText("Team Krankengeld bittet um Unterlagen für den Medizinischen Dienst").waitFor({ state: "detached" });
  assert.equal(await person.getByLabel(ADD).count(), 0);
}
