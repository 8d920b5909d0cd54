// SPDX-License-Identifier: EUPL-1.2
/** Activation in four steps: code and birth date, passkey or password, recovery sheet, done. The code never leaves the browser. */
import { createContext, Fragment, type VNode } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { Outcome, Refusal } from "../../mailbox/views.js";
import { Alert, Button, ButtonLink, Details, Facts, Link, LinkButton, Steps } from "./controls.js";
import { useAction, useEnv } from "./env.js";
import { CodeField, DateField, dateOf, ErrorSummary, NO_DATE, TextField, type DateParts, useFieldErrors, type FieldError } from "./fields.js";
import { announce, Heading } from "./page.js";
import { isGuessable } from "./password.js";
import { readScan, ScanButton } from "./qr.js";
import { grouped } from "./readers.js";
import { RefusalAlert, refusalText } from "./refusals.js";
import { SharedChoice } from "./shared-device.js";
import { go, href } from "./router.js";
import type { Sheet } from "./sheet-held.js";
import { SheetPaper, SheetTools } from "./sheet.js";

/** A code that was found and is genuine. */
export interface Begun {
  readonly fingerprint: string;
  readonly witnessPolicy: string;
}

const NO_CODE = ["", "", "", "", "", ""] as const;
/** Shortest password that is taken; long ones are welcome, there are no other rules. */
export const PASSWORD_LENGTH = 12;

/** Whether the first step was done at an identity provider, and not with the code of a letter. */
const Identified = createContext(false);

function names(identified: boolean): readonly string[] {
  return [t(identified ? "step-identify" : "step-code"), t("step-passkey"), t("step-sheet"), t("step-done")];
}

/** `home` is where an activated person goes on; `identified`: the first step was done at an identity provider. */
export function ActivateScreen({ home, identified = null }: { home: string; identified?: Begun | null }): VNode {
  return (
    <Identified.Provider value={identified !== null}>
      <ActivateSteps home={home} identified={identified} />
    </Identified.Provider>
  );
}

function ActivateSteps({ home, identified }: { home: string; identified: Begun | null }): VNode {
  const [step, setStep] = useState(identified === null ? 0 : 1);
  const [begun, setBegun] = useState<Begun | null>(identified);
  if (step === 2) return <SheetStep onDone={() => { setStep(3); }} />;
  return (
    <main class="page" id="main" tabIndex={-1}>
      {step === 0 ? (
        <CodeStep
          onDone={(value) => {
            setBegun(value);
            setStep(1);
          }}
        />
      ) : step === 1 ? (
        <PasskeyStep begun={begun} onDone={() => { setStep(2); }} />
      ) : (
        <DoneStep home={home} />
      )}
    </main>
  );
}

/** Each step is a screen of its own: its heading takes the focus. */
function StepHead({ step, title }: { step: number; title: string }): VNode {
  const ref = useRef<HTMLDivElement>(null);
  const identified = useContext(Identified);
  useEffect(() => {
    if (step === 0) return;
    window.scrollTo(0, 0);
    ref.current?.querySelector("h1")?.focus({ preventScroll: true });
  }, [step]);
  return (
    <div class="stack stack-6" ref={ref}>
      <Steps label={t("activate")} names={names(identified)} current={step} />
      <Heading title={title}>{title}</Heading>
    </div>
  );
}

