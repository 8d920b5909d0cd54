// SPDX-License-Identifier: EUPL-1.2
/** In place of a case that is somebody else's, or done: it opens for a reason, which the insured person sees. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { OPENING_REASONS, type OpeningReason } from "../../mailbox/views.js";
import { Radios } from "../shared/choices.js";
import { Button } from "../shared/controls.js";

export function AskReason({ busy, onReason }: { busy: boolean; onReason: (reason: OpeningReason) => void }): VNode {
  const [picked, setPicked] = useState<OpeningReason | null>(null);
  const [missing, setMissing] = useState(false);
  return (
    <form
      class="sheet stack"
      noValidate
      aria-labelledby="reason-title"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(picked === null);
        if (picked !== null) onReason(picked);
        else document.getElementById("reason")?.focus();
      }}
    >
      <h2 id="reason-title">{t("reason-title")}</h2>
      <p>{t("reason-text")}</p>
      <Radios
        id="reason"
        legend={t("reason-legend")}
        options={OPENING_REASONS.map((reason) => [reason, t(`reason-${reason}`)] as const)}
        value={picked}
        onPick={(reason) => {
          setPicked(reason);
          setMissing(false);
        }}
        error={missing ? t("reason-missing") : null}
      />
      <div>
        <Button icon="key" submit busy={busy}>{t("reason-open")}</Button>
      </div>
    </form>
  );
}
