// SPDX-License-Identifier: EUPL-1.2
/** On a person's page at the desk: who acts for her and for whom she acts, what waits, and ending one at once. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { date } from "../../i18n/format.js";
import { said, t } from "../../i18n/i18n.js";
import type { DeskPersonView, DeskRepView, MatterView, RepRight } from "../../mailbox/views.js";
import { Alert, Button, Mini, Skeleton, Tag } from "../shared/controls.js";
import { useLoaded, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { DraftItem } from "./desk-drafts.js";
import { EnterForm } from "./desk-enter.js";
import { ReasonDialog } from "./desk-reason.js";

/** What is allowed and in which matters, in words. */
export function allowance(rights: readonly RepRight[], scope: readonly string[] | null, matters: readonly MatterView[]): string {
  const label = (code: string): string => said(matters.find((matter) => matter.code === code)?.official ?? { de: code, en: code });
  const where = scope === null ? t("rep-scope-all") : scope.map(label).join(", ");
  return `${t("rep-may", { rights: rights.map((right) => t(`rep-right-${right}`)).join(" · ") })} · ${where}`;
}

export function RepresentationsPanel({ dept, person }: { dept: string; person: DeskPersonView }): VNode {
  const office = useOffice();
  const { desk } = office;
  const loaded = useLoaded(() => desk.reps.list(dept, person.pid), [person.pid], []);
  const matters = useLoaded(() => office.matters(), [], []);
  const [entering, setEntering] = useState(false);
  const [ending, setEnding] = useState<DeskRepView | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const finish = (text: string): void => {
    setEntering(false);
    setEnding(null);
    setSaid(text);
    announce(text);
    loaded.reload();
  };
  const known = loaded.value;
  return (
    <div class="stack stack-2">
      <h3 id="desk-reps">{t("reps-title")}</h3>
      {said === null ? null : <Alert kind="success" title={said} role="status" />}
      {loaded.refusal === null ? null : <RefusalAlert refusal={loaded.refusal} />}
      {known === null ? (
        loaded.busy ? <Skeleton /> : null
      ) : known.items.length + known.waiting.length === 0 ? (
        <p class="muted">{t("reps-none")}</p>
      ) : (
        <ul class="files up" aria-labelledby="desk-reps">
          {known.waiting.map((draft) => (
            <DraftItem key={draft.id} dept={dept} draft={draft} matters={matters.value ?? []} onDone={finish} />
          ))}
          {known.items.map((item) => (
            <Item key={item.id} item={item} matters={matters.value ?? []} onEnd={() => { setEnding(item); }} />
          ))}
        </ul>
      )}
      {entering ? (
        <EnterForm dept={dept} person={person} matters={matters.value ?? []} onClose={() => { setEntering(false); }} onDone={() => { finish(t("rep-enter-done")); }} />
      ) : (
        <div class="no-print">
          <Button kind="secondary" icon="users" onClick={() => { setSaid(null); setEntering(true); }}>{t("reps-enter")}</Button>
        </div>
      )}
      {ending === null ? null : <EndDialog dept={dept} item={ending} onClose={() => { setEnding(null); }} onDone={() => { finish(t("reps-end-done")); }} />}
    </div>
  );
}

function Item({ item, matters, onEnd }: { item: DeskRepView; matters: readonly MatterView[]; onEnd: () => void }): VNode {
  const names = { rep: item.rep.name, subject: item.subject.name };
  const open = item.state === "holds" || item.state === "later";
  return (
    <li>
      <span class="grow">
        <span class="name">{t("reps-pair", names)}</span>
        <span class="muted num">{t("rep-line", { basis: t(`basis-${item.basis}`), from: date(item.from), until: date(item.until - 1) })}</span>
        <span class="muted">{allowance(item.rights, item.matters, matters)}</span>
      </span>
      <span class="act">
        {item.state === "holds" ? (
          <Tag kind="ok" icon="ok">{t("reps-holds")}</Tag>
        ) : item.state === "later" ? (
          <Tag kind="us" icon="clock">{t("reps-later", { when: date(item.from) })}</Tag>
        ) : (
          <Tag kind="us" icon="x">{item.endedAt === null ? t("rep-over") : t("rep-ended", { when: date(item.endedAt) })}</Tag>
        )}
        {open ? <Mini label={t("reps-end-label", names)} onClick={onEnd}>{t("reps-end")}</Mini> : null}
      </span>
    </li>
  );
}

function EndDialog({ dept, item, onClose, onDone }: { dept: string; item: DeskRepView; onClose: () => void; onDone: () => void }): VNode {
  const { desk } = useOffice();
  return (
    <ReasonDialog title={t("reps-end-title")} act={t("reps-end")} end={(reason) => desk.reps.end(dept, item.id, reason)} onClose={onClose} onDone={onDone}>
      <p>{t("reps-end-text", { rep: item.rep.name, subject: item.subject.name })}</p>
    </ReasonDialog>
  );
}
