// SPDX-License-Identifier: EUPL-1.2
/** A deadline as a tag or plain words: icon, word and date, never a colour alone. */
import { Fragment, type VNode } from "preact";
import type { ClocksView } from "../../mailbox/views.js";
import { Tag } from "../shared/controls.js";
import { dueWords } from "./due-words.js";

export function Due({ clocks, now }: { clocks: ClocksView | null; now: number }): VNode {
  const { kind, text, more } = dueWords(clocks, now);
  return (
    <Fragment>
      {kind === "late" ? (
        <Tag kind="late" icon="warn">{text}</Tag>
      ) : kind === "today" ? (
        <Tag kind="you" icon="clock">{text}</Tag>
      ) : kind === "resubmit" ? (
        <Tag kind="you" icon="cal">{text}</Tag>
      ) : (
        <span class={kind === "later" ? undefined : "muted"}>{text}</span>
      )}
      {more === null ? null : <span class="s">{more}</span>}
    </Fragment>
  );
}
