// SPDX-License-Identifier: EUPL-1.2
/** Says that the device's clock is off by more than the program puts right by itself. */
import { useState } from "preact/hooks";
import type { VNode } from "preact";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import { Alert } from "./controls.js";
import { useEnv, useLive } from "./env.js";

export function ClockNotice(): VNode | null {
  const { service, now } = useEnv();
  const [off, setOff] = useState(() => service.clockOff());
  useLive(["clock"], () => {
    setOff(service.clockOff());
  });
  if (off === null) return null;
  return (
    <div class="page notices">
      <Alert kind="info" title={t("clock-off-title")} role="status">
        <p>{t("clock-off", { here: dateTime(now()), there: dateTime(now() - off) })}</p>
      </Alert>
    </div>
  );
}
