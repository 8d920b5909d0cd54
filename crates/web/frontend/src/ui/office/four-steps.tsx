// SPDX-License-Identifier: EUPL-1.2
/** Written, waits for release, goes out: where an answer of two people stands. */
import type { ComponentChildren, VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import { Icon, type IconName } from "../shared/icons.js";

interface Step {
  readonly icon: IconName;
  readonly name: string;
  readonly text: ComponentChildren;
}

/** `now`: 0 it is being written, 1 it waits. */
export function FourSteps({ now, written, asked }: { now: 0 | 1; written: string; asked: string }): VNode {
  const steps: readonly Step[] = [
    { icon: now === 0 ? "pencil" : "ok", name: t("step-written"), text: written },
    { icon: "users", name: t("state-release-open"), text: asked },
    { icon: "send", name: t("step-sent"), text: t("step-sent-text") },
  ];
  return (
    <ol class="four" aria-label={t("four-steps")}>
      {steps.map(({ icon, name, text }, index) => (
        <li key={name} class={index < now ? "done" : index === now ? "now" : "later"} aria-current={index === now ? "step" : undefined}>
          <Icon name={icon} />
          <span>
            <b>{name}</b>
            <span class="num">{text}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
