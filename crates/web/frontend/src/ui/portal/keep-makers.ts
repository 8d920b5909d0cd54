// SPDX-License-Identifier: EUPL-1.2
/** The parts of a saved conversation as the browser makes them. What makes the paper, and the texts beside it, come when they are needed. */
import { addPart, type Part } from "../../i18n/i18n.js";
import type { PortalService } from "../../mailbox/service.js";
import type { Makers } from "./keep-parts.js";

const TEXTS: Part = {
  de: async () => (await import("../../i18n/de/saved.ftl")).default,
  en: async () => (await import("../../i18n/en/saved.ftl")).default,
};

export function makersOf(portal: PortalService): Makers {
  return {
    ready: async () => {
      try {
        await Promise.all([addPart(TEXTS), import("../../paper/paper.js")]);
        return { ok: true, value: null };
      } catch {
        // What is missing is fetched from the portal.
        return { ok: false, refusal: { code: "offline" } };
      }
    },
    proof: (thread) => portal.proof(thread),
    paper: async (about, blocks) => {
      const { paper } = await import("../../paper/paper.js");
      return { ok: true, value: await paper(about, blocks) };
    },
  };
}
