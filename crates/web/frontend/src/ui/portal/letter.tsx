// SPDX-License-Identifier: EUPL-1.2
/** "Brief bestellen": somebody without an account asks for a letter with a code. What she types is sealed here; the answer is always the same. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { Alert, Button, ButtonLink, Link } from "../shared/controls.js";
import { useAction, useEnv } from "../shared/env.js";
import { dateOf, DateField, ErrorSummary, NO_DATE, TextField, useFieldErrors, type FieldError } from "../shared/fields.js";
import { cleanKvnr, isKvnr } from "../shared/kvnr.js";
import { Heading } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { href } from "../shared/router.js";

/** Last digits of the number on the card. */
const CARD_DIGITS = 5;

export function LetterScreen(): VNode {
  const [done, setDone] = useState(false);
  return (
    <main class="page" id="main" tabIndex={-1}>
      <div class="thread">
        <div class="stack stack-6">
          <div>
            <Link to="#/" icon="back">{t("to-start")}</Link>
          </div>
          {done ? <Asked /> : <Form onDone={() => { setDone(true); }} />}
        </div>
        <aside class="stack" aria-label={t("letter-aside")}>
          <section class="sheet stack panel">
            <h2>{t("letter-faster")}</h2>
            <ul class="bullets small">
              <li>{t("letter-faster-branch")}</li>
              <li>{t("letter-faster-phone")}</li>
            </ul>
          </section>
          <Alert kind="info" title={t("letter-private-title")}>
            <p>{t("letter-private-text")}</p>
          </Alert>
        </aside>
      </div>
    </main>
  );
}

function Form({ onDone }: { onDone: () => void }): VNode {
  const { service, now } = useEnv();
  const [kvnr, setKvnr] = useState("");
  const [given, setGiven] = useState("");
  const [family, setFamily] = useState("");
  const [card, setCard] = useState("");
  const [dob, setDob] = useState(NO_DATE);
  const { errors, turn, of: errorOf, tell } = useFieldErrors();
  const action = useAction();
  const submit = (): void => {
    if (service.side !== "portal") return;
    const number = cleanKvnr(kvnr);
    const digits = card.replaceAll(/\D/gu, "");
    const birthDate = dateOf(dob, new Date(now() * 1000).toISOString().slice(0, 10));
    const found: FieldError[] = [];
    // A slip of the finger is found here; whether the person exists is not said anywhere.
    if (!isKvnr(number)) found.push({ field: "kvnr", text: t(number === "" ? "kvnr-missing" : "kvnr-wrong") });
    if (given.trim() === "") found.push({ field: "given", text: t("given-missing") });
    if (family.trim() === "") found.push({ field: "family", text: t("family-missing") });
    if (birthDate === null) found.push({ field: "dob", text: t("date-wrong") });
    if (digits.length < CARD_DIGITS) found.push({ field: "card", text: t("card-wrong", { n: CARD_DIGITS }) });
    if (!tell(found) || birthDate === null) return;
    action.run(() => service.requestLetter({ kvnr: number, given: given.trim(), family: family.trim(), birthDate, cardDigits: digits.slice(-CARD_DIGITS) }), onDone);
  };
  return (
    <Fragment>
      <Heading title={t("letter-title")}>{t("letter-title")}</Heading>
      <p class="measure">{t("letter-lead")}</p>
      <form
        class="sheet stack stack-6"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={errors} turn={turn} />
        {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
        <TextField id="kvnr" label={t("kvnr")} hint={t("kvnr-hint")} value={kvnr} onInput={setKvnr} error={errorOf("kvnr")} maxLength={16} />
        <TextField id="given" label={t("given")} value={given} onInput={setGiven} error={errorOf("given")} autoComplete="given-name" maxLength={100} />
        <TextField id="family" label={t("family")} value={family} onInput={setFamily} error={errorOf("family")} autoComplete="family-name" maxLength={100} />
        <DateField id="dob" legend={t("dob")} value={dob} onInput={setDob} error={errorOf("dob")} />
        <TextField id="card" label={t("card")} hint={t("card-hint", { n: CARD_DIGITS })} value={card} onInput={setCard} error={errorOf("card")} maxLength={24} />
        <div class="row">
          <Button submit icon="formal" busy={action.busy}>{action.busy ? t("please-wait") : t("letter-order")}</Button>
          <Link to="#/">{t("cancel")}</Link>
        </div>
      </form>
    </Fragment>
  );
}

/** The same words for everybody: whether there is such a person is nobody's business. */
function Asked(): VNode {
  return (
    <Fragment>
      <Heading title={t("letter-asked")}>{t("letter-asked")}</Heading>
      <section class="sheet stack">
        <p class="measure">{t("letter-asked-text")}</p>
        <p class="measure">{t("letter-asked-none")}</p>
        <div class="row">
          <ButtonLink to={href("activate")}>{t("letter-asked-activate")}</ButtonLink>
          <Link to="#/">{t("to-start")}</Link>
        </div>
      </section>
    </Fragment>
  );
}
