// SPDX-License-Identifier: EUPL-1.2
/** A case is closed: why, of a duplicate where it goes on, and ten seconds in which that can be taken back. */
import { Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { CLOSE_REASONS, type CloseReason, type Refusal } from "../../mailbox/views.js";
import { Bar } from "../shared/bar.js";
import { Radios } from "../shared/choices.js";
import { Button, Dialog } from "../shared/controls.js";
import { useEnv, useLoaded, useOffice } from "../shared/env.js";
import { ErrorText } from "../shared/fields.js";
import { announce } from "../shared/page.js";
import { RefusalAlert, refusalText } from "../shared/refusals.js";
import { UNDO_SECONDS } from "../shared/sender.js";

interface Wish {
  readonly reason: CloseReason;
  readonly main: string | null;
}

/** What was chosen waits for ten seconds; leaving the screen closes the case at once. */
export function useClosing(thread: string, dept: string, done: () => void): { readonly left: number | null; readonly refusal: Refusal | null; readonly begin: (wish: Wish) => void; readonly undo: () => void } {
  const office = useOffice();
  const { now } = useEnv();
  const [until, setUntil] = useState<number | null>(null);
  const [left, setLeft] = useState(UNDO_SECONDS);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const waiting = useRef<Wish | null>(null);
  const alive = useRef(true);
  const bring = (): void => {
    const wish = waiting.current;
    waiting.current = null;
    if (wish === null) return;
    void office.close(thread, dept, wish.reason, wish.main).then((answer) => {
      announce(answer.ok ? t("state-set", { state: t("state-done-office") }) : refusalText(answer.refusal), !answer.ok);
      if (!alive.current) return;
      setRefusal(answer.ok ? null : answer.refusal);
      done();
    });
  };
  useEffect(() => {
    if (until === null) return;
    const timer = setInterval(() => {
      const rest = Math.ceil(until - now());
      setLeft(Math.max(0, rest));
      if (rest > 0) return;
      setUntil(null);
      bring();
    }, 250);
    return () => {
      clearInterval(timer);
    };
  }, [until]);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
      bring();
    };
  }, [thread]);
  return {
    left: until === null ? null : left,
    refusal,
    begin: (wish) => {
      waiting.current = wish;
      setRefusal(null);
      setLeft(UNDO_SECONDS);
      setUntil(now() + UNDO_SECONDS);
      announce(t("close-spoken", { n: UNDO_SECONDS }));
    },
    undo: () => {
      waiting.current = null;
      setUntil(null);
    },
  };
}

/** Foot of the screen while closing can be taken back. */
export function CloseBar({ left, undo }: { left: number; undo: () => void }): VNode {
  return (
    <Bar label={t("close-bar")}>
      <p class="strong num" aria-hidden="true">{t("close-countdown", { n: left })}</p>
      <Button kind="secondary" icon="undo" onClick={undo}>{t("undo")}</Button>
    </Bar>
  );
}

export function CloseDialog({ thread, dept, onClose, onPick }: { thread: string; dept: string; onClose: () => void; onPick: (wish: Wish) => void }): VNode {
  const office = useOffice();
  const [reason, setReason] = useState<CloseReason | null>(null);
  const [main, setMain] = useState("");
  const [tried, setTried] = useState(false);
  const others = useLoaded(() => office.siblings(thread, dept), [thread, dept], ["threads", "rows"]);
  const duplicate = reason === "duplicate";
  return (
    <Dialog
      title={t("close-title")}
      onClose={onClose}
      actions={
        <Fragment>
          <Button
            onClick={() => {
              setTried(true);
              if (reason === null || (duplicate && main === "")) {
                document.getElementById(reason === null ? "close-reason" : "close-main")?.focus();
                return;
              }
              onPick({ reason, main: duplicate ? main : null });
            }}
          >
            {t("set-done")}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      <Radios id="close-reason" legend={t("close-reason")} options={CLOSE_REASONS.map((one) => [one, t(`close-reason-${one}`)] as const)} value={reason} onPick={setReason} error={tried && reason === null ? t("close-reason-missing") : null} />
      {duplicate ? (
        <div class="kern-form-input">
          <label class="kern-label" for="close-main">{t("close-main")}</label>
          {others.refusal === null ? null : <RefusalAlert refusal={others.refusal} />}
          <div class="kern-form-input__select-wrapper">
            <select id="close-main" class="kern-form-input__select" value={main} aria-invalid={tried && main === "" ? "true" : undefined} aria-describedby={tried && main === "" ? "close-main-error" : undefined} onChange={(event) => { setMain(event.currentTarget.value); }}>
              <option value="">{t("close-main-choose")}</option>
              {(others.value ?? []).map((row) => <option key={row.thread} value={row.thread}>{row.subject ?? t("row-decrypting")}</option>)}
            </select>
          </div>
          {tried && main === "" ? <ErrorText id="close-main-error">{t("close-main-missing")}</ErrorText> : null}
          {others.value?.length === 0 ? <p class="small">{t("close-main-none")}</p> : null}
        </div>
      ) : null}
      <p class="small muted">{t("close-note")}</p>
    </Dialog>
  );
}