function CodeStep({ onDone }: { onDone: (begun: Begun) => void }): VNode {
  const { service, now } = useEnv();
  const [groups, setGroups] = useState<readonly string[]>(NO_CODE);
  const [fingerprint, setFingerprint] = useState<string | null>(null);
  const [dob, setDob] = useState<DateParts>(NO_DATE);
  const { errors, turn, set: setErrors, of: errorOf, tell } = useFieldErrors();
  const [badGroup, setBadGroup] = useState<number | null>(null);
  const latest = useRef("");
  const action = useAction();

  const codeRefusal = (refusal: Refusal): FieldError => {
    const group = refusal.at === undefined ? null : Math.floor(refusal.at / 4);
    setBadGroup(group);
    return { field: group === null || group === 0 ? "code" : `code-${group}`, text: refusalText(refusal) };
  };
  const change = (next: readonly string[]): void => {
    setGroups(next);
    setFingerprint(null);
    const typed = next.join("");
    latest.current = typed;
    if (typed.length !== 24) return;
    // The check digit is looked at here, without the network: a typing error costs no try.
    void service.activation.checkCode(typed).then((answer) => {
      if (latest.current !== typed) return;
      if (answer.ok) {
        setErrors((old) => old.filter((error) => !error.field.startsWith("code")));
        setBadGroup(null);
      } else {
        const error = codeRefusal(answer.refusal);
        setErrors((old) => [...old.filter((other) => !other.field.startsWith("code")), error]);
        announce(error.text);
      }
    });
  };
  const submit = async (): Promise<void> => {
    const found: FieldError[] = [];
    const code = groups.join("");
    setBadGroup(null);
    if (code.length !== 24) found.push({ field: "code", text: t("code-short", { n: code.length }) });
    else {
      const checked = await service.activation.checkCode(code);
      if (!checked.ok) found.push(codeRefusal(checked.refusal));
    }
    const date = dateOf(dob, new Date(now() * 1000).toISOString().slice(0, 10));
    if (date === null) found.push({ field: "dob", text: t("date-wrong") });
    if (!tell(found) || date === null) return;
    action.run(() => service.activation.begin(code, date, fingerprint), onDone);
  };
  const codeError = errors.find((error) => error.field.startsWith("code"))?.text ?? null;
  return (
    <div class="thread">
      <div class="stack stack-6">
        <StepHead step={0} title={t("code-title")} />
        <form
          class="sheet stack stack-6"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <ErrorSummary errors={turn > 0 ? errors : []} turn={turn} />
          {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
          <div class="stack">
            <CodeField id="code" legend={t("code-legend")} hint={t("code-hint")} groups={groups} onInput={change} error={codeError} badGroup={badGroup} />
            {codeError !== null && groups.join("").length === 24 ? <p class="small muted">{t("code-not-counted")}</p> : null}
            <ScanButton
              accept={(text) => {
                const scanned = readScan(text);
                if (scanned?.kind !== "activation") return false;
                const code = scanned.code.replaceAll("-", "").toUpperCase();
                change(NO_CODE.map((_, index) => code.slice(index * 4, index * 4 + 4)));
                setFingerprint(scanned.fingerprint);
                announce(t("scan-done"));
                return true;
              }}
            />
          </div>
          <hr class="hr" />
          <DateField id="dob" legend={t("dob")} value={dob} onInput={setDob} error={errorOf("dob")} />
          <SharedChoice />
          <div class="row">
            <Button submit busy={action.busy}>{action.busy ? t("please-wait") : t("continue")}</Button>
            <Link to="#/">{t("cancel")}</Link>
          </div>
        </form>
      </div>
      <aside class="stack" aria-label={t("code-help")}>
        <section class="sheet stack panel">
          <h2>{t("code-where")}</h2>
          <LetterPicture />
          <p class="small">{t("code-where-text")}</p>
          <p class="small">{t("code-valid-text")}</p>
        </section>
        <Alert kind="info" title={t("keep-code-title")}>
          <p>{t("keep-code-text")}</p>
        </Alert>
        {service.side === "portal" ? <Link to={href("letter")}>{t("code-lost")}</Link> : null}
      </aside>
    </div>
  );
}

function LetterPicture(): VNode {
  return (
    <svg class="letter" viewBox="0 0 260 190" width="260" height="190" role="img" aria-label={t("letter-picture")}>
      <rect class="l-paper" x="1" y="1" width="258" height="188" rx="4" />
      <path class="l-line" d="M20 22h70v7H20zM20 36h90v6H20zM20 47h76v6H20zM20 76h120v7H20zM20 150h216v5H20zM20 161h190v5H20z" />
      <rect class="l-box" x="18" y="94" width="156" height="44" rx="3" />
      <text x="28" y="113">XXXX XXXX XXXX</text>
      <text x="28" y="130">XXXX XXXX XXXX</text>
      <path class="l-ink" d="M190 94h12v12h-12zM222 94h12v12h-12zM190 126h12v12h-12zM206 98h5v5h-5zM212 108h6v6h-6zM224 112h5v5h-5zM206 118h5v5h-5zM218 122h5v5h-5zM228 126h6v6h-6zM208 130h6v6h-6zM196 112h5v5h-5z" />
    </svg>
  );
}

function PasskeyStep({ begun, onDone }: { begun: Begun | null; onDone: () => void }): VNode {
  const { service, brand } = useEnv();
  const shared = service.session.shared();
  const [label, setLabel] = useState(t("passkey-label-default"));
  const [state, setState] = useState<"choose" | "password" | "also-password">("choose");
  const action = useAction();
  return (
    <div class="thread">
      <div class="stack stack-6">
        <StepHead step={1} title={state === "choose" ? t("passkey-title") : t("password-title")} />
        {state === "choose" ? (
          <form
            class="sheet stack"
            onSubmit={(event) => {
              event.preventDefault();
              action.run(() => service.activation.makePasskey(label), (made) => {
                // A password would have to be kept here. With the recovery sheet her own device gets a way in later.
                if (made.prf || shared) onDone();
                else setState("also-password");
              });
            }}
          >
            {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
            <p>{t("passkey-lead")}</p>
            {shared ? <p class="strong">{t("passkey-elsewhere")}</p> : null}
            <TextField id="passkey-label" label={t("passkey-label")} hint={t("passkey-label-hint")} value={label} maxLength={40} onInput={setLabel} />
            <div>
              <Button submit icon="key" busy={action.busy}>{action.busy ? t("please-wait") : t("make-passkey")}</Button>
            </div>
            <p class="small muted">{t("passkey-hint")}</p>
            {shared ? null : (
              <Fragment>
                <hr class="hr" />
                <div>
                  <LinkButton onClick={() => { action.clear(); setState("password"); }}>{t("password-instead")}</LinkButton>
                </div>
              </Fragment>
            )}
          </form>
        ) : (
          <div class="sheet stack">
            {state === "also-password" ? (
              <Alert kind="info" title={t("passkey-no-prf-title")} role="status">
                <p>{t("passkey-no-prf-text")}</p>
              </Alert>
            ) : null}
            <PasswordPair
              button={t("password-set")}
              onDone={onDone}
              ask={(password) => service.activation.setPassword(password)}
            />
            {state === "password" ? (
              <div>
                <LinkButton icon="back" onClick={() => { setState("choose"); }}>{t("passkey-instead")}</LinkButton>
              </div>
            ) : null}
          </div>
        )}
      </div>
      <aside class="stack" aria-label={t("passkey-help")}>
        <section class="sheet stack panel">
          <h2>{t("passkey-what")}</h2>
          <p class="small">{t("passkey-what-1")}</p>
          <p class="small">{t("passkey-what-2")}</p>
        </section>
        {begun === null ? null : (
          <section class="sheet sheet--quiet stack stack-2">
            <Details summary={t("technical")}>
              <div class="stack stack-2">
                <Facts
                  items={[
                    [t("fingerprint-of", { name: brand.name }), <span class="mono">{grouped(begun.fingerprint)}</span>],
                    [t("technical-log"), t(begun.witnessPolicy === "none" ? "witness-none" : "witness-some")],
                  ]}
                />
                <p class="small muted">{t("fingerprint-hint")}</p>
              </div>
            </Details>
          </section>
        )}
      </aside>
    </div>
  );
}

/** A new password, typed twice; long and in no list is the only rule. */
export function PasswordPair({ button, ask, onDone }: { button: string; ask: (password: string) => ReturnType<ReturnType<typeof useEnv>["service"]["activation"]["setPassword"]>; onDone: () => void }): VNode {
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const [shown, setShown] = useState(false);
  const { errors, turn, of: errorOf, tell } = useFieldErrors();
  const action = useAction();
  const { brand } = useEnv();
  /** False if anybody would guess it; judged before it is used for anything. */
  const take = async (): Promise<Outcome<boolean>> => {
    try {
      if (await isGuessable(first, [brand.name])) return { ok: true, value: false };
    } catch {
      // The lists come from the server, like all that follows.
      return { ok: false, refusal: { code: "offline" } };
    }
    const answer = await ask(first);
    return answer.ok ? { ok: true, value: true } : answer;
  };
  const type = shown ? "text" : "password";
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const found: FieldError[] = [];
        if (first.length < PASSWORD_LENGTH) found.push({ field: "new-password", text: t("password-short", { n: PASSWORD_LENGTH }) });
        else if (first !== second) found.push({ field: "new-password-2", text: t("password-differs") });
        if (!tell(found)) return;
        action.run(take, (taken) => {
          if (taken) onDone();
          else tell([{ field: "new-password", text: t("password-guessable") }]);
        });
      }}
    >
      <ErrorSummary errors={errors} turn={turn} />
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <p class="small">{t("password-browser")}</p>
      <TextField id="new-password" label={t("password-new")} hint={t("password-hint", { n: PASSWORD_LENGTH })} type={type} autoComplete="new-password" value={first} onInput={setFirst} error={errorOf("new-password")} />
      <TextField id="new-password-2" label={t("password-again")} type={type} autoComplete="new-password" value={second} onInput={setSecond} error={errorOf("new-password-2")} />
      <div class="kern-form-check">
        <input class="kern-form-check__checkbox" type="checkbox" id="show-password" checked={shown} onChange={() => { setShown(!shown); }} />
        <label class="kern-label" for="show-password">{t("password-show")}</label>
      </div>
      <div>
        <Button submit busy={action.busy}>{action.busy ? t("please-wait") : button}</Button>
      </div>
    </form>
  );
}

