// SPDX-License-Identifier: EUPL-1.2
/* eslint-disable @typescript-eslint/no-unsafe-return -- answers that a test bends are untyped on purpose */
import { beforeEach, describe, expect, it } from "vitest";
import type { Seen } from "./server-shapes.ts";
import { World, bodies, draft, refusal, settle, until, value } from "./world.ts";

let world: World;
let erika: Awaited<ReturnType<World["insured"]>>;
beforeEach(async () => {
  world = await World.make();
  erika = await world.insured();
});

const isSend = (request: Seen): boolean => request.method === "POST" && /\/threads$|\/messages$/u.test(request.path);
const sends = (): Seen[] => world.server.seen.filter(isSend);
const stored = (thread: string): string[] => world.server.threads.get(thread)!.lanes.get("case")!.messages.map((message) => message.header.mid);

/** A thread with one message. */
async function thread(): Promise<string> {
  return value(await erika.service.write.send(draft())).thread;
}

describe("a message is sent exactly once", () => {
  it("repeats the same bytes and key when the answer was lost", async () => {
    let lost = 1;
    world.server.fault = (request) => (isSend(request) && lost-- > 0 ? "lost" : null);
    const sent = value(await erika.service.write.send(draft()));
    const [first, second] = sends();
    expect(second).toEqual(first);
    expect(first?.key).not.toBeNull();
    expect(stored(sent.thread)).toHaveLength(1);
  });

  it("keeps sealed bytes through a crash and sends them unchanged after the reload, without the keys", async () => {
    const id = await thread();
    const before = sends().length;
    world.server.fault = (request) => (isSend(request) ? "lost" : null);
    expect(refusal(await erika.service.write.send(draft({ thread: id, body: "zweite" })))).toBe("offline");
    world.server.fault = null;
    const reloaded = await world.reload(erika.profile);
    expect(reloaded.service.session.current().state).toBe("locked");
    await until(() => sends().length > before + 3);
    const bytes = new Set(sends().slice(before).map((request) => `${request.key} ${request.text}`));
    expect(bytes.size).toBe(1);
    expect(stored(id)).toHaveLength(2);
    value(await reloaded.service.session.unlockWithPasskey());
    expect(bodies(value(await reloaded.service.thread(id)))).toEqual(["Bitte um Rückruf.", "zweite"]);
    expect(await reloaded.service.write.drafts()).toEqual([]);
  });

  it("waits without network and sends when there is one, in the order of writing", async () => {
    const id = await thread();
    const one = draft({ thread: id, body: "eins" });
    world.server.fault = () => "offline";
    expect(refusal(await erika.service.write.send(one))).toBe("offline");
    world.pass(1);
    expect(refusal(await erika.service.write.send(draft({ thread: id, body: "zwei" })))).toBe("offline");
    expect((await erika.service.write.drafts()).map((kept) => kept.body).sort()).toEqual(["eins", "zwei"]);
    world.server.fault = null;
    await erika.runLater();
    await until(() => stored(id).length === 3);
    await settle();
    expect(bodies(value(await erika.service.thread(id)))).toEqual(["Bitte um Rückruf.", "eins", "zwei"]);
    expect(await erika.service.write.drafts()).toEqual([]);
  });

  it("sends once for a double click and for two tabs", async () => {
    const id = await thread();
    const tab = world.portal(erika.profile);
    value(await tab.service.session.unlockWithPasskey());
    const same = draft({ thread: id, body: "nur einmal" });
    const answers = await Promise.all([erika.service.write.send(same), erika.service.write.send(same), tab.service.write.send(same)]);
    expect(answers.map(refusal)).toEqual(["accepted", "accepted", "accepted"]);
    expect(stored(id)).toHaveLength(2);
  });

  it("sends a text that was changed after a failed try, and only that one", async () => {
    const id = await thread();
    const kept = draft({ thread: id, body: "alt" });
    world.server.fault = (request) => (isSend(request) ? "offline" : null);
    expect(refusal(await erika.service.write.send(kept))).toBe("offline");
    world.server.fault = null;
    value(await erika.service.write.send({ ...kept, body: "neu" }));
    await erika.runLater();
    expect(bodies(value(await erika.service.thread(id)))).toEqual(["Bitte um Rückruf.", "neu"]);
    expect(world.server.threads.get(id)!.lanes.get("case")!.messages.map((message) => message.header.n)).toEqual([1, 2]);
  });

  it("does not send a changed text when the first was accepted after all", async () => {
    const id = await thread();
    const kept = draft({ thread: id, body: "alt" });
    world.server.fault = (request) => (isSend(request) ? "lost" : null);
    expect(refusal(await erika.service.write.send(kept))).toBe("offline");
    world.server.fault = null;
    expect(refusal(await erika.service.write.send({ ...kept, body: "neu" }))).toBe("already-sent");
    expect(bodies(value(await erika.service.thread(id)))).toEqual(["Bitte um Rückruf.", "alt"]);
  });

  it("sends once when two tabs empty the outbox at the same time", async () => {
    const id = await thread();
    const tab = world.portal(erika.profile);
    value(await tab.service.session.unlockWithPasskey());
    world.server.fault = () => "offline";
    expect(refusal(await erika.service.write.send(draft({ thread: id, body: "nur einmal" })))).toBe("offline");
    world.server.fault = null;
    erika.online();
    tab.online();
    await until(() => stored(id).length >= 2);
    await settle();
    expect(bodies(value(await erika.service.thread(id)))).toEqual(["Bitte um Rückruf.", "nur einmal"]);
  });

  it("finds its message when the server accepted it long ago and has forgotten the key", async () => {
    const id = await thread();
    world.server.fault = (request) => (isSend(request) ? "lost" : null);
    const kept = draft({ thread: id, body: "längst da" });
    expect(refusal(await erika.service.write.send(kept))).toBe("offline");
    world.server.fault = null;
    world.server.forgetKeys();
    value(await erika.service.write.send(kept));
    expect(bodies(value(await erika.service.thread(id)))).toEqual(["Bitte um Rückruf.", "längst da"]);
  });

  it("does not send a draft that was thrown away while it waited", async () => {
    const id = await thread();
    const kept = draft({ thread: id, body: "doch nicht" });
    world.server.fault = () => "offline";
    expect(refusal(await erika.service.write.send(kept))).toBe("offline");
    await erika.service.write.deleteDraft(kept.id);
    world.server.fault = null;
    await erika.runLater();
    value(await erika.service.write.send(draft({ thread: id, body: "sondern das" })));
    expect(bodies(value(await erika.service.thread(id)))).toEqual(["Bitte um Rückruf.", "sondern das"]);
    expect(await erika.service.write.drafts()).toEqual([]);
  });

  it("tells at the next unlock when a receipt that came while locked was for something else", async () => {
    const id = await thread();
    world.server.fault = (request) => (isSend(request) ? "lost" : null);
    expect(refusal(await erika.service.write.send(draft({ thread: id, body: "zweite" })))).toBe("offline");
    world.server.fault = null;
    const [first] = world.server.threads.get(id)!.lanes.get("case")!.messages;
    world.server.lie = (path, body) => (path.endsWith("/messages") && "receipt" in body ? { ...body, receipt: first!.receipt } : body);
    const reloaded = await world.reload(erika.profile);
    await until(() => stored(id).length === 2);
    await settle();
    value(await reloaded.service.session.unlockWithPasskey());
    await until(() => reloaded.calls.includes("checkReceipt"));
    await until(async () => value(await reloaded.service.thread(id)).warnings.some((warning) => warning.code === "receipt-for-other-object"));
  });

  it("takes a lock in the middle of looking at a receipt for no fault of the receipt, and looks again", async () => {
    const id = await thread();
    world.server.fault = (request) => (isSend(request) ? "lost" : null);
    expect(refusal(await erika.service.write.send(draft({ thread: id, body: "zweite" })))).toBe("offline");
    world.server.fault = null;
    const reloaded = await world.reload(erika.profile);
    await until(() => stored(id).length === 2);
    await settle();
    let locks = 0;
    world.server.lie = (path, body) => {
      if (path.endsWith(`/threads/${id}`) && locks === 0) {
        locks += 1;
        void reloaded.service.session.lock();
      }
      return body;
    };
    await reloaded.service.session.unlockWithPasskey();
    await until(() => locks === 1);
    await settle();
    expect(reloaded.calls).not.toContain("checkReceipt");
    value(await reloaded.service.session.unlockWithPasskey());
    await until(() => reloaded.calls.includes("checkReceipt"));
    await settle();
    expect(value(await reloaded.service.thread(id)).warnings).toEqual([]);
  });

  it("begins a new thread once although the answer was lost and the page reloaded", async () => {
    world.server.fault = (request) => (isSend(request) ? "lost" : null);
    const begun = draft({ body: "neuer Fall" });
    expect(refusal(await erika.service.write.send(begun))).toBe("offline");
    world.server.fault = null;
    const reloaded = await world.reload(erika.profile);
    value(await reloaded.service.session.unlockWithPasskey());
    const sent = value(await reloaded.service.write.send(begun));
    expect(world.server.threads.size).toBe(1);
    expect(bodies(value(await reloaded.service.thread(sent.thread)))).toEqual(["neuer Fall"]);
  });

  it("brings a lost counter back to what the server expects", async () => {
    const id = await thread();
    await erika.profile.keystore.setCounter(id, "case", 6);
    value(await erika.service.write.send(draft({ thread: id, body: "zweite" })));
    expect(world.server.threads.get(id)!.lanes.get("case")!.messages.map((message) => message.header.n)).toEqual([1, 2]);
  });

  it("goes on counting on a second device without convicting anybody", async () => {
    const id = await thread();
    const other = world.portal();
    value(await other.service.session.signInWithSheet(erika.sheet, "1960-05-04"));
    value(await other.service.write.send(draft({ thread: id, body: "vom Tablet" })));
    value(await erika.service.write.send(draft({ thread: id, body: "vom Telefon" })));
    const view = value(await erika.service.thread(id));
    expect(bodies(view)).toEqual(["Bitte um Rückruf.", "vom Tablet", "vom Telefon"]);
    expect(view.messages.flatMap((message) => (message.kind === "message" ? message.flags : ["?"]))).toEqual([]);
  });
});

