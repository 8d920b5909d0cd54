// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { activate, enterCode, signInWithPasskey, toInbox, toWorklist } from "../lib/person.mjs";

export const title = "at the counter: found, activated on the own phone; on the phone: two words and a number; blocked at once, and let in again";
export const journey = true;

const KVNR = "A123456780";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [desk, insured, caller] = await Promise.all(["desk", "insured", "caller"].map((name) => stage.device(name)));
  const slip = demo.staff[3];
  const letter = demo.letters[0];
  await activate(desk.page, demo.office, slip);
  await toWorklist(desk.page);

  // By its address: the certificate comes a moment after the key, and the page opens by itself when it does.
  await desk.page.goto(`${demo.office}/#/desk`);
  await find(desk.page, KVNR);
  await desk.page.getByText("Beispielweg 12", { exact: false }).waitFor();

  await atTheCounter(stage, demo, desk, insured, letter);
  await onThePhone(stage, demo, desk, insured, caller);
  await blocked(demo, desk, insured);
}

async function find(page, number) {
  await page.getByLabel("Versichertennummer", { exact: true }).fill(number);
  await page.getByRole("button", { name: "Suchen" }).first().click();
  await page.getByRole("heading", { level: 2, name: "Erika Muster" }).waitFor({ timeout: 30_000 });
}

async function atTheCounter(stage, demo, desk, insured, letter) {
  await desk.page.getByRole("button", { name: "Code am Schalter" }).click();
  await desk.page.getByLabel("Reisepass").check();
  await desk.page.getByRole("button", { name: "Code erzeugen" }).click();
  const code = await desk.page.locator(".slip .spoken").textContent();
  assert.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){5,6}$/u, code);
  await stage.shot(desk.page, "slip");

  // The letter at home is worthless from now on.
  await enterCode(insured.page, demo.portal, letter);
  await insured.page.getByText("Der Code gilt nicht mehr").waitFor();
  // As on a phone that she has just taken out of her pocket.
  await insured.page.goto("about:blank");
  await activate(insured.page, demo.portal, { code, dob: letter.dob });
  await toInbox(insured.page);
  await desk.page.getByRole("button", { name: "Fertig" }).click();
  await find(desk.page, KVNR);
  await desk.page.getByText("am Schalter", { exact: false }).first().waitFor();
}

async function onThePhone(stage, demo, desk, insured, caller) {
  const dialog = desk.page.getByRole("dialog");
  await desk.page.getByRole("button", { name: "Gespräch prüfen" }).click();
  // Somebody calls in her name. She has pressed nothing, so there is nothing to join.
  await activate(caller.page, demo.portal, demo.letters[1]);
  await toInbox(caller.page);
  await caller.page.goto(`${demo.portal}/#/phone`);
  await caller.page.getByRole("button", { name: "Ich telefoniere gerade mit Ihnen" }).click();
  await caller.page.getByText("Wir verbinden beide Seiten").waitFor();
  await dialog.getByRole("button", { name: "Prüfung starten" }).click();
  await dialog.getByText("Die Person hat noch nicht auf", { exact: false }).waitFor();

  await insured.page.goto(`${demo.portal}/#/account`);
  await insured.page.getByRole("link", { name: "Gespräch prüfen" }).click();
  await insured.page.getByRole("button", { name: "Ich telefoniere gerade mit Ihnen" }).click();
  await insured.page.getByText("Wir verbinden beide Seiten").waitFor();
  await dialog.getByRole("button", { name: "Prüfung starten" }).click();
  const spoken = async (page) => {
    await page.locator(".spoken").nth(1).waitFor({ timeout: 30_000 });
    return page.locator(".spoken").allTextContents();
  };
  const [hers, ours] = await Promise.all([spoken(insured.page), spoken(dialog)]);
  assert.deepEqual(hers, ours);
  assert.match(hers[0], /^[A-Z][a-z]+ · [A-Z][a-z]+$/u);
  assert.match(hers[1], /^\d{3}$/u);
  await insured.page.getByText("Geprüfte Stelle: Servicestelle Musterstadt").waitFor();
  await stage.shot(insured.page, "phone");
  // The one who called in her name still waits.
  assert.equal(await caller.page.locator(".spoken").count(), 0);

  await dialog.getByRole("button", { name: "Wörter stimmen", exact: true }).click();
  await desk.page.getByText("Das Gespräch ist geprüft und festgehalten.").first().waitFor({ timeout: 30_000 });
  await desk.page.getByText("Gespräch im Postfach geprüft").waitFor();
  await insured.page.getByRole("button", { name: "Die Zahl stimmt", exact: true }).click();
  await insured.page.getByText("Sie sprechen mit uns").waitFor();
}

async function blocked(demo, desk, insured) {
  await insured.page.goto(`${demo.portal}/#/inbox`);
  await desk.page.getByRole("button", { name: "Zugang sperren" }).click();
  const ended = insured.page.getByRole("button", { name: "Mit Passkey anmelden" }).waitFor({ timeout: 20_000 });
  const at = Date.now();
  await desk.page.getByRole("button", { name: "Jetzt sperren" }).click();
  await desk.page.getByText("Der Zugang von Erika Muster ist gesperrt.").first().waitFor();
  const status = await insured.page.evaluate(() => fetch("/api/portal/session").then((answer) => answer.status));
  assert.equal(status, 401);
  assert.ok(Date.now() - at < 10_000, "the block was answered in good time");
  await ended;
  await insured.page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
  await insured.page.getByRole("alert").filter({ hasText: /./u }).first().waitFor();

  await recognisedFirst(desk.page);
  await desk.page.getByText("kann sich wieder anmelden", { exact: false }).first().waitFor();
  await signInWithPasskey(insured.page, demo.portal);
}

// A caller who is not recognised after all takes the check of before back; the registrar lifts nothing until she is.
async function recognisedFirst(page) {
  const dialog = page.getByRole("dialog");
  const record = async (check, save) => {
    await page.getByRole("button", { name: "Kontakt festhalten" }).click();
    await dialog.getByLabel(check).check();
    await dialog.getByRole("button", { name: save, exact: true }).click();
    // The sentence may stand there from the contact before; the dialog closes when this one is on record.
    await dialog.waitFor({ state: "detached" });
    await page.getByText("Der Kontakt ist festgehalten.").first().waitFor({ timeout: 30_000 });
  };
  const lift = async () => {
    await page.getByRole("button", { name: "Sperre aufheben" }).click();
    await dialog.getByRole("button", { name: "Sperre aufheben" }).click();
  };
  await record("Geburtsdatum", "Nicht sicher, festhalten");
  await lift();
  await dialog.getByText("Stellen Sie zuerst fest, mit wem Sie sprechen", { exact: false }).waitFor({ timeout: 30_000 });
  await dialog.getByRole("button", { name: "Abbrechen" }).click();
  await record("Zurückgerufen unter der bekannten Nummer", "Sicher erkannt, festhalten");
  // Signed times are whole seconds: the same question in the same second is the same statement, and gets the same answer.
  await page.waitForTimeout(1_100);
  await lift();
}
