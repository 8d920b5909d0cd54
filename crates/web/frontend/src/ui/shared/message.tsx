// SPDX-License-Identifier: EUPL-1.2
/** One message of a thread with its files and receipts; refused messages and events between messages. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { dateTime, longDateTime, size } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { AttachmentView, MessageView, Refusal, ScanVerdict, Side, ThreadView } from "../../mailbox/views.js";
import { author, staffName } from "./author.js";
import { Alert, LinkButton, Mini } from "./controls.js";
import { useEnv } from "./env.js";
import { DecisionBox } from "./decision.js";
import { Icon, type IconName } from "./icons.js";
import { procedureName } from "./procedure.js";
import { refusalText, RefusalAlert } from "./refusals.js";
import { receiptPage, saveBlob } from "./save.js";
import { maySave, mayShow, ScanAlert } from "./scan.js";
import { AcceptedTag, DisputedTag, OpenedTag, SendingTag } from "./tags.js";
import { ViewerDialog } from "./viewer.js";

type Message = Extract<MessageView, { kind: "message" }>;
/** What a text module is called; null when it is not known. */
export type TextTitle = (id: string) => string | null;
/** A file of somebody else cannot be read. */
/** Staff gives a decision to the post: `again` when a letter came back or could not be made. */
export type Order = (mid: string, pid: string, again: boolean) => VNode;
export type Evidence = (mid: string) => VNode;
export type Unreadable = (message: Message, file: AttachmentView) => void;
type Event = Extract<MessageView, { kind: "event" }>;

export function fileIcon(type: string): IconName {
  if (type.startsWith("image/")) return "pic";
  return type === "application/pdf" ? "formal" : "doc";
}

/** What a colleague is called; null: oneself. */
export type NameOf = (pid: string) => string | null;
/** What can be done with a file for the Medical Service; only staff can hand it over. */
export type Envelope = (file: AttachmentView) => VNode;

/** A file that nobody here can open: size, and when it was handed over. */
function EnvelopeRow({ file, action }: { file: AttachmentView; action: Envelope | undefined }): VNode {
  const { service } = useEnv();
  const forwarded = file.medical?.forwarded ?? null;
  return (
    <li>
      <Icon name="lock" tone="muted" />
      <span class="grow">
        <span class="name">{t("medical-envelope", { name: file.name })}</span>
        <span class="muted num">{t("file-line", { size: size(file.size), words: t(service.side === "office" ? "medical-envelope-office" : "medical-envelope-portal") })}</span>
        {forwarded === null ? null : <span class="muted num">{t("medical-forwarded", { when: dateTime(forwarded.at), unit: forwarded.by })}</span>}
      </span>
      {action?.(file) ?? null}
    </li>
  );
}

function AttachmentRow({ thread, file, own, onUnreadable }: { thread: string; file: AttachmentView; own: boolean; onUnreadable?: (() => void) | undefined }): VNode {
  const { service } = useEnv();
  const [done, setDone] = useState<number | null>(null);
  const [scanning, setScanning] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [verified, setVerified] = useState(false);
  const [shown, setShown] = useState<Blob | null>(null);
  const [verdict, setVerdict] = useState<ScanVerdict>("none");
  /** Fetches, and at the office has it scanned, each time: what was clean yesterday may be known today. */
  const open = (use: (blob: Blob, verdict: ScanVerdict) => void): void => {
    if (done !== null || scanning) return;
    setDone(0);
    setRefusal(null);
    setVerdict("none");
    void service
      .openAttachment(thread, file.aid, (part) => {
        setDone(part);
      })
      .then(async (answer) => {
        setDone(null);
        if (!answer.ok) {
          setRefusal(answer.refusal);
          return;
        }
        setVerified(true);
        setScanning(service.side === "office");
        const found = service.side === "office" ? await service.scanner.scan(file.aid, answer.value) : "none";
        setScanning(false);
        setVerdict(found);
        use(answer.value, found);
      });
  };
  const show = (blob: Blob, found: ScanVerdict): void => {
    if (mayShow(found)) setShown(blob);
  };
  const save = (blob: Blob, found: ScanVerdict): void => {
    if (maySave(found)) saveBlob(blob, file.name);
  };
  const words = file.state === "not-for-you" ? t("file-not-for-you") : file.state === "missing" ? t("file-missing") : verified ? t("file-verified") : own ? t("file-arrived") : null;
  return (
    <li>
      <Icon name={fileIcon(file.type)} tone="muted" />
      <span class="grow">
        <span class="name"><bdi>{file.name}</bdi></span>
        <span class="muted num">{words === null ? size(file.size) : t("file-line", { size: size(file.size), words })}</span>
      </span>
      {file.state === "available" ? (
        <span class="act">
          <Mini label={t("view-file", { name: file.name })} onClick={() => { open(show); }}>
            {t("view")}
          </Mini>
          <Mini label={t("save-file", { name: file.name })} onClick={() => { open(save); }}>
            {t("save")}
          </Mini>
          {onUnreadable === undefined ? null : (
            <Mini label={t("unreadable-label", { name: file.name })} onClick={onUnreadable}>
              {t("unreadable")}
            </Mini>
          )}
        </span>
      ) : null}
      {done === null ? null : (
        <span class="kern-progress wide">
          <progress value={done} max={Math.max(1, file.size)} aria-label={t("file-opening", { name: file.name })} />
          <span class="muted num" role="status">{t("file-opening-line", { done: size(done), total: size(file.size) })}</span>
        </span>
      )}
      {refusal === null ? null : (
        <span class="wide">
          <RefusalAlert refusal={refusal} title={t("file-refused", { name: file.name })} />
        </span>
      )}
      {scanning ? <span class="wide muted" role="status">{t("scan-working")}</span> : null}
      {shown !== null || verdict === "none" || verdict === "clean" ? null : (
        <span class="wide">
          <ScanAlert verdict={verdict} name={file.name} />
        </span>
      )}
      {shown === null ? null : <ViewerDialog blob={shown} name={file.name} verdict={verdict} onSave={() => { save(shown, verdict); }} onClose={() => { setShown(null); }} />}
    </li>
  );
}

