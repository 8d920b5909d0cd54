// SPDX-License-Identifier: EUPL-1.2
/** Times as a person has them, taken inside the page: no messages between test and browser count. */
import assert from "node:assert/strict";

/** Set for the proof run: figures are limits, and are taken several times. */
export const proving = (process.env.SIEGELPOST_PROVE ?? "") !== "";

/** With SIEGELPOST_PROVE a figure over its limit fails; otherwise it is only told, because other work may share the machine. */
export function hold(name, figure, limit, unit) {
  const inside = figure <= limit;
  console.log(`     ${name}: ${figure.toFixed(0)} ${unit} (limit ${limit} ${unit}${inside ? "" : ", EXCEEDED"})`);
  if (proving) assert.ok(inside, `${name}: ${figure.toFixed(0)} ${unit} are more than ${limit}`);
}

/** From the press of this button until `count` subjects of `rows` are text; milliseconds. */
export async function fromPressToSubjects(page, button, rows, count) {
  await page.getByRole("button", { name: button }).waitFor();
  return page.evaluate(
    ([label, selector, wanted]) =>
      new Promise((resolve, reject) => {
        const pressed = [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === label);
        const readable = () => [...document.querySelectorAll(selector)].filter((row) => row.querySelector(".sk") === null && row.textContent.trim() !== "").length;
        const timer = setTimeout(() => reject(new Error(`${readable()} of ${wanted} subjects after 60 s`)), 60_000);
        const began = performance.now();
        const observer = new MutationObserver(() => {
          if (readable() < wanted) return;
          observer.disconnect();
          clearTimeout(timer);
          // When it is painted, not when it is known.
          requestAnimationFrame(() => resolve(performance.now() - began));
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        pressed.click();
      }),
    [button, rows, count],
  );
}

/** Forgets which subjects this browser has opened before, as a new browser would not know them. */
export function forgetHeads(page, database) {
  return page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open(name);
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const transaction = open.result.transaction(["heads", "profiles"], "readwrite");
          for (const table of ["heads", "profiles"]) transaction.objectStore(table).clear();
          transaction.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
    database,
  );
}

/**
 * Begins to watch for tasks that keep the page from answering (those of 50 ms and more, as browsers tell them); the function that comes
 * back tells their lengths in milliseconds. One made here on purpose proves that they are told.
 */
export async function watchLongTasks(page) {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        globalThis.longTasks = [];
        const observer = new PerformanceObserver((list) => {
          const lengths = list.getEntries().map((entry) => entry.duration);
          globalThis.longTasks.push(...lengths);
          if (!lengths.some((length) => length >= 150)) return;
          globalThis.longTasks = [];
          resolve();
        });
        observer.observe({ entryTypes: ["longtask"] });
        setTimeout(() => {
          const end = performance.now() + 160;
          while (performance.now() < end);
        });
      }),
  );
  return () => page.evaluate(() => globalThis.longTasks);
}

/** From now on every screen that this page shows is written down by its heading; the function that comes back tells them in order. */
export async function watchScreens(page) {
  const seen = [];
  await page.exposeFunction("screenShown", (heading) => {
    if (seen.at(-1) !== heading) seen.push(heading);
  });
  await page.addInitScript(() => {
    const look = () => {
      const heading = [...document.querySelectorAll("h1")].find((one) => one.checkVisibility({ visibilityProperty: true }))?.textContent?.trim() ?? "";
      if (heading !== "") globalThis.screenShown(heading);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return () => seen;
}
