// SPDX-License-Identifier: EUPL-1.2
/** Lines of the work list: a row of a table on a desk, an item on a phone. */
import { Fragment, type VNode } from "preact";
import { plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { ThreadRowView } from "../../mailbox/views.js";
import { Tag } from "../shared/controls.js";
import { refusalText } from "../shared/refusals.js";
import { href } from "../shared/router.js";
import { DisputedTag, FourEyesTag, StateTag } from "../shared/tags.js";
import { AstrayTag } from "./astray.js";
import { ageWord } from "./due-words.js";
import { Due } from "./due.js";
import { PlainMailTag } from "./plain-mail.js";
import { PresenceLine } from "./presence.js";

function Subject({ row }: { row: ThreadRowView }): VNode {
  if (row.refused !== null) return <Fragment>{refusedWord(row)}</Fragment>;
  if (row.subject !== null) return <Fragment>{row.subject}</Fragment>;
  return (
    <Fragment>
      <span class="sk sk-m" aria-hidden="true" />
      <span class="sr-only">{t("row-decrypting")}</span>
    </Fragment>
  );
}

/** Nothing is wrong with what is protected: it opens in its case. */
const isProtected = (row: ThreadRowView): boolean => row.refused?.code === "step-up-required";
const refusedWord = (row: ThreadRowView): string => t(isProtected(row) ? "row-protected" : "row-refused-office");

/** State, and what else a clerk should see before opening. */
function RowTags({ row, awaits, now }: { row: ThreadRowView; awaits: boolean; now: number }): VNode {
  const escalates = row.clocks?.escalatesAt ?? null;
  return (
    <span class="row">
      {row.refused !== null && !isProtected(row) ? <Tag kind="late" icon="warn">{t("row-refused-office")}</Tag> : <StateTag side="office" state={row.state} unread={row.unread} />}
      {row.plain ? <PlainMailTag /> : null}
      {row.astray ? <AstrayTag /> : null}
      {row.disputed ? <DisputedTag /> : null}
      {awaits ? <Tag kind="you" icon="users">{t("state-release-open")}</Tag> : row.fourEyes ? <FourEyesTag /> : null}
      {escalates === null || escalates > now || row.state === "done" ? null : <Tag kind="late" icon="warn">{t("state-escalated")}</Tag>}
    </span>
  );
}

function subjectWord(row: ThreadRowView): string {
  return row.refused !== null ? refusedWord(row) : row.subject ?? t("row-decrypting");
}

/** Since the oldest message without an answer, else since the last one. */
const ageOf = (row: ThreadRowView, now: number): string => ageWord(row.clocks?.owedSince ?? row.lastAt, now);

interface RowProps {
  readonly row: ThreadRowView;
  readonly now: number;
  /** Of the case's unit: in "mine" the lines are of several. */
  readonly dept: string;
  /** An answer waits for somebody's release. */
  readonly awaits: boolean;
  /** Who else is there, in words. */
  readonly presence: string | null;
}

export function TableRow({ row, now, dept, awaits, presence, current, picked, onPick, onFocus }: RowProps & { current: boolean; picked: boolean; onPick: () => void; onFocus: () => void }): VNode {
  const { person } = row;
  return (
    <tr class={current ? "cur" : undefined} data-picked={picked ? "true" : undefined} onFocusCapture={onFocus}>
      <td class="sel">
        <label>
          <span class="sr-only">{t("select-row", { subject: subjectWord(row) })}</span>
          <input type="checkbox" checked={picked} onChange={onPick} />
        </label>
      </td>
      <td class="num"><Due clocks={row.clocks} now={now} /></td>
      <td>
        <a class={row.unread ? "open n1" : "open"} href={href("thread", row.thread, dept)} data-open={row.thread}>
          <Subject row={row} />
        </a>
        <span class="s">{row.refused !== null && !isProtected(row) ? refusalText(row.refused) : row.subject === null && !isProtected(row) ? t("row-decrypting") : row.matter}</span>
      </td>
      <td>
        {row.plain ? <span class="muted">{t("plain-mail-nobody")}</span> : person === null || person.name === null ? row.subject === null && row.refused === null ? <span class="sk sk-s" aria-hidden="true" /> : <span class="muted">{t("person-unknown")}</span> : person.name}
        <span class="s num">{person?.dob == null ? t(`class-${row.class}`) : t("file-line", { size: plainDate(person.dob), words: t(`class-${row.class}`) })}</span>
      </td>
      <td class="c-age num nowrap">{ageOf(row, now)}</td>
      <td>
        {presence !== null ? <PresenceLine text={presence} /> : row.claimedBy === null ? <span class="muted">{t("nobody")}</span> : row.claimedBy}
      </td>
      <td><RowTags row={row} awaits={awaits} now={now} /></td>
    </tr>
  );
}

export function PhoneRow({ row, now, dept, awaits, presence }: RowProps): VNode {
  return (
    <li class={row.unread ? "item item--case item--unread" : "item item--case"}>
      <h2 class="subj">
        <a href={href("thread", row.thread, dept)}>
          <Subject row={row} />
        </a>
      </h2>
      <p class="when num"><Due clocks={row.clocks} now={now} /></p>
      <p class="from">{[row.plain ? t("plain-mail-nobody") : (row.person?.name ?? t("person-unknown")), row.matter].join(" · ")}</p>
      <p class="st"><RowTags row={row} awaits={awaits} now={now} /></p>
      <p class="snip">
        {presence !== null ? <PresenceLine text={presence} /> : row.claimedBy === null ? t("claimed-none") : t("claimed-by", { name: row.claimedBy })} · {t("age-line", { age: ageOf(row, now) })}
      </p>
    </li>
  );
}
