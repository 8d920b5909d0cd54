// SPDX-License-Identifier: EUPL-1.2
/** What stands at a decision: on which day it counts as announced, and until when one can go against it. */
import type { VNode } from "preact";
import { dateTime, plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { AnnouncedView, DecisionView, Side } from "../../mailbox/views.js";
import { Icon } from "./icons.js";

export function DecisionBox({ decision, side, nameOf }: { decision: DecisionView; side: Side; /** Of a recipient, for staff. */ nameOf: (pid: string) => string }): VNode {
  const own = decision.announced[0] ?? null;
  return (
    <div class="event" role="note">
      <Icon name="formal" />
      <div class="stack stack-1">
        <p class="strong">{t(`decision-title-${decision.remedy}`)}</p>
        {side === "portal" ? own === null ? null : <Own decision={decision} own={own} /> : decision.announced.map((one) => <Recipient key={one.pid} decision={decision} one={one} name={decision.announced.length > 1 ? nameOf(one.pid) : null} />)}
      </div>
    </div>
  );
}

/** Plain words for whose rights they are. */
function Own({ decision, own }: { decision: DecisionView; own: AnnouncedView }): VNode {
  if (own.on === null || own.until === null) return <p>{t(own.failedAt === null && own.returnedAt === null ? "decision-under-way" : "decision-failed")}</p>;
  return (
    <div class="stack stack-1">
      <p class="num">{t("decision-on", { on: plainDate(own.on) })}</p>
      <p class="num">{t(`decision-until-${decision.remedy}`, { until: plainDate(own.until) })}</p>
      {own.returnedAt === null ? null : <p>{t("decision-returned-own")}</p>}
      {decision.instructed ? null : <p>{t("decision-uninstructed")}</p>}
    </div>
  );
}

/** What is on record, for staff. */
function Recipient({ decision, one, name }: { decision: DecisionView; one: AnnouncedView; name: string | null }): VNode {
  return (
    <div class="stack stack-1">
      {name === null ? null : <p class="strong">{name}</p>}
      <p class="num">{t("decision-provided", { when: dateTime(one.providedAt) })}</p>
      <p class="num">{one.notifiedAt !== null ? t("decision-notified", { when: dateTime(one.notifiedAt) }) : t(one.failedAt === null ? "decision-notifying" : "decision-not-notified")}</p>
      {one.returnedAt === null ? null : <p class="num">{t(one.fetchedAt === null ? "decision-returned-unread" : "decision-returned", { when: dateTime(one.returnedAt) })}</p>}
      {one.on === null || one.until === null ? null : <p class="num">{t(`decision-record-${decision.remedy}`, { on: plainDate(one.on), until: plainDate(one.until) })}</p>}
      <p class="num">{one.fetchedAt === null ? t("decision-unread") : t("decision-fetched", { when: dateTime(one.fetchedAt) })}</p>
    </div>
  );
}
