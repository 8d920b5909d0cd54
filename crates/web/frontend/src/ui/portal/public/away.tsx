// SPDX-License-Identifier: EUPL-1.2
/** Links to the insurer's own site and to offices: one sees before that they lead away. */
import type { VNode } from "preact";
import { t } from "../../../i18n/i18n.js";

/** A configured address; the server has checked that it is `https://`. */
export function Away({ to, children }: { to: string; children?: string }): VNode {
  const host = new URL(to).host;
  return (
    <span>
      <a class="inline-link" href={to} rel="noreferrer">{children ?? host}</a>
      {/* The address itself says so where it stands in sight. */}
      {children === undefined ? null : <span class="muted">{" "}({t("leaves", { host })})</span>}
    </span>
  );
}

export function MailTo({ to }: { to: string }): VNode {
  return <a class="inline-link" href={`mailto:${to}`} dir="ltr">{to}</a>;
}

export function Call({ number }: { number: string }): VNode {
  return <a class="inline-link nowrap" dir="ltr" href={`tel:${number.replaceAll(/[^+\d]/g, "")}`}>{number}</a>;
}
