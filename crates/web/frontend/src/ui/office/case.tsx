// SPDX-License-Identifier: EUPL-1.2
/** One case: who it is about, what was written, the answer under the blue bar, and the internal lane beside it. */
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { date, dateTime, plainDate, time } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { DraftView, MessageView, ThreadView } from "../../mailbox/views.js";
import { Attachments, SavedLine, SendRow, useDelivered, useDraft, useSending } from "../shared/composer.js";
import { Alert, Button, Link, Skeleton, Tag } from "../shared/controls.js";
import { useAction, useEnv, useLoaded, useOffice, useSession } from "../shared/env.js";
import { ErrorText } from "../shared/fields.js";
import { readDrafts } from "../shared/flush.js";
import { Icon } from "../shared/icons.js";
import { MessageList } from "../shared/message.js";
import { announce, Heading } from "../shared/page.js";
import { ReadersPanel } from "../shared/readers.js";
import { RefusalAlert, refusalText } from "../shared/refusals.js";
import { href } from "../shared/router.js";
import { Protected } from "../shared/step-up.js";
import { FourEyesTag, ProtectedTag, StateTag } from "../shared/tags.js";
import { useColleagues } from "./colleagues.js";
import { NewKeyBox } from "./new-key.js";
import { lowers, ProtectionFields } from "./protection.js";

export function CaseScreen({ id, dept, reply }: { id: string; dept: string | null; reply: boolean }): VNode {
  const { service, sender } = useEnv();
  const office = useOffice();
  const shown = useRef<string | null>(null);
  const loaded = useLoaded(
    async () => {
      const answer = await service.thread(id, shown.current === id);
      if (answer.ok) shown.current = id;
      return answer;
    },
    [id],
    ["thread"],
    id,
  );
  const units = useLoaded(() => office.units(), [], []);
  const sending = useSending();
  const open = (): void => {
    shown.current = null;
    loaded.reload();
  };
  const thread = loaded.value;
  const isProtected = loaded.refusal?.code === "step-up-required";
  const unit = units.value?.find((item) => item.dept === dept) ?? units.value?.[0] ?? null;
  const last = thread?.messages.length ?? 0;
  useEffect(() => {
    if (last > 0) void service.markRead(id);
  }, [id, last]);
  const sent = sending.phase === "sent" && sending.thread === id ? sending : null;
  useEffect(() => {
    if (sent === null) return;
    announce(t("state-delivered", { when: dateTime(sent.at) }));
    loaded.reload();
  }, [sent]);
  useEffect(
    () => () => {
      if (sender.state.phase === "sent") sender.dismiss();
    },
    [id, sender],
  );
  const back = (
    <Link to={unit === null ? href("list") : href("list", unit.dept)} icon="back">
      {unit === null ? t("office-units") : t("list-title", { unit: unit.label })}
    </Link>
  );
  if (thread === null) {
    return (
      <main class="page stack" id="main" tabIndex={-1}>
        <div>{back}</div>
        <Heading title={t("case-title")}>{t(loaded.refusal === null ? "case-opening" : isProtected ? "row-protected" : "case-closed")}</Heading>
        {loaded.refusal === null ? (
          <section class="sheet">
            <Skeleton text={t("case-loading")} />
          </section>
        ) : isProtected ? (
          <Protected onOpen={open} busy={loaded.busy} />
        ) : (
          <RefusalAlert refusal={loaded.refusal}>
            <div>
              <Button kind="secondary" onClick={loaded.reload}>{t("retry")}</Button>
            </div>
          </RefusalAlert>
        )}
      </main>
    );
  }
  return (
    <main class="case" id="main" tabIndex={-1}>
      <CaseHead thread={thread} dept={unit?.dept ?? dept ?? ""} back={back} reload={loaded.reload} />
      <div class="casegrid">
        <div class="casemain">
          {sent === null ? null : (
            <Alert kind="success" title={t("state-delivered", { when: dateTime(sent.at) })} role="status">
              <p>{t("sent-text-office", { to: sent.to })}</p>
            </Alert>
          )}
          {isProtected ? <Protected onOpen={open} busy={loaded.busy} /> : null}
          {thread.alarm === null ? null : (
            <RefusalAlert refusal={thread.alarm} title={t("alarm-title")}>
              <p>{t("alarm-text")}</p>
            </RefusalAlert>
          )}
          {thread.closed === null ? null : (
            <Alert kind="warning" title={t(`case-closed-${thread.closed}-title`)}>
              <p>{t(`case-closed-${thread.closed}`)}</p>
            </Alert>
          )}
          {thread.ending === null || thread.closed !== null ? null : (
            <Alert kind="info" title={t("case-ending-title", { day: date(thread.ending.readOnlyAt - 1) })}>
              <p>{t("case-ending", { until: date(thread.ending.closesAt - 1) })}</p>
            </Alert>
          )}
          {thread.warnings.map((warning) => (
            <Alert key={warning.code} kind="warning" title={t("warning-title")}>
              <p>{refusalText(warning)}</p>
            </Alert>
          ))}
          {thread.newKeys.map((held) => (
            <NewKeyBox key={held.pid} thread={thread.thread} dept={unit?.dept ?? dept ?? ""} held={held} reload={loaded.reload} />
          ))}
          <section class="stack" aria-label={t("case-thread")}>
            <MessageList thread={thread.thread} messages={thread.messages} side="office" unit={thread.unit} />
          </section>
          {thread.closed === "ended" ? null : thread.alarm === null ? (
            <ReplyLoader thread={thread} focus={reply} />
          ) : (
            <section class="sheet stack stack-2" aria-label={t("reply-stopped-title")}>
              <h2>{t("reply-stopped-title")}</h2>
              <p>{t("reply-stopped-text")}</p>
              <p class="strong">{t("call-us")}</p>
            </section>
          )}
          <ReadersPanel side="office" readers={thread.readers} technical={thread.technical} checked={thread.alarm === null} thread={thread.thread} />
        </div>
        <Lane thread={thread} unit={unit?.label ?? thread.unit} reload={loaded.reload} />
      </div>
    </main>
  );
}

