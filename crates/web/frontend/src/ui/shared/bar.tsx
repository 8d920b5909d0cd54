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
    const watch = new ResizeObserver(() => {
      const { position, bottom } = getComputedStyle(current);
      if (position !== "sticky") return;
      // What comes into view from now on stops above the bar, and so does what has the focus already.
      root.style.setProperty("--sp-bar", `${String(current.offsetHeight + Number.parseFloat(bottom))}px`);
      if (document.activeElement !== null && !current.contains(document.activeElement) && document.activeElement !== document.body) document.activeElement.scrollIntoView({ block: "nearest" });
    });
    watch.observe(current);
    return () => {
      watch.disconnect();
      root.style.removeProperty("--sp-bar");
    };
  }, []);
  return (
    <section ref={bar} class={bad ? "sendbar sendbar--bad" : "sendbar"} aria-label={label}>
      <div class="in">{children}</div>
    </section>
  );
}
