// SPDX-License-Identifier: EUPL-1.2
/**
 * Drafts come along to a person's other devices, and nothing of them is lost.
 * Negative controls, each seen red: a version that is not compared (the third), a server's word that is believed (the fifth), a draft that is
 * not deleted with its message (the first), files of a new conversation without their epoch (the fourth).
 */
import { beforeEach, describe, expect, it } from "vitest";
import type { PortalService } from "../../src/mailbox/service.js";
import type { DraftView } from "../../src/mailbox/views.js";
import { World, bodies, draft, settle, until, value, type Page } from "./world.ts";

let world: World;
let phone: Awaited<ReturnType<World["insured"]>>;
beforeEach(async () => {
  world = await World.make();
  phone = await world.insured();
});

async function tablet(): Promise<Page<PortalService>> {
  const page = world.portal();
  value(await page.service.session.signInWithSheet(phone.sheet, "1960-05-04"));
  return page;
}
const pid = (): string => phone.letter.pid;
const onServer = (): [string, { ver: number; file: string; mac: string }][] => [...world.server.drafts.of(pid())];
const texts = async ({ service }: Page<PortalService>): Promise<string[]> => (await service.write.drafts()).map(({ body }) => body).sort();
const save = async ({ service }: Page<PortalService>, kept: DraftView): Promise<void> => void value(await service.write.saveDraft(kept));
/** What waits is brought, and what others brought is fetched. */
async function meet(...pages: readonly Page<PortalService>[]): Promise<void> {
  for (const page of pages) {
    await page.service.write.settleDrafts();
    await settle(4);
    page.online();
    await settle(6);
  }
}

