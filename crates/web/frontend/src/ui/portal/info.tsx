// SPDX-License-Identifier: EUPL-1.2
/** Short public pages: help, easy language, accessibility, privacy, imprint, "is this mail from you?". */
import type { VNode } from "preact";
import { hasText, t } from "../../i18n/i18n.js";
import { Link } from "../shared/controls.js";
import { Heading } from "../shared/page.js";
import { MailCheck } from "./mail-check.js";
import { OtherWays } from "./start.js";

export const TOPICS = ["hilfe", "leicht", "barrierefreiheit", "datenschutz", "impressum", "mail"] as const;
export type Topic = (typeof TOPICS)[number];

export function isTopic(text: string | undefined): text is Topic {
  return TOPICS.some((topic) => topic === text);
}

/** Paragraphs are attributes `p1`, `p2`, … of one text; a heading stands before those that have an `h`. */
function paragraphs(topic: Topic): readonly { readonly heading: string | null; readonly text: string }[] {
  const found = [];
  for (let n = 1; hasText(`info-${topic}.p${n}`); n += 1) found.push({ heading: hasText(`info-${topic}.h${n}`) ? t(`info-${topic}.h${n}`) : null, text: t(`info-${topic}.p${n}`) });
  return found;
}

export function InfoScreen({ topic }: { topic: Topic }): VNode {
  const title = t(`info-${topic}`);
  return (
    <main class="page stack stack-8" id="main" tabIndex={-1} key={topic}>
      <div class="narrow stack">
        <Link to="#/" icon="back">{t("to-start")}</Link>
        <Heading title={title}>{title}</Heading>
        <div class="sheet stack">
          {paragraphs(topic).map((part, index) => (
            <div key={index} class="stack stack-1 measure">
              {part.heading === null ? null : <h2 class="kern-title">{part.heading}</h2>}
              <p>{part.text}</p>
            </div>
          ))}
          {topic === "mail" ? <MailCheck /> : null}
        </div>
      </div>
      <div class="narrow">
        <OtherWays />
      </div>
    </main>
  );
}
