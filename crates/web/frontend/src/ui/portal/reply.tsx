// SPDX-License-Identifier: EUPL-1.2
/**
 * "Antworten mit dem Code aus Ihrem Brief": one answer without an account. The screen says nothing of the person or the matter: who finds
 * the letter learns no more than stands in it.
 */
import { Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { date, longDateTime, size } from "../../i18n/format.js";
import { t, writtenIn } from "../../i18n/i18n.js";
import { ACCEPT } from "../../mailbox/file-kind.js";
import { sameAs } from "../../mailbox/intake.js";
import type { FoundReplyCode, Taken } from "../../mailbox/views.js";
import { refuseFile } from "../shared/composer.js";
import { Alert, Button, Link, Mini } from "../shared/controls.js";
import { useAction, useEnv, usePortal } from "../shared/env.js";
import { CodeField, ErrorSummary, ErrorText, TextField, useFieldErrors, type FieldError } from "../shared/fields.js";
import { Icon } from "../shared/icons.js";
import { fileIcon } from "../shared/message.js";
import { announce, Heading } from "../shared/page.js";
import { RefusalAlert, refusalText } from "../shared/refusals.js";
import { go, href } from "../shared/router.js";
import { FileNotes, Look, SameFilesDialog, Undecided } from "../shared/upload-row.js";
import { FileWays } from "./lazy-dialog.js";
import { OtherWays } from "./start.js";

const GROUPS = 4;
const NO_CODE: readonly string[] = Array.from({ length: GROUPS }, () => "");

/** The groups of a code that came with the address, as the square in the letter holds it. */
function groupsOf(code: string | null): readonly string[] {
  const symbols = (code ?? "").replaceAll(/[^0-9A-Za-z]/gu, "").toUpperCase();
  return NO_CODE.map((_, index) => symbols.slice(index * 4, index * 4 + 4));
}

export function ReplyScreen({ code }: { code: string | null }): VNode {
  const { reply } = usePortal();
  const [found, setFound] = useState<FoundReplyCode | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const [first] = useState(() => groupsOf(code));
  useEffect(() => {
    // A code stays in no list of visited pages.
    if (code !== null) go(href("reply"), true);
    return () => { reply.forget(); };
  }, []);
  return (
    <main class="page" id="main" tabIndex={-1}>
      <div class="thread">
        <div class="stack stack-6">
          <div>
            <Link to="#/" icon="back">{t("to-start")}</Link>
          </div>
          {done !== null ? <Thanks at={done} /> : found === null ? <Code first={first} onFound={setFound} /> : <Answer found={found} onDone={setDone} />}
        </div>
        <aside class="stack" aria-label={t("reply-aside")}>
          <Alert kind="info" title={t("reply-private-title")}>
            <p>{t("reply-private-text")}</p>
          </Alert>
          <section class="sheet stack panel">
            <h2>{t("reply-once-title")}</h2>
            <p class="small">{t("reply-once-text")}</p>
            <Link to={href("letter")}>{t("reply-account")}</Link>
          </section>
        </aside>
      </div>
    </main>
  );
}

function Code({ first, onFound }: { first: readonly string[]; onFound: (found: FoundReplyCode) => void }): VNode {
  const { reply } = usePortal();
  const [groups, setGroups] = useState(first);
  const { errors, turn, of: errorOf, tell } = useFieldErrors();
  const action = useAction();
  const submit = (): void => {
    const code = groups.join("");
    if (!tell(code.length === GROUPS * 4 ? [] : [{ field: "code", text: t("reply-code-short", { n: code.length }) }])) return;
    action.run(() => reply.find(code), onFound);
  };
  const mistyped = action.refusal !== null && ["bad-check", "bad-symbol", "bad-length"].includes(action.refusal.code);
  return (
    <Fragment>
      <Heading title={t("reply-title")}>{t("reply-title")}</Heading>
      <p class="lead measure">{t("reply-lead")}</p>
      <form
        class="sheet stack stack-6"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={errors} turn={turn} />
        {action.refusal === null ? null : action.refusal.code === "not-found" ? (
          <Alert kind="warning" title={t("reply-refused-title")} role="alert">
            <p>{t("reply-refused-text")}</p>
            <p class="strong">{t("call-us")}</p>
          </Alert>
        ) : mistyped ? (
          <Alert kind="warning" title={t("reply-mistyped-title")} role="alert">
            <p>{t("reply-mistyped-text")}</p>
          </Alert>
        ) : (
          <RefusalAlert refusal={action.refusal} />
        )}
        <CodeField id="code" legend={t("reply-code")} hint={t("reply-code-hint")} groups={groups} onInput={setGroups} error={errorOf("code")} />
        <div>
          <Button submit busy={action.busy}>{action.busy ? t("please-wait") : t("reply-next")}</Button>
        </div>
      </form>
    </Fragment>
  );
}

function Answer({ found, onDone }: { found: FoundReplyCode; onDone: (at: number) => void }): VNode {
  const { reply } = usePortal();
  const { brand } = useEnv();
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const [files, setFiles] = useState<readonly Taken[]>([]);
  const [bad, setBad] = useState<readonly string[]>([]);
  /** A file is being looked at: until then nothing else is chosen or sent. */
  const [looking, setLooking] = useState(false);
  const [twice, setTwice] = useState<readonly string[] | null>(null);
  const [part, setPart] = useState<number | null>(null);
  const { errors, turn, of: errorOf, tell } = useFieldErrors();
  const action = useAction();
  const abort = useRef(new AbortController());
  useEffect(() => () => { abort.current.abort(); }, []);
  const dirty = text !== "" || files.length > 0;
  useEffect(() => {
    // Nothing of it is kept here: whoever leaves by mistake is asked first.
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent): void => { event.preventDefault(); };
    addEventListener("beforeunload", ask);
    return () => { removeEventListener("beforeunload", ask); };
  }, [dirty]);
  const sources = files.map(({ source }) => source);
  const sameOf = (index: number): string | null => {
    const first = sameAs(sources, index);
    return first === null ? null : (files[first]?.name ?? null);
  };
  const add = async (chosen: readonly File[]): Promise<void> => {
    setLooking(true);
    const [good, refused]: [Taken[], string[]] = [[...files], []];
    for (const file of chosen) {
      const why = refuseFile(file, good.length, brand.limits);
      const answer = why === null ? await reply.take(file) : null;
      if (answer?.ok === true) {
        good.push(answer.value);
        announce(t("file-taken", { name: answer.value.name }));
        setFiles([...good]);
      } else refused.push(answer === null ? (why ?? "") : `${file.name}: ${refusalText(answer.refusal)}`);
    }
    setBad(refused);
    setLooking(false);
  };
  const remove = (file: Taken): void => {
    setFiles(files.filter((one) => one !== file));
    announce(t("file-removed", { name: file.name }));
  };
  const submit = (sure = false): void => {
    setTwice(null);
    const missing: FieldError[] = text.trim() === "" && files.length === 0 ? [{ field: "reply-text", text: t("reply-empty") }] : [];
    if (looking || !tell(missing)) return;
    const again = files.filter((_, index) => sameOf(index) !== null).map(({ name: called }) => called);
    if (!sure && again.length > 0) {
      setTwice(again);
      return;
    }
    setPart(files.length === 0 ? null : 0);
    action.run(
      () => reply.send({ name: name.trim(), text, lang: writtenIn(), files }, (sent, total) => { setPart(Math.round((sent / Math.max(1, total)) * 100)); }, abort.current.signal),
      ({ receivedAt }) => { onDone(receivedAt); },
    );
  };
  return (
    <Fragment>
      <Heading title={t("reply-write-title")}>{t("reply-write", { day: date(found.madeAt) })}</Heading>
      <p class="measure">{t("reply-until", { day: date(found.expiresAt) })}</p>
      <form
        class="sheet stack stack-6"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={errors} turn={turn} />
        {action.refusal === null ? null : (
          <RefusalAlert refusal={action.refusal}>
            <p>{t("reply-again")}</p>
          </RefusalAlert>
        )}
        <div class="stack stack-1">
          <label class="kern-label" for="reply-text">{t("reply-text")}</label>
          <p class="hint" id="reply-text-hint">{t("reply-text-hint")}</p>
          <textarea id="reply-text" dir="auto" class="kern-form-input__input" rows={8} maxLength={100_000} value={text} readOnly={action.busy} aria-invalid={errorOf("reply-text") === null ? undefined : "true"} aria-describedby={errorOf("reply-text") === null ? "reply-text-hint" : "reply-text-hint reply-text-error"} onInput={(event) => { setText(event.currentTarget.value); }} />
          {errorOf("reply-text") === null ? null : <ErrorText id="reply-text-error">{errorOf("reply-text")}</ErrorText>}
        </div>
        <div class="stack stack-2" onDragOver={(event) => { event.preventDefault(); }} onDrop={(event) => { event.preventDefault(); if (!action.busy && !looking) void add([...(event.dataTransfer?.files ?? [])]); }}>
          {files.length === 0 ? null : (
            <ul class="files up" aria-label={t("attachments")}>
              {files.map((file, index) => (
                <li key={`${index} ${file.source}`}>
                  <Icon name={fileIcon(file.type)} tone="muted" />
                  <span class="grow">
                    <span class="name">{file.name}</span>
                    <span class="muted num">{size(file.size)}</span>
                    <FileNotes cleaned={file.cleaned} same={sameOf(index)} />
                  </span>
                  {action.busy || looking ? null : (
                    <span class="act">
                      {file.cleaned ? <Look name={file.name} content={() => file.content} /> : null}
                      <Mini icon="x" label={t("remove-file", { name: file.name })} onClick={() => { remove(file); }} />
                    </span>
                  )}
                  {file.uncleaned === null || action.busy || looking ? null : <Undecided id={`reply-${index}`} name={file.name} why={file.uncleaned} onAgree={() => { setFiles(files.map((one) => (one === file ? { ...file, uncleaned: null } : one))); }} onRemove={() => { remove(file); }} />}
                </li>
              ))}
            </ul>
          )}
          {bad.length === 0 ? null : (
            <div role="alert" class="stack stack-1">
              {bad.map((why, index) => <ErrorText key={why} id={`reply-file-${index}`}>{why} {t("rest-is-safe")}</ErrorText>)}
            </div>
          )}
          {looking ? <p class="small muted" role="status">{t("file-checking")}</p> : null}
          {action.busy || looking ? null : (
            <div class="row">
              <label class="kern-btn kern-btn--secondary filebtn">
                <Icon name="clip" />
                <span class="kern-label">{t("add-file")}</span>
                <input type="file" multiple accept={ACCEPT} aria-describedby="reply-limits" onChange={(event) => { void add([...(event.currentTarget.files ?? [])]); event.currentTarget.value = ""; }} />
              </label>
              <label class="kern-btn kern-btn--secondary filebtn only-narrow">
                <Icon name="camera" />
                <span class="kern-label">{t("add-photo")}</span>
                <input type="file" accept="image/*" capture="environment" aria-describedby="reply-limits" onChange={(event) => { void add([...(event.currentTarget.files ?? [])]); event.currentTarget.value = ""; }} />
              </label>
              <FileWays id="reply" onFile={(file) => { void add([file]); }} />
              <span class="small muted grow" id="reply-limits">{t("file-limits", { limit: size(brand.limits.attachment), n: brand.limits.attachments })}</span>
            </div>
          )}
        </div>
        <TextField id="reply-name" label={t("reply-name")} hint={t("reply-name-hint")} value={name} onInput={setName} autoComplete="name" maxLength={200} readOnly={action.busy} />
        {action.busy && part !== null ? (
          <div class="kern-progress">
            <progress value={part} max={100} aria-label={t("reply-percent", { n: part })} />
          </div>
        ) : null}
        <div>
          <Button submit icon="send" busy={action.busy || looking}>{action.busy ? t("reply-sending") : t("reply-send")}</Button>
        </div>
      </form>
      {twice === null ? null : <SameFilesDialog names={twice} onBack={() => { setTwice(null); }} onSend={() => { submit(true); }} />}
    </Fragment>
  );
}

function Thanks({ at }: { at: number }): VNode {
  return (
    <Fragment>
      <Heading title={t("reply-done-title")}>{t("reply-done-title")}</Heading>
      <Alert kind="success" title={t("reply-done", { when: longDateTime(at) })} role="status">
        <p>{t("reply-done-text")}</p>
      </Alert>
      <div>
        <Button kind="secondary" icon="print" onClick={() => { window.print(); }}>{t("print")}</Button>
      </div>
      <OtherWays />
    </Fragment>
  );
}
