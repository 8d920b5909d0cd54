// SPDX-License-Identifier: EUPL-1.2
/** What the inbox says about the address for mails. */
import type { VNode } from "preact";
import { date } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { ContactView } from "../../mailbox/views.js";
import { Alert, ButtonLink } from "../shared/controls.js";
import { useLoaded, usePortal } from "../shared/env.js";
import { href } from "../shared/router.js";

/** In the inbox, as long as no address is in force, or the one that is gets no mails. */
export function MailNotice(): VNode | null {
  const { contact } = usePortal();
  const { value } = useLoaded(() => contact.current(), [], ["session"]);
  if (value === null || !value.available) return null;
  if (value.muted !== null) return <MutedNotice muted={value.muted} link />;
  if (value.confirmedAt !== null) return null;
  return (
    <Alert kind="info" title={t("email-none-title")}>
      <p>{t(value.candidate?.undeliverable ? "email-none-nobody" : value.candidate?.expiresAt ? "email-none-waits" : "email-none-text")}</p>
      <div>
        <ButtonLink kind="secondary" icon="post" to={href("email")}>{t(value.candidate?.expiresAt && !value.candidate.undeliverable ? "email-type-code" : "email-enter")}</ButtonLink>
      </div>
    </Alert>
  );
}

/** Mails come back, or one was reported as unwanted. On the page itself without the way there. */
export function MutedNotice({ muted, link = false }: { muted: NonNullable<ContactView["muted"]>; link?: boolean }): VNode {
  return (
    <Alert kind="warning" title={t(`email-muted-${muted.why}-title`)}>
      <p>{t(`email-muted-${muted.why}-text`, { since: date(muted.at) })}</p>
      <p>{t(`email-muted-${muted.why}-do`)}</p>
      {link ? (
        <div>
          <ButtonLink kind="secondary" icon="post" to={href("email")}>{t("email-muted-go")}</ButtonLink>
        </div>
      ) : null}
    </Alert>
  );
}
