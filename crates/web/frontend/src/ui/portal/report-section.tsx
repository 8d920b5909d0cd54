// SPDX-License-Identifier: EUPL-1.2
/** "Auskunft über Ihre Daten" (Art. 15 GDPR): made in this browser, because nobody else can read what was written. Of one's own post only. */
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { Outcome, Refusal } from "../../mailbox/views.js";
import { Alert, Button, LinkButton } from "../shared/controls.js";
import { useEnv, useMatterName, usePortal, useSession } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { saveBlob } from "../shared/save.js";
import { useActing } from "./acting.js";
import { keeping } from "./keep-door.js";
import type { Made } from "./report.js";

export function ReportSection(): VNode | null {
  const portal = usePortal();
  const { brand } = useEnv();
  const session = useSession();
  const acting = useActing();
  const matter = useMatterName();
  const [part, setPart] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [closed, setClosed] = useState<number | null>(null);
  const stop = useRef(false);
  // Whoever leaves the screen has called it off.
  useEffect(
    () => () => {
      stop.current = true;
    },
    [],
  );
  if (acting !== null) return null;
  // Not every browser knows whose post it opens.
  const name = session.state === "open" ? session.name : null;
  const run = async (): Promise<Outcome<Made>> => {
    const door = await keeping();
    if (!door.ok) return door;
    const { ready, paper } = door.value.makersOf(portal);
    const own = (): boolean => portal.acting.current() === null;
    return door.value.makeReport(
      {
        ready,
        paper,
        matter,
        records: () => portal.records(),
        page: (cursor) => portal.inbox(cursor),
        thread: (id) => portal.thread(id),
        openings: (thread, before) => portal.openings(thread, before),
        representations: () => portal.acting.list(),
        acts: () => portal.acting.acts(),
      },
      { name, insurer: brand.name },
      (done, total) => {
        setPart({ done, total });
      },
      // Nothing of two people gets into one file.
      () => stop.current || !own(),
    );
  };
  const start = (): void => {
    if (part !== null) return;
    stop.current = false;
    setPart({ done: 0, total: 0 });
    setRefusal(null);
    setClosed(null);
    void run()
      // The browser has no room for it: everything else is a refusal.
      .catch((): Outcome<Made> => ({ ok: false, refusal: { code: "storage-full" } }))
      .then((answer) => {
        setPart(null);
        if (!answer.ok) {
          if (answer.refusal.code !== "cancelled") setRefusal(answer.refusal);
          return;
        }
        saveBlob(answer.value.blob, answer.value.name);
        setClosed(answer.value.closed);
        announce(t("report-done"));
      });
  };
  return (
    <section class="sheet stack" aria-labelledby="report">
      <h2 id="report">{t("report-title")}</h2>
      <p class="measure">{t("report-lead")}</p>
      <p class="measure">{t("report-other", { name: brand.name })}</p>
      {portal.session.shared() ? <p class="measure strong">{t("keep-all-shared")}</p> : null}
      {refusal === null ? null : <RefusalAlert refusal={refusal} title={t("report-failed")} />}
      {closed === null ? null : (
        <Alert kind={closed === 0 ? "success" : "warning"} title={t("report-done")} role="status">
          {closed === 0 ? null : <p>{t("report-closed-count", { n: closed })}</p>}
        </Alert>
      )}
      {part === null ? (
        <div>
          <Button kind="secondary" icon="down" onClick={start}>{t("report-do")}</Button>
        </div>
      ) : (
        <div class="kern-progress">
          <progress value={part.done} max={Math.max(1, part.total)} aria-label={t("report-working")} />
          <span class="muted num" role="status">{part.total === 0 ? t("report-working") : t("report-progress", { done: part.done, total: part.total })}</span>
          <LinkButton onClick={() => { stop.current = true; }}>{t("cancel")}</LinkButton>
        </div>
      )}
    </section>
  );
}
