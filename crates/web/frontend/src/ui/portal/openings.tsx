// SPDX-License-Identifier: EUPL-1.2
/** "Wer hat das geöffnet?": unit, time and purpose of every opening by staff, in plain words; never a name. */
import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { date, dateTime } from "../../i18n/format.js";
import { hasText, t } from "../../i18n/i18n.js";
import type { OpeningsView, OpeningView, Outcome } from "../../mailbox/views.js";
import { Button, Skeleton } from "../shared/controls.js";
import { useEnv, useLoaded } from "../shared/env.js";
import { Icon } from "../shared/icons.js";
import { RefusalAlert } from "../shared/refusals.js";

const SEARCH = "search";

/** A purpose that this version does not know is shown as the word it is. */
function purpose({ purpose: word }: OpeningView): string {
  const id = `opened-for-${word}`;
  return hasText(id) ? t(id) : word;
}

/** What a browser reads for its search comes once a clerk and says little: of one unit and one day it is one line, with the newest time. */
export function gathered(rows: readonly OpeningView[]): readonly { readonly row: OpeningView; readonly times: number }[] {
  const lines: { row: OpeningView; times: number }[] = [];
  const day = (row: OpeningView): string => date(row.at);
  for (const row of rows) {
    const same = row.purpose === SEARCH ? lines.find((line) => line.row.purpose === SEARCH && line.row.unit === row.unit && line.row.attachment === row.attachment && day(line.row) === day(row)) : undefined;
    if (same === undefined) lines.push({ row, times: 1 });
    else same.times += 1;
  }
  return lines;
}

export function Openings({ thread }: { thread: string }): VNode {
  const { service } = useEnv();
  const pages = useRef(1);
  const loaded = useLoaded(
    async (): Promise<Outcome<OpeningsView>> => {
      const rows: OpeningView[] = [];
      let next: string | null = null;
      for (let page = 0; page < pages.current; page += 1) {
        const answer: Outcome<OpeningsView> = await service.openings(thread, next);
        if (!answer.ok) return answer;
        rows.push(...answer.value.rows);
        next = answer.value.next;
        if (next === null) break;
      }
      return { ok: true, value: { rows, next } };
    },
    [thread],
    ["thread"],
    thread,
  );
  const rows = loaded.value?.rows ?? null;
  return (
    <section class="sheet stack panel no-print" aria-labelledby="openings">
      <h2 id="openings">
        <Icon name="eye" />
        {t("openings-title")}
      </h2>
      {loaded.refusal === null ? null : <RefusalAlert refusal={loaded.refusal} role="note" />}
      {rows === null ? (
        loaded.busy ? <Skeleton /> : null
      ) : rows.length === 0 ? (
        <p class="muted">{t("openings-none")}</p>
      ) : (
        <ul class="plain stack stack-2 small" aria-labelledby="openings">
          {gathered(rows).map(({ row, times }, at) => (
            <li key={`${row.at} ${at}`}>
              <span class="strong">{row.unit}</span>
              <br />
              <span class="muted num">{dateTime(row.at)}</span>
              <br />
              <span class="muted">{t(row.attachment ? "openings-file" : "openings-thread", { purpose: purpose(row) })}{times === 1 ? null : ` (${t("openings-times", { n: times })})`}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="small muted">{t("openings-text")}</p>
      {loaded.value === null || loaded.value.next === null ? null : (
        <div>
          <Button
            kind="secondary"
            busy={loaded.busy}
            onClick={() => {
              pages.current += 1;
              loaded.reload();
            }}
          >
            {t("openings-more")}
          </Button>
        </div>
      )}
    </section>
  );
}
