// SPDX-License-Identifier: EUPL-1.2
/** "Something is wrong" (Art. 16, 18 GDPR; R-101): which message, what is wrong with it, and what follows from saying so. Taken back with one click. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date, dateTime, isoDay, plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { DisputeView, MessageView, ThreadView } from "../../mailbox/views.js";
import { Alert, Button, Dialog } from "../shared/controls.js";
import { useAction, useEnv, usePortal, useSession } from "../shared/env.js";
import { ErrorText } from "../shared/fields.js";
import { Icon } from "../shared/icons.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";

type Message = Extract<MessageView, { kind: "message" }>;
const ALL = "all";

/** `Team Krankengeld, 20.11.2026, 10:26`. */
function nameOf(message: Message): string {
  const who = message.own ? t("you") : (message.from.unit ?? (message.from.name === "" ? t("someone") : message.from.name));
  return t("dispute-message", { who, when: dateTime(message.receivedAt ?? message.sentAt) });
}

const messagesOf = ({ messages }: ThreadView): readonly Message[] => messages.filter((message) => message.kind === "message");

/** The last day on which the restriction holds: it ends when the next one begins. */
const lastDay = (until: number): string => plainDate(isoDay(until - 1));

/** Above the messages, as long as the conversation is restricted. */
export function Disputed({ thread, reload }: { thread: ThreadView; reload: () => void }): VNode {
  return (
    <Fragment>
      {thread.disputes.filter((one) => one.restricts).map((one) => <OneDisputed key={one.id} thread={thread} dispute={one} reload={reload} />)}
    </Fragment>
  );
}

function OneDisputed({ thread, dispute, reload }: { thread: ThreadView; dispute: DisputeView; reload: () => void }): VNode {
  const portal = usePortal();
  const session = useSession();
  const action = useAction();
  const own = session.state === "open" && session.pid === dispute.by;
  const about = messagesOf(thread).find((message) => message.mid === dispute.about);
  const { ended } = dispute;
  return (
    <Alert kind="info" title={t(ended === null ? (own ? "disputed-title" : "disputed-title-other") : `disputed-${ended.outcome}-title`, { day: date(dispute.at) })} role="status">
      {about === undefined ? null : <p>{t("disputed-about", { message: nameOf(about) })}</p>}
      {ended === null ? <p>{t("disputed-text", { unit: thread.unit })}</p> : <p>{t("disputed-settled", { unit: thread.unit, day: date(ended.at) })}</p>}
      {ended === null ? null : <p class="strong">{t("disputed-until", { day: lastDay(ended.until) })}</p>}
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {!dispute.mayEnd ? null : (
        <div>
          <Button
            kind="secondary"
            icon={ended === null ? "undo" : "ok"}
            busy={action.busy}
            onClick={() => {
              action.run(
                () => portal.disputes.withdraw(thread.thread, dispute.id),
                () => {
                  announce(t(ended === null ? "disputed-withdrawn" : "disputed-agreed"));
                  reload();
                },
                true,
              );
            }}
          >
            {t(ended === null ? "disputed-withdraw" : "disputed-agree")}
          </Button>
        </div>
      )}
    </Alert>
  );
}

/** Beside the conversation: the way in, and what was settled before. */
export function DisputePanel({ thread, canWrite, reload }: { thread: ThreadView; canWrite: boolean; reload: () => void }): VNode | null {
  const [asking, setAsking] = useState(false);
  const past = thread.disputes.filter((one) => !one.restricts);
  if (!canWrite && past.length === 0) return null;
  return (
    <section class="sheet sheet--quiet stack stack-1 no-print" aria-labelledby="dispute">
      <h2 id="dispute">
        <Icon name="warn" />
        {t("dispute-title")}
      </h2>
      {past.map(({ id, at, ended }) => (ended === null ? null : <p key={id} class="small">{t(`disputed-past-${ended.outcome}`, { day: date(at), end: date(ended.at) })}</p>))}
      {canWrite ? (
        <Fragment>
          <p class="small">{t("dispute-hint")}</p>
          <div>
            <Button kind="secondary" onClick={() => { setAsking(true); }}>{t("dispute-begin")}</Button>
          </div>
        </Fragment>
      ) : null}
      {asking ? <DisputeDialog thread={thread} onClose={() => { setAsking(false); }} onDone={() => { setAsking(false); announce(t("dispute-done")); reload(); }} /> : null}
    </section>
  );
}

function DisputeDialog({ thread, onClose, onDone }: { thread: ThreadView; onClose: () => void; onDone: () => void }): VNode {
  const portal = usePortal();
  const { newId } = useEnv();
  const action = useAction();
  const [id] = useState(newId);
  const [about, setAbout] = useState(ALL);
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const missing = tried && text.trim() === "";
  const disputed = thread.disputes.filter((one) => one.ended === null).map((one) => one.about ?? ALL);
  const choices = [[ALL, t("dispute-all")] as const, ...messagesOf(thread).map((message) => [message.mid, nameOf(message)] as const)].filter(([key]) => !disputed.includes(key));
  const chosen = choices.some(([key]) => key === about) ? about : (choices[0]?.[0] ?? ALL);
  return (
    <Dialog
      title={t("dispute-title")}
      onClose={onClose}
      actions={
        <Fragment>
          <Button
            busy={action.busy}
            onClick={() => {
              setTried(true);
              if (text.trim() === "") document.getElementById("dispute-text")?.focus();
              else action.run(() => portal.disputes.say(thread.thread, chosen === ALL ? null : chosen, id, text), onDone, true);
            }}
          >
            {action.busy ? t("please-wait") : t("dispute-do")}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <div class="kern-form-input">
        <label class="kern-label" for="dispute-about">{t("dispute-about")}</label>
        <select id="dispute-about" class="kern-form-input__input" value={chosen} disabled={action.busy} onChange={(event) => { setAbout(event.currentTarget.value); }}>
          {choices.map(([key, label]) => <option key={key} value={key}>{label}</option>)}
        </select>
      </div>
      <div class={missing ? "kern-form-input kern-form-input--error" : "kern-form-input"}>
        <label class="kern-label" for="dispute-text">{t("dispute-text")}</label>
        <p class="small muted" id="dispute-text-hint">{t("dispute-text-hint")}</p>
        <textarea id="dispute-text" dir="auto" class="kern-form-input__input" rows={5} maxLength={20_000} value={text} readOnly={action.busy} aria-invalid={missing ? "true" : undefined} aria-describedby={missing ? "dispute-text-hint dispute-text-error" : "dispute-text-hint"} onInput={(event) => { setText(event.currentTarget.value); }} />
        {missing ? <ErrorText id="dispute-text-error">{t("dispute-text-missing")}</ErrorText> : null}
      </div>
      <p class="strong">{t("dispute-then")}</p>
      <ul class="bullets">
        <li>{t("dispute-then-message", { unit: thread.unit })}</li>
        <li>{t("dispute-then-locked")}</li>
        <li>{t("dispute-then-answer")}</li>
        <li>{t("dispute-then-back")}</li>
      </ul>
    </Dialog>
  );
}
