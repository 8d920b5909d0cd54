// SPDX-License-Identifier: EUPL-1.2
/** How much protection an answer has: what holds in the case, more if the clerk says so, less only with a reason. */
import type { VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import { LOWER_REASONS, PROTECTIONS, type ChosenProtection, type LowerReason, type Protection } from "../../mailbox/views.js";
import { ErrorText } from "../shared/fields.js";

interface Props {
  /** What holds in the case. */
  readonly holds: Protection;
  /** null: as it holds. */
  readonly chosen: ChosenProtection | null;
  readonly locked: boolean;
  readonly error: string | null;
  readonly onChange: (chosen: ChosenProtection | null) => void;
}

export const lowers = (holds: Protection, chosen: ChosenProtection | null): boolean => chosen !== null && PROTECTIONS.indexOf(chosen.class) < PROTECTIONS.indexOf(holds);

export function ProtectionFields({ holds, chosen, locked, error, onChange }: Props): VNode {
  const current = chosen?.class ?? holds;
  const lower = lowers(holds, chosen);
  return (
    <div class="row">
      <div>
        <label class="kern-label" for="protection">{t("protection-label")}</label>
        <div class="kern-form-input__select-wrapper">
          <select
            id="protection"
            class="kern-form-input__select"
            value={current}
            disabled={locked}
            onChange={(event) => {
              const next = event.currentTarget.value as Protection;
              onChange(next === holds ? null : { class: next, lowered: null });
            }}
          >
            {PROTECTIONS.map((item) => (
              <option key={item} value={item}>{item === holds ? t("protection-holds", { class: t(`class-${item}`) }) : t(`class-${item}`)}</option>
            ))}
          </select>
        </div>
      </div>
      {lower ? (
        <div>
          <label class="kern-label" for="lower-reason">{t("lower-label")}</label>
          <div class="kern-form-input__select-wrapper">
            <select
              id="lower-reason"
              class="kern-form-input__select"
              value={chosen?.lowered ?? ""}
              disabled={locked}
              aria-invalid={error === null ? undefined : "true"}
              aria-describedby={error === null ? "lower-hint" : "lower-hint lower-error"}
              onChange={(event) => {
                const reason = event.currentTarget.value;
                onChange({ class: current, lowered: reason === "" ? null : (reason as LowerReason) });
              }}
            >
              <option value="">{t("lower-choose")}</option>
              {LOWER_REASONS.map((reason) => (
                <option key={reason} value={reason}>{t(`lower-${reason}`)}</option>
              ))}
            </select>
          </div>
          {error === null ? null : <ErrorText id="lower-error">{error}</ErrorText>}
          <p class="hint" id="lower-hint">{t("lower-hint")}</p>
        </div>
      ) : null}
    </div>
  );
}
