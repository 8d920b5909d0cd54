// SPDX-License-Identifier: EUPL-1.2
/** Screens that are fetched, with their texts, when somebody goes there: a first visit loads what it shows and no more. */
import type { ComponentType, VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { restOfTexts, t } from "../../i18n/i18n.js";
import { Button, Skeleton } from "../shared/controls.js";
import { Heading } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { OtherWays } from "./start.js";

export interface Later<P> {
  (props: P): VNode;
  /** Fetches it without showing it. */
  readonly fetch: () => Promise<unknown>;
}

/** `texts`: its texts are not among those of a first visit. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, texts = true): Later<P> {
  let found: ComponentType<P> | null = null;
  const fetch = async (): Promise<ComponentType<P>> => {
    const [screen] = await Promise.all([load(), texts ? restOfTexts() : null]);
    found = screen;
    return screen;
  };
  const screen = (props: P): VNode => {
    const [Shown, setShown] = useState(() => found);
    const [failed, setFailed] = useState(false);
    const go = (): void => {
      setFailed(false);
      fetch().then(
        (screen) => {
          setShown(() => screen);
        },
        () => {
          setFailed(true);
        },
      );
    };
    useEffect(() => {
      if (Shown === null) go();
    }, []);
    if (Shown !== null) return <Shown {...props} />;
    return (
      <main class="page" id="main" tabIndex={-1}>
        {failed ? (
          <div class="narrow stack stack-8">
            <Heading title={t("boot-failed-title")}>{t("boot-failed-title")}</Heading>
            <RefusalAlert refusal={{ code: "offline" }}>
              <p><Button kind="secondary" onClick={go}>{t("retry")}</Button></p>
            </RefusalAlert>
            <OtherWays />
          </div>
        ) : (
          <Skeleton text={t("loading")} />
        )}
      </main>
    );
  };
  return Object.assign(screen, { fetch });
}
