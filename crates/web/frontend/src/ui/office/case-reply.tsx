// SPDX-License-Identifier: EUPL-1.2
/** The answer to the person, under the blue bar. */
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { plainDate, time } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { DraftView, MessageView, ThreadView } from "../../mailbox/views.js";
import { Attachments, SavedLine, SendRow, useDelivered, useDraft, useSending } from "../shared/composer.js";
import { Alert } from "../shared/controls.js";
import { useEnv, useOffice } from "../shared/env.js";
import { ErrorText } from "../shared/fields.js";
import { readDrafts } from "../shared/flush.js";
import { Icon } from "../shared/icons.js";
import { RefusalAlert } from "../shared/refusals.js";
import { href } from "../shared/router.js";
import { lowers, ProtectionFields } from "./protection.js";
import { blanksText, TextModules, type ReadyText } from "./text-modules.js";

/** The answer, with the draft that was left. */
export function ReplyLoader({ thread, dept, focus, ready }: { thread: ThreadView; dept: string; focus: boolean; /** A text that another place of the case puts into the answer. */ ready: ReadyText | null }): VNode | null {
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
  return draft === null ? null : <Reply thread={thread} dept={dept} initial={draft} fresh={fresh} focus={focus} ready={ready} />;
}

/** Messages of others; the last one tells whether the answer is stale. */
function fromOthers(thread: ThreadView): readonly Extract<MessageView, { kind: "message" }>[] {
  return thread.messages.filter((message) => message.kind === "message" && message.from.as !== "staff") as Extract<MessageView, { kind: "message" }>[];
}

function Reply({ thread, dept, initial, fresh, focus, ready }: { thread: ThreadView; dept: string; initial: DraftView; fresh: () => DraftView; focus: boolean; ready: ReadyText | null }): VNode {
  const writing = useDraft(initial);
  const { draft, change, saved, flush, reset } = writing;
  useDelivered(writing, (_, unsent) => {
    reset(fresh());
    if (unsent !== "") change({ body: unsent });
  });
  const [error, setError] = useState<string | null>(null);
  const [unreasoned, setUnreasoned] = useState<string | null>(null);
  const protection = draft.protection ?? null;
  const sending = useSending();
  const locked = (sending.phase === "waiting" || sending.phase === "countdown" || sending.phase === "sending") && sending.draft.id === draft.id;
  const sentText = sending.phase === "sent" && sending.draft.id === draft.id ? sending.draft.body : null;
  const others = fromOthers(thread);
  /** Number of messages of the other side when the answer was begun. */
  const begun = useRef<number | null>(initial.body === "" ? null : others.length);
  const newest = others.at(-1);
  const stale = begun.current !== null && others.length > begun.current && newest !== undefined;
  useEffect(() => {
    if (sentText === null) return;
    begun.current = null;
    const written = draft.body;
    reset(fresh());
    // Written on while the outbox sent it by itself: that is the next message.
    if (written !== sentText) change({ body: written });
  }, [sentText]);
  useEffect(() => {
    if (focus) document.getElementById("reply-text")?.focus();
  }, [focus]);
  const { person } = thread;
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
        {stale ? (
          <Alert kind="warning" title={t("stale-title")} role="status">
            <p>{t("stale-text", { who: newest.from.name, clock: time(newest.receivedAt ?? newest.sentAt) })}</p>
          </Alert>
        ) : null}
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
            begun.current ??= others.length;
            change({ body: event.currentTarget.value });
          }}
        />
        {error === null ? null : <ErrorText id="reply-error">{error}</ErrorText>}
        {saved.state === "failed" ? <RefusalAlert refusal={saved.refusal} title={t("draft-not-saved")} role="status" /> : null}
        <Attachments draft={draft} flush={flush} locked={locked} />
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
        {locked ? null : <TextModules thread={thread} dept={dept} draft={draft} change={change} field="reply-text" ready={ready} />}
        <SendRow
          draft={draft}
          to={person?.name ?? t("to-unknown")}
          flush={flush}
          check={() => {
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
            return true;
          }}
        />
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
