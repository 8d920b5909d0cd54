// SPDX-License-Identifier: EUPL-1.2
/**
 * What of a thread may be searched: verified messages and notes that this person could open. Nothing of class `hoch`, in no form: it opens
 * after a proof of this very quarter of an hour only, and a sealed index would answer about it for as long as the keys are open.
 */
import type { MessageContent, MessageView, ThreadView } from "../crypto/api.ts";
import type { Doc, ThreadDocs } from "../search/client.ts";
import { senderName } from "./thread-words.js";
import type { Profile } from "./people.js";
import type { LoadedLane, LoadedThread } from "./threads.js";

export interface Names {
  readonly profile: (pid: string) => Profile | null;
  /** What a matter is called, in every language. */
  readonly matter: (code: string) => readonly string[];
}

export interface Searchable {
  readonly docs: ThreadDocs;
  /** Messages of class `hoch` that are left out. */
  readonly withheld: number;
  /** Messages that could not be opened. */
  readonly closed: number;
}

export function searchable({ detail, case: lane, internal }: LoadedThread, names: Names): Searchable {
  const units = unitsOf(lane.view);
  const all = [...told(lane), ...(internal === null ? [] : told(internal))];
  const open = all.filter(isOpen);
  const shown = open.filter(({ header }) => header.class !== "hoch");
  // Answers have no subject of their own. That of a protected message does not come in with them.
  const title = shown.find(({ header, content }) => header.lane === "case" && content.subject !== "")?.content.subject ?? "";
  const matter = shown[0]?.header.matter ?? detail.matter;
  return {
    docs: {
      thread: detail.thread,
      person: lane.view.subject,
      units: units.map(({ dept }) => dept),
      matter,
      about: [names.profile(lane.view.subject)?.name ?? "", ...names.matter(matter), ...units.map(({ label }) => label)].filter((text) => text !== ""),
      docs: shown.map((message) => docOf(message, title, names)),
    },
    withheld: open.length - shown.length,
    closed: all.length - open.length,
  };
}

type Opened = MessageView & { readonly content: MessageContent };
const isOpen = (message: MessageView): message is Opened => message.content !== null;

const told = ({ view }: LoadedLane): readonly MessageView[] => view.messages.filter(({ header, replay }) => !replay && header.kind !== "receipt");

/** Departments of the newest list of readers, as they are signed. */
function unitsOf(view: ThreadView): readonly { readonly dept: string; readonly label: string }[] {
  return (view.epochs.at(-1)?.members ?? []).flatMap((member) => (member.t === "dept" ? [{ dept: member.dept, label: member.label }] : []));
}

function docOf({ header, receivedAt, content }: Opened, title: string, names: Names): Doc {
  const name = senderName(content.from, names);
  const { label } = content.from;
  return {
    mid: header.mid,
    lane: header.lane,
    at: receivedAt ?? content.sent,
    subject: content.subject === "" ? title : content.subject,
    body: content.body,
    files: content.attachments.map((file) => file.name),
    from: [name, ...(label === null || label === name ? [] : [label])].filter((text) => text !== "").join(", "),
  };
}
