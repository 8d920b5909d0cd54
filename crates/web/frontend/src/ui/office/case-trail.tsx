// SPDX-License-Identifier: EUPL-1.2
/** How a case came to this unit, in the internal lane. */
import type { VNode } from "preact";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { AssignedView, HandOverView, ThreadView } from "../../mailbox/views.js";
import { useMatterName } from "../shared/env.js";
import { Icon } from "../shared/icons.js";
import { useColleagues } from "./colleagues.js";

function sentence({ from, to, stays, reason, across }: HandOverView): string {
  const why = t(`forward-reason-${reason}`);
  return [t(stays ? "trail-joined" : "trail-moved", { from, to, why }), across === null ? "" : t("trail-across", { why: t(`forward-across-${across}`) })].filter((part) => part !== "").join(" ");
}

/** What a rule did, in the words of the rule as it was then. */
function Assigned({ one }: { one: AssignedView }): VNode {
  const colleague = useColleagues(one.dept);
  const matterName = useMatterName();
  const why = one.kind === "matter" && one.matter !== null ? t("trail-rule-matter", { matter: matterName(one.matter) }) : t(`trail-rule-${one.kind}`);
  const whom = { n: one.position, why, name: colleague(one.pid) };
  return (
    <li class="small">
      <Icon name="swap" small /> {one.insteadOf === null ? t("trail-assigned", whom) : t("trail-assigned-for", { ...whom, away: colleague(one.insteadOf) })} <span class="num muted">{dateTime(one.at)}</span>
    </li>
  );
}

export function CaseTrail({ thread }: { thread: ThreadView }): VNode | null {
  if (thread.trail.length === 0 && thread.assigned.length === 0 && !thread.notesLeft) return null;
  const moves = thread.trail.map((one) => ({
    at: one.at,
    line: (
      <li key={`${one.at} ${one.to}`} class="small">
        <Icon name="users" small /> {sentence(one)} <span class="num muted">{dateTime(one.at)}</span>
      </li>
    ),
  }));
  const given = thread.assigned.map((one) => ({ at: one.at, line: <Assigned key={`${one.at} ${one.dept} rule`} one={one} /> }));
  return (
    <ol class="plain stack stack-2" aria-label={t("trail-label")}>
      {[...moves, ...given].sort((a, b) => a.at - b.at).map(({ line }) => line)}
      {thread.notesLeft ? <li class="small muted">{t("trail-notes-left")}</li> : null}
    </ol>
  );
}
