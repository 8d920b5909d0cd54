// SPDX-License-Identifier: EUPL-1.2
/** Acting for somebody: the banner on every screen, the chooser in the inbox, and who may act for whom in the account. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date } from "../../i18n/format.js";
import { said, t } from "../../i18n/i18n.js";
import type { MatterView, Perspective, RepresentationView } from "../../mailbox/views.js";
import { Alert, Button, Dialog, Mini, Skeleton, Tag } from "../shared/controls.js";
import { useAction, useLive, useLoaded, usePortal } from "../shared/env.js";
import { Icon } from "../shared/icons.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { go, href } from "../shared/router.js";

export const nameOf = (name: string | null): string => name ?? t("acting-unnamed");

/** For whom the screens act; null for oneself. */
export function useActing(): Perspective | null {
  const portal = usePortal();
  const [current, setCurrent] = useState(() => portal.acting.current());
  useLive(["acting", "session"], () => {
    setCurrent(portal.acting.current());
  });
  return current;
}

/** Nobody may forget in whose name he writes: the whole width under the header says so. */
export function ActingBanner(): VNode | null {
  const portal = usePortal();
  const current = useActing();
  const back = useAction();
  if (current === null) return null;
  return (
    <section class="acting" aria-label={t("acting-region")}>
      <div class="in">
        <div class="who">
          <Icon name="users" />
          <div>
            <p class="strong">{t("acting-for", { name: nameOf(current.name) })}</p>
            <p class="small num">{t("acting-line", { basis: t(`basis-${current.basis}`), until: date(current.until - 1), rights: current.write ? "write" : "read" })}</p>
          </div>
        </div>
        <a class="kern-link kern-link--no-visited-state" href={href("account")}>{t("acting-what")}</a>
        <Button
          kind="secondary"
          icon="swap"
          onClick={() => {
            back.run(() => portal.acting.choose(null), () => {
              announce(t("acting-own-again"));
              go(href("inbox"));
            });
          }}
        >
          {t("acting-back")}
        </Button>
      </div>
    </section>
  );
}

/** In the inbox: whose post is shown, and whose else could be. */
export function ActingChooser(): VNode | null {
  const portal = usePortal();
  const current = useActing();
  const loaded = useLoaded(() => portal.acting.perspectives(), [], ["acting", "session"]);
  const choosing = useAction();
  const others = (loaded.value ?? []).filter((one) => one.pid !== current?.pid);
  if (others.length === 0) return choosing.refusal === null ? null : <RefusalAlert refusal={choosing.refusal} />;
  return (
    <section class="sheet stack stack-2" aria-labelledby="acting-choose">
      <h2 class="kern-title" id="acting-choose">{t("acting-choose")}</h2>
      {choosing.refusal === null ? null : <RefusalAlert refusal={choosing.refusal} />}
      <ul class="files up">
        {others.map((one) => (
          <li key={one.pid}>
            <Icon name="users" tone="muted" />
            <span class="grow">
              <span class="name">{nameOf(one.name)}</span>
              <span class="muted num">{t("acting-line", { basis: t(`basis-${one.basis}`), until: date(one.until - 1), rights: one.write ? "write" : "read" })}</span>
            </span>
            <span class="act">
              <Mini
                label={t("acting-open-label", { name: nameOf(one.name) })}
                onClick={() => {
                  choosing.run(() => portal.acting.choose(one.pid), () => {
                    announce(t("acting-for", { name: nameOf(one.name) }));
                  });
                }}
              >
                {t("acting-open")}
              </Mini>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who may act for me, and for whom I may act: what exactly, since when, until when; both sides may end it. */
export function RepresentationSections(): VNode | null {
  const portal = usePortal();
  const loaded = useLoaded(() => portal.acting.list(), [], ["acting"]);
  const matters = useLoaded(() => portal.matters(), [], ["acting"]);
  const [ending, setEnding] = useState<RepresentationView | null>(null);
  const items = loaded.value ?? [];
  if (loaded.value !== null && items.length === 0) return null;
  return (
    <Fragment>
      {(["acts-for-me", "i-act"] as const).map((side) => {
        const mine = items.filter((item) => item.side === side);
        if (mine.length === 0 && (loaded.value !== null || side === "i-act")) return null;
        return (
          <section key={side} class="sheet stack" aria-labelledby={`rep-${side}`}>
            <h2 id={`rep-${side}`}>{t(`rep-${side}`)}</h2>
            <p class="small muted">{t(`rep-${side}-lead`)}</p>
            {loaded.refusal === null ? null : <RefusalAlert refusal={loaded.refusal} />}
            {loaded.value === null ? (
              <Skeleton />
            ) : (
              <ul class="files up" aria-labelledby={`rep-${side}`}>
                {mine.map((item) => (
                  <Item key={item.id} item={item} matters={matters.value ?? []} onEnd={() => { setEnding(item); }} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
      {ending === null ? null : <EndDialog item={ending} onClose={() => { setEnding(null); }} />}
    </Fragment>
  );
}

function Item({ item, matters, onEnd }: { item: RepresentationView; matters: readonly MatterView[]; onEnd: () => void }): VNode {
  const label = (code: string): string => said(matters.find((matter) => matter.code === code)?.official ?? { de: code, en: code });
  const scope = item.matters === null ? t("rep-scope-all") : item.matters.map(label).join(", ");
  const rights = item.rights.map((right) => t(`rep-right-${right}`)).join(" · ");
  const over = item.state === "ended" || item.state === "over";
  return (
    <li>
      <Icon name="users" tone="muted" />
      <span class="grow">
        <span class="name">{nameOf(item.other.name)}</span>
        <span class="muted num">{t("rep-line", { basis: t(`basis-${item.basis}`), from: date(item.from), until: date(item.until - 1) })}</span>
        <span class="muted">{t("rep-may", { rights })}</span>
        <span class="muted">{scope}</span>
        {over || item.mayEnd ? null : <span class="small">{t("rep-end-ask")}</span>}
      </span>
      {!over && !item.mayEnd ? null : (
        <span class="act">
          {over ? (
            <Tag kind="us" icon="x">{item.endedAt === null ? t("rep-over") : t("rep-ended", { when: date(item.endedAt) })}</Tag>
          ) : (
            <Mini label={t("rep-end-label", { name: nameOf(item.other.name) })} onClick={onEnd}>
              {t("rep-end")}
            </Mini>
          )}
        </span>
      )}
    </li>
  );
}

function EndDialog({ item, onClose }: { item: RepresentationView; onClose: () => void }): VNode {
  const portal = usePortal();
  const action = useAction();
  const [done, setDone] = useState(false);
  const name = nameOf(item.other.name);
  const mine = item.side === "i-act";
  return (
    <Dialog
      title={t("rep-end-title", { name })}
      onClose={onClose}
      actions={
        <Fragment>
          {done ? null : (
            <Button
              busy={action.busy}
              onClick={() => {
                action.run(() => portal.acting.end(item.id), () => {
                  announce(t("rep-end-done", { name }));
                  setDone(true);
                });
              }}
            >
              {t("rep-end")}
            </Button>
          )}
          <Button kind="secondary" onClick={onClose}>{t(done ? "close" : "cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {done ? <Alert kind="success" title={t("rep-end-done", { name })} role="status" /> : <p>{t(mine ? "rep-end-text-mine" : "rep-end-text", { name })}</p>}
    </Dialog>
  );
}
