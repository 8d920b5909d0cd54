// SPDX-License-Identifier: EUPL-1.2
/** What runs inside a page to tell where the focus is, whether it is seen, and in which direction something lies. */

/**
 * `target`: where she wants to be; null for "anywhere". Answers whether the focus is there (`there`; for a radio button also on another one of
 * its group), in which direction it lies, what has the focus, whether that is a `frame`, and why it is not seen (`fault`).
 */
export function lookAround(target) {
  const active = document.activeElement;
  const nowhere = active === null || active === document.body || active === document.documentElement;
  const what = nowhere ? "the page" : `<${active.tagName.toLowerCase()}${active.id === "" ? "" : `#${active.id}`}> "${(active.getAttribute("aria-label") ?? active.innerText ?? "").trim().slice(0, 60)}"`;
  const group = target !== null && !nowhere && target.type === "radio" && active.type === "radio" && active.name === target.name && active.form === target.form;
  const there = target !== null && (active === target || group);
  const back = target !== null && !nowhere && (active.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  // A heading gets the focus when its screen has come, never by Tab: where it stands is where one reads, and it has no ring.
  const byProgram = active !== null && active.matches("h1[tabindex='-1'], h2[tabindex='-1']");
  const frame = !nowhere && active.tagName === "IFRAME";
  return { nowhere, what, there, back, frame, gone: target !== null && !target.isConnected, fault: nowhere || byProgram ? null : whyUnseen(active) };

  /** The element with the focus, or the label that stands for it, must be drawn with a ring, in the window, and nothing may lie over it. */
  function whyUnseen(element) {
    const drawn = [element, element.closest("label")].filter((one) => one !== null);
    // A link that stands for a whole row is ringed by what it lays over the row.
    const styles = (one) => [getComputedStyle(one), getComputedStyle(one, "::after")].filter((style, n) => n === 0 || style.content !== "none");
    // What has the focus in a frame is ringed there.
    const ringed = element.tagName === "IFRAME" ? element : drawn.find((one) => styles(one).some((style) => (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none"));
    if (ringed === undefined) return "has no ring";
    const box = ringed.getBoundingClientRect();
    if (box.width < 8 || box.height < 8) return `is ${box.width} x ${box.height}`;
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return "is out of the window";
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max((Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return top !== null && (ringed.contains(top) || top.contains(ringed)) ? null : `is covered by ${top?.outerHTML.slice(0, 120)}`;
  }
}

/** The same in the frame that has the focus: what is wrong there with what has it. */
export async function faultInFrame(page) {
  const frame = await (await page.evaluateHandle(() => document.activeElement)).asElement()?.contentFrame();
  if (frame === null || frame === undefined) return null;
  const at = await frame.evaluate(lookAround, null);
  return at.nowhere ? "has a document in which nothing has the focus" : at.fault === null ? null : `has in it ${at.what}, which ${at.fault}`;
}

/** Two drawings later: what was drawn last has taken the focus if it wanted it. */
export function settled() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}

/** Asks the page; once more when it went on to another address meanwhile, which nobody at a keyboard waits for either. */
export async function asked(page, question, about) {
  for (let n = 0; ; n += 1) {
    try {
      return await page.evaluate(question, about);
    } catch (error) {
      if (n === 5 || !/context was destroyed|because of a navigation/u.test(String(error))) throw error;
      await page.waitForLoadState("domcontentloaded");
    }
  }
}
