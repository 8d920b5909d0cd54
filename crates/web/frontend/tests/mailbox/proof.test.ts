// SPDX-License-Identifier: EUPL-1.2
/**
 * What a person takes along so that it can be checked without the portal. The file that this makes is checked by `siegelpost verify export`:
 * crates/siegelpost/tests/export.rs reads `fixtures/export.zip` there, which is made by `SP_FIXTURE=1 npx vitest run tests/mailbox/proof.test.ts`.
 * Control, seen red and restored: the internal lane given out.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import type { ThreadProof } from "../../src/crypto/api.ts";
import { envelopePayload } from "../../src/crypto/dsse.ts";
import type { Envelope } from "../../src/crypto/wire.ts";
import { startTexts, type Lang } from "../../src/i18n/i18n.js";
import { keepThread } from "../../src/ui/portal/keep.js";
import { MAKERS } from "../ui/keep-makers.js";
import { unzip } from "../ui/unzip.js";
import { draft, settle, until, value, World } from "./world.ts";

const read = (lang: Lang): readonly string[] => ["common", "refusals", "portal", "saved"].map((file) => readFileSync(join(import.meta.dirname, `../../src/i18n/${lang}/${file}.ftl`), "utf8"));
beforeAll(() => startTexts({ de: read("de"), other: { en: () => Promise.resolve(read("en")) } }, ["de"]));

const payload = (envelope: Envelope): string => new TextDecoder().decode(envelopePayload(envelope, envelope.payloadType));

it("is signed statements of this conversation alone, in its order, with every attachment, and no note of the staff", async () => {
  const world = await World.make();
  const erika = await world.insured();
  const jonas = await world.insured("Jonas Beispiel", "1961-01-01");
  const clerk = await world.clerk();
  const kept = draft({ body: "Bitte <prüfen> & zurückrufen.\n\nViele Grüße" });
  value(await erika.service.write.saveDraft(kept));
  value(await erika.service.write.addFile(kept.id, new File([`%PDF-1.7\n${"Befund ".repeat(500)}`], "Befund Mai.pdf", { type: "application/pdf" })));
  await until(() => erika.service.write.uploads(kept.id)[0]?.progress.state === "ready");
  const { thread } = value(await erika.service.write.send(kept));
  value(await jonas.service.write.send(draft({ subject: "Etwas anderes" })));
  value(await clerk.service.thread(thread));
  await settle();
  for (const body of ["Wir prüfen das.", "Noch eine Frage dazu."]) {
    world.pass(600);
    value(await clerk.service.write.send(draft({ thread, body })));
  }
  world.pass(60);
  value(await clerk.service.addNote(thread, "Nur für Kollegen: ruft oft an."));
  world.pass(600);
  value(await erika.service.thread(thread));
  value(await erika.service.write.send(draft({ thread, body: "Gern, hier ist sie." })));

  value(await erika.service.thread(thread));
  const proof = value(await erika.service.proof(thread));
  expect(proof.messages.map(({ message }) => (message === null ? null : (JSON.parse(payload(message)) as { readonly body: string }).body)).filter((body) => body !== "")).toEqual(["Bitte <prüfen> & zurückrufen.\n\nViele Grüße", "Wir prüfen das.", "Noch eine Frage dazu.", "Gern, hier ist sie."]);
  const all = [...proof.statements, ...proof.epochs, ...proof.td].map(payload).join("\n");
  expect(all).toContain(erika.letter.pid);
  expect(all).toContain(clerk.letter.pid);
  expect(all, "nobody else's").not.toContain(jonas.letter.pid);
  expect(JSON.stringify(proof.messages), "no lane of the staff").not.toContain("internal");
  expect([...proof.messages].every(({ message }) => message === null || !payload(message).includes("Kollegen"))).toBe(true);

  const view = value(await erika.service.thread(thread));
  const answer = value(await keepThread(view, world.ms / 1000, (aid, progress) => erika.service.openAttachment(thread, aid, progress), () => undefined, () => false, { ...MAKERS, proof: (id) => erika.service.proof(id) }));
  const entries = await unzip(answer.blob);
  const inside = JSON.parse(new TextDecoder().decode(entries.get("nachweis.json"))) as ThreadProof & { readonly attachments: Readonly<Record<string, string>> };
  expect(Object.values(inside.attachments)).toEqual(["Anhaenge/Befund Mai.pdf"]);
  expect(inside.messages).toEqual(proof.messages);
  for (const bytes of entries.values()) expect(new TextDecoder().decode(bytes)).not.toContain("Kollegen");
  if (process.env["SP_FIXTURE"] !== undefined) writeFileSync(join(import.meta.dirname, "../../../../siegelpost/tests/fixtures/export.zip"), new Uint8Array(await answer.blob.arrayBuffer()));
}, 60_000);

it("is not there for a conversation that is not the person's", async () => {
  const world = await World.make();
  const [erika, jonas] = [await world.insured(), await world.insured("Jonas Beispiel", "1961-01-01")];
  const { thread } = value(await erika.service.write.send(draft()));
  expect((await jonas.service.proof(thread)).ok).toBe(false);
});
