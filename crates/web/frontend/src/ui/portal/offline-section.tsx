// SPDX-License-Identifier: EUPL-1.2
/** What lies on this device for the time without a connection, since when, and how it goes. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date, dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { Outcome, OfflineView } from "../../mailbox/views.js";
import { Button, Link, Mini } from "../shared/controls.js";
import { useAction, useLoaded, usePortal } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert, refusalText } from "../shared/refusals.js";
import { href } from "../shared/router.js";

export function OfflineSection(): VNode | null {
  const { offline } = usePortal();
  const loaded = useLoaded(() => offline.current(), [], ["session"]);
  const [changed, setChanged] = useState<OfflineView | null>(null);
  const action = useAction();
  const view = changed ?? loaded.value;
  if (view === null) return null;
  const run = (ask: () => Promise<Outcome<OfflineView>>): void => {
    action.run(ask, (next) => {
      setChanged(next);
      announce(t("reading-said-dropped"));
    });
  };
  return (
    <section class="sheet stack" aria-labelledby="offline">
      <h2 id="offline">{t("reading-title")}</h2>
      {view.offered === "yes" ? (
        <Fragment>
          <p class="measure">{t("reading-lead")}</p>
          <p class="small muted measure">{t("reading-password")}</p>
        </Fragment>
      ) : (
        <p class="measure">{refusalText({ code: `reading-${view.offered}` })}</p>
      )}
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {view.offered !== "yes" ? null : view.since === null ? (
        <p class="measure">{t("reading-none")}</p>
      ) : (
        <Fragment>
          <p class="measure">{t("reading-since", { when: date(view.since), n: view.days })}</p>
          <ul class="files">
            {view.threads.map((row) => (
              <li key={row.thread}>
                <span class="grow">
                  <span class="name"><Link to={href("thread", row.thread)}><bdi>{row.subject === "" ? t("thread-held") : row.subject}</bdi></Link></span>
                  <span class="muted num">{t("reading-row", { unit: row.unit, when: dateTime(row.keptAt) })}</span>
                </span>
                <span class="act">
                  <Mini label={t("reading-drop-label", { subject: row.subject })} onClick={() => { run(() => offline.drop(row.thread)); }}>{t("remove")}</Mini>
                </span>
              </li>
            ))}
          </ul>
          <div>
            <Button kind="secondary" busy={action.busy} onClick={() => { run(() => offline.forget()); }}>{t("reading-forget")}</Button>
          </div>
        </Fragment>
      )}
    </section>
  );
}
