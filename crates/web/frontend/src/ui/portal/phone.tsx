// SPDX-License-Identifier: EUPL-1.2
/** "Ich telefoniere gerade mit Ihnen": two words that the person says, and a number that the other end has to say. */
import { Fragment, type VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { countdown } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { PhoneView } from "../../mailbox/views.js";
import { Alert, Button, Link } from "../shared/controls.js";
import { useAction, useLive, useNow, usePortal } from "../shared/env.js";
import { announce, Heading } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { href } from "../shared/router.js";

/** Seconds between two looks; events come sooner, where the network lets them through. */
const LOOK = 2;

export function PhoneScreen(): VNode {
  const { phone } = usePortal();
  const [view, setView] = useState<PhoneView | null>(() => phone.current());
  const [verdict, setVerdict] = useState<"right" | "wrong" | null>(null);
  const now = useNow(1);
  const action = useAction();
  const look = (): void => {
    void phone.look().then(setView);
  };
  useLive(["phone"], look);
  useEffect(() => {
    const timer = setInterval(look, LOOK * 1000);
    return () => {
      clearInterval(timer);
    };
  }, [phone]);
  const state = view?.state ?? null;
  const alone = state === "waiting";
  useEffect(() => {
    if (state === "spoken") announce(t("phone-spoken-said"), true);
    if (state === "over") announce(t("phone-over"));
  }, [state]);
  const start = (): void => {
    setVerdict(null);
    action.run(() => phone.start(), setView);
  };
  const stop = (): void => {
    void phone.stop().then(() => {
      setView(null);
    });
  };
  return (
    <main class="page stack stack-6" id="main" tabIndex={-1}>
      <div class="stack stack-1">
        <div>
          <Link to={href("account")} icon="back">{t("nav-account")}</Link>
        </div>
        <Heading title={t("phone-title")}>{t("phone-title")}</Heading>
      </div>
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {verdict !== null ? (
        <Verdict right={verdict === "right"} again={start} />
      ) : view === null || view.state === "over" ? (
        <Start over={view !== null} busy={action.busy} start={start} />
      ) : view.state === "alarm" ? (
        <Fragment>
          <RefusalAlert refusal={view.alarm ?? { code: "internal" }} title={t("phone-alarm-title")}>
            <p>{t("phone-hang-up")}</p>
          </RefusalAlert>
          <div>
            <Button kind="secondary" onClick={stop}>{t("close")}</Button>
          </div>
        </Fragment>
      ) : view.words === null ? (
        <section class="sheet stack" aria-labelledby="waiting">
          <h2 id="waiting">{t(alone ? "phone-waiting" : "phone-connecting")}</h2>
          <p class="measure" role="status">{view.desk === null ? t("phone-waiting-text") : t("phone-connecting-text", { desk: view.desk })}</p>
          <p class="num">{t("phone-left", { time: countdown(Math.max(0, view.until - now)) })}</p>
          <div>
            <Button kind="secondary" onClick={stop}>{t("phone-stop")}</Button>
          </div>
        </section>
      ) : (
        <Spoken
          view={view}
          words={view.words}
          onVerdict={(right) => {
            setVerdict(right ? "right" : "wrong");
            stop();
          }}
        />
      )}
    </main>
  );
}

function Start({ over, busy, start }: { over: boolean; busy: boolean; start: () => void }): VNode {
  return (
    <section class="sheet stack" aria-labelledby="how">
      {over ? <Alert kind="warning" title={t("phone-over")} role="status" /> : null}
      <h2 id="how">{t("phone-how")}</h2>
      <ol class="bullets">
        <li>{t("phone-how-1")}</li>
        <li>{t("phone-how-2")}</li>
        <li>{t("phone-how-3")}</li>
      </ol>
      <p class="measure">{t("phone-never")}</p>
      <div>
        <Button icon="phone" busy={busy} onClick={start}>{busy ? t("please-wait") : t("phone-press")}</Button>
      </div>
    </section>
  );
}

function Spoken({ view, words, onVerdict }: { view: PhoneView; words: readonly [string, string]; onVerdict: (right: boolean) => void }): VNode {
  return (
    <section class="sheet stack stack-6 say" aria-labelledby="say">
      <p class="muted">{t("phone-with", { desk: view.desk ?? "" })}</p>
      <div class="stack stack-2">
        <h2 id="say">{t("phone-say")}</h2>
        <p class="spoken" translate={false}>{words.join(" · ")}</p>
      </div>
      <div class="stack stack-2">
        <h2>{t("phone-hear")}</h2>
        <p class="spoken num" translate={false}>{view.number}</p>
      </div>
      <div class="row">
        <Button icon="check" onClick={() => { onVerdict(true); }}>{t("phone-right")}</Button>
        <Button kind="danger" icon="x" onClick={() => { onVerdict(false); }}>{t("phone-wrong")}</Button>
      </div>
    </section>
  );
}

function Verdict({ right, again }: { right: boolean; again: () => void }): VNode {
  return (
    <Fragment>
      {right ? (
        <Alert kind="success" title={t("phone-right-title")} role="status">
          <p>{t("phone-right-text")}</p>
        </Alert>
      ) : (
        <Alert kind="danger" title={t("phone-wrong-title")} role="alert">
          <p>{t("phone-hang-up")}</p>
        </Alert>
      )}
      <div class="row">
        <Link to={href("inbox")}>{t("nav-inbox")}</Link>
        <Button kind="secondary" onClick={again}>{t("phone-again")}</Button>
      </div>
    </Fragment>
  );
}
