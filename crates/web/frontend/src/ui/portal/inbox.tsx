// SPDX-License-Identifier: EUPL-1.2
/** The inbox: what waits, what is new, drafts; found by typing, on this device only. */
import { Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { date, dateTime, plainDate, rowTime } from "../../i18n/format.js";
import { said, t } from "../../i18n/i18n.js";
import type { DraftView, InboxPage, InboxView, MatterView, Outcome, SessionView, ThreadRowView } from "../../mailbox/views.js";
import { Alert, Button, ButtonLink, Empty, Skeleton, Tag } from "../shared/controls.js";
import { useEnv, useLive, useLoaded, useNow, usePortal, useSession } from "../shared/env.js";
import { readDrafts } from "../shared/flush.js";
import { Icon, type IconName } from "../shared/icons.js";
import { announce, Heading } from "../shared/page.js";
import { RefusalAlert, refusalText } from "../shared/refusals.js";
import { href } from "../shared/router.js";
import { useSearch } from "../shared/search.js";
import { moveHit, SearchResults } from "../shared/search-results.js";
import { useBadge } from "./badge.js";
import { ActingChooser, nameOf, useActing } from "./acting.js";
import { useOwnEnding, useReadOnly } from "./ending.js";
import { MailNotice } from "./mail-notice.js";
import { SecurityNotice } from "./news.js";
import { DraftTag, StateTag } from "../shared/tags.js";
import { LeavingNotice } from "./stay.js";
import { TrayButton, TrayDialog, type Kept } from "./tray.js";

/** How long a draft is kept after its last change. */
const DRAFT_SECONDS = 30 * 86_400;

type View = "all" | "new" | "waiting" | "drafts" | "leaving" | "archive" | "hidden";
const VIEWS: readonly { readonly view: View; readonly icon: IconName }[] = [
  { view: "all", icon: "inbox" },
  { view: "new", icon: "post" },
  { view: "waiting", icon: "flag" },
  { view: "drafts", icon: "pencil" },
  { view: "leaving", icon: "cal" },
  { view: "archive", icon: "box" },
  { view: "hidden", icon: "eyeoff" },
];
/** What a view asks the server for beside the inbox; the others look at the inbox alone. */
const ASKS: Partial<Record<View, InboxView>> = { new: "unread", archive: "archive", hidden: "hidden", leaving: "leaving", drafts: "all" };
const NOBODY: Outcome<InboxPage> = { ok: true, value: { rows: [], next: null, pinned: [], counts: null } };

/** All pages loaded so far, re-read from the start when something changed: the service answers from what is cached. */
function useInbox(view: InboxView | null): { readonly rows: readonly ThreadRowView[] | null; readonly pinned: readonly ThreadRowView[]; readonly counts: InboxPage["counts"]; readonly refusal: ReturnType<typeof useLoaded>["refusal"]; readonly busy: boolean; readonly more: (() => void) | null; readonly reload: () => void } {
  const service = usePortal();
  const pages = useRef(1);
  useEffect(() => { pages.current = 1; }, [view]);
  const loaded = useLoaded(
    async (): Promise<Outcome<InboxPage>> => {
      if (view === null) return NOBODY;
      const rows: ThreadRowView[] = [];
      let cursor: string | null = null;
      let first: InboxPage | null = null;
      for (let page = 0; page < pages.current; page += 1) {
        const answer: Outcome<InboxPage> = await service.inbox(cursor, view);
        if (!answer.ok) return answer;
        first ??= answer.value;
        rows.push(...answer.value.rows);
        cursor = answer.value.next;
        if (cursor === null) break;
      }
      return { ok: true, value: { rows, next: cursor, pinned: first?.pinned ?? [], counts: first?.counts ?? null } };
    },
    [view],
    ["threads", "rows", "session", "acting"],
  );
  const more = (): void => {
    pages.current += 1;
    loaded.reload();
  };
  return { rows: loaded.value?.rows ?? null, pinned: loaded.value?.pinned ?? [], counts: loaded.value?.counts ?? null, refusal: loaded.refusal, busy: loaded.busy, more: loaded.value?.next === null || loaded.value === null ? null : more, reload: loaded.reload };
}

/** Words of the search all occur in the draft: it was never sent, so the search does not know it. */
function matches({ subject, body }: DraftView, words: string): boolean {
  const hay = `${subject} ${body}`.toLocaleLowerCase("de");
  return words.toLocaleLowerCase("de").split(/\s+/).every((word) => hay.includes(word));
}

export function InboxScreen(): VNode {
  const { service } = useEnv();
  const portal = usePortal();
  const session = useSession();
  const acting = useActing();
  const readOnly = useReadOnly(useOwnEnding());
  const now = useNow(60);
  const [view, setView] = useState<View>("all");
  const main = useInbox("inbox");
  const asks = ASKS[view] ?? null;
  const other = useInbox(asks);
  const inbox = asks === null ? main : other;
  const [placing, setPlacing] = useState<Kept | null>(null);
  const [typed, setTyped] = useState("");
  const search = useSearch(typed, null);
  const searching = typed.trim() !== "";
  const searchBox = useRef<HTMLInputElement>(null);
  const [drafts, setDrafts] = useState<readonly DraftView[]>([]);
  const [unreadable, setUnreadable] = useState(0);
  const matters = useLoaded(() => portal.matters(), [], []);
  const showDrafts = (): void => {
    void readDrafts(service).then((kept) => {
      setDrafts(kept);
      setUnreadable(service.write.unreadableDrafts());
    });
  };
  useEffect(showDrafts, []);
  useLive(["outbox", "threads", "acting", "drafts"], showDrafts);

  // Rows name departments by their slug; the matters carry the signed names.
  const labels = new Map((matters.value ?? []).map((matter) => [matter.dept, matter.unit]));
  // It is nobody's turn where nothing can be written any more.
  const worded = (list: readonly ThreadRowView[]): readonly ThreadRowView[] => list.map((row) => ({ ...row, state: readOnly && row.state === "waiting" ? null : row.state, units: row.units.map((unit) => labels.get(unit) ?? unit) }));
  const own = worded([...main.pinned, ...(main.rows ?? [])]);
  const rows = asks === null ? own : worded(other.rows ?? []);
  const withDraft = new Set(drafts.map((draft) => draft.thread));
  const fresh = drafts.filter((draft) => draft.thread === null);
  const counts: Record<View, number> = {
    all: own.length + fresh.length,
    new: main.counts?.unread ?? own.filter((row) => row.unread).length,
    waiting: own.filter((row) => row.state === "waiting").length,
    drafts: drafts.length,
    archive: main.counts?.archive ?? 0,
    hidden: main.counts?.hidden ?? 0,
    leaving: main.counts?.leaving ?? 0,
  };
  // Of her own post: for whom she acts is nobody's business who sees the icon.
  useBadge(inbox.rows === null || acting !== null || session.state !== "open" ? null : counts.new);
  const shown = rows.filter((row) => (view === "new" ? row.unread : view === "waiting" ? row.state === "waiting" : view === "drafts" ? withDraft.has(row.thread) : true));
  const shownDrafts = searching ? drafts.filter((draft) => matches(draft, typed.trim())) : view === "all" || view === "drafts" ? fresh : [];
  const pinned = view === "all" ? shown.filter((row) => row.pinned) : [];
  const waiting = view === "all" ? shown.filter((row) => row.state === "waiting" && !row.pinned) : [];
  const rest = shown.filter((row) => !waiting.includes(row) && !pinned.includes(row));
  const line = (row: ThreadRowView): VNode => (
    <Row
      key={row.thread}
      row={row}
      now={now}
      draft={withDraft.has(row.thread)}
      onPlace={() => { setPlacing({ thread: row.thread, subject: row.refused === null ? row.subject : null, tray: row.tray, pinned: row.pinned }); }}
    />
  );
  const views = VIEWS.filter((item) => item.view === "all" || counts[item.view] > 0 || item.view === view);
  const empty = main.rows !== null && counts.all + counts.archive + counts.hidden + counts.leaving === 0;

  return (
    <main class="page" id="main" tabIndex={-1}>
      <div class="cols">
        <div class="side">
          {readOnly ? null : <ButtonLink block icon="pencil" to={href("write")}>{t("new-message")}</ButtonLink>}
          <nav aria-label={t("views")}>
            <ul>
              {views.map((item) => (
                <li key={item.view}>
                  <button
                    type="button"
                    aria-pressed={view === item.view}
                    onClick={() => {
                      setView(item.view);
                      announce(t("view-announced", { view: t(`view-${item.view}`), n: counts[item.view] }));
                    }}
                  >
                    <Icon name={item.icon} />
                    {t(`view-${item.view}`)}
                    <span class="n">{counts[item.view]}</span>
                  </button>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <div class="stack">
          <Heading title={t("nav-inbox")}>{acting === null ? t("nav-inbox") : t("inbox-of", { name: nameOf(acting.name) })}</Heading>
          <ActingChooser />
          <SessionNotices session={session} now={now} />
          <SecurityNotice />
          {acting === null ? <MailNotice /> : null}
          {view === "leaving" ? null : <LeavingNotice n={counts.leaving} onShow={() => { setTyped(""); setView("leaving"); announce(t("view-announced", { view: t("view-leaving"), n: counts.leaving })); }} />}
          {unreadable === 0 ? null : (
            <Alert kind="warning" title={t("draft-unreadable-title", { n: unreadable })}>
              <p>{t("draft-unreadable-text")}</p>
            </Alert>
          )}
          {empty ? null : (
            <Fragment>
              <div class="find" role="search">
                <Icon name="search" />
                <input
                  ref={searchBox}
                  type="search"
                  dir="auto"
                  autocomplete="off"
                  spellcheck={false}
                  aria-label={t("search-inbox")}
                  placeholder={t("search-inbox")}
                  value={typed}
                  onInput={(event) => {
                    setTyped(event.currentTarget.value);
                  }}
                  onKeyDown={(event) => {
                    moveHit(event, null);
                  }}
                />
              </div>
              {views.length < 2 || searching ? null : (
                <div class="chips only-narrow" role="group" aria-label={t("views")}>
                  {views.map((item) => (
                    <button key={item.view} class="chip" type="button" aria-pressed={view === item.view} onClick={() => { setView(item.view); }}>
                      {view === item.view ? <Icon name="check" small /> : null}
                      {t("view-count", { view: t(`view-${item.view}`), n: counts[item.view] })}
                    </button>
                  ))}
                </div>
              )}
            </Fragment>
          )}
          {inbox.refusal === null ? null : (
            <RefusalAlert refusal={inbox.refusal}>
              <div>
                <Button kind="secondary" onClick={inbox.reload}>{t("retry")}</Button>
              </div>
            </RefusalAlert>
          )}
          {searching ? (
            <div
              onKeyDown={(event) => {
                moveHit(event, searchBox.current);
              }}
            >
              {shownDrafts.length === 0 ? null : (
                <section class="sheet sheet--flush hit-drafts">
                  <h2 class="group-h">{t("view-drafts")}</h2>
                  <ul class="list">{shownDrafts.map((draft) => <DraftRow key={draft.id} draft={draft} now={now} matters={matters.value ?? []} />)}</ul>
                </section>
              )}
              <SearchResults search={search} unit={null} onAsk={setTyped} to={(hit) => href("thread", hit.thread)} matter={(code) => matterName(matters.value ?? [], code)} />
            </div>
          ) : inbox.rows === null ? (
            inbox.busy ? (
              <section class="sheet">
                <Skeleton text={t("inbox-loading")} />
              </section>
            ) : null
          ) : empty ? (
            <section class="sheet">
              <Empty icon="inbox" title={t("inbox-empty")}>
                <p class="small muted">{t("inbox-empty-text")}</p>
                {readOnly ? null : <ButtonLink icon="pencil" to={href("write")}>{t("new-message")}</ButtonLink>}
              </Empty>
            </section>
          ) : shown.length + shownDrafts.length === 0 ? (
            <section class="sheet">
              <Empty icon="search" title={t("view-empty")}>
                <Button kind="secondary" onClick={() => { setView("all"); }}>{t("show-all")}</Button>
              </Empty>
            </section>
          ) : (
            <div class="sheet sheet--flush">
              {pinned.length === 0 ? null : (
                <Fragment>
                  <h2 class="group-h">{t("group-pinned")}</h2>
                  <ul class="list">{pinned.map(line)}</ul>
                </Fragment>
              )}
              {waiting.length === 0 ? null : (
                <Fragment>
                  <h2 class="group-h">{t("group-waiting")}</h2>
                  <ul class="list">{waiting.map(line)}</ul>
                </Fragment>
              )}
              {view === "archive" || view === "hidden" || view === "leaving" ? (
                <Fragment>
                  <h2 class="group-h">{t(`view-${view}`)}</h2>
                  <p class="small muted group-text">{t(`group-${view}-text`)}</p>
                </Fragment>
              ) : waiting.length + pinned.length === 0 ? (
                // Rows have headings of their own, which must not follow that of the page directly.
                <h2 class="sr-only">{t("nav-inbox")}</h2>
              ) : rest.length + shownDrafts.length === 0 ? null : (
                <h2 class="group-h">{t("group-rest")}</h2>
              )}
              {rest.length + shownDrafts.length === 0 ? null : (
                <ul class="list">
                  {[
                    ...shownDrafts.map((draft) => ({ at: draft.savedAt, line: <DraftRow key={draft.id} draft={draft} now={now} matters={matters.value ?? []} /> })),
                    ...rest.map((row) => ({ at: row.lastAt, line: line(row) })),
                  ]
                    .sort((a, b) => b.at - a.at)
                    .map(({ line }) => line)}
                </ul>
              )}
              {inbox.more === null ? null : (
                <div class="more row">
                  <Button kind="secondary" busy={inbox.busy} onClick={inbox.more}>{t("load-more")}</Button>
                  <span class="small muted num">{t("shown-so-far", { n: rows.length })}</span>
                </div>
              )}
            </div>
          )}
        </div>
      </div>
      {placing === null ? null : <TrayDialog kept={placing} onClose={() => { setPlacing(null); }} />}
    </main>
  );
}

function Row({ row, now, draft, onPlace }: { row: ThreadRowView; now: number; draft: boolean; onPlace: () => void }): VNode {
  // Nothing is wrong with it: after a new identification it comes back later.
  const held = row.refused?.code === "history-withheld";
  const locked = row.refused?.code === "step-up-required";
  return (
    <li class={row.unread ? "item item--own item--unread" : "item item--own"}>
      <span class="kind" aria-hidden="true">
        <Icon name={locked ? "lock" : row.refused === null || held ? "chat" : "warn"} />
      </span>
      <h3 class="subj">
        {row.refused !== null ? (
          <a href={href("thread", row.thread)}>{t(held ? "thread-held" : locked ? "row-protected" : "row-refused")}</a>
        ) : row.subject === null ? (
          <a href={href("thread", row.thread)}>
            <span class="sk sk-m" aria-hidden="true" />
            <span class="sr-only">{t("row-opening")}</span>
          </a>
        ) : (
          <a href={href("thread", row.thread)}><bdi>{row.subject}</bdi></a>
        )}
      </h3>
      <p class="when num">{rowTime(row.lastAt, now)}</p>
      <p class="from"><bdi>{row.units.join(", ")}</bdi></p>
      <p class="st">{held ? <Tag kind="us" icon="hour">{t("row-held-tag")}</Tag> : locked ? draft ? <DraftTag /> : <StateTag side="portal" state={row.state} unread={row.unread} /> : row.refused !== null ? <Tag kind="late" icon="warn">{t("row-refused-tag")}</Tag> : draft ? <DraftTag /> : <StateTag side="portal" state={row.state} unread={row.unread} />}</p>
      {locked ? <p class="snip">{t("row-protected-text")}</p> : row.refused !== null ? <p class="snip">{refusalText(row.refused)}</p> : row.snippet === null ? null : <p class="snip"><bdi>{row.snippet}</bdi></p>}
      {row.portalUntil === null ? null : <p class="snip strong"><Icon name="cal" small /> {t("row-leaving", { day: plainDate(row.portalUntil) })}</p>}
      <TrayButton kept={{ thread: row.thread, subject: row.refused === null ? row.subject : null, tray: row.tray, pinned: row.pinned }} onOpen={onPlace} />
    </li>
  );
}

const matterName = (matters: readonly MatterView[], code: string): string => said(matters.find((matter) => matter.code === code)?.label ?? { de: code, en: code });

function DraftRow({ draft, now, matters }: { draft: DraftView; now: number; matters: readonly MatterView[] }): VNode {
  const unit = matters.find((matter) => matter.code === draft.matter)?.unit ?? null;
  return (
    <li class="item">
      <span class="kind" aria-hidden="true">
        <Icon name="pencil" />
      </span>
      <h3 class="subj">
        <a href={draft.thread === null ? href("write", draft.id) : href("thread", draft.thread)}><bdi>{draft.subject.trim() === "" ? t("draft-no-subject") : draft.subject}</bdi></a>
      </h3>
      <p class="when num">{rowTime(draft.savedAt, now)}</p>
      <p class="from whole">{unit === null ? t("draft-no-unit") : t("draft-to", { unit })}{draft.other === undefined ? null : ` · ${t("draft-other")}`} · {t("draft-until", { day: date(draft.savedAt + DRAFT_SECONDS) })}</p>
      <p class="st">
        <DraftTag />
      </p>
      {draft.body.trim() === "" ? null : <p class="snip"><bdi>{draft.body}</bdi></p>}
    </li>
  );
}

/** Waiting time after a re-identification, and changes of keys the person should know about. */
export function SessionNotices({ session, now }: { session: SessionView; now: number }): VNode | null {
  if (session.state !== "open") return null;
  return (
    <Fragment>
      {session.quarantineUntil !== null && session.quarantineUntil > now ? (
        <Alert kind="info" title={t("quarantine-title")}>
          <p>{t("quarantine-text", { when: dateTime(session.quarantineUntil) })}</p>
        </Alert>
      ) : null}
      {session.notices.map((notice) => (
        <Alert key={`${notice.kind} ${notice.at}`} kind={notice.kind === "td-renewed" ? "info" : "warning"} title={t(`notice-${notice.kind}.title`)}>
          <p>{t(`notice-${notice.kind}`, { when: dateTime(notice.at), method: notice.method === null ? t("method-unknown") : t(`method-${notice.method}`) })}</p>
        </Alert>
      ))}
    </Fragment>
  );
}
