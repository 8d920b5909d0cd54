// SPDX-License-Identifier: EUPL-1.2
/**
 * A clerk finds a message by a word of its text, in another spelling, by the name of an attachment and although she mistypes it; whoever was
 * taken out of the unit finds nothing the next time he signs in, although his browser had read all of it; an insured person finds her own.
 */
import assert from "node:assert/strict";
import { pdf } from "../lib/files.mjs";
import { activate, compose, sendAtOnce, signInWithPasskey, signOut, toInbox, toWorklist } from "../lib/person.mjs";

export const title = "search: a word, an umlaut, an attachment; nothing any more after being taken out of the unit";
export const journey = true;

const subject = "Rechnung der Praxis";
const body = "Die Zahnersatzkosten habe ich bezahlt. Seitdem ist mir übel, auch die Übelkeit dauert an.";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [insured, lead, colleague] = await Promise.all(["insured", "lead", "colleague"].map((name) => stage.device(name)));
  await activate(insured.page, demo.portal, demo.letters[0]);
  await toInbox(insured.page);
  await compose(insured.page, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject, body, files: [{ name: "Heilplan 2026.pdf", mimeType: "application/pdf", buffer: pdf(2000) }] });
  await sendAtOnce(insured.page);
  for (const [device, slip] of [[lead, demo.staff[0]], [colleague, demo.staff[1]]]) {
    await activate(device.page, demo.office, slip);
    await toWorklist(device.page);
    await device.page.getByRole("link", { name: subject }).waitFor();
  }

  await byKeys(lead.page);
  for (const words of ["Uebelkeit", '"Übelkeit dauert"', "anhang:heilplan", "betreff:rechnung ersatz"]) await finds(lead.page, words);
  await lead.page.getByRole("searchbox").fill("zahnersatzksoten");
  await lead.page.getByText("Nichts gefunden für „zahnersatzksoten“.").waitFor();
  const proposal = lead.page.getByRole("button", { name: /^Meinten Sie „/ });
  assert.match(await proposal.textContent(), /Zahnersatzkosten/);
  await proposal.click();
  await lead.page.getByText("Ein Treffer").first().waitFor();
  await stage.shot(lead.page, "found");

  await colleague.page.keyboard.press("/");
  await colleague.page.getByRole("searchbox").fill("zahnersatz");
  await colleague.page.keyboard.press("Enter");
  await hit(colleague.page).waitFor();
  await removed(stage, demo, lead.page, colleague.page);

  await insured.page.goto(`${demo.portal}/#/inbox`);
  await insured.page.getByRole("searchbox").fill("uebelkeit heilplan");
  await hit(insured.page).waitFor();
  await stage.shot(insured.page, "own");
  await hit(insured.page).click();
  await insured.page.getByText(body, { exact: true }).waitFor();
}

async function until(page, condition) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await condition()) return;
    await page.waitForTimeout(100);
  }
  throw new Error("did not happen within 30 s");
}

const hit = (page) => page.locator("[data-hit]").filter({ hasText: subject });

/** With the slash to the box, with Enter to what was found, with an arrow to the hit, with Enter into the case. */
async function byKeys(page) {
  await page.keyboard.press("/");
  await page.keyboard.type("ersatzkosten");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Suche" }).waitFor();
  await hit(page).waitFor();
  assert.deepEqual(await page.locator("mark").allTextContents(), ["ersatzkosten"]);
  await page.getByText("Durchsucht: die einzige Nachricht, auf diesem Gerät.").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByText(body, { exact: true }).waitFor();
  await page.goBack();
  await hit(page).waitFor();
}

async function finds(page, words) {
  await page.getByRole("searchbox").fill(words);
  await page.waitForFunction(() => document.querySelectorAll("[data-hit]").length === 1 && document.querySelector("mark") !== null);
  await hit(page).waitFor();
}

async function removed(stage, demo, lead, colleague) {
  const segments = () =>
    colleague.evaluate(
      () =>
        new Promise((resolve) => {
          const open = indexedDB.open("siegelpost-office");
          open.onsuccess = () => {
            const request = open.result.transaction("search").objectStore("search").getAllKeys();
            request.onsuccess = () => {
              open.result.close();
              resolve(request.result.filter((key) => /\/s\d+$/.test(key)).length);
            };
          };
        }),
    );
  await colleague.getByText("Durchsucht: die einzige Nachricht, auf diesem Gerät.").waitFor();
  await until(colleague, async () => (await segments()) > 0);
  await signOut(colleague, demo.office);
  await lead.goto(`${demo.office}/#/staff/krankengeld`);
  await lead.getByRole("button", { name: "Team Krankengeld, Sachbearbeitung aus dem Team entfernen" }).click();
  await lead.getByRole("button", { name: "Jetzt entfernen" }).click();
  await lead.getByText("Team Krankengeld, Sachbearbeitung gehört nicht mehr zum Team. Der neue Schlüssel gilt.").first().waitFor();

  await signInWithPasskey(colleague, demo.office);
  await colleague.goto(`${demo.office}/#/search`);
  const box = colleague.getByRole("searchbox");
  // Whoever gets no answer right after signing in asks again.
  const nothing = colleague.getByText("Nichts gefunden für „zahnersatz“.");
  for (let asked = 0; asked < 8; asked += 1) {
    await box.fill("");
    await box.fill("zahnersatz");
    if (await nothing.waitFor({ timeout: 8000 }).then(() => true, () => false)) break;
  }
  await nothing.waitFor();
  assert.equal(await colleague.locator("[data-hit]").count(), 0);
  await until(colleague, async () => (await segments()) === 0);
  await colleague.getByText("Nichts gefunden für „zahnersatz“.").waitFor();
  await stage.shot(colleague, "removed");
}
