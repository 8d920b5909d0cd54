// SPDX-License-Identifier: EUPL-1.2
/** The way to the page without a connection, for whoever keeps something on this device and is not inside. */
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { Link } from "../shared/controls.js";
import { usePortal, useSession } from "../shared/env.js";

export function OfflineLink(): VNode | null {
  const portal = usePortal();
  const session = useSession();
  const [kept, setKept] = useState(false);
  useEffect(() => {
    void portal.keepsAnything().then(setKept);
  }, [session.state]);
  if (!kept || session.state === "open") return null;
  return (
    <nav class="notices" aria-label={t("reading-title")}>
      <Link to="/offline" icon="down">{t("reading-here")}</Link>
    </nav>
  );
}
