// SPDX-License-Identifier: EUPL-1.2
/** A chosen file before it is sent: what becomes of it, what was taken out of it, what has to be decided, and a look at what is sent. */
import { Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { size } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { Uncleaned, UploadView } from "../../mailbox/views.js";
import { Button, Dialog, Mini } from "./controls.js";
import { useEnv } from "./env.js";
import { ErrorText } from "./fields.js";
import { Icon } from "./icons.js";
import { fileIcon } from "./message.js";
import { announce } from "./page.js";
import { refusalText } from "./refusals.js";
import { ViewerDialog } from "./viewer.js";

function wordsOf({ size: bytes, medical, progress }: UploadView): string {
  const line = (words: string): string => t("file-line", { size: size(bytes), words });
  switch (progress.state) {
    case "checking":
      return line(t("file-checking"));
    case "asking":
      return line(t("file-asking"));
    case "sealing":
    case "sending":
      return t(progress.state === "sealing" ? "file-sealing" : "file-sending", { done: size(progress.done), total: size(progress.total) });
    case "paused":
      return t("file-paused", { done: size(progress.done), total: size(progress.total) });
    case "ready":
      return line(t(medical === true ? "medical-ready" : "file-ready"));
    case "failed":
      return line(t("file-not-sent"));
  }
}

/** Refusals after which the same file may simply be tried again. */
const MAY_GO_ON: readonly string[] = ["offline", "busy", "disk-full", "too-many-requests", "upload-damaged"];
/** Bytes from which somebody who does not see the bar is told how far it has come, and how often. */
const LONG = 5_000_000;
const QUARTER = 25;

/** Says what the bar shows: quarters of a long transfer, its end, and that it has stopped. */
function useSpoken(name: string, progress: UploadView["progress"], percent: number | null): void {
  const quarter = progress.state === "sending" && progress.total > LONG && percent !== null ? Math.floor(percent / QUARTER) * QUARTER : 0;
  useEffect(() => {
    if (quarter > 0 && quarter < 100) announce(t("file-percent", { name, n: quarter }));
  }, [quarter]);
  const before = useRef(progress.state);
  useEffect(() => {
    const was = before.current;
    before.current = progress.state;
    if (was === progress.state) return;
    if (progress.state === "ready") announce(t("file-ready-spoken", { name }));
    if (progress.state === "paused") announce(t("file-paused-spoken", { name }));
    if (progress.state === "failed") announce(`${name}: ${t("file-not-sent")}`);
  }, [progress.state]);
}

export function UploadRow({ draft, upload, note, onRemove }: { draft: string; upload: UploadView; note: VNode | null; onRemove: () => void }): VNode {
  const { service } = useEnv();
  const { aid, name, progress } = upload;
  const percent = progress.state === "sealing" || progress.state === "sending" || progress.state === "paused" ? Math.round((progress.done / Math.max(1, progress.total)) * 100) : null;
  useSpoken(name, progress, percent);
  return (
    <li>
      <Icon name={upload.medical === true ? "lock" : fileIcon(upload.type)} tone="muted" />
      <span class="grow">
        <span class="name">{name}</span>
        <span class="muted num">{wordsOf(upload)}</span>
        <FileNotes cleaned={upload.cleaned === true} same={upload.same ?? null} />
        {progress.state === "failed" ? <ErrorText id={`${aid}-error`}>{refusalText(progress.refusal)}</ErrorText> : null}
      </span>
      <span class="act">
        {upload.cleaned === true ? <Look name={name} content={() => service.write.fileContent(draft, aid)} /> : null}
        {progress.state === "sending" ? <Mini label={t("pause-file-label", { name })} onClick={() => { service.write.pauseFile(draft, aid); }}>{t("pause-file")}</Mini> : null}
        {progress.state === "paused" ? <Mini label={t("continue-file-label", { name })} onClick={() => { service.write.continueFile(draft, aid); }}>{t("continue-file")}</Mini> : null}
        {progress.state === "failed" && MAY_GO_ON.includes(progress.refusal.code) ? <Mini label={t("retry-file-label", { name })} onClick={() => { service.write.continueFile(draft, aid); }}>{t("retry-file")}</Mini> : null}
        <Mini icon="x" label={t("remove-file", { name })} onClick={onRemove} />
      </span>
      {note}
      {progress.state === "asking" ? <Undecided id={aid} name={name} why={progress.why} onAgree={() => { service.write.agreeToFile(draft, aid); }} onRemove={onRemove} /> : null}
      {percent === null ? null : (
        <span class="kern-progress">
          <progress value={percent} max={100} aria-label={t("file-percent", { name, n: percent })} />
        </span>
      )}
    </li>
  );
}

/** What was taken out of a picture, and that the same thing is here twice. */
export function FileNotes({ cleaned, same }: { cleaned: boolean; same: string | null }): VNode {
  return (
    <Fragment>
      {cleaned ? <span class="muted">{t("file-cleaned")}</span> : null}
      {same === null ? null : (
        <span class="twice">
          <Icon name="warn" small />
          <span>{t("file-same", { name: same })}</span>
        </span>
      )}
    </Fragment>
  );
}

/** The file as it will be sent. After a reload only the sealed one is here: then there is nothing to show. */
export function Look({ name, content }: { name: string; content: () => Blob | null }): VNode | null {
  const [shown, setShown] = useState<Blob | null>(null);
  if (content() === null) return null;
  return (
    <Fragment>
      <Mini label={t("view-file", { name })} onClick={() => { setShown(content()); }}>
        {t("view")}
      </Mini>
      {shown === null ? null : <ViewerDialog blob={shown} name={name} verdict="none" onSave={null} onClose={() => { setShown(null); }} />}
    </Fragment>
  );
}

/** A picture that could not be cleaned: it goes as it is, or not at all, and the person says which. */
export function Undecided({ id, name, why, onAgree, onRemove }: { id: string; name: string; why: Uncleaned; onAgree: () => void; onRemove: () => void }): VNode {
  const text = t(`uncleaned-${why}`);
  useEffect(() => {
    announce(`${name}: ${text}`);
  }, []);
  return (
    <div class="wide stack stack-2" role="group" aria-label={t("uncleaned-label", { name })} id={`${id}-asking`}>
      <p>{text}</p>
      <p class="muted">{t(`uncleaned-${why}-else`)}</p>
      <div class="row">
        <Button kind="secondary" onClick={onAgree}>{t("uncleaned-send")}</Button>
        <Button kind="tertiary" onClick={onRemove}>{t("uncleaned-remove")}</Button>
      </div>
    </div>
  );
}

/** Asked before sending; `names`: of the files that are there once more. */
export function SameFilesDialog({ names, onBack, onSend }: { names: readonly string[]; onBack: () => void; onSend: () => void }): VNode {
  return (
    <Dialog
      title={t("same-file-title")}
      onClose={onBack}
      actions={
        <Fragment>
          <Button onClick={onBack}>{t("same-file-back")}</Button>
          <Button kind="secondary" onClick={onSend}>{t("same-file-send")}</Button>
        </Fragment>
      }
    >
      <p>{t("same-file-text")}</p>
      <ul class="list">
        {names.map((name, index) => (
          <li key={`${index} ${name}`}>{name}</li>
        ))}
      </ul>
    </Dialog>
  );
}
