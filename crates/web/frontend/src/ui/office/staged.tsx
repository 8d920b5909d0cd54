// SPDX-License-Identifier: EUPL-1.2
/** What waits in a case: for a colleague who reads exactly this text and lets it go, or for its time. */
import { Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { StagedView, ThreadView } from "../../mailbox/views.js";
import { Alert, Button, Dialog, Tag } from "../shared/controls.js";
import { useAction, useOffice } from "../shared/env.js";
import { AttachmentList } from "../shared/message.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { useColleagues } from "./colleagues.js";
import { FourSteps } from "./four-steps.js";

/** What came of one's own that waited; the text is back in the draft. */
export interface Taken {
  readonly why: "void" | "late" | "returned" | "withdrawn";
  readonly by: string | null;
}

/** Takes back what will never go, once, and says what happened. */
export function useTakenBack(thread: string, items: readonly StagedView[] | null, onBack: () => void): { readonly taken: Taken | null; readonly take: (item: StagedView) => void; readonly action: ReturnType<typeof useAction> } {
  const office = useOffice();
  const action = useAction();
  const [taken, setTaken] = useState<Taken | null>(null);
  const tried = useRef(new Set<string>());
  const take = (item: StagedView): void => {
    const why = item.state === "returned" ? "returned" : item.state === "open" ? "withdrawn" : item.reason === "later" ? "late" : "void";
    action.run(
      () => office.staged.takeBack(thread, item.mid),
      () => {
        setTaken({ why, by: item.decidedBy });
        announce(t(`taken-${why}-title`), why !== "withdrawn");
        onBack();
      },
    );
  };
  const over = items?.find((item) => item.own && item.state !== "open" && !tried.current.has(item.mid));
  useEffect(() => {
    if (over === undefined || action.busy) return;
    tried.current.add(over.mid);
    take(over);
  }, [over?.mid, action.busy]);
  return { taken, take, action };
}

export function TakenAlert({ taken, dept }: { taken: Taken; dept: string }): VNode {
  const colleague = useColleagues(dept === "" ? null : dept);
  return (
    <Alert kind={taken.why === "withdrawn" ? "info" : "warning"} title={t(`taken-${taken.why}-title`)} role="status">
      <p>{t(`taken-${taken.why}`, { name: taken.by === null ? t("colleague") : colleague(taken.by) })}</p>
    </Alert>
  );
}

interface Props {
  readonly thread: ThreadView;
  readonly dept: string;
  readonly items: readonly StagedView[];
  readonly take: (item: StagedView) => void;
  readonly busy: boolean;
  readonly reload: () => void;
  readonly onReleased: (mid: string) => void;
}

export function StagedList({ items, ...rest }: Props): VNode {
  return (
    <Fragment>
      {items.map((item) => (
        <StagedItem key={item.mid} item={item} {...rest} />
      ))}
    </Fragment>
  );
}

function StagedItem({ thread, dept, item, take, busy, reload, onReleased }: Omit<Props, "items"> & { item: StagedView }): VNode | null {
  const colleague = useColleagues(dept === "" ? null : dept);
  const author = item.author.name === "" ? colleague(item.author.pid) : item.author.name;
  const isBack = item.state === "returned";
  if (item.state !== "open") {
    // It is taken back by itself; when that was refused, by hand.
    if (item.own) return <div><Button kind="secondary" icon="pencil" busy={busy} onClick={() => { take(item); }}>{t("staged-change")}</Button></div>;
    return (
      <p class="row small muted">
        <Tag kind="us" icon="users">{t(isBack ? "state-release-returned" : "state-release-void")}</Tag>
        <span>{t("staged-of", { name: author, when: dateTime(item.stagedAt) })}</span>
      </p>
    );
  }
  const title = item.own ? t(item.reason === "later" ? "later-own" : "staged-own") : t(item.reason === "later" ? "later-other" : "staged-other", { name: author });
  return (
    <section class="sheet sheet--flush reply" aria-labelledby={`staged-${item.mid}`}>
      <h2 class="to" id={`staged-${item.mid}`}>{title}</h2>
      <div class="stack reply-b">
        {item.reason === "later" ? (
          <p class="strong num">{t("later-when", { when: dateTime(item.at ?? 0) })}</p>
        ) : (
          <FourSteps now={1} written={t("step-written-by", { name: item.own ? t("you") : author, when: dateTime(item.stagedAt) })} asked={item.asked === null ? t("step-asked-all") : t("step-asked", { name: colleague(item.asked) })} />
        )}
        {item.content === null ? (
          <RefusalAlert refusal={item.refused ?? { code: "cannot-open" }} title={t("message-refused-title")} />
        ) : (
          <Fragment>
            <p class="small">{t("staged-to", { name: thread.person?.name ?? t("to-unknown"), class: t(`class-${item.content.class}`) })}</p>
            {item.content.decision === null ? null : <p class="strong">{t("staged-decision", { remedy: t(`decision-remedy-${item.content.decision.remedy}`), instructed: t(item.content.decision.instructed ? "decision-instructed-yes" : "decision-instructed-no") })}</p>}
            <div class="staged-text prewrap" tabIndex={0} role="group" aria-label={t("staged-text")}>{item.content.body}</div>
            {item.content.attachments.length === 0 ? null : <AttachmentList thread={thread.thread} files={item.content.attachments} own={item.own} />}
            <p class="small muted">{t(item.reason === "later" ? "later-hint" : "staged-hint")}</p>
          </Fragment>
        )}
        {item.own ? (
          <div class="row">
            <Button kind="secondary" icon="pencil" busy={busy} onClick={() => { take(item); }}>{t(item.reason === "later" ? "later-withdraw" : "staged-change")}</Button>
          </div>
        ) : item.reason === "release" && item.content !== null ? (
          <Decide thread={thread.thread} mid={item.mid} file={item.file} author={author} reload={reload} onReleased={onReleased} />
        ) : null}
      </div>
    </section>
  );
}

/** Release or give back, by somebody else than the author. */
function Decide({ thread, mid, file, author, reload, onReleased }: { thread: string; mid: string; file: string; author: string; reload: () => void; onReleased: (mid: string) => void }): VNode {
  const office = useOffice();
  const action = useAction();
  const [back, setBack] = useState(false);
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState(false);
  const send = (): void => {
    if (note.trim() === "") {
      setMissing(true);
      document.getElementById("return-note")?.focus();
      return;
    }
    action.run(() => office.staged.sendBack(thread, mid, note), () => {
      setBack(false);
      announce(t("staged-returned", { name: author }));
      reload();
    });
  };
  return (
    <Fragment>
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <div class="row">
        <Button
          icon="check"
          busy={action.busy}
          onClick={() => {
            action.run(() => office.staged.release(thread, mid, file), () => {
              announce(t("staged-released"));
              onReleased(mid);
              reload();
            }, true);
          }}
        >
          {t("staged-release")}
        </Button>
        <Button kind="secondary" icon="undo" onClick={() => { setBack(true); }}>{t("staged-return")}</Button>
      </div>
      {back ? (
        <Dialog
          title={t("staged-return-title", { name: author })}
          onClose={() => { setBack(false); }}
          actions={
            <Fragment>
              <Button busy={action.busy} onClick={send}>{t("staged-return")}</Button>
              <Button kind="secondary" onClick={() => { setBack(false); }}>{t("cancel")}</Button>
            </Fragment>
          }
        >
          <label class="kern-label" for="return-note">{t("staged-return-note")}</label>
          <textarea
            id="return-note"
            value={note}
            aria-invalid={missing ? "true" : undefined}
            aria-describedby={missing ? "return-hint return-error" : "return-hint"}
            onInput={(event) => {
              setNote(event.currentTarget.value);
              setMissing(false);
            }}
          />
          <p class="hint" id="return-hint">{t("staged-return-hint")}</p>
          {missing ? <p class="kern-error" id="return-error">{t("staged-return-missing")}</p> : null}
          {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
        </Dialog>
      ) : null}
    </Fragment>
  );
}
