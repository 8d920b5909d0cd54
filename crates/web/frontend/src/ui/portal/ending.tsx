// SPDX-License-Identifier: EUPL-1.2
/** The insurance ends: the banner on every screen, and what stands where one would write. */
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { date } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { DraftView, EndingView } from "../../mailbox/views.js";
import { Alert, Link } from "../shared/controls.js";
import { useEnv, useNow, useSession } from "../shared/env.js";
import { href } from "../shared/router.js";
import { readDrafts } from "../shared/flush.js";
import { useActing } from "./acting.js";

/** Seconds after which the screens look at the clock again. The server does not wait for that: it refuses from the second on. */
const LOOK = 20;

/** Whether nothing new is written any more in a post that ends like this. */
export function useReadOnly(ending: EndingView | null): boolean {
  const now = useNow(LOOK);
  return ending !== null && now >= ending.readOnlyAt;
}

/** The end of one's own account; null while acting for somebody else. */
export function useOwnEnding(): EndingView | null {
  const session = useSession();
  const acting = useActing();
  return session.state === "open" && acting === null ? session.ending : null;
}

export function EndingBanner(): VNode | null {
  const session = useSession();
  const now = useNow(LOOK);
  if (session.state !== "open" || session.ending === null) return null;
  const { readOnlyAt, closesAt } = session.ending;
  // Both times are the first second of a day: people think of the day before.
  const days = { day: date(readOnlyAt - 1), until: date(closesAt - 1) };
  const state = now < readOnlyAt ? "later" : now < closesAt ? "now" : "kept";
  return (
    <section class="page notices no-print" aria-label={t("ending-region")}>
      <Alert kind="warning" title={t(`ending-${state}-title`, days)} role="note">
        <p>{t(`ending-${state}`, days)}</p>
        {state === "kept" ? null : (
          <p>
            {t("ending-save")} <Link to={href("account")}>{t("keep-all-do")}</Link>
          </p>
        )}
      </Alert>
    </section>
  );
}

/** In place of the form: what to do instead. A draft is not lost: it can be read and copied. */
export function ReadOnly({ own, find }: { own: boolean; find: (draft: DraftView) => boolean }): VNode {
  const { service } = useEnv();
  const [draft, setDraft] = useState<DraftView | null>(null);
  useEffect(() => {
    let alive = true;
    void readDrafts(service).then((drafts) => {
      if (alive) setDraft(drafts.find((one) => find(one) && one.body.trim() !== "") ?? null);
    });
    return () => {
      alive = false;
    };
  }, [service]);
  return (
    <section class="sheet reply stack stack-2" aria-labelledby="read-only">
      <h2 id="read-only">{t("read-only-title")}</h2>
      <p>{t(own ? "read-only-own" : "read-only-other")}</p>
      <p class="strong">{t("read-only-instead")}</p>
      {draft === null ? null : (
        <div class="kern-form-input">
          <label class="kern-label" for="kept-draft">{t("read-only-draft")}</label>
          <textarea id="kept-draft" dir="auto" readOnly rows={6} value={draft.body} />
        </div>
      )}
    </section>
  );
}
