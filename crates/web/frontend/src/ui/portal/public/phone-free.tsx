// SPDX-License-Identifier: EUPL-1.2
/** Every way in that needs no smartphone, by what somebody wants to do. */
import type { VNode } from "preact";
import { t } from "../../../i18n/i18n.js";

/** What a way needs is a computer, paper or a key for the USB port; tests/ui/phone-free.test.ts names the story that plays it. */
export const JOURNEYS = [
  { id: "first", ways: ["letter", "branch"] },
  { id: "in", ways: ["computer", "key", "password"] },
  { id: "unlock", ways: ["computer", "password"] },
  { id: "again", ways: ["computer"] },
  { id: "lost", ways: ["sheet", "letter", "branch"] },
] as const;

export function PhoneFree(): VNode {
  return (
    <section class="stack measure" aria-labelledby="phone-free">
      <h2 class="kern-title" id="phone-free">{t("phone-free")}</h2>
      <p>{t("phone-free-lead")}</p>
      {JOURNEYS.map(({ id, ways }) => (
        <div key={id} class="stack stack-1">
          <h3 class="kern-title kern-title--small">{t(`phone-free-${id}`)}</h3>
          <ul class="bullets">
            {ways.map((way) => <li key={way}>{t(`phone-way-${way}`)}</li>)}
          </ul>
        </div>
      ))}
      <p>{t("phone-not-online")}</p>
    </section>
  );
}
