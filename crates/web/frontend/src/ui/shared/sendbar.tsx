// SPDX-License-Identifier: EUPL-1.2
/** Foot of the screen while a message is on its way: take it back, see that it runs, or that it did not go. */
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { Bar } from "./bar.js";
import { Button, Mini } from "./controls.js";
import { useSending } from "./use-sending.js";
import { useEnv } from "./env.js";
import { Icon } from "./icons.js";
import { announce } from "./page.js";
import { refusalText } from "./refusals.js";
import { href } from "./router.js";
import { UNDO_SECONDS } from "./sender.js";

/** Sending the same once more would be refused again: something is to be read or decided first. */
const READ_FIRST: readonly string[] = ["newer-message", "release-required", "picture-undecided"];

export function SendBar(): VNode | null {
  const { sender, now } = useEnv();
  const sending = useSending();
  const [left, setLeft] = useState(UNDO_SECONDS);
  const until = sending.phase === "countdown" ? sending.until : null;
  useEffect(() => {
    if (until === null) return;
    const tick = (): void => {
      setLeft(Math.max(0, Math.ceil(until - now())));
    };
    tick();
    announce(t("send-spoken", { n: UNDO_SECONDS }));
    const timer = setInterval(tick, 250);
    return () => {
      clearInterval(timer);
    };
  }, [until, now]);
  const phase = sending.phase;
  useEffect(() => {
    if (phase === "sending") announce(t("state-sending"));
    if (phase === "failed") announce(t("state-failed"), true);
  }, [phase]);
  if (sending.phase === "idle" || sending.phase === "sent") return null;
  const undo = (
    <Button kind="secondary" icon="undo" onClick={() => { sender.undo(); }}>
      {t("undo")}
    </Button>
  );
  return (
    <Bar label={t("sendbar")} bad={sending.phase === "failed"}>
      {sending.phase === "waiting" ? <p class="strong">{t("send-waiting", { to: sending.to })}</p> : null}
      {sending.phase === "countdown" ? (
        <p class="strong num" aria-hidden="true">
          {t("send-countdown", { to: sending.to, n: left })}
        </p>
      ) : null}
      {sending.phase === "sending" ? <p class="strong">{t("send-sending", { to: sending.to })}</p> : null}
      {sending.phase === "waiting" || sending.phase === "countdown" ? undo : null}
      {sending.phase === "failed" ? (
        <div class="stack stack-2">
          <p class="tag tag--late">
            <Icon name="x" />
            <span>{t("state-failed")}</span>
          </p>
          <p class="small">{`${t("send-failed", { to: sending.to })} ${refusalText(sending.refusal)}`}</p>
          <div class="row">
            {READ_FIRST.includes(sending.refusal.code) ? null : <Button onClick={() => { sender.retry(); }}>{t("retry")}</Button>}
            <a class="mini" href={sending.draft.thread === null ? href("write", sending.draft.id) : href("thread", sending.draft.thread)}>
              {t("to-draft")}
            </a>
            <Mini onClick={() => { sender.dismiss(); }}>{t("close")}</Mini>
          </div>
        </div>
      ) : null}
    </Bar>
  );
}
