// SPDX-License-Identifier: EUPL-1.2
/**
 * What has the focus may go away: a button whose section is done, a form that was sent, a message that somebody may not read any more. The
 * browser then gives the focus to nothing: a screen reader falls silent, and Tab may begin at the top. Here it goes to what stands in the
 * same place now, unless the screen itself has given it to something meanwhile (WCAG 2.4.3).
 */

/** Milliseconds in which a screen may give the focus to something by itself. */
const OWN_CHOICE = 60;
const HEADINGS = "h1, h2, h3, h4";
const FIELDS = "input:not([type=hidden], [type=file]), textarea, select";
const PARTS = "section, article, dialog, form, main";

/** Watches what happens under `root` from now on. */
export function keepFocus(root: HTMLElement): void {
  let last: Element | null = null;
  root.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element) last = target;
  });
  new MutationObserver((records) => {
    const lost = last;
    if (lost === null || lost.isConnected) return;
    last = null;
    const place = records.find((record) => [...record.removedNodes].some((node) => node.contains(lost)));
    if (place === undefined) return;
    const added = records.filter((record) => record.target === place.target).flatMap((record) => [...record.addedNodes]);
    setTimeout(() => {
      if (document.activeElement === null || document.activeElement === document.body) refocus(root, place, added);
    }, OWN_CHOICE);
  }).observe(root, { childList: true, subtree: true });
}

function refocus(root: HTMLElement, { target, nextSibling, previousSibling }: MutationRecord, added: readonly Node[]): void {
  const around = target instanceof Element && target.isConnected ? target : root;
  const here = [...added, nextSibling, previousSibling].find((node): node is HTMLElement => node instanceof HTMLElement && node.isConnected && node.checkVisibility());
  const fresh = here !== undefined && added.includes(here);
  const goal = (fresh ? beginning(here) : null) ?? headingOf(around) ?? document.getElementById("main");
  if (goal === null) return;
  if (!goal.matches(`a, button, [tabindex], ${FIELDS}`)) goal.tabIndex = -1;
  goal.focus();
}

/** Where somebody begins in something new: at its heading, at the first field of a form without one, else at the whole. */
function beginning(element: HTMLElement): HTMLElement {
  if (element.matches(`button, a, ${HEADINGS}`)) return element;
  return element.querySelector<HTMLElement>(HEADINGS) ?? element.querySelector<HTMLElement>(FIELDS) ?? element;
}

/** The heading under which something stood. */
function headingOf(element: Element): HTMLElement | null {
  for (let part = element.closest(PARTS); part !== null; part = part.parentElement?.closest(PARTS) ?? null) {
    const heading = part.querySelector<HTMLElement>(HEADINGS);
    if (heading !== null && heading.checkVisibility()) return heading;
  }
  return document.querySelector<HTMLElement>("h1");
}