/** Files of a message with what can be done with each. */
export function AttachmentList({ thread, files, own, onUnreadable, envelope }: { thread: string; files: readonly AttachmentView[]; own: boolean; onUnreadable?: ((file: AttachmentView) => void) | undefined; envelope?: Envelope | undefined }): VNode {
  return (
    <ul class="files" aria-label={t("attachments")}>
      {files.map((file) =>
        (file.medical ?? null) === null ? (
          <AttachmentRow key={file.aid} thread={thread} file={file} own={own} onUnreadable={onUnreadable === undefined ? undefined : () => { onUnreadable(file); }} />
        ) : (
          <EnvelopeRow key={file.aid} file={file} action={envelope} />
        ),
      )}
    </ul>
  );
}

const releasedWords = (name: string | null, at: number): string => (name === null ? t("released-by-you", { when: dateTime(at) }) : t("released-by", { name, when: dateTime(at) }));

export function MessageArticle({ thread, message, disputed = false, side, unit, textTitle, colleague, onUnreadable, envelope, order, evidence }: { thread: string; message: Message; disputed?: boolean; side: Side; unit: string; textTitle?: TextTitle | undefined; colleague?: NameOf | undefined; onUnreadable?: Unreadable | undefined; envelope?: Envelope | undefined; order?: Order | undefined; /** What proves that a decision was announced, for staff. */ evidence?: Evidence | undefined }): VNode {
  // A colleague's answer stands on our side of the office's screen.
  const ours = !message.plain && (message.own || (side === "office" && message.from.as === "staff"));
  const who = message.plain ? t("plain-mail") : side === "office" && ours ? staffName(message) : author(message, side);
  const when = message.receivedAt ?? message.sentAt;
  return (
    <article class={ours ? "msg msg--me" : "msg msg--them"} aria-label={t("message-label", { who, when: dateTime(when) })}>
      <div class="msg-h">
        <bdi class="who">{who}</bdi>
        <time dateTime={new Date(when * 1000).toISOString()} class="num">
          {side === "portal" ? longDateTime(when) : dateTime(when)}
        </time>
        {disputed ? <DisputedTag /> : null}
      </div>
      {message.plain ? (
        <p class="proof made">
          <Icon name="at" small />
          {t("plain-mail-message", { who: message.from.name })}
        </p>
      ) : message.own ? null : (
        <p class="proof">
          <Icon name="shield" small />
          {message.from.as === "staff" ? t("signature-checked-staff", { name: message.from.name === "" ? who : message.from.name }) : t("signature-checked", { name: who })}
        </p>
      )}
      {message.decision === null ? null : (
        <div class="flags">
          <DecisionBox decision={message.decision} side={side} nameOf={(pid) => colleague?.(pid) ?? null} order={order === undefined ? undefined : (pid, again) => order(message.mid, pid, again)} evidence={evidence?.(message.mid)} />
        </div>
      )}
      <div class="txt" dir="auto">{message.body}</div>
      {message.flags.length === 0 ? null : (
        <div class="flags">
          {message.flags.map((code) => (
            <Alert key={code} kind="warning" title={t("flag-title")}>
              <p>{refusalText({ code })}</p>
            </Alert>
          ))}
        </div>
      )}
      {message.attachments.length === 0 ? null : (
        <AttachmentList
          thread={thread}
          files={message.attachments}
          own={message.own}
          envelope={envelope}
          onUnreadable={ours || onUnreadable === undefined ? undefined : (file) => { onUnreadable(message, file); }}
        />
      )}
      {textTitle === undefined || message.texts.length === 0 ? null : (
        <p class="proof made">
          <Icon name="doc" small />
          {t("message-texts", { n: message.texts.length, names: message.texts.map((use) => t("message-text", { title: textTitle(use.id) ?? t("message-text-gone"), v: use.v })).join(", ") })}
        </p>
      )}
      {message.released === null || colleague === undefined ? null : message.released === "unproven" ? (
        <div class="flags">
          <Alert kind="warning" title={t("released-unproven-title")}>
            <p>{t("released-unproven")}</p>
          </Alert>
        </div>
      ) : (
        <p class="proof">
          <Icon name="users" small />
          {releasedWords(colleague(message.released.pid), message.released.at)}
        </p>
      )}
      {message.declared === null ? null : message.declared === "unproven" ? (
        <div class="flags">
          <Alert kind="warning" title={t("declared-unproven-title")}>
            <p>{t("declared-unproven")}</p>
          </Alert>
        </div>
      ) : (
        <p class="proof">
          <Icon name="shield" small />
          {t("declared-how", { how: procedureName(message.declared.procedure), when: dateTime(message.declared.at) })} {t("declared-counts")}
        </p>
      )}
      {ours ? (
        <div class="receipt">
          {message.accepted === null ? <SendingTag /> : <AcceptedTag at={message.accepted.at} side={side} />}
          {message.opened === null ? null : <OpenedTag at={message.opened.at} by={message.opened.by} side={side} />}
          {message.own && side === "portal" && message.accepted !== null ? (
            <LinkButton
              icon="down"
              onClick={() => {
                saveBlob(receiptPage(message, unit), `${t("receipt-file")}-${message.mid.slice(-8)}.html`);
              }}
            >
              {t("receipt-save")}
            </LinkButton>
          ) : null}
        </div>
      ) : null}
    </article>
  );
}

