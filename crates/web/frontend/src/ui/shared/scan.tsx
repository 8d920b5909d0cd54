// SPDX-License-Identifier: EUPL-1.2
/** What the virus scanner said of a file, in words that say what to do. Insured persons have none: they save their own post. */
import type { VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import type { ScanVerdict } from "../../mailbox/views.js";
import { Alert } from "./controls.js";

/** What may be done with a file. */
export const mayShow = (verdict: ScanVerdict): boolean => verdict !== "found";
export const maySave = (verdict: ScanVerdict): boolean => verdict === "clean" || verdict === "none";

/** A verdict that holds a file back. */
export function ScanAlert({ verdict, name }: { verdict: Exclude<ScanVerdict, "clean" | "none">; name: string }): VNode {
  const held = verdict === "found";
  return (
    <Alert kind={held ? "danger" : "warning"} title={held ? t("scan-found-title", { name }) : t("scan-not-title", { name })} role="alert">
      <p>{t(`scan-not-${verdict}`)}</p>
    </Alert>
  );
}
