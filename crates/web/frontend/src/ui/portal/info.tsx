// SPDX-License-Identifier: EUPL-1.2
/** Public pages: help, contact, easy language, accessibility, privacy, imprint, "is this mail from you?". They and their texts are fetched when somebody goes there. */
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { addPart, t } from "../../i18n/i18n.js";
import { publicTexts } from "../../i18n/portal.gen.js";
import { Alert, Button, Skeleton } from "../shared/controls.js";
import { Heading } from "../shared/page.js";
import { refusalText } from "../shared/refusals.js";
import type * as PublicPages from "./public/pages.js";
import { OtherWays } from "./start.js";
import type { Topic } from "./topics.js";

type Pages = typeof PublicPages;
let fetched: Pages | null = null;

async function fetchPages(): Promise<Pages> {
  const [pages] = await Promise.all([import("./public/pages.js"), addPart(publicTexts)]);
  fetched = pages;
  return pages;
}

export function InfoScreen({ topic, part }: { topic: Topic; part: string | null }): VNode {
  const [pages, setPages] = useState(fetched);
  const [failed, setFailed] = useState(false);
  const load = (): void => {
    setFailed(false);
    fetchPages().then(setPages, () => {
      setFailed(true);
    });
  };
  useEffect(() => {
    if (pages === null) load();
  }, []);
  return (
    <main class="page stack stack-8" id="main" tabIndex={-1} key={`${topic} ${part ?? ""}`}>
      {pages !== null ? (
        <pages.PublicPage topic={topic} part={part} />
      ) : failed ? (
        <div class="narrow stack stack-8">
          <Heading title={t(`foot-${topic}`)}>{t(`foot-${topic}`)}</Heading>
          <Alert kind="danger" title={t("boot-failed-title")} role="alert">
            <p>{refusalText({ code: "offline" })}</p>
            <p><Button kind="secondary" onClick={load}>{t("retry")}</Button></p>
          </Alert>
          <OtherWays />
        </div>
      ) : (
        <Skeleton text={t("loading")} />
      )}
    </main>
  );
}
