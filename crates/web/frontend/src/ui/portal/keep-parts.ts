// SPDX-License-Identifier: EUPL-1.2
/** What is made for a saved conversation beside its attachments: page, paper, and what proves it. */
import { t } from "../../i18n/i18n.js";
import type { Outcome, ThreadProof, ThreadView } from "../../mailbox/views.js";
import type { About, Block } from "../../paper/paper.js";
import { threadPage } from "./keep-page.js";
import { aboutOf, blocksOf } from "./keep-paper.js";
import type { Places } from "./keep-words.js";

export interface Makers {
  /** Fetches what is needed to make the rest; called first. */
  readonly ready: () => Promise<Outcome<null>>;
  /** Signed statements of a conversation. */
  readonly proof: (thread: string) => Promise<Outcome<ThreadProof>>;
  readonly paper: (about: About, blocks: readonly Block[]) => Promise<Outcome<Blob>>;
}

export interface Part {
  readonly name: string;
  readonly input: Blob;
}

/** The same in every language: `siegelpost verify export` looks for it. */
export const PROOF = "nachweis.json";

export async function partsOf(thread: ThreadView, places: Places, now: number, makers: Makers): Promise<Outcome<readonly Part[]>> {
  const ready = await makers.ready();
  if (!ready.ok) return ready;
  const proof = await makers.proof(thread.thread);
  if (!proof.ok) return proof;
  const paper = await makers.paper(aboutOf(thread, now), blocksOf(thread, places, now));
  if (!paper.ok) return paper;
  const page = `${t("keep-page")}.html`;
  const whole = { ...seen(proof.value, thread), made: now, page, attachments: Object.fromEntries(places) };
  return {
    ok: true,
    value: [
      { name: page, input: threadPage(thread, places, now) },
      { name: `${t("keep-page")}.pdf`, input: paper.value },
      { name: PROOF, input: new Blob([JSON.stringify(whole, null, 1)], { type: "application/json" }) },
    ],
  };
}

/** What came after the conversation was shown is in neither of the two. */
function seen(proof: ThreadProof, { newest }: ThreadView): ThreadProof {
  const later = proof.messages.some(({ idx, header }) => idx > newest && header.kind !== "receipt");
  return later ? { ...proof, messages: proof.messages.filter(({ idx }) => idx <= newest) } : proof;
}

/** In plain words what lies in the file and how it is checked. */
export const readme = (all: boolean): Part => ({
  name: `${t("keep-readme")}.txt`,
  // Line ends that every editor understands, and a mark by which it knows the letters.
  input: new Blob([`\ufeff${[t("keep-readme-title"), all ? t("keep-readme-all") : t("keep-readme-one"), t("keep-readme-check"), t("keep-readme-care")].join("\n\n").replaceAll("\n", "\r\n")}\r\n`], { type: "text/plain;charset=utf-8" }),
});
