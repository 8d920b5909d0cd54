// SPDX-License-Identifier: EUPL-1.2
/** One person at the desk: who she is, whether she has access, and what can be done about it. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date, dateTime, plainDate, time } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { DeskAccessView, DeskPersonView, IdDocument, SlipView } from "../../mailbox/views.js";
import { Alert, Button, Dialog, Facts, Skeleton, Tag } from "../shared/controls.js";
import { useAction, useLoaded, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { QrCode } from "../shared/qr.js";
import { RefusalAlert } from "../shared/refusals.js";
import { ContactDialog, Contacts } from "./desk-contact.js";
import { PhoneDialog } from "./desk-phone.js";
import { RepresentationsPanel } from "./desk-reps.js";

type Doing = "slip" | "block" | "unblock" | "contact" | "phone";

export function PersonPanel({ dept, person, onChanged }: { dept: string; person: DeskPersonView; onChanged: () => void }): VNode {
  const { desk } = useOffice();
  const access = useLoaded(() => desk.access(dept, person.pid), [person.pid], []);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [slip, setSlip] = useState<SlipView | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const close = (): void => {
    setDoing(null);
  };
  const finish = (text: string): void => {
    close();
    setSaid(text);
    announce(text);
    access.reload();
    onChanged();
  };
  const blocking = doing === "block";
  const blocked = access.value?.state === "blocked";
  return (
    <section class="sheet stack stack-6" aria-labelledby="desk-person">
      <h2 id="desk-person">{person.name}</h2>
      {said === null ? null : <Alert kind="success" title={said} role="status" />}
      {access.refusal === null ? null : <RefusalAlert refusal={access.refusal} />}
      <Facts
        items={[
          [t("desk-dob"), plainDate(person.dob)],
          [t("desk-kvnr"), person.kvnr ?? t("desk-no-kvnr")],
          [t("desk-address"), person.address.length === 0 ? <Tag kind="late" icon="shield">{t("desk-address-hidden")}</Tag> : person.address.join(", ")],
          [t("desk-access"), access.value === null ? <Skeleton /> : <Access person={person} access={access.value} />],
        ]}
      />
      {person.flags.length === 0 ? null : (
        <p class="row">
          {person.flags.map((flag) => (
            <Tag key={flag} kind="you" icon="flag">{mark(flag)}</Tag>
          ))}
        </p>
      )}
      {slip === null ? null : <Slip slip={slip} name={person.name} onDone={() => { setSlip(null); onChanged(); }} />}
      <div class="row no-print">
        <Button icon="phone" onClick={() => { setDoing("phone"); }}>{t("desk-phone")}</Button>
        <Button kind="secondary" icon="key" onClick={() => { setDoing("slip"); }}>{t("desk-slip")}</Button>
        <Button kind="secondary" icon="note" onClick={() => { setDoing("contact"); }}>{t("desk-contact")}</Button>
        {access.value === null || access.value.state === "none" || access.value.state === "left" || access.value.state === "ended" ? null : blocked ? (
          <Button kind="secondary" icon="undo" onClick={() => { setDoing("unblock"); }}>{t("desk-unblock")}</Button>
        ) : (
          <Button kind="danger" icon="lock" onClick={() => { setDoing("block"); }}>{t("desk-block")}</Button>
        )}
      </div>
      <RepresentationsPanel dept={dept} person={person} />
      <Contacts contacts={person.contacts} />
      {doing === "slip" ? (
        <SlipDialog dept={dept} person={person} onClose={close} onMade={(made) => { close(); setSlip(made); announce(t("desk-slip-made")); }} />
      ) : doing === "block" || doing === "unblock" ? (
        <BlockDialog dept={dept} person={person} blocking={blocking} onClose={close} onDone={() => { finish(t(blocking ? "desk-blocked-done" : "desk-unblocked-done", { name: person.name })); }} />
      ) : doing === "contact" ? (
        <ContactDialog dept={dept} person={person} onClose={close} onDone={() => { finish(t("desk-contact-done")); }} />
      ) : doing === "phone" ? (
        <PhoneDialog dept={dept} person={person} onClose={close} onDone={(right) => { finish(t(right ? "desk-phone-right-done" : "desk-phone-wrong-done")); }} />
      ) : null}
    </section>
  );
}

function Access({ person, access }: { person: DeskPersonView; access: DeskAccessView }): VNode {
  const { bound, codeUntil } = person;
  return (
    <span class="stack stack-1">
      {access.state === "blocked" ? (
        <Tag kind="late" icon="lock">{t("desk-state-blocked")}</Tag>
      ) : access.state === "active" ? (
        <Tag kind="ok" icon="ok">{t("desk-state-active", { n: access.sessions })}</Tag>
      ) : (
        <Tag kind="us" icon="user">{t(`desk-state-${access.state}`)}</Tag>
      )}
      {access.ending === null ? null : <span>{access.ending.death ? t("desk-ending-death") : t("desk-ending", { day: date(access.ending.readOnlyAt - 1), until: date(access.ending.closesAt - 1) })}</span>}
      {bound === null ? null : <span>{t("desk-bound", { when: dateTime(bound.at), how: t(`desk-how-${bound.assurance}`) })}</span>}
      {bound?.quarantineUntil === undefined || bound.quarantineUntil === null ? null : <span>{t("desk-quarantine", { until: dateTime(bound.quarantineUntil) })}</span>}
      {codeUntil === null ? null : <span>{t("desk-code-until", { until: dateTime(codeUntil) })}</span>}
    </span>
  );
}

const DOCUMENTS: readonly IdDocument[] = ["id-card", "passport", "residence-permit"];

function SlipDialog({ dept, person, onClose, onMade }: { dept: string; person: DeskPersonView; onClose: () => void; onMade: (slip: SlipView) => void }): VNode {
  const { desk } = useOffice();
  const [document, setDocument] = useState<IdDocument>("id-card");
  const action = useAction();
  return (
    <Dialog
      title={t("desk-slip-title", { name: person.name })}
      onClose={onClose}
      actions={
        <Fragment>
          <Button icon="key" busy={action.busy} onClick={() => { action.run(() => desk.slip(dept, person.pid, document), onMade); }}>
            {action.busy ? t("please-wait") : t("desk-slip-make")}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <p>{t("desk-slip-text", { dob: plainDate(person.dob) })}</p>
      <fieldset class="kern-fieldset">
        <legend class="kern-label">{t("desk-document")}</legend>
        <div class="kern-fieldset__body">
          {DOCUMENTS.map((kind) => (
            <div key={kind} class="kern-form-check">
              <input type="radio" class="kern-form-check__radio" id={`doc-${kind}`} name="document" checked={kind === document} onChange={() => { setDocument(kind); }} />
              <label class="kern-label" for={`doc-${kind}`}>{t(`document-${kind}`)}</label>
            </div>
          ))}
        </div>
      </fieldset>
      <p class="small muted">{t("desk-slip-note")}</p>
    </Dialog>
  );
}

/** The code on the screen, for the person's own phone; it can be printed, and is gone with the page. */
function Slip({ slip, name, onDone }: { slip: SlipView; name: string; onDone: () => void }): VNode {
  return (
    <div class="slip" role="group" aria-labelledby="slip">
      <QrCode text={slip.qr} label={t("desk-slip-qr")} />
      <div class="stack stack-2">
        <h3 id="slip">{t("desk-slip-for", { name })}</h3>
        <p class="spoken num" translate={false}>{slip.groups.join("-")}</p>
        <p class="small">{t("desk-slip-fp", { fp: slip.fingerprint })}</p>
        <p>{t("desk-slip-until", { until: time(slip.until) })}</p>
        <ol class="bullets">
          <li>{t("desk-slip-1")}</li>
          <li>{t("desk-slip-2")}</li>
          <li>{t("desk-slip-3")}</li>
        </ol>
        <div class="row no-print">
          <Button kind="secondary" icon="print" onClick={() => { window.print(); }}>{t("print")}</Button>
          <Button kind="secondary" icon="check" onClick={onDone}>{t("desk-slip-done")}</Button>
        </div>
      </div>
    </div>
  );
}

