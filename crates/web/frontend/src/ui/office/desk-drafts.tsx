// SPDX-License-Identifier: EUPL-1.2
/** Four eyes: entries that wait for a second employee, who compares them with the file and releases or drops them. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date, dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { DeskDraftView, MatterView } from "../../mailbox/views.js";
import { Alert, Button, Dialog, Mini, Skeleton, Tag } from "../shared/controls.js";
import { useAction, useLoaded, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { allowance } from "./desk-reps.js";
import { ReasonDialog } from "./desk-reason.js";

/** Above the search: what colleagues have entered. */
export function WaitingDrafts({ dept }: { dept: string }): VNode {
  const office = useOffice();
  const { desk } = office;
  const loaded = useLoaded(() => desk.reps.waiting(dept), [dept], []);
  const matters = useLoaded(() => office.matters(), [], []);
  const [said, setSaid] = useState<string | null>(null);
  const finish = (text: string): void => {
    setSaid(text);
    announce(text);
    loaded.reload();
  };
  const drafts = loaded.value;
  return (
    <section class="sheet stack stack-2" aria-labelledby="drafts">
      <h2 id="drafts">{t("drafts-title")}</h2>
      {said === null ? null : <Alert kind="success" title={said} role="status" />}
      {loaded.refusal === null ? null : <RefusalAlert refusal={loaded.refusal} />}
      {drafts === null ? (
        loaded.busy ? <Skeleton /> : null
      ) : drafts.length === 0 ? (
        <p class="muted">{t("drafts-none")}</p>
      ) : (
        <ul class="files up" aria-labelledby="drafts">
          {drafts.map((draft) => (
            <DraftItem key={draft.id} dept={dept} draft={draft} matters={matters.value ?? []} onDone={finish} />
          ))}
        </ul>
      )}
    </section>
  );
}

export function DraftItem({ dept, draft, matters, onDone }: { dept: string; draft: DeskDraftView; matters: readonly MatterView[]; onDone: (text: string) => void }): VNode {
  const [doing, setDoing] = useState<"release" | "refuse" | null>(null);
  const { own } = draft;
  const names = { rep: draft.rep.name, subject: draft.subject.name };
  const close = (): void => {
    setDoing(null);
  };
  return (
    <li>
      <span class="grow">
        <span class="name">{t("reps-pair", names)}</span>
        <Lines draft={draft} matters={matters} />
        <span class="row">
          <Tag kind="late" icon="clock">{t("reps-waits")}</Tag>
          {draft.subject.flags.includes("restricted") ? <Tag kind="late" icon="shield">{t("reps-restricted")}</Tag> : null}
        </span>
        {own ? <span class="small">{t("drafts-own")}</span> : null}
      </span>
      <span class="act">
        {own ? null : <Mini icon="check" label={t("drafts-release-label", names)} onClick={() => { setDoing("release"); }}>{t("drafts-release")}</Mini>}
        <Mini label={t(own ? "drafts-withdraw-label" : "drafts-refuse-label", names)} onClick={() => { setDoing("refuse"); }}>{t(own ? "drafts-withdraw" : "drafts-refuse")}</Mini>
      </span>
      {doing === "release" ? (
        <ReleaseDialog dept={dept} draft={draft} matters={matters} onClose={close} onDone={() => { close(); onDone(t("drafts-released", names)); }} />
      ) : doing === "refuse" ? (
        <RefuseDialog dept={dept} draft={draft} onClose={close} onDone={() => { close(); onDone(t("drafts-refused")); }} />
      ) : null}
    </li>
  );
}

function Lines({ draft, matters }: { draft: DeskDraftView; matters: readonly MatterView[] }): VNode {
  const { entry } = draft;
  const from = entry.from === null ? t("drafts-from-release") : t("drafts-from", { when: date(entry.from) });
  const until = entry.until === null ? t("drafts-until-birthday") : t("drafts-until", { when: date(entry.until - 1) });
  return (
    <Fragment>
      <span class="muted num">{t(`basis-${entry.basis}`)} · {t("drafts-dates", { from, until })}</span>
      <span class="muted">{allowance(entry.rights, entry.matters, matters)}</span>
      <span class="muted">{t("drafts-proof", { proof: t(`proof-${entry.proof}`), filed: entry.filed })}</span>
      <span class="muted num">{t("drafts-by", { name: draft.byName, when: dateTime(draft.at) })}</span>
    </Fragment>
  );
}

function ReleaseDialog({ dept, draft, matters, onClose, onDone }: { dept: string; draft: DeskDraftView; matters: readonly MatterView[]; onClose: () => void; onDone: () => void }): VNode {
  const { desk } = useOffice();
  const action = useAction();
  return (
    <Dialog
      title={t("drafts-release-title")}
      onClose={onClose}
      actions={
        <Fragment>
          <Button icon="check" busy={action.busy} onClick={() => { action.run(() => desk.reps.decide(dept, draft.id, null), onDone); }}>
            {action.busy ? t("please-wait") : t("drafts-release-do")}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {draft.subject.flags.includes("restricted") ? (
        <Alert kind="warning" title={t("reps-restricted")}>
          <p>{t("reps-restricted-text")}</p>
        </Alert>
      ) : null}
      <p>{t("drafts-release-text", { rep: draft.rep.name, subject: draft.subject.name })}</p>
      <p class="stack stack-1">
        <Lines draft={draft} matters={matters} />
      </p>
    </Dialog>
  );
}

function RefuseDialog({ dept, draft, onClose, onDone }: { dept: string; draft: DeskDraftView; onClose: () => void; onDone: () => void }): VNode {
  const { desk } = useOffice();
  return (
    <ReasonDialog title={t("drafts-refuse-title")} act={t("drafts-refuse-do")} end={(reason) => desk.reps.decide(dept, draft.id, reason)} onClose={onClose} onDone={onDone}>
      <p>{t("reps-pair", { rep: draft.rep.name, subject: draft.subject.name })}</p>
    </ReasonDialog>
  );
}