/** Messages of which a person says that they are wrong, as long as that is not settled. */
export const disputedIn = ({ disputes }: Pick<ThreadView, "disputes">): readonly string[] => disputes.flatMap((one) => (one.restricts && one.about !== null ? [one.about] : []));

/** A message that must not be shown: loud, with the way out. */
export function RefusedMessage({ refusal, receivedAt }: { refusal: Refusal; receivedAt: number }): VNode {
  return (
    <RefusalAlert refusal={refusal} title={t("message-refused-title")} role="note">
      <p class="muted num">{t("message-refused-when", { when: dateTime(receivedAt) })}</p>
    </RefusalAlert>
  );
}

export function EventLine({ event }: { event: Event }): VNode {
  const loud = event.event === "key-changed";
  const method = event.method === null ? null : t(`method-${event.method}`);
  const carried = event.method === "carryover";
  return (
    <div class={loud ? "event" : "event event--quiet"} role="note">
      <Icon name={loud ? "key" : "users"} />
      <div>
        <p class={loud ? "strong" : undefined}>{loud && event.self ? t("event-key-changed-self") : t(`event-${event.event}`, { who: event.who === "" ? t("someone") : event.who })}</p>
        {event.event === "unit-moved" || event.event === "unit-joined" ? <p>{t(`event-${event.event}-text`, { before: event.before ?? "" })}</p> : null}
        <p class="num">{method === null ? dateTime(event.at) : t("event-line", { when: dateTime(event.at), method })}</p>
        {loud ? <p>{carried ? t("event-key-carried-text") : t("event-key-changed-text")}</p> : null}
      </div>
    </div>
  );
}

export function MessageList({ thread, messages, disputed = [], side, unit, textTitle, colleague, onUnreadable, envelope, order, evidence }: { thread: string; messages: readonly MessageView[]; /** Of which somebody says that they are wrong. */ disputed?: readonly string[]; side: Side; unit: string; /** Only colleagues are shown of which modules an answer is made, and who released it. */ textTitle?: TextTitle; colleague?: NameOf; onUnreadable?: Unreadable | undefined; envelope?: Envelope | undefined; order?: Order | undefined; /** What proves that a decision was announced, for staff. */ evidence?: Evidence | undefined }): VNode {
  return (
    <ol class="msgs">
      {messages.map((message) => (
        <li key={message.kind === "event" ? `${message.event}-${message.at}-${message.who}` : message.mid}>
          {message.kind === "message" ? <MessageArticle thread={thread} message={message} disputed={disputed.includes(message.mid)} side={side} unit={unit} textTitle={textTitle} colleague={colleague} onUnreadable={onUnreadable} envelope={envelope} order={order} evidence={evidence} /> : message.kind === "refused" ? <RefusedMessage refusal={message.refusal} receivedAt={message.receivedAt} /> : <EventLine event={message} />}
        </li>
      ))}
    </ol>
  );
}
