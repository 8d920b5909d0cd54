// SPDX-License-Identifier: EUPL-1.2
/** A new message: what it is about (this decides who reads it), subject, text, attachments. */
import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { DraftView, MatterView, ReaderView } from "../../mailbox/views.js";
import { Boxes } from "../shared/choices.js";
import { Attachments, SendRow, useDelivered, useDraft } from "../shared/composer.js";
import { Button, Mini, Skeleton } from "../shared/controls.js";
import { useEnv, useLoaded, usePortal, useSession } from "../shared/env.js";
import { ErrorSummary, ErrorText, TextField, useFieldErrors, type FieldError } from "../shared/fields.js";
import { readDrafts } from "../shared/flush.js";
import { MatterChooser } from "../shared/matter-chooser.js";
import { Heading } from "../shared/page.js";
import { ReadersPanel } from "../shared/readers.js";
import { RefusalAlert } from "../shared/refusals.js";
import { go, href } from "../shared/router.js";
import { useSending } from "../shared/use-sending.js";
import { FileWays } from "./lazy-dialog.js";
import { nameOf, useActing } from "./acting.js";
import { ReadOnly, useOwnEnding, useReadOnly } from "./ending.js";
import { givenFiles } from "./shared-files.js";
import { KeptLine, KeptText, OtherDrafts } from "./draft-kept.js";
import { useMedical, useMedicalUploads } from "./medical.js";
import { ObjectionHint } from "./objection.js";

const SUBJECT_LENGTH = 120;

export function WriteScreen({ draftId }: { draftId: string | null }): VNode {
  const { service, newId } = useEnv();
  const portal = usePortal();
  const acting = useActing();
  const readOnly = useReadOnly(useOwnEnding());
  const matters = useLoaded(() => portal.matters(), [], ["acting"]);
  const [draft, setDraft] = useState<DraftView | null>(null);
  useLayoutEffect(() => {
    // The draft has an address of its own from the first letter on: after a lock or a reload the way leads back to it.
    if (draftId === null) go(href("write", newId()), true);
  }, [draftId]);
  useEffect(() => {
    if (draftId === null) return;
    let alive = true;
    const fresh: DraftView = { id: draftId, thread: null, matter: null, subject: "", body: "", savedAt: 0 };
    void readDrafts(service).then((drafts) => {
      if (alive) setDraft(drafts.find((old) => old.id === draftId) ?? fresh);
    });
    return () => {
      alive = false;
    };
  }, [draftId, service, acting?.pid]);
  return (
    <main class="page stack stack-6" id="main" tabIndex={-1}>
      <Heading title={t("write-title")}>{acting === null ? t("write-title") : t("write-title-for", { name: nameOf(acting.name) })}</Heading>
      {matters.refusal === null ? null : (
        <RefusalAlert refusal={matters.refusal}>
          <div>
            <Button kind="secondary" onClick={matters.reload}>{t("retry")}</Button>
          </div>
        </RefusalAlert>
      )}
      {readOnly ? (
        <ReadOnly own find={(one) => one.id === draftId} />
      ) : draft === null || matters.value === null ? (
        matters.refusal === null ? (
          <section class="sheet">
            <Skeleton />
          </section>
        ) : null
      ) : (
        <WriteForm key={draft.id} initial={draft} matters={matters.value} />
      )}
    </main>
  );
}

