// SPDX-License-Identifier: EUPL-1.2
/** Contacts on record: what was asked to be sure of somebody, never what was answered. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { dateTime, plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { ContactCheck, DeskPersonView, NewContact } from "../../mailbox/views.js";
import { Button, Dialog, Tag } from "../shared/controls.js";
import { useAction, useOffice } from "../shared/env.js";
import { ErrorText } from "../shared/fields.js";
import { RefusalAlert } from "../shared/refusals.js";

/** What can be asked of somebody without a portal; a phone check records itself. */
const ASKED: Readonly<Record<NewContact["via"], readonly ContactCheck[]>> = {
  phone: ["kvnr", "birth-date", "address", "card", "last-contact", "called-back"],
  counter: ["document", "kvnr", "birth-date", "address"],
};
/** At the phone two answers can be known to anybody who has seen a letter. */
const ENOUGH = 3;

export function Contacts({ contacts }: { contacts: DeskPersonView["contacts"] }): VNode {
  return (
    <div class="stack stack-2">
      <h3>{t("contacts-title")}</h3>
      {contacts.length === 0 ? (
        <p class="muted">{t("contacts-none")}</p>
      ) : (
        <ul class="files up">
          {contacts.map((contact, index) => (
            <li key={index}>
              <span class="grow">
                <span class="name num">{t("contact-line", { when: dateTime(contact.at), via: t(`via-${contact.via}`) })}</span>
                <span class="muted">{contact.checks.map((check) => t(`check-${check}`)).join(", ")}</span>
              </span>
              {contact.passed ? <Tag kind="ok" icon="ok">{t("contact-passed")}</Tag> : <Tag kind="late" icon="warn">{t("contact-failed")}</Tag>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function ContactDialog({ dept, person, onClose, onDone }: { dept: string; person: DeskPersonView; onClose: () => void; onDone: () => void }): VNode {
  const { desk } = useOffice();
  const [via, setVia] = useState<NewContact["via"]>("phone");
  const [checks, setChecks] = useState<readonly ContactCheck[]>([]);
  const [missing, setMissing] = useState(false);
  const action = useAction();
  const atCounter = via === "counter";
  const enough = atCounter ? checks.includes("document") : checks.includes("called-back") || checks.length >= ENOUGH;
  const save = (passed: boolean): void => {
    setMissing(checks.length === 0);
    if (checks.length > 0) action.run(() => desk.contact(dept, person.pid, { via, checks, passed }), onDone);
  };
  return (
    <Dialog
      title={t("contact-title", { name: person.name })}
      onClose={onClose}
      actions={
        <Fragment>
          {enough ? (
            <Button icon="check" busy={action.busy} onClick={() => { save(true); }}>{t("contact-save-passed")}</Button>
          ) : null}
          <Button kind={enough ? "secondary" : "primary"} busy={action.busy} onClick={() => { save(false); }}>{t("contact-save-failed")}</Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <p>{t("contact-text", { dob: plainDate(person.dob) })}</p>
      <fieldset class="kern-fieldset">
        <legend class="kern-label">{t("contact-via")}</legend>
        <div class="kern-fieldset__body">
          {(["phone", "counter"] as const).map((way) => (
            <div key={way} class="kern-form-check">
              <input
                type="radio"
                class="kern-form-check__radio"
                id={`via-${way}`}
                name="via"
                checked={way === via}
                onChange={() => {
                  setVia(way);
                  setChecks([]);
                }}
              />
              <label class="kern-label" for={`via-${way}`}>{t(`via-${way}`)}</label>
            </div>
          ))}
        </div>
      </fieldset>
      <fieldset class={missing ? "kern-fieldset kern-fieldset--error" : "kern-fieldset"}>
        <legend class="kern-label">{t("contact-checks")}</legend>
        <div class="kern-fieldset__body">
          {ASKED[via].map((check) => (
            <div key={check} class="kern-form-check">
              <input
                type="checkbox"
                class="kern-form-check__checkbox"
                id={`check-${check}`}
                checked={checks.includes(check)}
                onChange={(event) => {
                  const { checked } = event.currentTarget;
                  setMissing(false);
                  setChecks((old) => (checked ? [...old, check] : old.filter((one) => one !== check)));
                }}
              />
              <label class="kern-label" for={`check-${check}`}>{t(`check-${check}`)}</label>
            </div>
          ))}
        </div>
        {missing ? <ErrorText id="checks-error">{t("contact-checks-missing")}</ErrorText> : null}
      </fieldset>
      {enough ? null : <p class="small">{t(atCounter ? "contact-not-enough-counter" : "contact-not-enough", { n: ENOUGH })}</p>}
    </Dialog>
  );
}
