// SPDX-License-Identifier: EUPL-1.2
/**
 * In which form somebody needs what is written to her: clerks read it with her messages, the server learns nothing of it.
 *
 * Negative control, seen red: `compose` with the bare language.
 */
import { beforeEach, describe, expect, it } from "vitest";
import { ACCESS_FORMS } from "../../src/mailbox/views.js";
import { tagged, untagged } from "../../src/mailbox/access-form.js";
import { formsOf } from "../../src/ui/office/access-form.js";
import { World, draft, value } from "./world.ts";

let world: World;
beforeEach(async () => {
  world = await World.make();
});

describe("an accessible form", () => {
  it("is read by whoever answers, from the newest message of each person", async () => {
    const erika = await world.insured();
    const clerk = await world.clerk("Sommer");
    const { thread } = value(await erika.service.write.send(draft({ body: "Guten Tag" })));
    const seen = async (): Promise<readonly string[]> => formsOf(value(await clerk.service.thread(thread))).map(({ form }) => form);
    expect(await seen()).toEqual([]);
    expect(value(await erika.service.accessForm.current())).toBeNull();
    value(await erika.service.accessForm.put("aloud"));
    expect(value(await erika.service.accessForm.current())).toBe("aloud");
    expect(await seen()).toEqual([]);
    value(await erika.service.write.send(draft({ id: "d-2", thread, subject: "", body: "Bitte zum Vorlesen" })));
    expect(await seen()).toEqual(["aloud"]);
    expect(value(await clerk.service.thread(thread)).messages.at(-1)).toMatchObject({ lang: "de", form: "aloud" });
    // Taken back.
    value(await erika.service.accessForm.put(null));
    value(await erika.service.write.send(draft({ id: "d-3", thread, subject: "", body: "Danke" })));
    expect(await seen()).toEqual([]);
  });

  it("is in nothing that the server gets, whichever it is", async () => {
    const lengths = new Set<number>();
    for (const form of [null, ...ACCESS_FORMS]) {
      const erika = await world.insured();
      value(await erika.service.accessForm.put(form));
      const { thread } = value(await erika.service.write.send(draft({ body: "Guten Tag" })));
      const kept = world.server.threads.get(thread)!.lanes.get("case")!.messages;
      lengths.add(kept[0]!.file.length);
      for (const word of ["x-form", ...ACCESS_FORMS]) expect(JSON.stringify(kept.map(({ header }) => header))).not.toContain(word);
    }
    expect(lengths.size, "one size, whatever she needs").toBe(1);
  });

  it("is a language tag by RFC 5646, and of what nobody knows nothing is said", () => {
    for (const form of ACCESS_FORMS) {
      expect(tagged("de", form)).toMatch(/^[a-z]{2}-x(-[a-z0-9]{1,8})+$/u);
      expect(untagged(tagged("de", form))).toEqual({ lang: "de", form });
    }
    expect(untagged("de-simple")).toEqual({ lang: "de-simple", form: null });
    expect(untagged("en-x-form-braille")).toEqual({ lang: "en", form: null });
    expect(untagged("en-x-other")).toEqual({ lang: "en", form: null });
  });
});
