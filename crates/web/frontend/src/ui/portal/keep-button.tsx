// SPDX-License-Identifier: EUPL-1.2
/** "Save conversation": one file with everything, progress while attachments are fetched, and what could not be had. */
import { Fragment, type VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { size } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { Refusal, ThreadView } from "../../mailbox/views.js";
import { Alert, LinkButton } from "../shared/controls.js";
import { useEnv, usePortal } from "../shared/env.js";
import { keeping } from "./keep-door.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { saveBlob } from "../shared/save.js";

export function KeepButton({ thread }: { thread: ThreadView }): VNode {
  const { now } = useEnv();
  const service = usePortal();
  const [part, setPart] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const stop = useRef(false);
  const save = (): void => {
    if (part !== null) return;
    stop.current = false;
    setPart({ done: 0, total: 0 });
    setRefusal(null);
    setMissing([]);
    void keeping()
      .then((door) =>
        door.ok
          ? door.value.keepThread(
              thread,
              now(),
              (aid, progress, sealed) => (sealed ? service.sealedAttachment(thread.thread, aid) : service.openAttachment(thread.thread, aid, progress)),
              (done, total) => { setPart({ done, total }); },
              () => stop.current,
              door.value.makersOf(service),
            )
          : door,
      )
      // The browser has no room for it: everything else is a refusal.
      .catch(() => ({ ok: false as const, refusal: { code: "storage-full" } }))
      .then((answer) => {
        setPart(null);
        if (!answer.ok) {
          if (answer.refusal.code !== "cancelled") setRefusal(answer.refusal);
          return;
        }
        setMissing(answer.value.missing);
        saveBlob(answer.value.blob, answer.value.name);
        announce(t("keep-done"));
      });
  };
  return (
    <Fragment>
      {part === null ? (
        <LinkButton icon="down" onClick={save}>{t("save-thread")}</LinkButton>
      ) : (
        <div class="kern-progress">
          <progress value={part.done} max={Math.max(1, part.total)} aria-label={t("keep-working")} />
          <span class="muted num" role="status">{part.total === 0 ? t("keep-working") : t("file-opening-line", { done: size(part.done), total: size(part.total) })}</span>
          <LinkButton onClick={() => { stop.current = true; }}>{t("cancel")}</LinkButton>
        </div>
      )}
      <p class="small muted">{t("keep-hint")}</p>
      {refusal === null ? null : <RefusalAlert refusal={refusal} title={t("keep-failed")} />}
      {missing.length === 0 ? null : (
        <Alert kind="warning" title={t("keep-missing", { n: missing.length })}>
          <ul class="bullets">{missing.map((name) => <li key={name}>{name}</li>)}</ul>
        </Alert>
      )}
    </Fragment>
  );
}
