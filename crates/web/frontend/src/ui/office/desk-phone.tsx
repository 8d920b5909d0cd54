// SPDX-License-Identifier: EUPL-1.2
/** The desk's end of a phone check: the person has to say two words, and hears a number. What comes of it is put on record. */
import { Fragment, type VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { countdown } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { DeskPersonView, PhoneView } from "../../mailbox/views.js";
import { Alert, Button, Dialog } from "../shared/controls.js";
import { useAction, useLive, useNow, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";

/** Seconds between two looks. */
const LOOK = 2;

export function PhoneDialog({ dept, person, onClose, onDone }: { dept: string; person: DeskPersonView; onClose: () => void; onDone: (right: boolean) => void }): VNode {
  const { desk } = useOffice();
  const [view, setView] = useState<PhoneView | null>(null);
  const now = useNow(1);
  const joining = useAction();
  const recording = useAction();
  const look = (): void => {
    void desk.phone.look().then(setView);
  };
  useLive(["phone"], look);
  useEffect(() => {
    desk.phone.forget();
    const timer = setInterval(look, LOOK * 1000);
    return () => {
      clearInterval(timer);
      desk.phone.forget();
    };
  }, []);
  const state = view?.state ?? null;
  useEffect(() => {
    if (state === "spoken") announce(t("desk-phone-said"), true);
  }, [state]);
  const join = (): void => {
    joining.run(() => desk.phone.join(dept, person.pid), setView);
  };
  const record = (right: boolean): void => {
    recording.run(() => desk.contact(dept, person.pid, { via: "phone", checks: ["phone-check"], passed: right }), () => { onDone(right); });
  };
  const spoken = view?.words ?? null;
  return (
    <Dialog
      title={t("desk-phone-title", { name: person.name })}
      onClose={onClose}
      actions={
        <Fragment>
          {spoken !== null ? (
            <Fragment>
              <Button icon="check" busy={recording.busy} onClick={() => { record(true); }}>{t("desk-phone-right")}</Button>
              <Button kind="danger" icon="x" busy={recording.busy} onClick={() => { record(false); }}>{t("desk-phone-wrong")}</Button>
            </Fragment>
          ) : view === null || view.state === "over" ? (
            <Button icon="phone" busy={joining.busy} onClick={join}>{joining.busy ? t("please-wait") : t("desk-phone-start")}</Button>
          ) : null}
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {joining.refusal === null ? null : <RefusalAlert refusal={joining.refusal} />}
      {recording.refusal === null ? null : <RefusalAlert refusal={recording.refusal} />}
      {view?.state === "alarm" ? (
        <RefusalAlert refusal={view.alarm ?? { code: "internal" }} title={t("desk-phone-alarm")} />
      ) : spoken !== null ? (
        <div class="stack stack-6">
          <div>
            <p>{t("desk-phone-words")}</p>
            <p class="spoken" translate={false}>{spoken.join(" · ")}</p>
          </div>
          <div>
            <p>{t("desk-phone-number")}</p>
            <p class="spoken num" translate={false}>{view?.number}</p>
          </div>
          <p class="small">{t("desk-phone-order")}</p>
        </div>
      ) : view?.state === "connecting" ? (
        <Fragment>
          <p role="status">{t("desk-phone-connecting")}</p>
          <p class="num">{t("desk-phone-left", { time: countdown(Math.max(0, view.until - now)) })}</p>
        </Fragment>
      ) : (
        <Fragment>
          {view?.state === "over" ? <Alert kind="warning" title={t("desk-phone-over")} role="status" /> : null}
          <ol class="bullets">
            <li>{t("desk-phone-1")}</li>
            <li>{t("desk-phone-2")}</li>
            <li>{t("desk-phone-3")}</li>
          </ol>
        </Fragment>
      )}
    </Dialog>
  );
}
