// SPDX-License-Identifier: EUPL-1.2
/** After a new identification: why earlier messages are not here yet, from when on staff may give them back, and where to write meanwhile. */
import type { VNode } from "preact";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { ThreadView } from "../../mailbox/views.js";
import { Alert, ButtonLink } from "../shared/controls.js";
import { href } from "../shared/router.js";

export function Held({ thread }: { thread: ThreadView }): VNode | null {
  const held = thread.newKeys.find((one) => one.self);
  if (held === undefined || held.state === "done") return null;
  return (
    <Alert kind="info" title={t("held-title")}>
      <div class="stack stack-2">
        <p>{t("held-text", { when: dateTime(held.at), method: t(`method-${held.method}`) })}</p>
        <p>{held.state === "waiting" ? t("held-waiting", { unit: thread.unit, when: dateTime(held.opensAt ?? 0) }) : t("held-ready", { unit: thread.unit })}</p>
      </div>
    </Alert>
  );
}

/** In place of the answer: the person's new key is in no list of this thread yet. */
export function ReplyWaits({ unit }: { unit: string }): VNode {
  return (
    <section class="sheet stack stack-2" aria-label={t("held-reply-title")}>
      <h2>{t("held-reply-title")}</h2>
      <p>{t("held-reply-text", { unit })}</p>
      <div>
        <ButtonLink icon="pencil" kind="secondary" to={href("write")}>{t("held-write")}</ButtonLink>
      </div>
    </section>
  );
}
