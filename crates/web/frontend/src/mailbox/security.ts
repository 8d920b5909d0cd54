// SPDX-License-Identifier: EUPL-1.2
/** What happened to the account: the list, and what this browser has not shown the person yet. */
import type { wire } from "../api/index.js";
import type { Context } from "./context.js";
import { openDevice } from "./device-kind.js";
import { need, outcome } from "./outcome.js";
import type { SecurityPart } from "./service.js";
import type { Session } from "./session.js";
import type { SecurityEventView } from "./views.js";

const PAGE = 20;
/** How far back a browser looks for what it has not shown yet. */
const NEWS_PAGES = 5;
const NEWS_PAGE = 100;

/**
 * What is to be shown as a notice: it mattered, it is newer than what this browser has shown, and it was not done right here.
 * Ids sort by time. `seen` is null in a browser that has never shown anything: then everything is new to it.
 */
export function newsOf(events: readonly SecurityEventView[], seen: string | null): readonly SecurityEventView[] {
  return events.filter((event) => event.told && !event.here && (seen === null || event.id > seen));
}

async function view(context: Context, event: wire.SecurityEvent): Promise<SecurityEventView> {
  const { id, at, kind, word, told } = event;
  // Of all that happened in a session only the sign-in says where: once is enough.
  const device = kind === "sign-in" ? await openDevice(context, event.session, event.device) : null;
  return { id, at, kind, word, here: event.current, told, device };
}

export class Security implements SecurityPart {
  readonly #context: Context;
  readonly #session: Session;

  constructor(context: Context, session: Session) {
    this.#context = context;
    this.#session = session;
  }

  events: SecurityPart["events"] = (before) =>
    outcome(async () => {
      const page = need(await this.#context.api.securityEvents(before, PAGE));
      return { rows: await this.#views(page), next: page.next };
    });

  news: SecurityPart["news"] = () =>
    outcome(async () => {
      const seen = await this.#seen();
      const all: SecurityEventView[] = [];
      let before: string | null = null;
      for (let pages = 0; pages < NEWS_PAGES; pages += 1) {
        const page: wire.SecurityEvents = need(await this.#context.api.securityEvents(before, NEWS_PAGE));
        all.push(...(await this.#views(page)));
        before = page.next;
        const last = all.at(-1);
        if (before === null || (seen !== null && last !== undefined && last.id <= seen)) break;
      }
      const news = newsOf(all, seen);
      const newest = all[0];
      // Nothing to tell: whatever was done right here will not be news at the next sign-in either.
      if (news.length === 0 && newest !== undefined) await this.seen(newest.id);
      return news;
    });

  seen: SecurityPart["seen"] = async (id) => {
    const before = await this.#seen();
    if (before === null || id > before) await this.#context.store.put("memory", this.#key(), id);
  };

  #views(page: wire.SecurityEvents): Promise<SecurityEventView[]> {
    return Promise.all(page.items.map((event) => view(this.#context, event)));
  }

  #seen(): Promise<string | null> {
    return this.#context.store.get<string>("memory", this.#key());
  }

  /** Ids and times only: nothing that would have to be sealed. */
  #key(): string {
    return `${this.#session.person().pid}/security-seen`;
  }
}