describe("conflicts of epochs", () => {
  it("seals anew under the same counter when a clerk was quicker, and not before looking", async () => {
    const id = await thread();
    const clerk = await world.clerk();
    value(await clerk.service.thread(id));
    await settle();
    await world.insurer.rotateDept("pflege", [clerk.letter.pid]);
    await clerk.service.session.lock();
    value(await clerk.service.session.unlockWithPasskey());
    let quicker: Promise<unknown> | null = null;
    world.server.before = async (request) => {
      if (!isSend(request) || !request.path.includes("/portal/") || quicker !== null) return;
      quicker = clerk.service.write.send(draft({ thread: id, body: "schneller" })).then(value);
      await quicker;
    };
    value(await erika.service.write.send(draft({ thread: id, body: "langsamer" })));
    const messages = world.server.threads.get(id)!.lanes.get("case")!.messages;
    const mine = messages.filter((message) => message.header.sender === erika.letter.pid);
    expect(mine.map((message) => [message.header.epoch, message.header.n])).toEqual([[1, 1], [2, 2]]);
    const tried = sends().filter((request) => request.path.includes("/portal/")).slice(-2).map((request) => (JSON.parse(request.text) as { message: { header: { mid: string; n: number } } }).message.header);
    expect(tried[0]?.mid).not.toBe(tried[1]?.mid);
    expect(tried[0]?.n).toBe(tried[1]?.n);
    expect(bodies(value(await erika.service.thread(id)))).toContain("langsamer");
  });
});

