// SPDX-License-Identifier: EUPL-1.2
/** Head of a case: who it is about, its marks, and what can be done with it. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { ThreadView } from "../../mailbox/views.js";
import { Button, Dialog, Link, Tag } from "../shared/controls.js";
import { useAction, useOffice, useSession } from "../shared/env.js";
import { announce, Heading } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { go, href, parseRoute } from "../shared/router.js";
import { DisputedTag, FourEyesTag, ProtectedTag, StateTag } from "../shared/tags.js";
import { AstrayAlert, AstrayDialog } from "./astray.js";
import { CaseClock } from "./case-clock.js";
import { CloseBar, CloseDialog, useClosing } from "./close.js";
import { useColleagues } from "./colleagues.js";
import { CaseDisputes, isRestricted } from "./dispute.js";
import { ForwardDialog } from "./forward.js";
import { CaseStay, HoldDialog } from "./hold.js";
import { KeyHelp } from "./key-help.js";
import { useKeys } from "./keys.js";
import { PlainMailTag } from "./plain-mail.js";
import { PresenceLine, presenceText, usePresent } from "./presence.js";
import { RecuseDialog, Recusals } from "./recuse.js";
import { sayInList } from "./said.js";

/** Subject, person, marks, and what can be done with the case. */
export function CaseHead({ thread, dept, back, reload }: { thread: ThreadView; dept: string; back: VNode; reload: () => void }): VNode {
  const office = useOffice();
  const action = useAction();
  const session = useSession();
  const colleague = useColleagues(dept === "" ? null : dept);
  const presence = presenceText(usePresent(dept), thread.thread, colleague);
  const [taking, setTaking] = useState(false);
  const mine = session.state === "open" && thread.claimedBy === session.pid;
  const { person } = thread;
  /** What is disputed is not handed on and not closed; the server refuses it, too. */
  const restricted = isRestricted(thread);
  const closing = useClosing(thread.thread, dept, reload);
  const [asking, setAsking] = useState<"forward" | "wrong" | "close" | "astray" | "recuse" | "hold" | null>(null);
  /** The case is not for this clerk any more. Who has gone elsewhere meanwhile is not called back. */
  const leave = (text: string, urgent = false): void => {
    setAsking(null);
    announce(text, urgent);
    sayInList(text);
    if (parseRoute(location.hash).parts.includes(thread.thread)) go(href("list", dept));
  };
  const set = (state: "open" | "waiting"): void => {
    action.run(() => office.setState(thread.thread, dept, state), () => {
      announce(t("state-set", { state: t(`state-${state}-office`) }));
      reload();
    });
  };
  const claim = (): void => {
    if (thread.claimedBy !== null) {
      if (!mine) setTaking(true);
      return;
    }
    action.run(() => office.claim(thread.thread, dept), () => {
      announce(t("claimed"));
      reload();
    });
  };
  const [help, setHelp] = useState(false);
  useKeys({
    a: claim,
    v: () => { if (!restricted) setAsking("forward"); },
    f: () => { if (!restricted) setAsking("wrong"); },
    e: () => { if (thread.state !== "done" && !restricted) setAsking("close"); },
    u: () => { go(href("list", dept)); },
    "?": () => { setHelp(true); },
  });
  return (
    <div class="casehead">
      <div class="stack stack-1">
        <div>{back}</div>
        <Heading title={t("case-title")}>{thread.subject === "" && thread.mail !== null ? t("plain-mail-no-subject") : thread.subject}</Heading>
        <p class="facts-line">
          {thread.mail !== null ? (
            <span class="muted">{t("plain-mail-nobody")}</span>
          ) : person === null || person.name === null ? (
            <span class="muted">{t(thread.trail.length > 0 ? "person-coming" : "person-unknown")}</span>
          ) : (
            <span>
              <b>{person.name}</b>
              {person.dob === null ? null : `, ${t("born", { date: plainDate(person.dob) })}`}
            </span>
          )}
          {person?.kvnr == null ? null : <span class="num muted">{t("kvnr", { kvnr: person.kvnr })}</span>}
          {person?.assurance == null ? null : <Tag kind="ok" icon="shield">{t("assurance", { method: t(`method-${person.assurance}`) })}</Tag>}
          {thread.class === "hoch" ? <ProtectedTag /> : <span class="muted">{t("class-line", { class: t(`class-${thread.class}`) })}</span>}
          {thread.mail === null ? null : <PlainMailTag />}
          {thread.fourEyes ? <FourEyesTag /> : null}
          {restricted ? <DisputedTag /> : null}
          <StateTag side="office" state={thread.state} unread={false} />
        </p>
      </div>
      <div class="act">
        <div class="row" role="group" aria-label={t("case-actions")}>
          {!mine ? (
            <Button kind="secondary" busy={thread.claimedBy === null && action.busy} onClick={claim}>{t("claim")}</Button>
          ) : (
            <Button kind="secondary" busy={action.busy} onClick={() => { action.run(() => office.release(thread.thread, dept), reload); }}>
              {t("release")}
            </Button>
          )}
          {thread.state === "waiting" || thread.state === "done" ? null : (
            <Button kind="secondary" busy={action.busy} onClick={() => { set("waiting"); }}>{t("set-waiting")}</Button>
          )}
          {thread.state === "done" || thread.state === "waiting" ? <Button kind="secondary" busy={action.busy} onClick={() => { set("open"); }}>{t("set-open")}</Button> : null}
          {thread.astray || restricted ? null : (
            <Fragment>
              <Button kind="secondary" onClick={() => { setAsking("forward"); }}>{t("forward")}</Button>
              <Button kind="secondary" onClick={() => { setAsking("wrong"); }}>{t("forward-wrong")}</Button>
            </Fragment>
          )}
          {thread.state === "done" || restricted ? null : (
            <Button kind="secondary" busy={closing.left !== null} onClick={() => { setAsking("close"); }}>{t("set-done")}</Button>
          )}
          <Button kind="secondary" onClick={() => { setAsking("recuse"); }}>{t("recuse")}</Button>
          <Button kind="secondary" onClick={() => { setAsking("hold"); }}>{t("hold")}</Button>
        </div>
        {presence === null ? null : <PresenceLine text={presence} />}
        {thread.doneReason === null ? null : (
          <p class="muted">
            {t("close-reason-line", { reason: t(`close-reason-${thread.doneReason}`) })}
            {thread.main === null ? null : <Fragment> <Link to={href("thread", thread.main, dept)}>{t("close-main-open")}</Link></Fragment>}
          </p>
        )}
        <p class="muted">{thread.claimedBy === null ? t("claimed-none") : t("claimed-by", { name: colleague(thread.claimedBy) })}</p>
        {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
        {closing.refusal === null ? null : <RefusalAlert refusal={closing.refusal} />}
        {taking ? (
          <Dialog
            title={t("take-over-title", { name: thread.claimedBy === null ? t("nobody") : colleague(thread.claimedBy) })}
            onClose={() => { setTaking(false); }}
            actions={
              <Fragment>
                <Button
                  busy={action.busy}
                  onClick={() => {
                    action.run(() => office.claim(thread.thread, dept, thread.claimedBy), () => {
                      setTaking(false);
                      announce(t("claimed"));
                      reload();
                    });
                  }}
                >
                  {t("claim")}
                </Button>
                <Button kind="secondary" onClick={() => { setTaking(false); }}>{t("cancel")}</Button>
              </Fragment>
            }
          >
            <p>{t("take-over-text")}</p>
            {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
          </Dialog>
        ) : null}
      </div>
      {thread.astray ? <AstrayAlert onGive={() => { setAsking("astray"); }} /> : null}
      <Recusals thread={thread.thread} recusals={thread.recusals} colleague={colleague} reload={reload} />
      <CaseDisputes thread={thread} dept={dept} colleague={colleague} reload={reload} />
      <CaseStay thread={thread} colleague={colleague} reload={reload} />
      <CaseClock thread={thread} dept={dept} reload={reload} />
      {help ? <KeyHelp place="case" onClose={() => { setHelp(false); }} /> : null}
      {closing.left === null ? null : <CloseBar left={closing.left} undo={closing.undo} />}
      {asking === "close" ? <CloseDialog thread={thread.thread} dept={dept} onClose={() => { setAsking(null); }} onPick={(wish) => { setAsking(null); closing.begin(wish); }} /> : null}
      {asking === "recuse" ? <RecuseDialog thread={thread.thread} onClose={() => { setAsking(null); }} onDone={() => { leave(t("recuse-done")); }} /> : null}
      {asking === "hold" ? <HoldDialog thread={thread.thread} dept={dept} onClose={() => { setAsking(null); }} onDone={() => { setAsking(null); reload(); }} /> : null}
      {asking === "astray" ? <AstrayDialog threads={[thread.thread]} from={dept} onClose={() => { setAsking(null); }} onDone={leave} /> : null}
      {asking === "forward" || asking === "wrong" ? (
        <ForwardDialog
          threads={[thread.thread]}
          from={dept}
          wrong={asking === "wrong"}
          there={thread.units.map((unit) => unit.dept)}
          onClose={() => { setAsking(null); }}
          onDone={(text, gone) => {
            if (gone) {
              leave(text);
              return;
            }
            setAsking(null);
            announce(text);
            reload();
          }}
          onLost={(text) => { leave(text, true); }}
        />
      ) : null}
    </div>
  );
}
