// SPDX-License-Identifier: EUPL-1.2
/** "Save everything": asks where, shows how far it is, can be called off in the middle of a file, and names what is not in it. */
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { date, size } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { Outcome, Refusal } from "../../mailbox/views.js";
import { Alert, Button, LinkButton } from "../shared/controls.js";
import { useEnv, useMatterName, usePortal, useSession } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { safeName } from "../shared/file-names.js";
import { openSink } from "../shared/save.js";
import { keeping } from "./keep-door.js";
import { nameOf, useActing } from "./acting.js";
import type { KeptAll, Post, Progress } from "./keep-all.js";

const fileName = (now: number): string => `${safeName(`${t("keep-name")} ${t("keep-all-name")} ${date(now).replaceAll(".", "-")}`, t("keep-name"))}.zip`;

export function KeepAllSection(): VNode {
  const portal = usePortal();
  const { now } = useEnv();
  const session = useSession();
  const acting = useActing();
  const matter = useMatterName();
  const [part, setPart] = useState<Progress | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [kept, setKept] = useState<KeptAll | null>(null);
  const stop = useRef<AbortController | null>(null);
  // Whoever leaves the screen has called it off; the file is not half there.
  useEffect(
    () => () => {
      stop.current?.abort();
    },
    [],
  );
  const own = session.state === "open" && session.name !== null ? session.name : t("keep-all-you");
  const who = acting === null ? own : nameOf(acting.name);
  const run = async (signal: AbortSignal): Promise<Outcome<KeptAll>> => {
    const began = now();
    const name = fileName(began);
    const sink = await openSink(name);
    if (sink === null) return { ok: false, refusal: { code: "cancelled" } };
    const door = await keeping();
    if (!door.ok) {
      await sink.stream.abort();
      return door;
    }
    const subject = (): string | null => portal.acting.current()?.pid ?? null;
    const whose = subject();
    const post: Post = {
      page: (cursor) => portal.inbox(cursor),
      thread: (id) => portal.thread(id),
      open: (thread, aid, progress, called, sealed) => (sealed ? portal.sealedAttachment(thread, aid, called) : portal.openAttachment(thread, aid, progress, called)),
      ...door.value.makersOf(portal),
      matter,
      whose: () => (subject() === whose ? who : ""),
    };
    const answer = await door.value.keepAll(post, began, sink.stream, setPart, signal);
    if (answer.ok) await sink.finish();
    return answer;
  };
  const start = (): void => {
    if (part !== null) return;
    const controller = new AbortController();
    stop.current = controller;
    setPart({ threads: 0, total: 0, bytes: 0 });
    setRefusal(null);
    setKept(null);
    void run(controller.signal)
      // The browser or the disk has no room for it: everything else is a refusal.
      .catch((): Outcome<KeptAll> => ({ ok: false, refusal: { code: "storage-full" } }))
      .then((answer) => {
        setPart(null);
        if (answer.ok) {
          setKept(answer.value);
          announce(t("keep-all-done", { n: answer.value.threads }));
        } else if (answer.refusal.code !== "cancelled") setRefusal(answer.refusal);
      });
  };
  return (
    <section class="sheet stack" aria-labelledby="keep-all">
      <h2 id="keep-all">{t("keep-all-title")}</h2>
      <p class="measure">{acting === null ? t("keep-all-lead") : t("keep-all-lead-for", { name: who })}</p>
      {portal.session.shared() ? <p class="measure strong">{t("keep-all-shared")}</p> : null}
      {refusal === null ? null : <RefusalAlert refusal={refusal} title={t("keep-all-failed")} />}
      {kept === null ? null : kept.missing.length === 0 ? (
        <Alert kind="success" title={t("keep-all-done", { n: kept.threads })} role="status" />
      ) : (
        <Alert kind="warning" title={t("keep-all-missing", { n: kept.missing.length })} role="status">
          <p>{t("keep-all-done", { n: kept.threads })}</p>
          <ul class="bullets">{kept.missing.map((name) => <li key={name}>{name}</li>)}</ul>
        </Alert>
      )}
      {part === null ? (
        <div>
          <Button kind="secondary" icon="down" onClick={start}>{t("keep-all-do")}</Button>
        </div>
      ) : (
        <div class="kern-progress">
          <progress value={part.threads} max={Math.max(1, part.total)} aria-label={t("keep-working")} />
          <span class="muted num" role="status">{part.total === 0 ? t("keep-working") : t("keep-all-progress", { done: part.threads, total: part.total, bytes: size(part.bytes) })}</span>
          <LinkButton onClick={() => { stop.current?.abort(); }}>{t("cancel")}</LinkButton>
        </div>
      )}
    </section>
  );
}