describe("the next sender", () => {
  it("takes a new unit key into account within minutes, without a new sign-in", async () => {
    const id = await thread();
    const clerk = await world.clerk();
    world.pass(60);
    await world.insurer.rotateDept("pflege", [clerk.letter.pid]);
    world.pass(400);
    value(await erika.service.session.extend());
    value(await erika.service.write.send(draft({ thread: id, body: "an den neuen Schlüssel" })));
    const { epochs } = world.server.threads.get(id)!.lanes.get("case")!;
    expect(epochs.at(-1)!.body.members).toContainEqual(expect.objectContaining({ t: "dept", epoch: 2 }));
  });

  it("goes on after the Trust Document was renewed while the session was open", async () => {
    const id = await thread();
    await world.insurer.renewTd();
    world.pass(400);
    value(await erika.service.session.extend());
    value(await erika.service.write.send(draft({ thread: id, body: "unter neuem Dokument" })));
    value(await erika.service.write.send(draft({ body: "neuer Fall" })));
    const view = value(await erika.service.thread(id));
    expect(bodies(view)).toEqual(["Bitte um Rückruf.", "unter neuem Dokument"]);
    expect(view.alarm).toBeNull();
  });
});

describe("drafts", () => {
  it("survive lock, reload and crash, and lie sealed in the database", async () => {
    const kept = draft({ subject: "Geheimes Anliegen", body: "Noch nicht fertig" });
    value(await erika.service.write.saveDraft(kept));
    const reloaded = await world.reload(erika.profile);
    expect(await reloaded.service.write.drafts()).toEqual([]);
    value(await reloaded.service.session.unlockWithPasskey());
    expect(await reloaded.service.write.drafts()).toMatchObject([{ id: kept.id, body: "Noch nicht fertig" }]);
    expect(await dump(erika.profile.databases)).not.toMatch(/Geheimes|Noch nicht fertig/u);
  });

  it("cannot be saved while locked, and says so", async () => {
    await erika.service.session.lock();
    expect(refusal(await erika.service.write.saveDraft(draft()))).toBe("locked");
  });

  it("are thrown away 30 days after the last change, on this device and for good", async () => {
    const old = draft({ body: "liegen geblieben" });
    value(await erika.service.write.saveDraft(old));
    world.pass(20 * 86_400);
    value(await erika.service.session.unlockWithPasskey());
    const newer = draft({ body: "jünger" });
    value(await erika.service.write.saveDraft(newer));
    world.pass(10 * 86_400);
    value(await erika.service.session.unlockWithPasskey());
    expect(await erika.service.write.drafts()).toHaveLength(2);
    world.pass(1);
    expect(await erika.service.write.drafts()).toMatchObject([{ id: newer.id }]);
    world.pass(-86_400);
    expect(await erika.service.write.drafts()).toMatchObject([{ id: newer.id }]);
  });

  it("are gone after sending, but not if they were written on meanwhile", async () => {
    const id = await thread();
    const kept = draft({ thread: id, body: "gesendet" });
    world.server.before = async (request) => {
      if (!isSend(request)) return;
      world.server.before = null;
      value(await erika.service.write.saveDraft({ ...kept, body: "weitergeschrieben" }));
    };
    value(await erika.service.write.send(kept));
    expect(await erika.service.write.drafts()).toMatchObject([{ body: "weitergeschrieben" }]);
    expect(bodies(value(await erika.service.thread(id)))).toContain("gesendet");
  });
});

/** Everything in the page's database, as text; bytes as Latin-1. */
async function dump(databases: IDBFactory): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = databases.open("siegelpost-portal");
    request.onsuccess = () => {
      resolve(request.result);
    };
  });
  let text = "";
  for (const table of database.objectStoreNames) {
    const all = await new Promise<unknown[]>((resolve) => {
      const request = database.transaction(table).objectStore(table).getAll();
      request.onsuccess = () => {
        resolve(request.result);
      };
    });
    text += JSON.stringify(all, (_, inner: unknown) => (inner instanceof Uint8Array ? String.fromCharCode(...inner) : inner));
  }
  expect(text.length).toBeGreaterThan(100);
  return text;
}
