// SPDX-License-Identifier: EUPL-1.2
/** Small charts for people who see: lengths only, every word and number stands beside them in HTML. Their twin is the table of the same figures. */
import type { VNode } from "preact";

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** As it is written; the number itself where this is missing. */
  readonly shown?: string;
  /** Stands for something that is late. */
  readonly late?: boolean;
}

const most = (values: readonly number[]): number => Math.max(1, ...values);

/** One bar a line, with its word before and its number behind it. `of`: the length of a full bar. */
export function Bars({ label, bars, of }: { label: string; bars: readonly Bar[]; of?: number }): VNode {
  const full = of ?? most(bars.map((bar) => bar.value));
  return (
    <div class="fig-bars" role="img" aria-label={label}>
      {bars.map((bar) => (
        <div class="fig-bar" key={bar.label}>
          <span>{bar.label}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="bar-ground" width="100" height="10" />
            <rect class={bar.late === true ? "bar-late" : "bar-fill"} width={(100 * bar.value) / full} height="10" />
          </svg>
          <span class="num strong">{bar.shown ?? bar.value}</span>
        </div>
      ))}
    </div>
  );
}

/** One column a day. `of`: the height of a full column, so that several of them can be compared. */
export function Columns({ label, title, values, of, from, to }: { label: string; title: string; values: readonly number[]; of: number; from: string; to: string }): VNode {
  return (
    <div class="fig-cols" role="img" aria-label={label}>
      <p class="strong">{title}</p>
      <svg viewBox={`0 0 ${values.length * 10} 60`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="bar-ground" y="59" width={values.length * 10} height="1" />
        {values.map((value, day) => {
          const height = (58 * value) / Math.max(1, of);
          return <rect key={day} class="bar-fill" x={day * 10 + 1} y={59 - height} width="8" height={height} />;
        })}
      </svg>
      <p class="fig-ends small muted num">
        <span>{from}</span>
        <span>{to}</span>
      </p>
    </div>
  );
}
