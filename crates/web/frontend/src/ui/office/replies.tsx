// SPDX-License-Identifier: EUPL-1.2
/** Letters with a code for one answer, in their case: what came, what is still open, and a new one. */
import { Fragment, type VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { date, dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { ReplyCodeView, ThreadView } from "../../mailbox/views.js";
import { Radios } from "../shared/choices.js";
import { Button, Dialog, Mini, Tag } from "../shared/controls.js";
import { useAction, useLoaded, useOffice } from "../shared/env.js";
import { TextField } from "../shared/fields.js";
import { Icon } from "../shared/icons.js";
import { AttachmentList } from "../shared/message.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { go, href } from "../shared/router.js";
import { holdSlip } from "./slip.js";

const DAYS = ["14", "28", "90"] as const;
/** Letters of what a code is for. */
const MAX_PURPOSE = 200;

interface Place {
  readonly thread: ThreadView;
  readonly dept: string;
}

export function Replies({ thread, dept, colleague }: Place & { colleague: (pid: string) => string }): VNode {
  const office = useOffice();
  const id = thread.thread;
  const loaded = useLoaded(() => office.replyCodes.list(id), [id], []);
  // With the case as it is on the screen: what comes is in it.
  useEffect(() => { loaded.reload(); }, [thread]);
  const [asking, setAsking] = useState(false);
  const codes = loaded.value ?? [];
  const canMake = thread.notesAlarm === null && thread.state !== "done";
  return (
    <Fragment>
      {codes.filter((code) => code.state === "answered").map((code) => <Came key={code.id} thread={id} code={code} />)}
      {loaded.refusal === null ? null : <RefusalAlert refusal={loaded.refusal} />}
      {codes.length === 0 ? null : (
        <section class="sheet stack stack-2" aria-labelledby="replies">
          <h2 id="replies">{t("replies-title")}</h2>
          <ul class="plain stack stack-2" aria-labelledby="replies">
            {codes.map((code) => <Line key={code.id} place={{ thread, dept }} code={code} by={colleague(code.madeBy)} reload={loaded.reload} />)}
          </ul>
        </section>
      )}
      {canMake ? <div><Mini icon="formal" onClick={() => { setAsking(true); }}>{t("replies-make")}</Mini></div> : null}
      {asking ? <MakeDialog thread={thread} dept={dept} onClose={() => { setAsking(false); }} /> : null}
    </Fragment>
  );
}

/** What somebody wrote who is not signed in: in a frame of its own, with what is not proven. */
function Came({ thread, code }: { thread: string; code: ReplyCodeView }): VNode {
  const { reply } = code;
  if (reply === null) return <Fragment>{code.refusal === null ? null : <RefusalAlert refusal={code.refusal} title={t("replies-unreadable")} />}</Fragment>;
  return (
    <article class="msg msg--them" aria-label={t("replies-label", { when: dateTime(reply.at) })}>
      <div class="msg-h">
        <span class="who">{t("replies-came")}</span>
        <time dateTime={new Date(reply.at * 1000).toISOString()} class="num">{dateTime(reply.at)}</time>
      </div>
      <p class="proof made">
        <Icon name="formal" small />
        {reply.name === "" ? t("replies-proof") : t("replies-proof-name", { name: reply.name })}
      </p>
      <p class="proof made">
        <Icon name="note" small />
        {t("replies-purpose", { purpose: code.purpose ?? "" })}
      </p>
      <div class="txt">{reply.text === "" ? t("replies-no-text") : reply.text}</div>
      {reply.files.length === 0 ? null : <AttachmentList thread={thread} files={reply.files} own={false} />}
    </article>
  );
}

function Line({ place: { thread, dept }, code, by, reload }: { place: Place; code: ReplyCodeView; by: string; reload: () => void }): VNode {
  const office = useOffice();
  const action = useAction();
  const again = (): void => {
    if (code.code === null) return;
    holdSlip({ code: code.code, madeAt: code.madeAt, expiresAt: code.expiresAt });
    go(href("slip", thread.thread, dept));
  };
  const until = { day: date(code.expiresAt) };
  return (
    <li class="stack stack-1">
      <p>
        <span class="strong">{code.purpose ?? t("replies-closed")}</span>{" "}
        {code.state === "answered" ? <Tag kind="ok" icon="check">{t("replies-state-answered")}</Tag> : code.state === "open" ? <Tag kind="you" icon="clock">{t("replies-state-open", until)}</Tag> : <span class="muted">{t(`replies-state-${code.state}`, until)}</span>}
      </p>
      <p class="small muted">{t("replies-made", { name: by, when: dateTime(code.madeAt) })}</p>
      {code.state !== "open" ? null : (
        <div class="row">
          {code.code === null ? null : <Button kind="secondary" icon="print" onClick={again}>{t("replies-print")}</Button>}
          <Button
            kind="secondary"
            busy={action.busy}
            onClick={() => {
              action.run(() => office.replyCodes.revoke(thread.thread, dept, code.id), () => {
                announce(t("replies-revoked"));
                reload();
              });
            }}
          >
            {t("replies-revoke")}
          </Button>
        </div>
      )}
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {code.refusal === null || code.state === "answered" ? null : <RefusalAlert refusal={code.refusal} />}
    </li>
  );
}

function MakeDialog({ thread, dept, onClose }: Place & { onClose: () => void }): VNode {
  const office = useOffice();
  const action = useAction();
  const [purpose, setPurpose] = useState("");
  const [days, setDays] = useState<(typeof DAYS)[number]>("28");
  const [tried, setTried] = useState(false);
  const missing = purpose.trim() === "";
  const make = (): void => {
    setTried(true);
    if (missing) {
      document.getElementById("reply-purpose")?.focus();
      return;
    }
    const what = purpose.trim();
    action.run(
      () => office.replyCodes.make(thread.thread, dept, { purpose: what, note: t("replies-note", { purpose: what }), days: Number(days) }),
      ({ code, madeAt, expiresAt }) => {
        announce(t("replies-made-now"));
        holdSlip({ code, madeAt, expiresAt });
        go(href("slip", thread.thread, dept));
      },
    );
  };
  return (
    <Dialog
      title={t("replies-make")}
      onClose={onClose}
      actions={
        <Fragment>
          <Button busy={action.busy} onClick={make}>{action.busy ? t("please-wait") : t("replies-make-do")}</Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      <p class="measure">{t("replies-make-text")}</p>
      <TextField id="reply-purpose" label={t("replies-purpose-label")} hint={t("replies-purpose-hint")} value={purpose} onInput={setPurpose} error={tried && missing ? t("replies-purpose-missing") : null} maxLength={MAX_PURPOSE} />
      <Radios id="reply-days" legend={t("replies-days")} options={DAYS.map((one) => [one, t("replies-days-n", { n: Number(one) })] as const)} value={days} onPick={setDays} />
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
    </Dialog>
  );
}
