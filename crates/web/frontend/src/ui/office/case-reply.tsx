// SPDX-License-Identifier: EUPL-1.2
/** The answer to the person, under the blue bar. */
import { Fragment, type VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { DraftView, ThreadView } from "../../mailbox/views.js";
import { Attachments, SavedLine, SendRow, useDelivered, useDraft } from "../shared/composer.js";
import { Alert } from "../shared/controls.js";
import { useEnv, useNow, useOffice } from "../shared/env.js";
import { ErrorText } from "../shared/fields.js";
import { readDrafts } from "../shared/flush.js";
import { Icon } from "../shared/icons.js";
import { RefusalAlert } from "../shared/refusals.js";
import { href } from "../shared/router.js";
import { useSending } from "../shared/use-sending.js";
import { FormNote, formsOf } from "./access-form.js";
import { DecisionFields, faultOf, type DecisionFault } from "./decision.js";
import { FourSteps } from "./four-steps.js";
import { useKeys } from "./keys.js";
import { lowers, ProtectionFields } from "./protection.js";
import { tooLate } from "./due-words.js";
import { AskRow, LaterButton } from "./staging.js";
import { newerThan, StalePanel } from "./stale.js";
import { UntaggedNote } from "./untagged.js";
import { blanksText, TextModules, type ReadyText } from "./text-modules.js";

/** The answer, with the draft that was left. */
export function ReplyLoader({ thread, dept, focus, ready, onReady, onStaged, onWriting }: { thread: ThreadView; dept: string; focus: boolean; /** A text that another place of the case puts into the answer; null: none, or it stands there. */ ready: ReadyText | null; onReady: (text: ReadyText | null) => void; onStaged: () => void; onWriting: (writes: boolean) => void }): VNode | null {
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
  return draft === null ? null : <Reply thread={thread} dept={dept} initial={draft} fresh={fresh} focus={focus} ready={ready} onReady={onReady} onStaged={onStaged} onWriting={onWriting} />;
}

interface ReplyProps {
  readonly thread: ThreadView;
  readonly dept: string;
  readonly initial: DraftView;
  readonly fresh: () => DraftView;
  readonly focus: boolean;
  /** A text that another place of the case puts into the answer. */
  readonly ready: ReadyText | null;
  readonly onReady: (text: ReadyText | null) => void;
  /** The answer waits with the server now. */
  readonly onStaged: () => void;
  /** Something was typed here, and it has not gone. */
  readonly onWriting: (writes: boolean) => void;
}

function Reply({ thread, dept, initial, fresh, focus, ready, onReady, onStaged, onWriting }: ReplyProps): VNode {
  const writing = useDraft(initial);
  const { draft, change, saved, flush, reset } = writing;
  useDelivered(writing, (_, unsent) => {
    reset(fresh());
    if (unsent !== "") change({ body: unsent });
  });
  const [error, setError] = useState<string | null>(null);
  const [unreasoned, setUnreasoned] = useState<string | null>(null);
  const protection = draft.protection ?? null;
  const [undecided, setUndecided] = useState<DecisionFault | null>(null);
  const { sender, service } = useEnv();
  const now = useNow(60);
  const sending = useSending();
  const locked = (sending.phase === "waiting" || sending.phase === "countdown" || sending.phase === "sending") && sending.draft.id === draft.id;
  const sentText = sending.phase === "sent" && sending.draft.id === draft.id ? sending.draft.body : null;
  // Fixed with the first letter, and kept with the draft: whatever comes later was not known to whoever wrote it.
  const newer = draft.body === "" ? [] : newerThan(thread, draft.seen ?? thread.newest);
  useEffect(() => {
    if (sentText === null) return;
    const written = draft.body;
    reset(fresh());
    // Written on while the outbox sent it by itself: that is the next message.
    if (written !== sentText) change({ body: written });
  }, [sentText]);
  const [typed, setTyped] = useState(false);
  const composing = typed && draft.body !== "";
  useEffect(() => {
    onWriting(composing);
    return () => {
      onWriting(false);
    };
  }, [composing]);
  useEffect(() => {
    if (focus) document.getElementById("reply-text")?.focus();
  }, [focus]);
  useKeys({ r: () => { document.getElementById("reply-text")?.focus(); } });
  const { person } = thread;
  const to = person?.name ?? t("to-unknown");
  const check = (): boolean => {
    if (draft.body.trim() === "") {
      setError(t("text-empty"));
      document.getElementById("reply-text")?.focus();
      return false;
    }
    const blanks = blanksText(draft);
    if (blanks !== null) {
      setError(blanks);
      document.getElementById("reply-text")?.focus();
      return false;
    }
    if (lowers(thread.class, protection) && protection?.lowered == null) {
      setUnreasoned(t("lower-empty"));
      document.getElementById("lower-reason")?.focus();
      return false;
    }
    const fault = draft.decision == null || thread.consent === null ? null : faultOf(draft.decision, thread.consent, draft.body, service.write.uploads(draft.id).length);
    if (fault !== null) {
      setUndecided(fault);
      document.getElementById(fault === "remedy" ? "decision-remedy" : fault === "barred" ? "decision-letter" : "decision-instructed")?.focus();
      return false;
    }
    return true;
  };
  /** Typed, or put in from a text module. */
  const write = (part: Partial<DraftView>): void => {
    setTyped(true);
    change({ ...part, seen: draft.body === "" ? thread.newest : (draft.seen ?? thread.newest) });
  };
  const clocks = thread.clocks.find((one) => one.dept === dept) ?? null;
  const late = draft.decision == null ? null : tooLate(clocks, now);
  const forms = formsOf(thread);
  const outgoing: DraftView = { ...draft, seen: draft.seen ?? thread.newest };
  const kept = (): void => {
    reset(fresh());
    onStaged();
  };
  const who = person?.name == null ? null : person.dob === null ? person.name : `${person.name}, ${t("born", { date: plainDate(person.dob) })}`;
  const also = thread.readers.filter((reader) => reader.kind === "representative").map((reader) => reader.name);
  return (
    <section class="sheet sheet--flush reply" aria-labelledby="reply">
      <h2 class="to" id="reply">
        <Icon name="send" />
        <span>{who === null ? t("to-unknown") : <b>{t("to-person", { who })}</b>}</span>
        {also.length === 0 ? null : <span class="end small">{t("to-also", { names: also.join(", ") })}</span>}
      </h2>
      <div class="stack reply-b">
        <NameHint />
        <FormNote thread={thread} />
        {thread.fourEyes ? <FourSteps now={0} written={t("step-writing")} asked={t("step-asked-all")} /> : null}
        <div class="reply-h">
          <label class="strong" for="reply-text">{t("reply-label")}</label>
          <SavedLine saved={saved} />
        </div>
        <textarea
          id="reply-text"
          value={draft.body}
          readOnly={locked}
          aria-invalid={error === null ? undefined : "true"}
          aria-describedby={error === null ? undefined : "reply-error"}
          onInput={(event) => {
            setError(null);
            const body = event.currentTarget.value;
            write({ body });
          }}
        />
        {error === null ? null : <ErrorText id="reply-error">{error}</ErrorText>}
        {saved.state === "failed" ? <RefusalAlert refusal={saved.refusal} title={t("draft-not-saved")} role="status" /> : null}
        <Attachments draft={draft} flush={flush} locked={locked} note={(upload) => <UntaggedNote key={upload.aid} draft={draft.id} upload={upload} forms={forms} />} />
        <ProtectionFields
          holds={thread.class}
          chosen={protection}
          locked={locked}
          error={unreasoned}
          onChange={(chosen) => {
            setUnreasoned(null);
            change({ protection: chosen });
          }}
        />
        {thread.consent === null ? null : (
          <DecisionFields
            consent={thread.consent}
            chosen={draft.decision ?? null}
            locked={locked}
            error={undecided}
            onChange={(decision) => {
              setUndecided(null);
              change({ decision });
            }}
            onInstruct={(text) => {
              setUndecided(null);
              setError(null);
              if (draft.decision != null) change({ decision: { ...draft.decision, instructed: true } });
              if (!draft.body.includes(text)) onReady({ title: t("decision-instructed"), text, reading: null });
            }}
          />
        )}
        {late === null ? null : <Alert kind="warning" title={t("law-too-late-title")} role="status"><p>{late}</p></Alert>}
        {locked ? null : <TextModules thread={thread} dept={dept} draft={draft} change={write} field="reply-text" ready={ready} onReadyPut={() => { onReady(null); }} />}
        {newer.length > 0 ? (
          <StalePanel
            newer={newer}
            text={draft.body}
            act={thread.fourEyes ? null : t("stale-send")}
            onRead={() => {
              change({ seen: thread.newest });
              document.getElementById("reply-text")?.focus();
            }}
            onSend={() => {
              if (!check()) return;
              change({ seen: thread.newest });
              void flush().then((stored) => {
                if (stored) sender.submit({ ...draft, seen: thread.newest }, to);
              });
            }}
          />
        ) : thread.fourEyes ? (
          <AskRow draft={outgoing} dept={dept} check={check} flush={flush} onKept={kept} />
        ) : (
          <Fragment>
            <SendRow draft={outgoing} to={to} flush={flush} check={check} field="reply-text" />
            {locked ? null : <div><LaterButton draft={outgoing} clocks={clocks} check={check} flush={flush} onKept={kept} /></div>}
          </Fragment>
        )}
      </div>
    </section>
  );
}

/** Without a name of her own, a clerk signs as the unit; said once, where it matters. */
function NameHint(): VNode | null {
  const { clerkName } = useOffice();
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    void clerkName?.get().then((name) => {
      setMissing(name === null || name === "");
    });
  }, [clerkName]);
  if (!missing) return null;
  return (
    <p class="small muted">
      {t("clerk-name-missing")} <a class="inline-link" href={href("account")}>{t("clerk-name-enter")}</a>
    </p>
  );
}
