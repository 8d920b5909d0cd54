// SPDX-License-Identifier: EUPL-1.2
/** What stands at a decision: on which day it counts as announced, and until when one can go against it. */
import type { VNode } from "preact";
import { dateTime, plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { AnnouncedView, DecisionView, LetterView, Side } from "../../mailbox/views.js";
import { Icon } from "./icons.js";

interface Props {
  readonly decision: DecisionView;
  readonly side: Side;
  /** Of a recipient or a colleague, for staff; null: oneself. */
  readonly nameOf: (pid: string) => string | null;
  /** A button that gives it to the post, for staff who may. */
  readonly order?: ((pid: string, again: boolean) => VNode) | undefined;
  /** A button that gives out what proves all that, for staff. */
  readonly evidence?: VNode | undefined;
}

export function DecisionBox({ decision, side, nameOf, order, evidence }: Props): VNode {
  const first = decision.announced[0]?.effective ?? null;
  const pids = [...new Set([...decision.announced, ...decision.letters].map((one) => one.pid))];
  return (
    <div class="event" role="note">
      <Icon name="formal" />
      <div class="stack stack-1">
        <p class="strong">{t(`decision-title-${decision.remedy}`)}</p>
        {side === "portal" ? <Own decision={decision} /> : pids.map((pid) => <Recipient key={pid} decision={decision} pid={pid} name={pids.length > 1 ? nameOf(pid) ?? t("someone") : null} nameOf={nameOf} order={order} />)}
        {side === "portal" || first === null ? null : <p class="num strong">{t(`decision-first-${decision.remedy}`, { on: plainDate(first.on), until: plainDate(first.until) })}</p>}
        {evidence ?? null}
      </div>
    </div>
  );
}

/** Plain words for whose rights they are. */
function Own({ decision }: { decision: DecisionView }): VNode | null {
  const own = decision.announced[0] ?? null;
  const letter = decision.letters.at(-1) ?? null;
  if (own === null && letter === null) return null;
  // With two ways the server says which came first.
  const { on, until } = own?.effective ?? own ?? letter ?? { on: null, until: null };
  // Of several recipients the first one counts, and she may be another.
  const earlier = own !== null && own.effective !== null && own.effective.on !== own.on;
  return (
    <div class="stack stack-1">
      {letter === null ? null : <p class="num">{letterText(letter)}</p>}
      {on === null || until === null ? (
        letter === null && own !== null ? <p>{t(own.failedAt === null && own.returnedAt === null ? "decision-under-way" : "decision-failed")}</p> : null
      ) : (
        <>
          <p class="num">{t("decision-on", { on: plainDate(on) })}</p>
          <p class="num">{t(`decision-until-${decision.remedy}`, { until: plainDate(until) })}</p>
          {earlier ? <p>{t("decision-first-own")}</p> : null}
          {own === null || own.returnedAt === null || earlier ? null : <p>{t("decision-returned-own")}</p>}
          {decision.instructed ? null : <p>{t("decision-uninstructed")}</p>}
        </>
      )}
    </div>
  );
}

function letterText(letter: LetterView): string {
  if (letter.state === "posted" && letter.postedOn !== null) return t("letter-own-posted", { on: plainDate(letter.postedOn) });
  if (letter.state === "returned") return t("letter-own-returned");
  return t("letter-own-coming");
}

/** What is on record, for staff. */
function Recipient({ decision, pid, name, nameOf, order }: { decision: DecisionView; pid: string; name: string | null; nameOf: Props["nameOf"]; order: Props["order"] }): VNode {
  const one = decision.announced.find((announced) => announced.pid === pid) ?? null;
  const letters = decision.letters.filter((letter) => letter.pid === pid);
  const last = letters.at(-1) ?? null;
  const { on, until } = one ?? last ?? { on: null, until: null };
  const ended = last !== null && (last.state === "returned" || last.state === "failed");
  return (
    <div class="stack stack-1">
      {name === null ? null : <p class="strong">{name}</p>}
      {one === null ? null : <Announced one={one} posted={last !== null && !ended} />}
      {letters.map((letter) => <Letter key={letter.orderedAt} letter={letter} nameOf={nameOf} />)}
      {on === null || until === null ? null : <p class="num">{t(`decision-record-${decision.remedy}`, { on: plainDate(on), until: plainDate(until) })}</p>}
      {order !== undefined && (last === null || ended) && one?.fetchedAt == null ? order(pid, ended) : null}
    </div>
  );
}

function Announced({ one, posted }: { one: AnnouncedView; posted: boolean }): VNode {
  const none = posted ? "decision-not-notified-posted" : "decision-not-notified";
  return (
    <>
      <p class="num">{t("decision-provided", { when: dateTime(one.providedAt) })}</p>
      <p class="num">{one.notifiedAt !== null ? t("decision-notified", { when: dateTime(one.notifiedAt) }) : t(one.failedAt === null ? "decision-notifying" : none)}</p>
      {one.returnedAt === null ? null : <p class="num">{t(one.fetchedAt === null ? "decision-returned-unread" : "decision-returned", { when: dateTime(one.returnedAt) })}</p>}
      <p class="num">{one.fetchedAt === null ? t("decision-unread") : t("decision-fetched", { when: dateTime(one.fetchedAt) })}</p>
    </>
  );
}

/** How far a letter has come. */
function Letter({ letter, nameOf }: { letter: LetterView; nameOf: Props["nameOf"] }): VNode {
  const name = letter.orderedBy === null ? null : nameOf(letter.orderedBy);
  const who = letter.orderedBy === null ? t("letter-by-rule") : name === null ? t("letter-by-you") : t("letter-by", { name });
  return (
    <>
      <p class="num">{t("letter-ordered", { when: dateTime(letter.orderedAt), who, reason: letter.reason === null ? "" : t(`letter-reason-${letter.reason}`) })}</p>
      {letter.printedAt === null ? null : <p class="num">{t("letter-printed", { when: dateTime(letter.printedAt) })}</p>}
      {letter.same === false ? <p class="strong">{t("letter-other-document")}</p> : null}
      {letter.postedOn === null ? null : <p class="num">{t("letter-posted", { on: plainDate(letter.postedOn) })}</p>}
      {letter.endedAt === null ? null : <p class="num strong">{t(letter.fault === null ? "letter-returned" : `letter-failed-${letter.fault}`, { when: dateTime(letter.endedAt) })}</p>}
    </>
  );
}