function CaseHead({ thread, dept, back, reload }: { thread: ThreadView; dept: string; back: VNode; reload: () => void }): VNode {
  const office = useOffice();
  const action = useAction();
  const session = useSession();
  const colleague = useColleagues(dept === "" ? null : dept);
  const mine = session.state === "open" && thread.claimedBy === session.pid;
  const { person } = thread;
  const set = (state: "open" | "waiting" | "done"): void => {
    action.run(() => office.setState(thread.thread, dept, state), () => {
      announce(t("state-set", { state: t(`state-${state}-office`) }));
      reload();
    });
  };
  return (
    <div class="casehead">
      <div class="stack stack-1">
        <div>{back}</div>
        <Heading title={t("case-title")}>{thread.subject}</Heading>
        <p class="facts-line">
          {person === null || person.name === null ? (
            <span class="muted">{t("person-unknown")}</span>
          ) : (
            <span>
              <b>{person.name}</b>
              {person.dob === null ? null : `, ${t("born", { date: plainDate(person.dob) })}`}
            </span>
          )}
          {person?.kvnr == null ? null : <span class="num muted">{t("kvnr", { kvnr: person.kvnr })}</span>}
          {person?.assurance == null ? null : <Tag kind="ok" icon="shield">{t("assurance", { method: t(`method-${person.assurance}`) })}</Tag>}
          {thread.class === "hoch" ? <ProtectedTag /> : <span class="muted">{t("class-line", { class: t(`class-${thread.class}`) })}</span>}
          {thread.fourEyes ? <FourEyesTag /> : null}
          <StateTag side="office" state={thread.state} unread={false} />
        </p>
      </div>
      <div class="act">
        <div class="row" role="group" aria-label={t("case-actions")}>
          {thread.claimedBy === null ? (
            <Button
              kind="secondary"
              busy={action.busy}
              onClick={() => {
                action.run(() => office.claim(thread.thread, dept), () => {
                  announce(t("claimed"));
                  reload();
                });
              }}
            >
              {t("claim")}
            </Button>
          ) : !mine ? null : (
            <Button kind="secondary" busy={action.busy} onClick={() => { action.run(() => office.release(thread.thread, dept), reload); }}>
              {t("release")}
            </Button>
          )}
          {thread.state === "waiting" || thread.state === "done" ? null : (
            <Button kind="secondary" busy={action.busy} onClick={() => { set("waiting"); }}>{t("set-waiting")}</Button>
          )}
          {thread.state === "done" || thread.state === "waiting" ? <Button kind="secondary" busy={action.busy} onClick={() => { set("open"); }}>{t("set-open")}</Button> : null}
          {thread.state === "done" ? null : (
            <Button kind="secondary" busy={action.busy} onClick={() => { set("done"); }}>{t("set-done")}</Button>
          )}
        </div>
        <p class="muted">{thread.claimedBy === null ? t("claimed-none") : t("claimed-by", { name: colleague(thread.claimedBy) })}</p>
        {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      </div>
    </div>
  );
}

function ReplyLoader({ thread, focus }: { thread: ThreadView; focus: boolean }): VNode | null {
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
  return draft === null ? null : <Reply thread={thread} initial={draft} fresh={fresh} focus={focus} />;
}

/** Messages of others; the last one tells whether the answer is stale. */
function fromOthers(thread: ThreadView): readonly Extract<MessageView, { kind: "message" }>[] {
  return thread.messages.filter((message) => message.kind === "message" && message.from.as !== "staff") as Extract<MessageView, { kind: "message" }>[];
}

function Reply({ thread, initial, fresh, focus }: { thread: ThreadView; initial: DraftView; fresh: () => DraftView; focus: boolean }): VNode {
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

/** Violet, dashed, crossed eye and the word INTERN: nothing else on any screen looks like this. */
function Lane({ thread, unit, reload }: { thread: ThreadView; unit: string; reload: () => void }): VNode {
  const office = useOffice();
  const action = useAction();
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  return (
    <aside class="note-lane" aria-labelledby="lane">
      <div class="lane-h">
        <Icon name="eyeoff" />
        <div>
          <h2 id="lane">{t("lane-title")}</h2>
          <p>{t("lane-text")}</p>
        </div>
      </div>
      <div class="lane-b">
        {thread.notesAlarm === null ? null : <RefusalAlert refusal={thread.notesAlarm} title={t("alarm-title")} />}
        {thread.notes.length === 0 ? (
          <p class="muted">{t("lane-empty")}</p>
        ) : (
          <ol class="plain stack" aria-label={t("note-list")}>
            {thread.notes.map((note) => (
              <li key={note.kind === "event" ? `${note.at} ${note.who}` : note.mid}>
                {note.kind === "message" ? (
                  <div class="note">
                    <p class="by">
                      <span class="strong">{note.from.name}</span>
                      <span class="num">{dateTime(note.receivedAt ?? note.sentAt)}</span>
                    </p>
                    <p class="prewrap">{note.body}</p>
                  </div>
                ) : note.kind === "refused" ? (
                  <RefusalAlert refusal={note.refusal} title={t("message-refused-title")} role="note" />
                ) : (
                  <p class="small muted">{t(`event-${note.event}`, { who: note.who })}</p>
                )}
              </li>
            ))}
          </ol>
        )}
        {thread.notesAlarm === null ? (
          <form
            class="stack stack-2"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (text.trim() === "") {
                setError(t("note-text-empty"));
                document.getElementById("note-text")?.focus();
                return;
              }
              action.run(() => office.addNote(thread.thread, text), () => {
                setText("");
                announce(t("note-saved"));
                reload();
              });
            }}
          >
            <label class="strong" for="note-text">{t("note-label")}</label>
            <textarea
              id="note-text"
              value={text}
              aria-describedby={error === null ? "note-hint" : "note-hint note-error"}
              aria-invalid={error === null ? undefined : "true"}
              onInput={(event) => {
                setText(event.currentTarget.value);
                setError(null);
              }}
            />
            <p class="small muted" id="note-hint">{t("note-hint", { unit })}</p>
            {error === null ? null : <ErrorText id="note-error">{error}</ErrorText>}
            {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
            <div>
              <Button kind="intern" icon="note" submit busy={action.busy}>{t("note-save")}</Button>
            </div>
          </form>
        ) : null}
      </div>
    </aside>
  );
}

