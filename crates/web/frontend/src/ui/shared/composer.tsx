// SPDX-License-Identifier: EUPL-1.2
/** The writing place: text, attachments, the line that says what is safe, and the checks before sending. */
import { Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { size, time } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import { ACCEPT, kindOfName } from "../../mailbox/file-kind.js";
import type { DraftView, MedicalView, UploadView } from "../../mailbox/views.js";
import { Alert, Button, Dialog } from "./controls.js";
import { useEnv, useLive } from "./env.js";
import { ErrorText } from "./fields.js";
import { keepFlushed, leave } from "./flush.js";
import { Icon } from "./icons.js";
import { Keeper, type Saved } from "./keeper.js";
import { announce } from "./page.js";
import { refusalText } from "./refusals.js";
import { SameFilesDialog, UploadRow } from "./upload-row.js";
import { useSending } from "./use-sending.js";

/** A place where somebody writes: what is there, and what was stored of it. */
export interface Writing {
  readonly draft: DraftView;
  readonly change: (part: Partial<DraftView>) => void;
  readonly saved: Saved;
  /** Stores what is not stored yet; `always`: also where nothing was written, because a file is sealed for a stored place only. */
  readonly flush: (always?: boolean) => Promise<boolean>;
  readonly reset: (next: DraftView) => void;
  /** The text as it was stored last; null when nothing was. */
  readonly stored: () => string | null;
}

/** A draft that stores itself: while somebody types, when the screen is left, before a file is added, and before the keys go. */
export function useDraft(initial: DraftView): Writing {
  const { service } = useEnv();
  const [draft, setDraft] = useState(initial);
  const [saved, setSaved] = useState<Saved>(initial.savedAt > 0 ? { state: "saved", at: initial.savedAt } : { state: "none" });
  const kept = useRef<Keeper>(undefined);
  kept.current ??= new Keeper(initial, (next) => service.write.saveDraft(next), setSaved, setDraft);
  const keeper = kept.current;

  useEffect(() => {
    keeper.alive = true;
    const release = keepFlushed(() => keeper.flush(), () => keeper.dirty);
    const hidden = (): void => {
      // The page may be gone a moment later.
      if (document.visibilityState === "hidden") void keeper.flush().then(() => service.write.settleDrafts());
    };
    document.addEventListener("visibilitychange", hidden);
    return () => {
      keeper.alive = false;
      release();
      document.removeEventListener("visibilitychange", hidden);
      leave(keeper.flush());
    };
  }, [keeper, service]);
  // Another device has written on, and nobody here: what it wrote is shown.
  useLive(["drafts"], () => {
    const { state } = keeper;
    void service.write.drafts().then((drafts) => { keeper.newer(drafts, state); });
  });
  return { draft, change: keeper.change, saved, flush: keeper.flush, reset: keeper.reset, stored: () => keeper.stored };
}

/**
 * Calls `done` when the outbox has brought the message of this writing place to the server without the sender of this page: after a reload, or
 * in another tab. `unsent` is what was written on meanwhile; empty when there is nothing.
 */
export function useDelivered({ draft, stored }: Writing, done: (thread: string, unsent: string) => void): void {
  const { service, sender } = useEnv();
  const current = useRef(draft);
  current.current = draft;
  const look = async (): Promise<void> => {
    const { id } = current.current;
    if (sender.state.phase !== "idle" && sender.state.draft.id === id) return;
    const accepted = await service.write.accepted(id);
    if (accepted === null) return;
    const drafts = await service.write.drafts();
    if (current.current.id !== id || drafts.some((kept) => kept.id === id)) return;
    const { body } = current.current;
    done(accepted.thread, body === (stored() ?? body) ? "" : body);
  };
  useEffect(() => void look(), [draft.id]);
  useLive(["outbox", "thread"], () => void look());
}

/** `where`: what is said of the place beside the time. */
export function SavedLine({ saved, where = null }: { saved: Saved; where?: string | null }): VNode {
  if (saved.state === "failed") {
    return (
      <span class="saved saved--bad" role="status">
        <Icon name="warn" small />
        <span>{t("draft-not-saved")}</span>
      </span>
    );
  }
  return (
    <span class="saved" role="status">
      {saved.state === "saved" ? (
        <Fragment>
          <Icon name="check" small />
          <span class="num">
            {t("draft-saved", { clock: time(saved.at) })}
            {where === null ? null : ` ${where}`}
          </span>
        </Fragment>
      ) : null}
    </span>
  );
}

/** Why a file is not taken, before a byte of it is read; null when it may be tried. */
export function refuseFile(file: { readonly name: string; readonly size: number }, count: number, limits: { readonly attachment: number; readonly attachments: number }): string | null {
  if (count >= limits.attachments) return t("file-too-many", { n: limits.attachments });
  if (file.size === 0) return t("file-empty", { name: file.name });
  if (file.size > limits.attachment) return t("file-too-large", { name: file.name, size: size(file.size), limit: size(limits.attachment) });
  if (kindOfName(file.name) === null) return t("file-wrong-type", { name: file.name });
  return null;
}

/** Files of a draft with progress, and the two ways to add one. Limits stand beside the buttons, before anything is chosen. */
export function Attachments({ draft, flush, locked, medical = null, more, note, given }: { draft: DraftView; flush: (always?: boolean) => Promise<boolean>; locked: boolean; /** Papers for the Medical Service can be sent here. */ medical?: MedicalView | null; /** Further ways to add a file. */ more?: (add: (file: File) => void) => VNode; /** What is to be said of a file. */ note?: (upload: UploadView) => VNode; /** Files that came with the page, as another app has shared them; given once. */ given?: () => Promise<readonly File[]> }): VNode {
  const { service, brand } = useEnv();
  // Lower than the insurer's where the browser can keep nothing on the disk.
  const limits = service.write.limits() ?? brand.limits;
  const [uploads, setUploads] = useState<readonly UploadView[]>(() => service.write.uploads(draft.id));
  const [errors, setErrors] = useState<readonly string[]>([]);
  useLive(["uploads"], () => {
    setUploads(service.write.uploads(draft.id));
  });
  useEffect(() => {
    setUploads(service.write.uploads(draft.id));
  }, [draft.id, service]);
  const add = (files: Iterable<File>, sealed = false): void => {
    void flush(true).then(async (stored) => {
      if (!stored) return;
      const bad: string[] = [];
      for (const file of files) {
        const why = refuseFile(file, service.write.uploads(draft.id).length, limits);
        if (why !== null) {
          bad.push(why);
          continue;
        }
        const answer = await service.write.addFile(draft.id, file, sealed);
        if (answer.ok) announce(t(sealed ? "medical-added" : "file-added", { name: file.name }));
        else bad.push(`${file.name}: ${refusalText(answer.refusal)}`);
      }
      setErrors(bad);
      setUploads(service.write.uploads(draft.id));
    });
  };
  useEffect(() => {
    void given?.().then((files) => {
      if (files.length > 0) add(files);
    });
  }, []);
  // Pasted anywhere in this form: a picture of the screen, or files that were copied.
  const box = useRef<HTMLDivElement>(null);
  const paste = useRef<(event: ClipboardEvent) => void>(() => undefined);
  paste.current = (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (locked || files.length === 0) return;
    event.preventDefault();
    add(files);
  };
  useEffect(() => {
    const place: HTMLElement | null = box.current?.closest("form") ?? box.current;
    const listen = (event: ClipboardEvent): void => {
      paste.current(event);
    };
    place?.addEventListener("paste", listen);
    return () => place?.removeEventListener("paste", listen);
  }, []);
  const pick = (event: Event & { currentTarget: HTMLInputElement }, sealed = false): void => {
    add([...(event.currentTarget.files ?? [])], sealed);
    event.currentTarget.value = "";
  };
  return (
    <div ref={box} class="stack stack-2" onDragOver={(event) => { event.preventDefault(); }} onDrop={(event) => {
      event.preventDefault();
      if (!locked) add([...(event.dataTransfer?.files ?? [])]);
    }}>
      {uploads.length === 0 ? null : (
        <ul class="files up" aria-label={t("attachments")}>
          {uploads.map((upload) => (
            <UploadRow
              key={upload.aid}
              draft={draft.id}
              upload={upload}
              note={note?.(upload) ?? null}
              onRemove={() => {
                service.write.removeFile(draft.id, upload.aid);
                setUploads(service.write.uploads(draft.id));
                announce(t("file-removed", { name: upload.name }));
              }}
            />
          ))}
        </ul>
      )}
      {errors.length === 0 ? null : (
        <div role="alert" class="stack stack-1">
          {errors.map((text, index) => (
            <ErrorText key={text} id={`${draft.id}-file-${index}`}>
              {text} {t("rest-is-safe")}
            </ErrorText>
          ))}
        </div>
      )}
      {locked ? null : (
        <div class="row">
          <label class="kern-btn kern-btn--secondary filebtn">
            <Icon name="clip" />
            <span class="kern-label">{t("add-file")}</span>
            <input type="file" multiple accept={ACCEPT} aria-describedby={`${draft.id}-limits`} onChange={(event) => { pick(event); }} />
          </label>
          <label class="kern-btn kern-btn--secondary filebtn only-narrow">
            <Icon name="camera" />
            <span class="kern-label">{t("add-photo")}</span>
            <input type="file" accept="image/*" capture="environment" aria-describedby={`${draft.id}-limits`} onChange={(event) => { pick(event); }} />
          </label>
          {more?.((file) => { add([file]); })}
          <span class="small muted grow" id={`${draft.id}-limits`}>
            {t("file-limits", { limit: size(limits.attachment), n: limits.attachments })}
          </span>
        </div>
      )}
      {locked || medical === null ? null : <MedicalChoice id={`${draft.id}-medical`} medical={medical} pick={(event) => { pick(event, true); }} />}
    </div>
  );
}

/** A way of its own, before a file is chosen: one that was sealed to the insurer first could be read there. */
function MedicalChoice({ id, medical, pick }: { id: string; medical: MedicalView; pick: (event: Event & { currentTarget: HTMLInputElement }) => void }): VNode {
  if (medical.label === null) {
    return (
      <Alert kind="warning" title={t("medical-unproven-title")}>
        <p>{t("medical-unproven-text")}</p>
      </Alert>
    );
  }
  return (
    <div class="stack stack-1">
      <div class="row">
        <label class="kern-btn kern-btn--secondary filebtn">
          <Icon name="lock" />
          <span class="kern-label">{t("medical-add")}</span>
          <input type="file" multiple accept={ACCEPT} aria-describedby={id} onChange={pick} />
        </label>
      </div>
      <p class="small muted" id={id}>{t("medical-add-text", { name: medical.label })}</p>
    </div>
  );
}

/** Words with which people announce a file. */
const ANNOUNCED = /\b(im anhang|anhang|anhänge|anhängen|anbei|angehängt|beigefügt|beiliegend|beigelegt|attached|attachment|attachments|enclosed)(?![\p{L}])/iu;

export function announcesFile(text: string): boolean {
  return ANNOUNCED.test(text);
}

interface SendRowProps {
  readonly draft: DraftView;
  /** Name of the unit or person, for the status line. */
  readonly to: string;
  /** Errors of the fields; empty when the draft may go. Asked on every press. */
  readonly check: () => boolean;
  readonly flush: () => Promise<boolean>;
  /** Id of the field in which Ctrl and Enter send, too: for those who write all day. */
  readonly field?: string;
}

/** Button, what will happen, and the questions about an announced attachment that is not there, and about one that is there twice. */
export function SendRow({ draft, to, check, flush, field }: SendRowProps): VNode {
  const { service, sender } = useEnv();
  const sending = useSending();
  const [asking, setAsking] = useState<null | "missing" | readonly string[]>(null);
  const [looking, setLooking] = useState(false);
  const mine = sending.phase !== "idle" && sending.phase !== "sent" && sending.phase !== "failed" && sending.draft.id === draft.id;
  const submit = (): void => {
    setAsking(null);
    void flush().then((stored) => {
      if (stored) sender.submit(draft, to);
    });
  };
  const press = (): void => {
    if (mine || looking || !check()) return;
    if (service.write.uploads(draft.id).length === 0) {
      if (announcesFile(`${draft.subject} ${draft.body}`)) setAsking("missing");
      else submit();
      return;
    }
    setLooking(true);
    void service.write.checked(draft.id).then(() => {
      setLooking(false);
      const twice = service.write.uploads(draft.id).filter(({ same }) => typeof same === "string");
      if (twice.length > 0) setAsking(twice.map(({ name }) => name));
      else submit();
    });
  };
  const pressed = useRef(press);
  pressed.current = press;
  useEffect(() => {
    const box = field === undefined ? null : document.getElementById(field);
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      event.preventDefault();
      pressed.current();
    };
    box?.addEventListener("keydown", listen);
    return () => {
      box?.removeEventListener("keydown", listen);
    };
  }, [field]);
  return (
    <div class="row">
      <Button icon="send" busy={mine || looking} describedBy={`${draft.id}-send`} onClick={press}>
        {t("send")}
      </Button>
      <span class="small muted grow" id={`${draft.id}-send`}>
        {mine ? t("send-running") : t("send-hint")}
      </span>
      {asking !== null && asking !== "missing" ? <SameFilesDialog names={asking} onBack={() => { setAsking(null); }} onSend={submit} /> : null}
      {asking === "missing" ? (
        <Dialog
          title={t("missing-file-title")}
          onClose={() => { setAsking(null); }}
          actions={
            <Fragment>
              <Button onClick={() => { setAsking(null); }}>{t("missing-file-back")}</Button>
              <Button kind="secondary" onClick={submit}>{t("missing-file-send")}</Button>
            </Fragment>
          }
        >
          <p>{t("missing-file-text")}</p>
        </Dialog>
      ) : null}
    </div>
  );
}
