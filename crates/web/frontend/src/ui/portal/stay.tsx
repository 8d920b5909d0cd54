// SPDX-License-Identifier: EUPL-1.2
/** How long a conversation stays in the portal: in time, with its days, and how it can be kept. Nothing leaves that was not read. */
import { Fragment, type VNode } from "preact";
import { plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { StayView, ThreadView } from "../../mailbox/views.js";
import { Alert, Button } from "../shared/controls.js";
import { useEnv } from "../shared/env.js";
import { Icon } from "../shared/icons.js";
import { KeepButton } from "./keep-button.js";

/** Once its persons are told: above everything else. */
export function Leaving({ thread }: { thread: ThreadView }): VNode | null {
  const { stay } = thread;
  const { brand } = useEnv();
  if (stay?.soon !== true || stay.portalUntil === null || stay.reasons.length > 0) return null;
  return (
    <Alert kind="warning" title={t("stay-leaving-title", { day: plainDate(stay.portalUntil) })}>
      <p>{t("stay-leaving-text")}</p>
      {stay.inboxUntil === null ? null : <p>{t("stay-deleted", { day: plainDate(stay.inboxUntil) })}</p>}
      <p>{t("stay-leaving-answer")}</p>
      {stay.recordUntil === null ? null : <p>{t("stay-record", { name: brand.name, day: plainDate(stay.recordUntil) })}</p>}
      <KeepButton thread={thread} />
    </Alert>
  );
}

/** What is said of it beside the conversation. */
export function stayLines(stay: StayView, insurer: string): readonly string[] {
  const held = stay.reasons.length > 0;
  return [
    ...(stay.portalUntil === null ? [] : [held ? t("stay-held") : t("stay-until", { day: plainDate(stay.portalUntil) })]),
    ...stay.reasons.map((reason) => t(`stay-reason-${reason}`)),
    ...(stay.portalUntil === null || held ? [] : [t("stay-moved")]),
    ...(stay.inboxUntil === null || held ? [] : [t("stay-deleted", { day: plainDate(stay.inboxUntil) })]),
    ...(stay.recordUntil === null ? [] : [t("stay-record", { name: insurer, day: plainDate(stay.recordUntil) })]),
  ];
}

export function StayPanel({ thread }: { thread: ThreadView }): VNode | null {
  const { brand } = useEnv();
  const lines = thread.stay === null ? [] : stayLines(thread.stay, brand.name);
  if (lines.length === 0) return null;
  return (
    <section class="sheet sheet--quiet stack stack-1 no-print" aria-labelledby="stay">
      <h2 id="stay">
        <Icon name="cal" />
        {t("stay-title")}
      </h2>
      {lines.map((line) => <p key={line} class="small">{line}</p>)}
    </section>
  );
}

/** Above the inbox while something leaves soon. */
export function LeavingNotice({ n, onShow }: { n: number; onShow: () => void }): VNode | null {
  if (n === 0) return null;
  return (
    <Alert kind="info" title={t("leaving-title", { n })}>
      <Fragment>
        <p>{t("leaving-text")}</p>
        <div>
          <Button kind="secondary" icon="cal" onClick={onShow}>{t("leaving-show")}</Button>
        </div>
      </Fragment>
    </Alert>
  );
}
