// SPDX-License-Identifier: EUPL-1.2
// Pictures of a screen as it is open in a page, and of the parts of it that the help shows.
import { join } from "node:path";
import { PARTS } from "./parts.mjs";

/** Writes `<id>-<kind>.png`, and `<id>.<part>-<kind>.png` for each part; the window is left as it was. Returns what the screen is called. */
export async function takePicture(page, id, kind, width, { folder, parts, whole }) {
  const title = (await page.title()).replace(/ – Siegelpost.*$/u, "");
  // The recovery sheet names the address, and the one of this check says nothing to a reader and is another one each time.
  await page.evaluate((name) => {
    for (const element of document.querySelectorAll(".paper b")) if (element.textContent === location.host) element.textContent = name;
  }, "post.musterkasse.example");
  const before = page.viewportSize();
  const open = (await page.locator("dialog[open]").count()) > 0;
  // In a window as tall as the page the bar at its lower edge lies over nothing; a dialog lies over the part of the page that is seen, and shows all of itself.
  const tall = await page.evaluate(() => {
    const top = [...document.querySelectorAll("dialog[open]")].at(-1);
    if (top === undefined) return document.scrollingElement.scrollHeight;
    return Math.max(0, ...[top, ...top.querySelectorAll("*")].map((element) => element.scrollHeight)) + 96;
  });
  try {
    if (tall > before.height) await page.setViewportSize({ width: before.width, height: tall });
    if (whole) await page.screenshot({ path: join(folder, `${id}-${kind}.png`), fullPage: !open });
    for (const { part, at, most } of PARTS.filter((one) => parts && one.of === id && one.widths.includes(width))) {
      const box = await page.locator(at).first().boundingBox();
      if (box === null) throw new Error(`${id}: nothing to be seen at ${at}`);
      const margin = box.width < width ? 12 : 0;
      const [x, y] = [Math.max(0, Math.round(box.x) - margin), Math.max(0, Math.round(box.y) - margin)];
      const clip = { x, y, width: Math.min(width, Math.round(box.x + box.width) + margin) - x, height: Math.min(most, Math.round(box.height)) + 2 * margin };
      await page.screenshot({ path: join(folder, `${id}.${part}-${kind}.png`), clip });
    }
  } finally {
    await page.setViewportSize(before);
  }
  return title;
}
