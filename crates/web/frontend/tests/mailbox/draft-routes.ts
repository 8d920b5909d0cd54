// SPDX-License-Identifier: EUPL-1.2
/** The part of the test server that keeps drafts: sealed, counted, and one version after the other. */
import { Problem } from "./server-shapes.ts";

export interface KeptDraft {
  ver: number;
  file: string;
  mac: string;
  files: readonly string[];
  changed_at: number;
}

export class DraftRoutes {
  /** By person, then by draft. */
  readonly all = new Map<string, Map<string, KeptDraft>>();

  of(pid: string): Map<string, KeptDraft> {
    const found = this.all.get(pid) ?? new Map<string, KeptDraft>();
    this.all.set(pid, found);
    return found;
  }

  names(pid: string, aid: string): boolean {
    return [...this.of(pid).values()].some(({ files }) => files.includes(aid));
  }

  answer(route: string, pid: string, id: string, body: { ver: number; file: string; mac: string; files: readonly string[] }, now: number): [number, unknown] {
    const own = this.of(pid);
    const before = own.get(id);
    switch (route) {
      case "GET /drafts":
        return [200, { items: [...own].map(([one, { ver, changed_at }]) => ({ id: one, ver, changed_at })) }];
      case "GET /drafts/{id}":
        if (before === undefined) throw new Problem(404, "not-found");
        return [200, { ver: before.ver, file: before.file, mac: before.mac, changed_at: before.changed_at }];
      case "PUT /drafts/{id}":
        if (before !== undefined && before.ver === body.ver && before.mac === body.mac) return [200, { changed_at: before.changed_at }];
        if ((before?.ver ?? 0) + 1 !== body.ver) throw new Problem(409, "draft-conflict");
        own.set(id, { ...body, changed_at: now });
        return [200, { changed_at: now }];
      case "DELETE /drafts/{id}":
        own.delete(id);
        return [204, null];
      default:
        throw new Problem(404, "not-found");
    }
  }
}
