// SPDX-License-Identifier: EUPL-1.2
/** A plain mail in the office: the mark, what it means, what its sender was told, and the ways on which an answer can go. */
import type { VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import type { ThreadView } from "../../mailbox/views.js";
import { Tag } from "../shared/controls.js";
import { useLoaded, useOffice } from "../shared/env.js";
import { Icon } from "../shared/icons.js";
import { href } from "../shared/router.js";

/** State word of DESIGN.md: crossed letter and words. */
export function PlainMailTag(): VNode {
  return <Tag kind="you" icon="at">{t("plain-mail")}</Tag>;
}

/** In place of the answer: there is nobody in this case who could read one. */
export function PlainMailPanel({ mail }: { mail: NonNullable<ThreadView["mail"]> }): VNode {
  const { desk } = useOffice();
  const depts = useLoaded(() => desk.depts(), [], ["session"]);
  const atDesk = (depts.value ?? []).length > 0;
  return (
    <section class="sheet stack stack-2" aria-labelledby="plain-mail-title">
      <h2 id="plain-mail-title"><Icon name="at" /> {t("plain-mail-title")}</h2>
      <p class="measure">{t("plain-mail-what")}</p>
      <p class="measure">{t("plain-mail-who")}</p>
      {mail.answer === null ? null : <p class="measure"><span class="strong">{t("plain-mail-answer")}</span> {t(`plain-mail-answer-${mail.answer}`)}</p>}
      <h3>{t("plain-mail-ways")}</h3>
      <ol class="bullets measure">
        <li>{t("plain-mail-find")}{atDesk ? <> <a class="inline-link" href={href("desk")}>{t("plain-mail-desk")}</a></> : null}</li>
        <li>{t("plain-mail-portal")}</li>
        <li>{t("plain-mail-letter")}</li>
        <li>{t("plain-mail-close")}</li>
      </ol>
    </section>
  );
}
