// SPDX-License-Identifier: EUPL-1.2
/** "E-Mail-Adresse": where notifications go. A new one counts when its code was typed. */
import { Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { date, dateTime } from "../../i18n/format.js";
import { language, t } from "../../i18n/i18n.js";
import { isAddress, mailLang } from "../../mailbox/contact.js";
import type { ContactView } from "../../mailbox/views.js";
import { Alert, Button, ButtonLink, Dialog, Link, Skeleton } from "../shared/controls.js";
import { useAction, useLoaded, usePortal } from "../shared/env.js";
import { ErrorSummary, TextField, useFieldErrors } from "../shared/fields.js";
import { announce, Heading } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { href } from "../shared/router.js";
import { MailChoice, SentMails } from "./mail-choice.js";
import { MutedNotice } from "./mail-notice.js";
import { Phrase } from "./phrase.js";
import { PushSection } from "./push.js";

const DIGITS = 8;
const REMOVED = ["nothing", "look", "formal", "decisions", "phone", "back"] as const;

/** In the account. */
export function EmailSection(): VNode {
  const { contact } = usePortal();
  const { value } = useLoaded(() => contact.current(), [], ["session"]);
  return (
    <section class="sheet stack" aria-labelledby="email">
      <h2 id="email">{t("email-title")}</h2>
      <p class="measure">{value === null ? t("email-teaser") : state(value)}</p>
      <div>
        <ButtonLink kind="secondary" icon="post" to={href("email")}>{t("email-open")}</ButtonLink>
      </div>
    </section>
  );
}

function state(view: ContactView): string {
  if (!view.available) return t("email-unavailable");
  if (view.muted !== null) return t(`email-muted-${view.muted.why}-title`);
  return view.confirmedAt === null ? t("email-state-none") : t("email-state", { since: date(view.confirmedAt) });
}

export function EmailScreen(): VNode {
  const { contact } = usePortal();
  const loaded = useLoaded(() => contact.current(), [], ["session"]);
  const [shown, setShown] = useState<ContactView | null>(null);
  const [address, setAddress] = useState<string | null>(null);
  const [done, setDone] = useState<"confirmed" | "removed" | null>(null);
  const view = shown ?? loaded.value;
  const waits = view?.candidate?.expiresAt ?? null;
  return (
    <main class="page stack stack-6" id="main" tabIndex={-1}>
      <div class="stack stack-1">
        <div>
          <Link to={href("account")} icon="back">{t("nav-account")}</Link>
        </div>
        <Heading title={t("email-title")}>{t("email-title")}</Heading>
        <p class="measure">{t("email-lead")}</p>
      </div>
      {loaded.refusal === null || view !== null ? null : <RefusalAlert refusal={loaded.refusal} />}
      {done === null ? null : (
        <Alert kind="success" title={t(`email-${done}-title`)} role="status">
          <p>{t(`email-${done}-text`)}</p>
        </Alert>
      )}
      {view === null ? (
        loaded.busy ? <Skeleton /> : null
      ) : !view.available ? (
        <Alert kind="info" title={t("email-unavailable")}>
          <p>{t("email-unavailable-text")}</p>
        </Alert>
      ) : (
        <Fragment>
          {view.muted === null ? null : <MutedNotice muted={view.muted} />}
          {waits === null ? null : (
            <Waiting
              view={view}
              until={waits}
              address={address}
              onChange={(next, confirmed) => {
                setShown(next);
                setDone(confirmed ? "confirmed" : null);
                if (confirmed) announce(t("email-confirmed-title"));
              }}
            />
          )}
          {view.candidate?.source === "register" && waits === null ? (
            <Known
              onSent={(next) => {
                setAddress(null);
                setShown(next);
                setDone(null);
                announce(t("email-sent-said"));
              }}
            />
          ) : null}
          <Entry
            view={view}
            onSent={(next, typed) => {
              setAddress(typed);
              setShown(next);
              setDone(null);
              announce(t("email-sent-said"));
            }}
          />
          {view.lang === null ? null : <MailChoice view={view} onChange={setShown} />}
          {view.confirmedAt === null ? null : <Phrase view={view} address={address} onChange={setShown} />}
          <Discreet view={view} onChange={setShown} />
          <PushSection />
          <SentMails />
          {view.confirmedAt === null && waits === null ? null : (
            <Removal
              view={view}
              onRemoved={() => {
                setAddress(null);
                setShown({ ...view, confirmedAt: null, muted: null, candidate: null, phrase: false });
                setDone("removed");
              }}
            />
          )}
        </Fragment>
      )}
    </main>
  );
}

/** How often it is looked whether the mail was refused, in milliseconds. */
const LOOK = 5_000;

/** As long as nobody has refused the mail, looks whether somebody has: whoever typed a wrong address should not wait for a code. */
function useArrival(known: boolean, onRefused: (view: ContactView) => void): void {
  const { contact } = usePortal();
  const latest = useRef(onRefused);
  latest.current = onRefused;
  useEffect(() => {
    if (known) return undefined;
    const timer = setInterval(() => {
      void contact.current().then((answer) => {
        if (answer.ok && answer.value.candidate?.undeliverable) latest.current(answer.value);
      });
    }, LOOK);
    return () => {
      clearInterval(timer);
    };
  }, [known]);
}

/** The code is on its way: to be typed here. Or it is not: nobody takes mail there. */
function Waiting({ view, until, address, onChange }: { view: ContactView; until: number; address: string | null; onChange: (view: ContactView, confirmed: boolean) => void }): VNode {
  const { contact } = usePortal();
  const [code, setCode] = useState("");
  const { errors, turn, of: errorOf, tell } = useFieldErrors();
  const confirm = useAction();
  const again = useAction();
  const submit = (): void => {
    const digits = code.replaceAll(/[\s-]/gu, "");
    const right = /^\d+$/u.test(digits) && digits.length === DIGITS;
    if (!tell(right ? [] : [{ field: "email-code", text: t("email-code-wrong", { n: DIGITS }) }])) return;
    confirm.run(() => contact.confirm(digits), (next) => {
      onChange(next, true);
    });
  };
  const left = view.candidate?.sendsLeft ?? 0;
  const undeliverable = view.candidate?.undeliverable ?? false;
  useArrival(undeliverable, (next) => {
    onChange(next, false);
    announce(t("email-nobody-title"));
  });
  const more =
    left === 0 ? (
      <p class="small">{t("email-code-no-more")}</p>
    ) : (
      <div>
        <Button
          kind="secondary"
          busy={again.busy}
          onClick={() => {
            again.run(() => contact.again(), (next) => {
              setCode("");
              onChange(next, false);
              announce(t("email-sent-said"));
            });
          }}
        >
          {t("email-code-again", { n: left })}
        </Button>
      </div>
    );
  if (undeliverable) {
    return (
      <section class="sheet stack" aria-labelledby="email-waiting">
        <h2 id="email-waiting">{t("email-code-title")}</h2>
        <Alert kind="danger" title={t("email-nobody-title")}>
          <p>{address === null ? t("email-nobody-text") : t("email-nobody-text-at", { address })}</p>
        </Alert>
        {again.refusal === null ? null : <RefusalAlert refusal={again.refusal} />}
        {more}
      </section>
    );
  }
  return (
    <section class="sheet stack" aria-labelledby="email-waiting">
      <h2 id="email-waiting">{t("email-code-title")}</h2>
      <p class="measure">{address === null ? t("email-code-sent") : t("email-code-sent-to", { address })}</p>
      <p class="small muted">{t(view.confirmedAt === null ? "email-code-until" : "email-code-until-old", { until: dateTime(until) })}</p>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={errors} turn={turn} />
        {confirm.refusal === null ? null : <RefusalAlert refusal={confirm.refusal} />}
        <TextField id="email-code" label={t("email-code")} hint={t("email-code-hint")} value={code} onInput={setCode} error={errorOf("email-code")} autoComplete="one-time-code" inputMode="numeric" maxLength={16} />
        <div class="row">
          <Button submit icon="ok" busy={confirm.busy}>{confirm.busy ? t("please-wait") : t("email-code-do")}</Button>
        </div>
      </form>
      <p class="small">{t("email-code-missing")}</p>
      {again.refusal === null ? null : <RefusalAlert refusal={again.refusal} />}
      {more}
    </section>
  );
}

/** The insurer knows an address, and nobody has confirmed it. */
function Known({ onSent }: { onSent: (view: ContactView) => void }): VNode {
  const { contact } = usePortal();
  const action = useAction();
  return (
    <section class="sheet stack" aria-labelledby="email-known">
      <h2 id="email-known">{t("email-known-title")}</h2>
      <p class="measure">{t("email-known-text")}</p>
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <div>
        <Button kind="secondary" busy={action.busy} onClick={() => { action.run(() => contact.again(), onSent); }}>{t("email-known-do")}</Button>
      </div>
    </section>
  );
}

/** Another address. */
function Entry({ view, onSent }: { view: ContactView; onSent: (view: ContactView, address: string) => void }): VNode {
  const { contact } = usePortal();
  const [value, setValue] = useState("");
  const { errors, turn, of: errorOf, tell } = useFieldErrors();
  const action = useAction();
  const submit = (): void => {
    const address = value.trim();
    if (!tell(isAddress(address) ? [] : [{ field: "email-address", text: t(address === "" ? "email-missing" : "email-wrong") }])) return;
    action.run(() => contact.ask(address, mailLang(view.lang, language())), (next) => {
      setValue("");
      onSent(next, address);
    });
  };
  const first = view.confirmedAt === null && view.candidate === null;
  return (
    <section class="sheet stack" aria-labelledby="email-entry">
      <h2 id="email-entry">{t(first ? "email-entry-title" : view.muted === null ? "email-entry-other" : "email-entry-again")}</h2>
      {view.confirmedAt === null || view.muted !== null ? null : <p class="measure">{t("email-entry-old", { since: date(view.confirmedAt) })}</p>}
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={errors} turn={turn} />
        {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
        <TextField id="email-address" label={t("email-address")} hint={t("email-address-hint")} value={value} onInput={setValue} error={errorOf("email-address")} autoComplete="email" inputMode="email" maxLength={254} />
        <div class="row">
          <Button submit icon="post" busy={action.busy}>{action.busy ? t("please-wait") : t("email-send-code")}</Button>
        </div>
      </form>
    </section>
  );
}

/** Mails that do not say whom they come from: for somebody who does not live alone with her mail. */
function Discreet({ view, onChange }: { view: ContactView; onChange: (view: ContactView) => void }): VNode {
  const { contact } = usePortal();
  const action = useAction();
  return (
    <section class="sheet stack" aria-labelledby="discreet">
      <h2 id="discreet">{t("discreet-title")}</h2>
      <p class="measure">{t(view.discreet ? "discreet-is-on" : "discreet-text")}</p>
      <p class="small muted measure">{t("discreet-limits")}</p>
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <div>
        <Button
          kind="secondary"
          busy={action.busy}
          onClick={() => {
            action.run(() => contact.discreet(!view.discreet), (next) => {
              onChange(next);
              announce(t(next.discreet ? "discreet-said-on" : "discreet-said-off"));
            });
          }}
        >
          {t(view.discreet ? "discreet-off" : "discreet-on")}
        </Button>
      </div>
    </section>
  );
}

function Removal({ view, onRemoved }: { view: ContactView; onRemoved: () => void }): VNode {
  const { contact } = usePortal();
  const [asking, setAsking] = useState(false);
  const action = useAction();
  return (
    <section class="sheet stack" aria-labelledby="email-remove">
      <h2 id="email-remove">{t("email-remove-title")}</h2>
      <p>{t(view.confirmedAt === null ? "email-remove-lead-waits" : "email-remove-lead")}</p>
      <div>
        <Button kind="secondary" onClick={() => { setAsking(true); }}>{t("email-remove-ask")}</Button>
      </div>
      {asking ? (
        <Dialog
          title={t("email-remove-dialog")}
          onClose={() => { setAsking(false); }}
          actions={
            <Fragment>
              <Button
                kind="danger"
                busy={action.busy}
                onClick={() => {
                  action.run(() => contact.remove(), () => {
                    setAsking(false);
                    onRemoved();
                  });
                }}
              >
                {action.busy ? t("please-wait") : t("email-remove-do")}
              </Button>
              <Button kind="secondary" onClick={() => { setAsking(false); }}>{t("cancel")}</Button>
            </Fragment>
          }
        >
          {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
          <p>{t("block-dialog-text")}</p>
          <ul class="bullets">
            {REMOVED.map((id) => (
              <li key={id}>{t(`email-remove-then-${id}`)}</li>
            ))}
          </ul>
        </Dialog>
      ) : null}
    </section>
  );
}
