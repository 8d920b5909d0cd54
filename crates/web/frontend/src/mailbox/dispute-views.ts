// SPDX-License-Identifier: EUPL-1.2
/** What is disputed in a conversation, for its screens. */
import type { LoadedThread } from "./threads.js";
import type { DisputeView } from "./views.js";

/** As one side sees them. Whether somebody has answered is said by the messages, not by the server. */
export function disputeViews({ detail, case: { view } }: LoadedThread, self: string, side: "portal" | "office", now: number): readonly DisputeView[] {
  return (detail.disputes ?? []).map(({ id, about, said, by, at, ended }) => {
    const words = view.messages.find(({ header }) => header.mid === said);
    const answered = words !== undefined && view.messages.some(({ header, idx, content }) => header.kind === "msg" && idx > words.idx && content?.from.as === "staff");
    return {
      id,
      about,
      said,
      by,
      mayEnd: side === "portal" && (by === self || detail.subject === self),
      at,
      ended: ended === null ? null : { outcome: ended.outcome, at: ended.at, until: ended.restricted_until, by: ended.by },
      restricts: ended === null || now < ended.restricted_until,
      answered,
    };
  });
}
