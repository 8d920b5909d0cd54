// SPDX-License-Identifier: EUPL-1.2
/** What was found, marked by nodes; and under it what was looked through, so that "nothing" means what it says. */
import { Fragment, type VNode } from "preact";
import { rowTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { HitView, Piece, SearchCover } from "../../mailbox/views.js";
import { Button, Details, Empty, LinkButton, Skeleton } from "./controls.js";
import { useEnv, useNow } from "./env.js";
import { Icon } from "./icons.js";
import { RefusalAlert } from "./refusals.js";
import type { Search } from "./search.js";

/** Each text by itself: what runs from right to left in one does not turn its neighbours around. */
export function Marked({ pieces }: { pieces: readonly Piece[] }): VNode {
  return <bdi>{pieces.map(({ text, hit }) => (hit ? <mark>{text}</mark> : <Fragment>{text}</Fragment>))}</bdi>;
}

/** With the arrow keys from hit to hit; beyond the first one, back to the box. */
export function moveHit(event: KeyboardEvent, box: HTMLElement | null): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const links = [...document.querySelectorAll<HTMLElement>("[data-hit]")];
  const at = links.findIndex((link) => link === document.activeElement) + step;
  const next = at < 0 ? box : links[Math.min(at, links.length - 1)];
  if (next === null || next === undefined) return;
  event.preventDefault();
  next.focus();
}

interface Props {
  readonly search: Search;
  readonly unit: string | null;
  /** Where a hit is opened. */
  readonly to: (hit: HitView) => string;
  readonly onAsk: (text: string) => void;
  readonly matter: (code: string) => string;
}

export function SearchResults({ search, unit, to, onAsk, matter }: Props): VNode {
  const now = useNow(60);
  const { found, words, refusal, cover } = search;
  return (
    <div class="stack">
      {refusal === null ? null : <RefusalAlert refusal={refusal} />}
      {found === null ? (
        refusal === null && cover.state !== "off" ? (
          <section class="sheet">
            <Skeleton text={t("search-looking")} />
          </section>
        ) : null
      ) : found.total === 0 ? (
        <section class="sheet">
          <Empty icon="search" title={found.asked ? t("search-nothing", { words }) : t("search-no-word")}>
            {found.proposal === null ? null : <Proposal words={found.proposal} onAsk={onAsk} />}
          </Empty>
        </section>
      ) : (
        <section class="sheet sheet--flush" aria-label={t("search-results")}>
          <h2 class="group-h num">{t("search-hits", { n: found.total })}</h2>
          <ul class="list">{found.hits.map((hit) => <Line key={`${hit.thread} ${hit.mid}`} hit={hit} now={now} to={to(hit)} matter={matter(hit.matter)} />)}</ul>
          {found.hits.length === found.total ? null : (
            <div class="more row">
              <Button kind="secondary" onClick={search.more}>{t("search-more")}</Button>
              <span class="small muted num">{t("search-shown", { n: found.hits.length, of: found.total })}</span>
            </div>
          )}
        </section>
      )}
      <Cover cover={cover} unit={unit} />
    </div>
  );
}

function Proposal({ words, onAsk }: { words: string; onAsk: (text: string) => void }): VNode {
  return (
    <p>
      <LinkButton
        onClick={() => {
          onAsk(words);
        }}
      >
        {t("search-proposal", { words })}
      </LinkButton>
    </p>
  );
}

function Line({ hit, now, to, matter }: { hit: HitView; now: number; to: string; matter: string }): VNode {
  const { service } = useEnv();
  // In the portal one's own name is not in one's messages.
  const from = hit.from !== "" ? t("search-from", { who: hit.from }) : t(service.side === "portal" ? "search-from-you" : "search-from-unknown");
  const about = hit.person === null ? null : (hit.person.name ?? t("search-person-unknown"));
  return (
    <li class={hit.internal ? "item item--intern" : "item"}>
      <span class="kind" aria-hidden="true">
        <Icon name={hit.internal ? "eyeoff" : "chat"} />
      </span>
      <h3 class="subj">
        <a href={to} data-hit="">
          {hit.subject.every(({ text }) => text.trim() === "") ? t("search-no-subject") : <bdi><Marked pieces={hit.subject} /></bdi>}
        </a>
      </h3>
      <p class="when num">{rowTime(hit.at, now)}</p>
      {hit.internal ? <p class="st strong intern-word">{t("search-internal")}</p> : null}
      <p class="from">
        {about === null ? null : <Fragment><bdi>{about}</bdi> · </Fragment>}
        <bdi>{from}</bdi> · {[...hit.units, matter].join(" · ")}
      </p>
      <p class="snip hit-text"><bdi><Marked pieces={hit.excerpt} /></bdi></p>
      {hit.files.map((file, at) => (
        <p class="snip hit-text" key={at}>
          <Icon name="clip" small /> <Marked pieces={file} />
        </p>
      ))}
    </li>
  );
}

/** Says first what was looked through, then what was not, and why. */
function Cover({ cover, unit }: { cover: SearchCover; unit: string | null }): VNode {
  const { service } = useEnv();
  const { messages, threads, of } = cover;
  const out = cover.protected + cover.refused + cover.older + cover.withheld + cover.closed;
  const reading = cover.state === "reading";
  const whole = cover.state === "complete" && of === threads && out === 0;
  const left: readonly (readonly [string, number])[] = [
    ["search-left-protected", cover.protected],
    ["search-left-withheld", cover.withheld],
    ["search-left-refused", cover.refused],
    ["search-left-closed", cover.closed],
    ["search-left-older", cover.older],
  ];
  return (
    <div class="cover stack stack-2 small muted">
      {cover.state === "off" ? (
        <p class="strong">{t("search-off")}</p>
      ) : (
        <p class="num">
          {whole ? t("search-cover-all", { n: messages }) : of === null ? t("search-cover-some", { n: messages }) : t("search-cover-part", { n: messages, threads, of })}{" "}
          {cover.state === "complete" ? null : t(`search-state-${cover.state}`)}
        </p>
      )}
      {reading || cover.state === "paused" ? (
        <div>
          <LinkButton
            onClick={() => {
              service.search.pause(reading);
            }}
          >
            {t(reading ? "search-pause" : "search-go-on")}
          </LinkButton>
        </div>
      ) : null}
      {out === 0 ? null : (
        <ul class="plain">
          {left.map(([id, n]) => (n === 0 ? null : <li key={id}>{t(id, { n })}</li>))}
        </ul>
      )}
      <Details summary={t("search-help")}>
        <div class="stack stack-2">
          <p>{t("search-help-words")}</p>
          <p>{t("search-help-fields")}</p>
          <p>{t(cover.kept ? "search-help-kept" : "search-help-passing")}</p>
          {service.side === "office" ? <p>{t("search-help-notes")}</p> : null}
          {unit === null ? null : <p>{t("search-help-unit")}</p>}
        </div>
      </Details>
    </div>
  );
}
