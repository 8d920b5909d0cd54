// SPDX-License-Identifier: EUPL-1.2
/** The parts of a saved conversation as the browser makes them. What makes the paper, and the texts beside it, come when they are needed. */
import { addPart } from "../../i18n/i18n.js";
import { savedTexts } from "../../i18n/portal.gen.js";
import type { PortalService } from "../../mailbox/service.js";
import type { Makers } from "./keep-parts.js";

export function makersOf(portal: PortalService): Makers {
  return {
    ready: async () => {
      try {
        await Promise.all([addPart(savedTexts), import("../../paper/paper.js")]);
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