function SheetStep({ onDone }: { onDone: () => void }): VNode {
  const { service } = useEnv();
  const action = useAction();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  useEffect(() => {
    action.run(() => service.activation.makeSheet(), setSheet);
  }, []);
  return (
    <main class="desk" id="main" tabIndex={-1}>
      <div class="tools">
        <div class="full">
          <StepHead step={2} title={t("sheet-title")} />
        </div>
      </div>
      {action.refusal === null ? null : (
        <div class="tools">
          <RefusalAlert refusal={action.refusal}>
            <Button onClick={() => { action.run(() => service.activation.makeSheet(), setSheet); }}>{t("retry")}</Button>
          </RefusalAlert>
        </div>
      )}
      {sheet === null ? null : (
        <Fragment>
          <SheetTools lead={<p>{t("sheet-only-here")}</p>}>
            <Button kind="secondary" onClick={onDone}>{t("sheet-stored")}</Button>
          </SheetTools>
          <SheetPaper sheet={sheet} />
        </Fragment>
      )}
    </main>
  );
}

/** The registrar looks at the request; a wrong birth date can be mended here without a new passkey. */
function DoneStep({ home }: { home: string }): VNode {
  const { service, now } = useEnv();
  const identified = useContext(Identified);
  const action = useAction();
  const [done, setDone] = useState<{ readonly quarantineUntil: number | null } | null>(null);
  const [dob, setDob] = useState<DateParts>(NO_DATE);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    action.run(() => service.activation.complete(), setDone);
  }, []);
  // Tries are counted only for the claims: whatever carries a number above zero can be mended by another birth date.
  const tries = action.refusal?.triesLeft;
  const wrongDob = tries !== undefined && tries > 0;
  const final = action.refusal?.code === "code-refused" || tries === 0;
  return (
    <div class="narrow stack stack-6">
      <StepHead step={3} title={done === null ? (wrongDob ? t("dob-again-title") : t("activate-waiting-title")) : t("activate-done-title")} />
      {done === null && action.busy ? (
        <section class="sheet stack">
          <div class="kern-progress">
            <progress aria-label={t("activate-waiting-title")} />
          </div>
          <p role="status">{t("activate-waiting")}</p>
        </section>
      ) : null}
      {done === null && wrongDob && action.refusal !== null ? (
        <form
          class="sheet stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const date = dateOf(dob, new Date(now() * 1000).toISOString().slice(0, 10));
            setError(date === null ? t("date-wrong") : null);
            if (date === null) document.getElementById("dob")?.focus();
            else action.run(() => service.activation.correctDob(date), setDone);
          }}
        >
          <RefusalAlert refusal={action.refusal} />
          <DateField id="dob" legend={t("dob")} value={dob} onInput={setDob} error={error} />
          <div>
            <Button submit busy={action.busy}>{t("continue")}</Button>
          </div>
        </form>
      ) : null}
      {done === null && action.refusal !== null && !wrongDob ? (
        <RefusalAlert refusal={action.refusal}>
          <div class="row">
            {final ? service.side === "portal" ? <ButtonLink kind="secondary" to={href("letter")}>{t("new-letter")}</ButtonLink> : null : <Button kind="secondary" onClick={() => { action.run(() => service.activation.complete(), setDone); }}>{t("retry")}</Button>}
          </div>
        </RefusalAlert>
      ) : null}
      {done === null ? null : (
        <Fragment>
          <Alert kind="success" title={t("activate-done")} role="status">
            <p>{done.quarantineUntil === null ? t("activate-done-text") : t("activate-quarantine", { when: dateTime(done.quarantineUntil) })}</p>
          </Alert>
          <section class="sheet stack">
            <p>{t(identified ? "activate-sheet-keep" : "activate-letter-away")}</p>
            <div>
              <Button onClick={() => { go(home); }}>{t("to-inbox")}</Button>
            </div>
          </section>
        </Fragment>
      )}
    </div>
  );
}