function BlockDialog({ dept, person, blocking, onClose, onDone }: { dept: string; person: DeskPersonView; blocking: boolean; onClose: () => void; onDone: () => void }): VNode {
  const { desk } = useOffice();
  const action = useAction();
  const what = blocking ? "block" : "unblock";
  return (
    <Dialog
      title={t(`desk-${what}-title`, { name: person.name })}
      onClose={onClose}
      actions={
        <Fragment>
          <Button kind={blocking ? "danger" : "primary"} busy={action.busy} onClick={() => { action.run(() => desk.block(dept, person.pid, blocking), onDone); }}>
            {action.busy ? t("please-wait") : t(`desk-${what}-do`)}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <ul class="bullets">
        {[1, 2, 3].map((n) => (
          <li key={n}>{t(`desk-${what}-${n}`)}</li>
        ))}
      </ul>
      <p>{t(`desk-${what}-note`)}</p>
    </Dialog>
  );
}

/** Marks of the core system (crate `registrar`, `person/flag.rs`); one that this page does not know yet is shown as it is. */
const MARKS = ["restricted", "hold-letter", "employee", "vip", "limited-capacity", "consent-reservation", "deceased", "code-reused"];

function mark(flag: string): string {
  const [name = "", day = ""] = flag.split(":");
  if (name === "insured-until" && day !== "") return t("mark-insured-until", { day: plainDate(day) });
  return MARKS.includes(flag) ? t(`mark-${flag}`) : flag;
}
