// SPDX-License-Identifier: EUPL-1.2
/** What lists, search and sending say of a thread as its screen does. */
import type * as C from "../crypto/api.ts";
import type { Profile } from "./people.js";
import type { LoadedThread } from "./threads.js";
import type * as V from "./views.js";

/** Matter as the first verified message has it signed, class of protection as the newest one; what the server says beside the thread counts only while nothing is readable. */
export function topicOf({ detail, case: lane }: LoadedThread): { readonly matter: string; readonly class: V.Protection } {
  const signed = lane.view.messages.filter((message) => message.content !== null && message.header.kind !== "receipt" && !message.replay).map(({ header }) => header);
  return { matter: signed[0]?.matter ?? detail.matter, class: signed.at(-1)?.class ?? detail.class };
}

/** Subject of the thread: that of its first message that may be shown. */
export function subjectOf(view: C.ThreadView): string {
  return view.messages.find((message) => message.content !== null && message.header.kind !== "receipt")?.content?.subject ?? "";
}

export function senderName(from: C.SenderView, input: { readonly profile: (pid: string) => Profile | null }): string {
  if (from.as === "staff") return from.name ?? from.label ?? "";
  return input.profile(from.pid)?.name ?? "";
}
