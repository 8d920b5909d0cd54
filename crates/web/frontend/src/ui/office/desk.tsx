// SPDX-License-Identifier: EUPL-1.2
/** "Schalter und Telefon": who is that? By insurance number, or by family name and birth date. The registrar answers, sealed to this clerk. */
import { Fragment, type VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { DeskPersonView } from "../../mailbox/views.js";
import { Alert, Button, Empty, Link, Skeleton } from "../shared/controls.js";
import { useAction, useEnv, useLoaded, useOffice } from "../shared/env.js";
import { dateOf, DateField, ErrorSummary, NO_DATE, TextField, useFieldErrors, type FieldError } from "../shared/fields.js";
import { Icon } from "../shared/icons.js";
import { cleanKvnr, isKvnr } from "../shared/kvnr.js";
import { announce, Heading } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { href } from "../shared/router.js";
import { WaitingDrafts } from "./desk-drafts.js";
import { PersonPanel } from "./desk-person.js";

interface Found {
  readonly persons: readonly DeskPersonView[];
  readonly shielded: boolean;
}

export function DeskScreen(): VNode {
  const { desk } = useOffice();
  const depts = useLoaded(() => desk.depts(), [], ["threads", "session"]);
  const dept = depts.value?.[0]?.dept ?? null;
  return (
    <main class="page stack stack-6" id="main" tabIndex={-1}>
      <div class="stack stack-1">
        <div>
          <Link to={href("list")} icon="back">{t("office-units")}</Link>
        </div>
        <Heading title={t("desk-title")}>{t("desk-title")}</Heading>
        <p class="measure">{t("desk-lead")}</p>
      </div>
      {depts.refusal === null ? null : <RefusalAlert refusal={depts.refusal} />}
      {depts.value === null ? (
        depts.busy ? <Skeleton /> : null
      ) : dept === null ? (
        <section class="sheet">
          <Empty icon="lock" title={t("desk-none")}>
            <p>{t("desk-none-text")}</p>
          </Empty>
        </section>
      ) : (
        <Desk dept={dept} />
      )}
    </main>
  );
}

function Desk({ dept }: { dept: string }): VNode {
  const [found, setFound] = useState<Found | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const again = useRef<(() => void) | null>(null);
  const person = found?.persons.find((one) => one.pid === picked) ?? null;
  const show = (result: Found, repeat: () => void): void => {
    again.current = repeat;
    setFound(result);
    // Somebody who is looked at stays in view when she is asked for again.
    setPicked((old) => (result.persons.some((one) => one.pid === old) ? old : result.persons.length === 1 ? (result.persons[0]?.pid ?? null) : null));
    announce(t("desk-found", { n: result.persons.length }));
  };
  return (
    <Fragment>
      <Search dept={dept} onFound={show} />
      {found === null ? <WaitingDrafts dept={dept} /> : null}
      {found === null ? null : <Results found={found} picked={picked} onPick={setPicked} />}
      {person === null ? null : <PersonPanel key={person.pid} dept={dept} person={person} onChanged={() => again.current?.()} />}
    </Fragment>
  );
}

function Search({ dept, onFound }: { dept: string; onFound: (found: Found, repeat: () => void) => void }): VNode {
  const { desk } = useOffice();
  const { now } = useEnv();
  const [kvnr, setKvnr] = useState("");
  const [family, setFamily] = useState("");
  const [dob, setDob] = useState(NO_DATE);
  const { errors, turn, of: errorOf, tell } = useFieldErrors();
  const action = useAction();
  const byNumber = (): void => {
    const number = cleanKvnr(kvnr);
    if (!tell(isKvnr(number) ? [] : [{ field: "desk-kvnr", text: t(number === "" ? "desk-kvnr-missing" : "desk-kvnr-wrong") }])) return;
    const run = (): void => {
      action.run(() => desk.findByNumber(dept, number), (found) => { onFound(found, run); });
    };
    run();
  };
  const byName = (): void => {
    const day = dateOf(dob, new Date(now() * 1000).toISOString().slice(0, 10));
    const wrong: FieldError[] = [];
    if (family.trim() === "") wrong.push({ field: "desk-family", text: t("desk-family-missing") });
    if (day === null) wrong.push({ field: "desk-dob", text: t("date-wrong") });
    if (!tell(wrong) || day === null) return;
    const run = (): void => {
      action.run(() => desk.findByName(dept, family.trim(), day), (found) => { onFound(found, run); });
    };
    run();
  };
  return (
    <Fragment>
      <ErrorSummary errors={errors} turn={turn} />
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <div class="grid2">
        <form
          class="sheet stack"
          noValidate
          aria-labelledby="by-number"
          onSubmit={(event) => {
            event.preventDefault();
            byNumber();
          }}
        >
          <h2 id="by-number">{t("desk-by-number")}</h2>
          <TextField id="desk-kvnr" label={t("desk-kvnr")} value={kvnr} onInput={setKvnr} error={errorOf("desk-kvnr")} maxLength={16} />
          <div>
            <Button submit icon="search" busy={action.busy}>{action.busy ? t("please-wait") : t("desk-search")}</Button>
          </div>
        </form>
        <form
          class="sheet stack"
          noValidate
          aria-labelledby="by-name"
          onSubmit={(event) => {
            event.preventDefault();
            byName();
          }}
        >
          <h2 id="by-name">{t("desk-by-name")}</h2>
          <TextField id="desk-family" label={t("desk-family")} value={family} onInput={setFamily} error={errorOf("desk-family")} maxLength={100} />
          <DateField id="desk-dob" legend={t("desk-dob")} value={dob} onInput={setDob} error={errorOf("desk-dob")} autoFill={false} />
          <div>
            <Button kind="secondary" submit icon="search" busy={action.busy}>{action.busy ? t("please-wait") : t("desk-search")}</Button>
          </div>
        </form>
      </div>
    </Fragment>
  );
}

function Results({ found, picked, onPick }: { found: Found; picked: string | null; onPick: (pid: string) => void }): VNode {
  return (
    <Fragment>
      {found.shielded ? (
        <Alert kind="warning" title={t("desk-shielded-title")} role="status">
          <p>{t("desk-shielded-text")}</p>
        </Alert>
      ) : null}
      {found.persons.length > 0 ? null : found.shielded ? null : (
        <section class="sheet">
          <Empty icon="search" title={t("desk-nobody")}>
            <p>{t("desk-nobody-text")}</p>
          </Empty>
        </section>
      )}
      {found.persons.length < 2 ? null : (
        <ul class="chips" aria-label={t("desk-found", { n: found.persons.length })}>
          {found.persons.map((person) => (
            <li key={person.pid} class="plain">
              <button
                type="button"
                class="chip"
                aria-pressed={person.pid === picked}
                onClick={() => {
                  onPick(person.pid);
                }}
              >
                <Icon name="user" />
                {t("desk-person-line", { name: person.name, dob: plainDate(person.dob) })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Fragment>
  );
}
