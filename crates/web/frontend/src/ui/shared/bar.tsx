// SPDX-License-Identifier: EUPL-1.2
/** A foot of the screen that stays where it is while one scrolls, and what it asks of the rest: nothing that has the focus lies under it (WCAG 2.4.11). */
import type { ComponentChildren, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

export function Bar({ label, bad = false, children }: { label: string; bad?: boolean; children: ComponentChildren }): VNode {
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { current } = bar;
    if (current === null) return;
    const root = document.documentElement;
    /** Into what the bar leaves free. */
    const bringUp = (): void => {
      const focused = document.activeElement;
      if (focused !== null && focused !== document.body && !current.contains(focused)) focused.scrollIntoView({ block: "nearest" });
    };
    const watch = new ResizeObserver(() => {
      const { position, bottom } = getComputedStyle(current);
      if (position !== "sticky") return;
      // What comes into view from now on stops above the bar, and so does what has the focus already.
      root.style.setProperty("--sp-bar", `${String(current.offsetHeight + Number.parseFloat(bottom))}px`);
      bringUp();
    });
    watch.observe(current);
    // A dialog that closes gives the focus back without scrolling. What somebody points at, she sees: it must not move under her finger.
    let pointed = false;
    const control = new AbortController();
    const { signal } = control;
    const capture = { capture: true, signal };
    addEventListener("pointerdown", () => { pointed = true; }, capture);
    for (const over of ["pointerup", "pointercancel", "keydown"]) addEventListener(over, () => { pointed = false; }, capture);
    addEventListener("focusin", () => { if (!pointed) bringUp(); }, { signal });
    return () => {
      watch.disconnect();
      control.abort();
      root.style.removeProperty("--sp-bar");
    };
  }, []);
  return (
    <section ref={bar} class={bad ? "sendbar sendbar--bad" : "sendbar"} aria-label={label}>
      <div class="in">{children}</div>
    </section>
  );
}
