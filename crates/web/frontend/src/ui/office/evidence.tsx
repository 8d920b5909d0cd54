// SPDX-License-Identifier: EUPL-1.2
/** What proves that a decision was announced, as a file: hashes that follow from each other, signed by the server, checked without it. */
import type { VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import { Mini } from "../shared/controls.js";
import { useAction, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { saveBlob } from "../shared/save.js";

export function SaveEvidence({ thread, mid }: { thread: string; mid: string }): VNode {
  const office = useOffice();
  const action = useAction();
  return (
    <div class="stack stack-1">
      <div>
        <Mini
          icon="down"
          onClick={() => {
            action.run(() => office.evidence(thread, mid), (file) => {
              saveBlob(new Blob([file], { type: "application/jsonl" }), `${t("evidence-file")}-${mid}.jsonl`);
              announce(t("evidence-saved"));
            });
          }}
        >
          {action.busy ? t("please-wait") : t("evidence-save")}
        </Mini>
      </div>
      <p class="hint">{t("evidence-hint")}</p>
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
    </div>
  );
}
