// SPDX-License-Identifier: EUPL-1.2
/** Whether an answer is a decision (Verwaltungsakt), and what has to be clear before it goes. */
import { Fragment, type VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import type { ConsentView, DecisionDraft } from "../../mailbox/views.js";
import { Radios } from "../shared/choices.js";
import { ErrorText } from "../shared/fields.js";

interface Props {
  readonly consent: ConsentView;
  readonly chosen: DecisionDraft | null;
  readonly locked: boolean;
  readonly error: DecisionFault | null;
  readonly onChange: (chosen: DecisionDraft | null) => void;
}

/** Which choice is missing or cannot be right. */
export type DecisionFault = "remedy" | "instructed" | "no-instructions" | "barred";

/** Why no decision can be announced here; null: it can. */
export function barred({ word, reachable, returned }: ConsentView): "none" | "ended" | "mute" | "returned" | null {
  if (word === null) return "none";
  if (!word.given) return "ended";
  return reachable ? null : returned ? "returned" : "mute";
}

/** Words without which no text says how to go against it. */
const INSTRUCTION = { objection: /widerspruch|objection/iu, action: /klage|sozialgericht|action/iu } as const;

/** What is still open. What cannot be announced here goes by post, when she says so, and nowhere else. A text that should say how to go against it, and neither does nor has a document, goes nowhere. */
export function faultOf(chosen: DecisionDraft, consent: ConsentView, body: string, files: number): DecisionFault | null {
  if (barred(consent) !== null && chosen.letter !== true) return "barred";
  if (chosen.remedy === null) return "remedy";
  if (chosen.instructed === null) return "instructed";
  return chosen.instructed && files === 0 && !INSTRUCTION[chosen.remedy].test(body) ? "no-instructions" : null;
}

export function DecisionFields({ consent, chosen, locked, error, onChange }: Props): VNode {
  const bar = barred(consent);
  const said = (at: readonly DecisionFault[]): string | null => (error !== null && at.includes(error) ? t(`decision-error-${error}`) : null);
  return (
    <Fragment>
      <div class="kern-form-check">
        <input
          type="checkbox"
          class="kern-form-check__checkbox"
          id="decision"
          checked={chosen !== null}
          disabled={locked}
          aria-describedby="decision-hint"
          onChange={(event) => { onChange(event.currentTarget.checked ? { remedy: null, instructed: null } : null); }}
        />
        <label class="kern-label" for="decision">{t("decision-mark")}</label>
      </div>
      <p class="hint" id="decision-hint">{t(bar === null ? "decision-mark-hint" : `decision-barred-${bar}`)}</p>
      {chosen === null ? null : (
        <div class="stack stack-2">
          <Radios
            id="decision-remedy"
            legend={t("decision-remedy")}
            options={[["objection", t("decision-remedy-objection")], ["action", t("decision-remedy-action")]]}
            value={chosen.remedy}
            error={said(["remedy"])}
            onPick={(remedy) => { onChange({ ...chosen, remedy }); }}
          />
          <Radios
            id="decision-instructed"
            legend={t("decision-instructed")}
            options={[["yes", t("decision-instructed-yes")], ["no", t("decision-instructed-no")]]}
            value={chosen.instructed === null ? null : chosen.instructed ? "yes" : "no"}
            error={said(["instructed", "no-instructions"])}
            onPick={(value) => { onChange({ ...chosen, instructed: value === "yes" }); }}
          />
          <div class="kern-form-check">
            <input
              type="checkbox"
              class="kern-form-check__checkbox"
              id="decision-letter"
              checked={chosen.letter === true}
              disabled={locked}
              aria-invalid={error === "barred" ? "true" : undefined}
              aria-describedby={error === "barred" ? "decision-letter-hint decision-letter-error" : "decision-letter-hint"}
              onChange={(event) => { onChange({ ...chosen, letter: event.currentTarget.checked }); }}
            />
            <label class="kern-label" for="decision-letter">{t("decision-letter")}</label>
          </div>
          <p class="hint" id="decision-letter-hint">{t("decision-letter-hint")}</p>
          {error === "barred" ? <ErrorText id="decision-letter-error">{t("decision-error-barred")}</ErrorText> : null}
        </div>
      )}
    </Fragment>
  );
}
