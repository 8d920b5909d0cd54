// SPDX-License-Identifier: EUPL-1.2
/** A clerk's ten most frequent actions here, by keyboard, on the filled work list of the demo. Each ends when the screen says that it is done. */

const heading = (page) => page.getByRole("heading", { level: 1 });
/** Those that nobody has taken. */
export const toFree = async (page) => {
  await page.goto(`${new URL(page.url()).origin}/#/list/krankengeld/free`);
  await page.getByText("Krankengeld für Oktober fehlt").waitFor({ state: "detached" });
  await page.locator("[data-open]").first().waitFor();
};
/** A case of theirs, not part of what is counted. */
const openFree = async (page) => {
  await toFree(page);
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  await page.locator("#reply-text").waitFor();
};

export const OURS = [
  {
    id: "open",
    name: "den nächsten Fall öffnen",
    async play(page, hand) {
      hand.think();
      await hand.press("j", "o");
      await page.locator("#reply-text").waitFor();
    },
  },
  {
    id: "claim",
    name: "den Fall übernehmen",
    async play(page, hand) {
      hand.think();
      await hand.press("a");
      await page.getByText("Der Fall ist übernommen.").first().waitFor({ state: "attached" });
    },
  },
  {
    id: "text",
    name: "einen Textbaustein einsetzen",
    async play(page, hand) {
      hand.think();
      await hand.press("t", "Enter");
      await page.waitForFunction(() => document.getElementById("reply-text").value !== "");
    },
  },
  {
    id: "answer",
    name: "antworten und senden",
    async play(page, hand) {
      hand.think();
      await hand.press("r");
      await hand.type(" Mit freundlichen Grüßen");
      hand.think();
      await hand.press("Control+Enter");
      await page.getByRole("region", { name: "Versand" }).waitFor();
    },
    async after(page) {
      await page.getByRole("region", { name: "Versand" }).waitFor({ state: "detached", timeout: 60_000 });
    },
  },
  {
    id: "note",
    name: "eine interne Notiz schreiben",
    async play(page, hand) {
      hand.think();
      await hand.press("Escape", "n");
      await hand.type("Rückruf am Dienstag.");
      hand.think();
      await hand.press("Tab", "Enter");
      await page.getByRole("list", { name: "Interne Notizen" }).getByText("Rückruf am Dienstag.").waitFor();
    },
  },
  {
    id: "resubmit",
    name: "auf Wiedervorlage legen",
    before: (page) => page.locator("body").click({ position: { x: 5, y: 5 } }),
    async play(page, hand) {
      hand.think();
      await hand.press("w");
      await page.getByRole("dialog").waitFor();
      await reach(page, hand, () => document.activeElement?.closest('[role="group"]') !== null);
      hand.think();
      await hand.press("Enter");
      await reach(page, hand, () => document.activeElement?.getAttribute("name") === "resubmit-reason");
      hand.think();
      await hand.press("Space");
      await hand.press("Control+Enter");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    },
  },
  {
    id: "forward",
    name: "an eine andere Stelle weiterleiten",
    before: openFree,
    async play(page, hand) {
      hand.think();
      await hand.press("v");
      await page.getByRole("dialog").waitFor();
      await reach(page, hand, () => document.activeElement?.id === "forward-unit");
      await page.locator("#forward-unit option").nth(1).waitFor({ state: "attached" });
      hand.think();
      await hand.press("S");
      await reach(page, hand, () => document.activeElement?.getAttribute("name") === "forward-reason");
      hand.think();
      await hand.press("Space");
      await hand.press("Control+Enter");
      await page.getByText("Der Fall ist jetzt bei ").first().waitFor();
    },
  },
  {
    id: "close",
    name: "abschließen, mit Grund",
    before: openFree,
    async play(page, hand) {
      hand.think();
      await hand.press("e");
      await page.getByRole("dialog").waitFor();
      await reach(page, hand, () => document.activeElement?.getAttribute("name") === "close-reason");
      hand.think();
      await hand.press("Space");
      await hand.press("Control+Enter");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    },
  },
  {
    id: "find",
    name: "einen Fall an einem Wort finden und öffnen",
    async play(page, hand) {
      hand.think();
      await hand.press("Escape", "/");
      await hand.type("Wiedereingliederung");
      await hand.press("Enter");
      await page.getByRole("link", { name: /Stufenweise Wiedereingliederung/ }).first().waitFor();
      hand.think();
      await hand.press("j", "Enter");
      await heading(page).filter({ hasText: "Stufenweise Wiedereingliederung" }).waitFor();
    },
  },
  {
    id: "attach",
    name: "eine Datei anhängen (bis zum Auswahlfenster)",
    async before(page) {
      await openFree(page);
      await page.keyboard.press("r");
    },
    async play(page, hand) {
      hand.think();
      const chooser = page.waitForEvent("filechooser");
      await reach(page, hand, () => document.activeElement?.getAttribute("type") === "file" || document.activeElement?.closest("label")?.querySelector('input[type="file"]') !== null && document.activeElement?.closest("label") !== null);
      await hand.press("Enter");
      await chooser;
    },
  },
];

/** Tab until it is there, as a hand that knows the dialog does; every press counts. */
async function reach(page, hand, there) {
  for (let n = 0; n < 12; n += 1) {
    if (await page.evaluate(there)) return;
    await hand.press("Tab");
  }
  throw new Error("not reached with twelve Tabs");
}
