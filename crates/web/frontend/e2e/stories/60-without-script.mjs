// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import AxeBuilder from "@axe-core/playwright";

export const title = "scripts off, not loaded, changed on the way, or an old browser: the same page with the other ways, and never beside the application";

const heading = { level: 1, name: "Ihr Postfach lässt sich hier gerade nicht öffnen" };
const SAYS = ["0800 000 4711", "Montag bis Freitag, 8 bis 18 Uhr", "Musterkasse, Musterweg 1, 12345 Musterstadt", "Bringen Sie Ihren Ausweis mit.", "Schicken Sie so keine Gesundheitsdaten.", "Your post cannot be opened here at the moment"];

/** What is wrong with the browser or the line. */
const CASES = {
  "switched off": { options: { javaScriptEnabled: false } },
  "not loaded": { prepare: (page) => page.route("**/assets/portal-*.js", (route) => route.abort()) },
  "changed on the way": { prepare: (page) => page.route("**/assets/portal-*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "1;" })) },
  "an old browser": { prepare: (page) => page.addInitScript(() => { Object.defineProperty(crypto, "subtle", { value: undefined }); }) },
  // Not even first.js: the style sheet's own clock shows the page.
  "no file of ours": { prepare: (page) => page.route("**/assets/*.js", (route) => route.abort()) },
};

export default async function story({ browser, stage }) {
  const demo = await stage.demo();
  const pages = [];
  for (const [name, { options = {}, prepare }] of Object.entries(CASES)) {
    const context = await browser.newContext({ locale: "de-DE", viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    await prepare?.(page);
    await page.goto(demo.portal);
    // At once, but for the last: the style sheet's clock is slower than this.
    await page.getByRole("heading", heading).waitFor({ timeout: name === "no file of ours" ? 30_000 : 8000 });
    const text = await page.locator("#plain").innerText();
    for (const said of SAYS) assert.ok(text.includes(said), `${name}: ${said}`);
    assert.ok(!text.includes("{"), `${name}: ${text}`);
    pages.push(text);
    if (name === "not loaded") {
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(violations.map(({ id }) => id), []);
      for (const width of [320, 360, 1280]) {
        await page.setViewportSize({ width, height: 740 });
        assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= window.innerWidth), `scrolls sideways at ${width}`);
      }
    }
    await stage.shot(page, name.replaceAll(" ", "-"));
    await context.close();
  }
  assert.equal(new Set(pages).size, 1, "one page, the same words");
  await notBesideTheApplication(browser, demo);
  await pageNotFetched(browser, demo);
}

/** Control: while the application is under way the page is not seen, and when it begins it is gone. */
async function notBesideTheApplication(browser, demo) {
  const context = await browser.newContext({ locale: "de-DE" });
  const page = await context.newPage();
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  await page.route("**/assets/portal-*.js", async (route) => { await held; await route.continue(); });
  await page.goto(demo.portal, { waitUntil: "commit" });
  await page.locator("#plain").waitFor({ state: "attached" });
  await page.waitForTimeout(1500);
  assert.equal(await page.locator("#plain").isVisible(), false, "seen while the script is under way");
  go();
  await page.getByRole("heading", { level: 1, name: "Ihre sichere Post mit der Musterkasse" }).waitFor();
  assert.equal(await page.locator("#plain").count(), 0, "still there beside the application");
  await context.close();
}

/** A public page has a file of its own: when it is not fetched, the other ways stay, and trying again helps. */
async function pageNotFetched(browser, demo) {
  const context = await browser.newContext({ locale: "de-DE" });
  const page = await context.newPage();
  await page.goto(demo.portal);
  await page.getByRole("link", { name: "Kontakt", exact: true }).waitFor();
  await page.route("**/assets/*.js", (route) => route.abort());
  await page.getByRole("link", { name: "Kontakt", exact: true }).click();
  await page.getByRole("alert").getByRole("button", { name: "Noch einmal versuchen" }).waitFor();
  await page.getByRole("heading", { name: "Sie erreichen uns auch so" }).waitFor();
  await page.unroute("**/assets/*.js");
  await page.getByRole("button", { name: "Noch einmal versuchen" }).click();
  await page.getByRole("heading", { level: 1, name: "Welcher Weg ist sicher wofür?" }).waitFor();
  await context.close();
}
