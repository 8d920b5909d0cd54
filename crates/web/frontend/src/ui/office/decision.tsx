// SPDX-License-Identifier: EUPL-1.2
/** Whether an answer is a decision (Verwaltungsakt), and what has to be clear before it goes. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { ConsentView, DecisionDraft, DecisionMark } from "../../mailbox/views.js";
import { Radios } from "../shared/choices.js";
import { Button } from "../shared/controls.js";
import { useEnv } from "../shared/env.js";
import { ErrorText } from "../shared/fields.js";

interface Props {
  readonly consent: ConsentView;
  readonly chosen: DecisionDraft | null;
  readonly locked: boolean;
  readonly error: DecisionFault | null;
  readonly onChange: (chosen: DecisionDraft | null) => void;
  /** Puts an instruction into the text. */
  readonly onInstruct: (text: string) => void;
}

/** Which choice is missing or cannot be right. */
export type DecisionFault = "remedy" | "instructed" | "no-instructions" | "no-electronic" | "barred";

/** Why no decision can be announced here; null: it can. */
export function barred({ word, reachable, returned }: ConsentView): "none" | "ended" | "mute" | "returned" | null {
  if (word === null) return "none";
  if (!word.given) return "ended";
  return reachable ? null : returned ? "returned" : "mute";
}

/** Words without which no text says how to go against it. */
const INSTRUCTION = { objection: /widerspruch|objection/iu, action: /klage|sozialgericht|action/iu } as const;
/** Without the electronic way, which the portal opens, the instruction is incomplete (§ 66 Abs. 2 SGG; BSG, B 7 AS 10/22 R). */
const ELECTRONIC = /elektronisch|electronic/iu;

/** What is still open. What cannot be announced here goes by post, when she says so, and nowhere else. A text that should say how to go against it, and neither does nor has a document, goes nowhere. */
export function faultOf(chosen: DecisionDraft, consent: ConsentView, body: string, files: number): DecisionFault | null {
  if (barred(consent) !== null && chosen.letter !== true) return "barred";
  if (chosen.remedy === null) return "remedy";
  if (chosen.instructed === null) return "instructed";
  if (!chosen.instructed || files > 0) return null;
  if (!INSTRUCTION[chosen.remedy].test(body)) return "no-instructions";
  return ELECTRONIC.test(body) ? null : "no-electronic";
}

export function DecisionFields({ consent, chosen, locked, error, onChange, onInstruct }: Props): VNode {
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
          {locked || chosen.remedy === null ? null : <Instruct remedy={chosen.remedy} onInstruct={onInstruct} />}
          <Radios
            id="decision-instructed"
            legend={t("decision-instructed")}
            options={[["yes", t("decision-instructed-yes")], ["no", t("decision-instructed-no")]]}
            value={chosen.instructed === null ? null : chosen.instructed ? "yes" : "no"}
            error={said(["instructed", "no-instructions", "no-electronic"])}
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

/** The insurer's own instruction, with all the ways that are open. Of an action the clerk chooses the court. */
function Instruct({ remedy, onInstruct }: { remedy: DecisionMark["remedy"]; onInstruct: (text: string) => void }): VNode {
  const { brand } = useEnv();
  const [court, setCourt] = useState("");
  if (brand.remedies === null) return <p class="hint">{t("decision-instruct-none")}</p>;
  const { objection, actions } = brand.remedies;
  if (remedy === "action" && actions.length === 0) return <p class="hint">{t("decision-instruct-no-court")}</p>;
  const text = remedy === "objection" ? objection : actions.length === 1 ? actions[0]?.text : actions.find((one) => one.court === court)?.text;
  return (
    <div class="stack stack-2">
      {remedy === "objection" || actions.length === 1 ? null : (
        <div class="kern-form-input">
          <label class="kern-label" for="decision-court">{t("decision-court")}</label>
          <div class="kern-form-input__select-wrapper">
            <select id="decision-court" class="kern-form-input__select" value={court} onChange={(event) => { setCourt(event.currentTarget.value); }}>
              <option value="">{t("matter-choose")}</option>
              {actions.map((one) => <option key={one.court} value={one.court}>{one.court}</option>)}
            </select>
          </div>
        </div>
      )}
      <div>
        <Button
          kind="secondary"
          icon="plus"
          onClick={() => {
            if (text === undefined) document.getElementById("decision-court")?.focus();
            else onInstruct(text);
          }}
        >
          {t("decision-instruct")}
        </Button>
      </div>
    </div>
  );
}
