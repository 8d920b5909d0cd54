// SPDX-License-Identifier: EUPL-1.2
/** What people know a procedure of identification by. */
import { t } from "../../i18n/i18n.js";

export function procedureName(procedure: string, otherwise = procedure): string {
  if (procedure === "gesundheitsid") return t("provider-gesundheitsid");
  if (procedure === "egk-pin") return t("provider-egk-pin");
  return procedure === "eid" ? t("provider-eid") : otherwise;
}
