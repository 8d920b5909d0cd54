// SPDX-License-Identifier: EUPL-1.2
import { t } from "../../i18n/i18n.js";
import { useLoaded, useOffice, useSession } from "../shared/env.js";

/** Who handles a case, in words: cases are claimed by person ids, names come from the certificates of the unit. */
export function useColleagues(dept: string | null): (pid: string) => string {
  const office = useOffice();
  const session = useSession();
  const staff = useLoaded(() => (dept === null ? Promise.resolve({ ok: true as const, value: [] }) : office.staff(dept)), [dept], []);
  const self = session.state === "open" ? session.pid : null;
  return (pid) => (pid === self ? t("you") : (staff.value?.find((member) => member.pid === pid)?.label ?? t("colleague")));
}
