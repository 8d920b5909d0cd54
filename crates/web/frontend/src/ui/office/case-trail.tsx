// SPDX-License-Identifier: EUPL-1.2
/** How a case came to this unit, in the internal lane. */
import type { VNode } from "preact";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { AssignedView, HandOverView, ThreadView } from "../../mailbox/views.js";
import { useMatterName } from "../shared/env.js";
import { Icon, type IconName } from "../shared/icons.js";
import { useColleagues } from "./colleagues.js";

function sentence({ from, to, stays, reason, across }: HandOverView): string {
  const why = t(`forward-reason-${reason}`);
  return [t(stays ? "trail-joined" : "trail-moved", { from, to, why }), across === null ? "" : t("trail-across", { why: t(`forward-across-${across}`) })].filter((part) => part !== "").join(" ");
}

interface Line {
  readonly at: number;
  readonly line: VNode;
}

function line(at: number, icon: IconName, text: string): Line {
  return {
    at,
    line: (
      <li key={`${at} ${text}`} class="small">
        <Icon name={icon} small /> {text} <span class="num muted">{dateTime(at)}</span>
      </li>
    ),
  };
}

/** What was handed to the Medical Service, as the case says it beside the file. */
function handedOver(thread: ThreadView): readonly Line[] {
  const files = thread.messages.flatMap((message) => (message.kind === "message" ? message.attachments : []));
  return files.flatMap(({ name, medical }) => {
    const forwarded = medical?.forwarded ?? null;
    return forwarded === null ? [] : [line(forwarded.at, "lock", t("trail-medical", { name, unit: forwarded.by }))];
  });
}

/** What a rule did, in the words of the rule as it was then. */
function Assigned({ one }: { one: AssignedView }): VNode {
  const colleague = useColleagues(one.dept);
  const matterName = useMatterName();
  const why = one.kind === "matter" && one.matter !== null ? t("trail-rule-matter", { matter: matterName(one.matter) }) : t(`trail-rule-${one.kind}`);
  const whom = { n: one.position, why, name: colleague(one.pid) };
  return line(one.at, "swap", one.insteadOf === null ? t("trail-assigned", whom) : t("trail-assigned-for", { ...whom, away: colleague(one.insteadOf) })).line;
}

export function CaseTrail({ thread }: { thread: ThreadView }): VNode | null {
  const moved = thread.trail.map((one) => line(one.at, "users", sentence(one)));
  const given = thread.assigned.map((one): Line => ({ at: one.at, line: <Assigned key={`${one.at} ${one.dept} rule`} one={one} /> }));
  const lines = [...moved, ...given, ...handedOver(thread)].sort((a, b) => a.at - b.at);
  if (lines.length === 0 && !thread.notesLeft) return null;
  return (
    <ol class="plain stack stack-2" aria-label={t("trail-label")}>
      {lines.map((one) => one.line)}
      {thread.notesLeft ? <li class="small muted">{t("trail-notes-left")}</li> : null}
    </ol>
  );
}