function WriteForm({ initial, matters }: { initial: DraftView; matters: readonly MatterView[] }): VNode {
  const { service } = useEnv();
  const portal = usePortal();
  const session = useSession();
  const acting = useActing();
  const writing = useDraft(initial);
  const { draft, change, saved, flush, reset } = writing;
  // What was written on after the outbox had it stays as a draft: leaving stores it.
  useDelivered(writing, (thread) => { go(href("thread", thread), true); });
  const { errors, turn, set: setErrors, of: errorOf, tell } = useFieldErrors();
  const sending = useSending();
  const locked = (sending.phase === "waiting" || sending.phase === "countdown" || sending.phase === "sending") && sending.draft.id === draft.id;
  const sentTo = sending.phase === "sent" && sending.draft.id === draft.id ? sending.thread : null;
  useEffect(() => {
    if (sentTo !== null) go(href("thread", sentTo), true);
  }, [sentTo]);
  const chosen = matters.find((item) => item.code === draft.matter) ?? null;
  const matter = chosen?.paused === null ? chosen : null;
  const medical = useMedical(draft.matter);
  const withMedical = useMedicalUploads(draft.id);
  const openers = portal.acting.openers(draft.matter);
  const readers: readonly ReaderView[] = [
    { kind: "you", name: session.state === "open" && session.name !== null ? session.name : t("you"), detail: null },
    ...(acting === null ? [] : [{ kind: "insured" as const, name: nameOf(acting.name), detail: null }]),
    ...openers.filter(({ pid }) => !(draft.exclude ?? []).includes(pid)).map(({ name }) => ({ kind: "representative" as const, name: name ?? "", detail: null })),
    ...(matter === null ? [] : [{ kind: "unit" as const, name: matter.unit, detail: null }]),
  ];
  const check = (): boolean => {
    const found: FieldError[] = [];
    if (matter === null) found.push({ field: "matter", text: t(chosen === null ? "matter-empty" : "matter-paused-chosen") });
    if (draft.subject.trim() === "") found.push({ field: "subject", text: t("subject-empty") });
    if (draft.body.trim() === "") found.push({ field: "text", text: t("text-empty") });
    return tell(found);
  };
  const textError = errorOf("text");
  return (
    <div class="thread">
      <form
        class="sheet stack stack-6 write"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <ErrorSummary errors={errors} turn={turn} />
        <OtherDrafts draft={draft} onTake={(other) => { go(href("write", other.id)); }} />
        <MatterChooser
          id="matter"
          matters={matters}
          value={draft.matter}
          error={errorOf("matter")}
          locked={locked}
          onPick={(code) => {
            change({ matter: code });
            setErrors((old) => old.filter((error) => error.field !== "matter"));
          }}
        />
        {openers.length === 0 ? null : (
          <Boxes
            id="exclude"
            legend={t("write-exclude")}
            options={openers.map(({ pid, name }) => [pid, t("write-exclude-one", { name: nameOf(name) })] as const)}
            value={draft.exclude ?? []}
            onChange={(exclude) => { change({ exclude }); }}
          />
        )}
        <TextField
          id="subject"
          label={t("subject-label")}
          hint={t("subject-hint")}
          value={draft.subject}
          maxLength={SUBJECT_LENGTH}
          readOnly={locked}
          error={errorOf("subject")}
          onInput={(subject) => {
            change({ subject });
            setErrors((old) => old.filter((error) => error.field !== "subject"));
          }}
        />
        <div class={textError === null ? "kern-form-input" : "kern-form-input kern-form-input--error"}>
          <div class="reply-h">
            <label class="kern-label" for="text">{t("text-label")}</label>
            <KeptLine draft={draft} saved={saved} />
          </div>
          <textarea
            dir="auto"
            id="text"
            value={draft.body}
            readOnly={locked}
            aria-invalid={textError === null ? undefined : "true"}
            aria-describedby={textError === null ? undefined : "text-error"}
            onInput={(event) => {
              change({ body: event.currentTarget.value });
              setErrors((old) => old.filter((error) => error.field !== "text"));
            }}
          />
          {textError === null ? null : <ErrorText id="text-error">{textError}</ErrorText>}
          <KeptText />
        </div>
        {saved.state === "failed" ? <RefusalAlert refusal={saved.refusal} title={t("draft-not-saved")} role="status" /> : null}
        <ObjectionHint text={`${draft.subject} ${draft.body}`} />
        <Attachments draft={draft} flush={flush} locked={locked} medical={medical} given={givenFiles} more={(add) => <FileWays id={draft.id} onFile={add} />} />
        <hr class="hr" />
        <SendRow draft={draft} to={matter?.unit ?? ""} flush={flush} check={check} />
        <div>
          <Mini
            icon="x"
            onClick={() => {
              void service.write.deleteDraft(draft.id).then(() => {
                reset({ ...draft, savedAt: 0 });
                go(href("inbox"));
              });
            }}
          >
            {t("draft-delete")}
          </Mini>
        </div>
      </form>
      <aside class="stack" aria-label={t("thread-aside")}>
        <ReadersPanel side="portal" readers={readers} technical={null} checked={false} medical={withMedical} />
        {matter === null ? <p class="small muted">{t("readers-choose")}</p> : null}
      </aside>
    </div>
  );
}