describe("a draft", () => {
  it("is on another device with its text, is deleted with its message, and says where it is", async () => {
    const kept = draft({ body: "Auf dem Telefon begonnen" });
    await save(phone, kept);
    expect(await phone.service.write.draftPlace(kept.id)).toEqual({ everywhere: false, refusal: null });
    await meet(phone);
    expect(await phone.service.write.draftPlace(kept.id)).toEqual({ everywhere: true, refusal: null });
    const other = await tablet();
    await until(async () => (await texts(other)).length === 1);
    const [there] = await other.service.write.drafts();
    expect(there).toMatchObject({ id: kept.id, subject: "Rollator", matter: "hilfsmittel", body: "Auf dem Telefon begonnen" });
    const sent = value(await other.service.write.send({ ...there!, body: "Auf dem Tablet beendet" }));
    await until(() => onServer().length === 0);
    await meet(phone);
    expect(await texts(phone)).toEqual([]);
    expect(bodies(value(await phone.service.thread(sent.thread)))).toEqual(["Auf dem Tablet beendet"]);
  });

  it("says nothing to the server but that it is there", async () => {
    await save(phone, draft({ subject: "Geheimer Betreff", body: "Geheimes Wort" }));
    await save(phone, draft({ body: "x".repeat(3000) }));
    await meet(phone);
    const all = onServer();
    expect(all).toHaveLength(2);
    // Short and long are one size class.
    expect(new Set(all.map(([, { file }]) => file.length)).size).toBe(1);
    for (const request of world.server.seen) expect(request.text).not.toMatch(/Geheim/u);
  });

  it("that was written on two devices is kept twice, the later one in its place", async () => {
    const kept = draft({ body: "Anfang" });
    await save(phone, kept);
    await meet(phone);
    const other = await tablet();
    await until(async () => (await texts(other)).length === 1);
    world.server.fault = () => "offline";
    await save(phone, { ...kept, body: "Telefon, ohne Netz" });
    world.pass(60);
    world.server.fault = null;
    await save(other, { ...(await other.service.write.drafts())[0]!, body: "Tablet, später" });
    await meet(other);
    await meet(phone);
    expect(await texts(phone)).toEqual(["Tablet, später", "Telefon, ohne Netz"]);
    expect((await phone.service.write.drafts()).find(({ id }) => id === kept.id)?.body).toBe("Tablet, später");
    expect((await phone.service.write.drafts()).find(({ id }) => id !== kept.id)).toMatchObject({ body: "Telefon, ohne Netz", other: kept.id });
    await meet(phone, other);
    expect(await texts(other)).toEqual(["Tablet, später", "Telefon, ohne Netz"]);
  });

  it("brings its files along, also those of a conversation that no server has yet", async () => {
    const kept = draft({ body: "Mit Datei" });
    await save(phone, kept);
    const content = new Uint8Array(70_000).map((_, at) => ("%PDF-1.7".charCodeAt(at) || at % 251));
    value(await phone.service.write.addFile(kept.id, new File([content], "Attest.pdf", { type: "application/pdf" })));
    await until(() => phone.service.write.uploads(kept.id)[0]?.progress.state === "ready");
    await settle();
    await meet(phone);
    const other = await tablet();
    await until(() => other.service.write.uploads(kept.id)[0]?.progress.state === "ready");
    expect(other.service.write.uploads(kept.id)).toMatchObject([{ name: "Attest.pdf", size: 70_000 }]);
    const sent = value(await other.service.write.send((await other.service.write.drafts())[0]!));
    const view = value(await other.service.thread(sent.thread));
    const [message] = view.messages;
    if (message?.kind !== "message") throw new Error("no message");
    const blob = value(await other.service.openAttachment(sent.thread, message.attachments[0]!.aid, () => undefined));
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(content);
  });

  it("that the server planted, swapped, took from another version or brought back is not shown as hers", async () => {
    const [one, two] = [draft({ body: "Erster" }), draft({ body: "Zweiter" })];
    await save(phone, one);
    await save(phone, two);
    await meet(phone);
    const kept = world.server.drafts.of(pid());
    const first = { ...kept.get(one.id)! };
    const check = async (bend: () => void, shown: readonly string[], unreadable: number): Promise<void> => {
      const before = structuredClone([...kept]);
      bend();
      const other = await tablet();
      await settle();
      expect(await texts(other)).toEqual(shown);
      expect(other.service.write.unreadableDrafts()).toBe(unreadable);
      kept.clear();
      for (const [id, value_] of before) kept.set(id, value_);
    };
    await check(() => kept.set(one.id, { ...kept.get(two.id)! }), ["Zweiter"], 1);
    await check(() => kept.set(one.id, { ...first, ver: 9 }), ["Zweiter"], 1);
    await check(() => kept.set(crypto.randomUUID(), { ...first }), ["Erster", "Zweiter"], 1);
    // Her own browser knows the newer one: an older one takes nothing from it.
    await save(phone, { ...one, body: "Erster, weiter" });
    await meet(phone);
    kept.set(one.id, first);
    await meet(phone);
    expect(await texts(phone)).toEqual(["Erster, weiter", "Zweiter"]);
  });

  it("that was thrown away on one device goes on the other, unless somebody wrote on there", async () => {
    const [gone, kept] = [draft({ body: "Weg" }), draft({ body: "Bleibt" })];
    await save(phone, gone);
    await save(phone, kept);
    await meet(phone);
    const other = await tablet();
    await until(async () => (await texts(other)).length === 2);
    world.server.fault = (request) => (request.method === "PUT" ? "offline" : null);
    await save(other, { ...kept, savedAt: world.seconds(), body: "Bleibt, und noch mehr" });
    await phone.service.write.deleteDraft(gone.id);
    await phone.service.write.deleteDraft(kept.id);
    await settle();
    world.server.fault = null;
    await meet(other, phone);
    expect(await texts(other)).toEqual(["Bleibt, und noch mehr"]);
    expect(await texts(phone)).toEqual(["Bleibt, und noch mehr"]);
  });

  it("deleted without a network is deleted on the server when there is one", async () => {
    const kept = draft();
    await save(phone, kept);
    await meet(phone);
    world.server.fault = () => "offline";
    await phone.service.write.deleteDraft(kept.id);
    await settle();
    expect(onServer()).toHaveLength(1);
    world.server.fault = null;
    await meet(phone);
    expect(onServer()).toHaveLength(0);
    expect(await texts(phone)).toEqual([]);
  });
});
