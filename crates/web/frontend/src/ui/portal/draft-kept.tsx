// SPDX-License-Identifier: EUPL-1.2
/** What is said of a draft: where it is kept and for how long, and what another device wrote beside it. */
import { Fragment, type VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { DraftPlace, DraftView } from "../../mailbox/views.js";
import { SavedLine } from "../shared/composer.js";
import type { Saved } from "../shared/keeper.js";
import { Alert, Button, Mini } from "../shared/controls.js";
import { useEnv, useLive } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { refusalText } from "../shared/refusals.js";

/** Saved at what time, and whether it is there for her other devices by now. */
export function KeptLine({ draft, saved }: { draft: DraftView; saved: Saved }): VNode {
  const { service } = useEnv();
  const [place, setPlace] = useState<DraftPlace | null>(null);
  const look = (): void => {
    void service.write.draftPlace(draft.id).then(setPlace);
  };
  useEffect(look, [draft.id, saved]);
  useLive(["drafts"], look);
  const where = saved.state !== "saved" || place === null ? null : t(place.everywhere ? "draft-everywhere" : "draft-here-only");
  return (
    <Fragment>
      <SavedLine saved={saved} where={where} />
      {place?.refusal == null || place.everywhere || saved.state !== "saved" ? null : <span class="saved small">{refusalText(place.refusal)}</span>}
    </Fragment>
  );
}

export function KeptText(): VNode {
  return <p class="small muted">{t("draft-kept-text")}</p>;
}

/** Whether the other one stands beside this: written on two devices at once, or begun on another one for the same conversation. */
export const isBeside = (draft: DraftView, one: DraftView): boolean => one.id !== draft.id && (one.other === draft.id || draft.other === one.id || (draft.thread !== null && one.thread === draft.thread));

/** Nothing is thrown away unasked: the other one is shown, and can be gone on with. */
export function OtherDrafts({ draft, onTake }: { draft: DraftView; onTake: (other: DraftView) => void }): VNode | null {
  const { service } = useEnv();
  const [others, setOthers] = useState<readonly DraftView[]>([]);
  const look = (): void => {
    void service.write.drafts().then((drafts) => { setOthers(drafts.filter((one) => isBeside(draft, one))); });
  };
  useEffect(look, [draft.id]);
  useLive(["drafts"], look);
  if (others.length === 0) return null;
  return (
    <Fragment>
      {others.map((other) => (
        <Alert key={other.id} kind="info" title={t("draft-other-title", { when: dateTime(other.savedAt) })} role="status">
          <p>{t("draft-other-text")}</p>
          <blockquote class="draft-other">{other.body.trim() === "" ? t("draft-other-empty") : other.body}</blockquote>
          <div class="row">
            <Button kind="secondary" onClick={() => { onTake(other); }}>{t("draft-other-take")}</Button>
            <Mini
              icon="x"
              onClick={() => {
                void service.write.deleteDraft(other.id).then(() => {
                  announce(t("draft-other-gone"));
                  look();
                });
              }}
            >
              {t("draft-other-drop")}
            </Mini>
          </div>
        </Alert>
      ))}
    </Fragment>
  );
}
