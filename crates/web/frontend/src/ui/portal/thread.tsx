// SPDX-License-Identifier: EUPL-1.2
/** A thread: what was written, who can read it, what is proven, and the answer. */
import { Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { DraftView, ThreadView } from "../../mailbox/views.js";
import { Attachments, SendRow, useDelivered, useDraft } from "../shared/composer.js";
import { Alert, Button, ButtonLink, Link, LinkButton, Skeleton } from "../shared/controls.js";
import { useEnv, useLoaded, usePortal } from "../shared/env.js";
import { ErrorText } from "../shared/fields.js";
import { readDrafts } from "../shared/flush.js";
import { disputedIn, MessageList } from "../shared/message.js";
import { announce, Heading } from "../shared/page.js";
import { hasMedical, ReadersPanel } from "../shared/readers.js";
import { RefusalAlert, refusalText } from "../shared/refusals.js";
import { go, href } from "../shared/router.js";
import { Protected } from "../shared/step-up.js";
import { ProtectedTag, StateTag } from "../shared/tags.js";
import { useSending } from "../shared/use-sending.js";
import { FileWays } from "./lazy-dialog.js";
import { useActing } from "./acting.js";
import { DeclarePanel, ObjectionStart } from "./declare.js";
import { ReadOnly, useReadOnly } from "./ending.js";
import { Disputed, DisputePanel } from "./dispute.js";
import { KeptLine, KeptText, OtherDrafts } from "./draft-kept.js";
import { GoesOn } from "./goes-on.js";
import { Held, ReplyWaits } from "./held.js";
import { KeepButton } from "./keep-button.js";
import { useMedical } from "./medical.js";
import { ObjectionHint } from "./objection.js";
import { OfflineButton } from "./offline-button.js";
import { Openings } from "./openings.js";
import { Leaving, StayPanel } from "./stay.js";
import { TrayPanel } from "./tray.js";
import { Where } from "./where.js";

export function ThreadScreen({ id }: { id: string }): VNode {
  const { service, sender } = useEnv();
  const portal = usePortal();
  const acting = useActing();
  const shown = useRef<string | null>(null);
  const loaded = useLoaded(
    async () => {
      const answer = await service.thread(id, shown.current === id);
      if (answer.ok) shown.current = id;
      return answer;
    },
    [id],
    ["thread", "acting", "session"],
    id,
  );
  const sending = useSending();
  const open = (): void => {
    shown.current = null;
    loaded.reload();
  };
  const thread = loaded.value;
  const isProtected = loaded.refusal?.code === "step-up-required";
  const readOnly = useReadOnly(thread?.ending ?? null);
  const last = thread?.messages.length ?? 0;
  useEffect(() => {
    if (last > 0) void service.markRead(id);
  }, [id, last]);
  const opened = thread?.thread ?? null;
  useEffect(() => {
    if (opened !== null) void portal.actFor(opened);
  }, [opened]);
  const sent = sending.phase === "sent" && sending.thread === id ? sending : null;
  useEffect(() => {
    if (sent === null) return;
    announce(t("state-accepted", { when: dateTime(sent.at) }));
    loaded.reload();
  }, [sent]);
  useEffect(
    () => () => {
      if (sender.state.phase === "sent") sender.dismiss();
    },
    [id, sender],
  );
  return (
    <main class="page stack stack-6" id="main" tabIndex={-1}>
      <div class="stack stack-2">
        <div class="no-print">
          <Link to={href("inbox")} icon="back">{t("nav-inbox")}</Link>
        </div>
        <Heading title={t("thread-title")}>{thread === null ? t(loaded.refusal === null ? "thread-opening" : isProtected ? "row-protected" : "thread-closed") : thread.subject === "" ? t("thread-held") : <bdi>{thread.subject}</bdi>}</Heading>
        {thread === null ? null : (
          <p class="row small">
            <span class="muted">{thread.unit}</span>
            {/* It is nobody's turn where nothing can be written. */}
            <StateTag side="portal" state={thread.state === "waiting" && (readOnly || thread.alarm !== null || thread.replyWaits) ? null : thread.state} unread={false} />
            {thread.class === "hoch" ? <ProtectedTag /> : null}
          </p>
        )}
      </div>
      {sent === null ? null : (
        <Alert kind="success" title={t("state-accepted", { when: dateTime(sent.at) })} role="status">
          <p>{t("sent-text", { unit: sent.to })}</p>
        </Alert>
      )}
      {loaded.refusal === null ? null : isProtected ? (
        <Protected onOpen={open} busy={loaded.busy}>
          <ButtonLink kind="secondary" to={href("inbox")}>{t("nav-inbox")}</ButtonLink>
        </Protected>
      ) : (
        <RefusalAlert refusal={loaded.refusal}>
          <div>
            <Button kind="secondary" onClick={loaded.reload}>{t("retry")}</Button>
          </div>
        </RefusalAlert>
      )}
      {thread === null ? (
        loaded.busy ? (
          <section class="sheet">
            <Skeleton text={t("thread-loading")} />
          </section>
        ) : null
      ) : (
        <div class="thread">
          <div class="stack">
            <Warnings thread={thread} />
            <Held thread={thread} />
            <GoesOn thread={thread} />
            <Leaving thread={thread} />
            <Disputed thread={thread} reload={loaded.reload} />
            {thread.alarm === null ? <Where thread={thread} readOnly={readOnly} /> : null}
            <MessageList thread={thread.thread} messages={thread.messages} disputed={disputedIn(thread)} side="portal" unit={thread.unit} />
            {thread.medicalAsked === null || readOnly ? null : (
              <Alert kind="info" title={t("medical-asked-title", { unit: thread.medicalAsked.unit })}>
                <p>{t("medical-asked-text")}</p>
                <p>{t("medical-asked-how")}</p>
              </Alert>
            )}
            {thread.alarm !== null ? null : <DeclarePanel thread={thread} />}
            {thread.alarm !== null ? <Stopped /> : readOnly ? <ReadOnly own={acting === null} find={(draft) => draft.thread === thread.thread} /> : thread.replyWaits ? <ReplyWaits unit={thread.unit} /> : <ReplyLoader thread={thread} />}
          </div>
          <aside class="stack" aria-label={t("thread-aside")}>
            <ReadersPanel side="portal" readers={thread.readers} technical={thread.technical} checked={thread.alarm === null} thread={thread.thread} medical={hasMedical(thread)} />
            <Openings thread={thread.thread} />
            {thread.progress === null ? null : (
              <TrayPanel
                kept={{ thread: thread.thread, subject: thread.subject === "" ? null : thread.subject, tray: thread.progress.tray, pinned: thread.progress.pinned }}
                onDone={(deed) => { if (deed === "archive" || deed === "hide") go(href("inbox")); }}
              />
            )}
            <StayPanel thread={thread} />
            <DisputePanel thread={thread} canWrite={thread.alarm === null && !readOnly && !thread.replyWaits} reload={loaded.reload} />
            <div class="sheet sheet--quiet stack stack-1 no-print">
              <LinkButton icon="print" onClick={() => { window.print(); }}>{t("print")}</LinkButton>
              <KeepButton thread={thread} />
              <OfflineButton thread={thread} />
            </div>
          </aside>
        </div>
      )}
    </main>
  );
}

/** The alarm first, then what is only worth knowing. */
export function Warnings({ thread }: { thread: ThreadView }): VNode {
  return (
    <Fragment>
      {thread.alarm === null ? null : (
        <RefusalAlert refusal={thread.alarm} title={t("alarm-title")}>
          <p>{t("alarm-text")}</p>
        </RefusalAlert>
      )}
      {thread.warnings.map((warning) => (
        <Alert key={warning.code} kind="warning" title={t("warning-title")}>
          <p>{refusalText(warning)}</p>
        </Alert>
      ))}
    </Fragment>
  );
}

function Stopped(): VNode {
  return (
    <section class="sheet stack stack-2" aria-label={t("reply-stopped-title")}>
      <h2>{t("reply-stopped-title")}</h2>
      <p>{t("reply-stopped-text")}</p>
      <p class="strong">{t("call-us")}</p>
    </section>
  );
}

/** Finds the draft that was begun here, or starts one. */
function ReplyLoader({ thread }: { thread: ThreadView }): VNode | null {
  const { service, newId } = useEnv();
  const [draft, setDraft] = useState<DraftView | null>(null);
  const fresh = (): DraftView => ({ id: newId(), thread: thread.thread, matter: thread.matter, subject: thread.subject, body: "", savedAt: 0 });
  useEffect(() => {
    let alive = true;
    void readDrafts(service).then((drafts) => {
      if (alive) setDraft(drafts.find((old) => old.thread === thread.thread) ?? fresh());
    });
    return () => {
      alive = false;
    };
  }, [thread.thread, service]);
  return draft === null ? null : <Reply thread={thread} initial={draft} fresh={fresh} />;
}

function Reply({ thread, initial, fresh }: { thread: ThreadView; initial: DraftView; fresh: () => DraftView }): VNode {
  const writing = useDraft(initial);
  const { draft, change, saved, flush, reset } = writing;
  useDelivered(writing, (_, unsent) => {
    reset(fresh());
    if (unsent !== "") change({ body: unsent });
  });
  const medical = useMedical(thread.matter, thread.medicalAsked !== null);
  const [error, setError] = useState<string | null>(null);
  const sending = useSending();
  const locked = (sending.phase === "waiting" || sending.phase === "countdown" || sending.phase === "sending") && sending.draft.id === draft.id;
  const sentText = sending.phase === "sent" && sending.draft.id === draft.id ? sending.draft.body : null;
  useEffect(() => {
    if (sentText === null) return;
    const written = draft.body;
    reset(fresh());
    // Written on while the outbox sent it by itself: that is the next message.
    if (written !== sentText) change({ body: written });
  }, [sentText]);
  return (
    <section class="sheet reply stack" aria-labelledby="reply">
      <div class="reply-h">
        <h2 class="kern-title" id="reply">
          <label for="reply-text">{t("reply-to", { unit: thread.unit })}</label>
        </h2>
        <KeptLine draft={draft} saved={saved} />
      </div>
      <OtherDrafts draft={draft} onTake={(other) => void flush().then(() => { reset(other); })} />
      <textarea
        dir="auto"
        id="reply-text"
        value={draft.body}
        readOnly={locked}
        aria-invalid={error === null ? undefined : "true"}
        aria-describedby={error === null ? undefined : "reply-error"}
        onInput={(event) => {
          setError(null);
          change({ body: event.currentTarget.value });
        }}
      />
      {error === null ? null : <ErrorText id="reply-error">{error}</ErrorText>}
      <KeptText />
      {saved.state === "failed" ? <RefusalAlert refusal={saved.refusal} title={t("draft-not-saved")} role="status" /> : null}
      <ObjectionStart
        thread={thread}
        draft={draft}
        onStart={(words) => {
          change({ body: draft.body.trim() === "" ? words : `${words}\n\n${draft.body}` });
          document.getElementById("reply-text")?.focus();
        }}
      />
      <ObjectionHint text={draft.body} />
      <Attachments draft={draft} flush={flush} locked={locked} medical={medical} more={(add) => <FileWays id={draft.id} onFile={add} />} />
      <hr class="hr" />
      <SendRow
        draft={draft}
        to={thread.unit}
        flush={flush}
        check={() => {
          if (draft.body.trim() !== "") return true;
          setError(t("text-empty"));
          document.getElementById("reply-text")?.focus();
          return false;
        }}
      />
    </section>
  );
}
