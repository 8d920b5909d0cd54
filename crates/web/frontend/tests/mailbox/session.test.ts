// SPDX-License-Identifier: EUPL-1.2
/* eslint-disable @typescript-eslint/no-unsafe-return -- answers that a test bends are untyped on purpose */
import { beforeEach, describe, expect, it } from "vitest";
import { b64u } from "../../src/crypto/b64.ts";
import { systemChance } from "../../src/crypto/bytes.ts";
import { publicKeyOf } from "../../src/crypto/ed25519.ts";
import { signStatement } from "../../src/crypto/statement.ts";
import { KEYCARD } from "../../src/crypto/statements/keycard.ts";
import { World, bodies, draft, open, refusal, settle, until, value } from "./world.ts";

let world: World;
beforeEach(async () => {
  world = await World.make();
});

describe("activation", () => {
  it("never sends the code", async () => {
    const erika = await world.insured();
    const bare = erika.letter.code.replaceAll("-", "");
    const all = world.server.seen.map((request) => request.path + request.text).join("\n").replaceAll("-", "");
    expect(all).not.toContain(bare);
    expect(all).not.toContain(erika.sheet.replaceAll("-", ""));
    expect(all).not.toContain(erika.letter.dob);
  });

  it("says how many tries are left after a wrong birth date, and goes on with the right one", async () => {
    const letter = await world.insurer.letter("insured", "Erika Beispiel", "1960-05-04");
    const { service } = world.portal();
    value(await service.activation.begin(letter.code, "1961-05-04", world.insurer.fp));
    value(await service.activation.makePasskey("Telefon"));
    value(await service.activation.makeSheet());
    expect(await service.activation.complete()).toEqual({ ok: false, refusal: { code: "claims-refused", triesLeft: 4 } });
    value(await service.activation.correctDob("1960-05-04"));
    expect(open(service.session.current())).toBe(true);
  });

  it("has one sentence for a code that is unknown, used, superseded or expired, and another for a MAC that is not of this code", async () => {
    const letter = await world.insurer.letter("insured", "Erika Beispiel", "1960-05-04");
    const { service } = world.portal();
    value(await service.activation.begin(letter.code, "1961-05-04", world.insurer.fp));
    value(await service.activation.makePasskey("Telefon"));
    value(await service.activation.makeSheet());
    for (const [reason, code] of [["unknown", "code-refused"], ["used", "code-refused"], ["superseded", "code-refused"], ["expired", "code-refused"], ["bad-mac", "wrong-mac"]] as const) {
      world.server.lie = (path, body) => (path.startsWith("/activation/status") ? { state: "refused", reason } : body);
      expect(refusal(await service.activation.complete()), reason).toBe(code);
    }
  });

  it("tells a mistyped code before anything is sent", async () => {
    const letter = await world.insurer.letter("insured", "Erika Beispiel", "1960-05-04");
    const { service } = world.portal();
    expect(value(await service.activation.checkCode(letter.code)).groups).toHaveLength(6);
    expect(await service.activation.checkCode(`U${letter.code.slice(1)}`)).toMatchObject({ ok: false, refusal: { code: "bad-symbol", at: 0 } });
    expect(refusal(await service.activation.begin(letter.code.slice(2), "1960-05-04", null))).toBe("bad-length");
    expect(world.server.seen.some((request) => request.path.includes("lookup"))).toBe(false);
  });

  it("stops when the fingerprint of the letter does not fit", async () => {
    const letter = await world.insurer.letter("insured", "Erika Beispiel", "1960-05-04");
    const { service } = world.portal();
    const other = await World.make();
    expect(refusal(await service.activation.begin(letter.code, "1960-05-04", other.insurer.fp))).toBe("fingerprint-mismatch");
    expect(refusal(await service.activation.complete())).toBe("activation-lost");
  });

  it("refuses an unknown code with the server's one sentence", async () => {
    const { service } = (await world.insured(), world.portal());
    const foreign = await (await World.make()).insurer.letter("insured", "X", "1960-05-04");
    expect(refusal(await service.activation.begin(foreign.code, "1960-05-04", null))).toBe("code-refused");
  });

  it("asks the authenticator once more when creation gives no PRF result", async () => {
    const letter = await world.insurer.letter("insured", "Erika Beispiel", "1960-05-04");
    const page = world.portal();
    page.profile.authenticator.prfOnCreate = false;
    value(await page.service.activation.begin(letter.code, letter.dob, null));
    expect(value(await page.service.activation.makePasskey("Telefon"))).toEqual({ prf: true });
    expect(page.profile.authenticator.prompts).toBe(2);
  });

  it("keeps a passkey without PRF for signing in only", async () => {
    const letter = await world.insurer.letter("insured", "Erika Beispiel", "1960-05-04");
    const page = world.portal();
    page.profile.authenticator.prf = false;
    value(await page.service.activation.begin(letter.code, letter.dob, null));
    expect(value(await page.service.activation.makePasskey("Stick"))).toEqual({ prf: false });
    value(await page.service.activation.setPassword("ein langes Passwort"));
    value(await page.service.activation.complete());
    await page.service.session.signOut();
    expect(refusal(await page.service.session.signInWithPasskey())).toBe("passkey-no-unlock");
    expect(page.service.session.current().state).toBe("locked");
    value(await page.service.session.unlockWithPassword("ein langes Passwort"));
    expect(open(page.service.session.current())).toBe(true);
  });

  it("does not let a letter for staff open the portal", async () => {
    const letter = await world.insurer.letter("staff", "Sachbearbeitung", "1980-01-01");
    expect(refusal(await world.portal().service.activation.begin(letter.code, letter.dob, null))).toBe("wrong-side");
  });
});

describe("signing in", () => {
  it("by passkey is one prompt", async () => {
    const erika = await world.insured();
    await erika.service.session.signOut();
    const before = erika.profile.authenticator.prompts;
    value(await erika.service.session.signInWithPasskey());
    expect(erika.profile.authenticator.prompts - before).toBe(1);
    expect(erika.service.session.current()).toMatchObject({ state: "open", kind: "insured", logWatched: false });
  });

  it("posts nothing of the PRF", async () => {
    const erika = await world.insured();
    await erika.service.session.signOut();
    value(await erika.service.session.signInWithPasskey());
    expect(world.server.seen.filter((request) => request.path.includes("passkey")).map((request) => request.text).join("")).not.toMatch(/prf|clientExtension/u);
  });

  it("by password works in the browser that knows it, and nowhere else", async () => {
    const letter = await world.insurer.letter("insured", "Erika Beispiel", "1960-05-04");
    const page = world.portal();
    await world.activate(page.service.activation, letter, { password: "ein langes Passwort" });
    await page.service.session.signOut();
    expect(page.service.session.current()).toEqual({ state: "signed-out", knownPassword: true });
    expect(await page.service.session.signInWithPassword("falsch")).toEqual({ ok: false, refusal: { code: "wrong-password", triesLeft: 4 } });
    value(await page.service.session.signInWithPassword("ein langes Passwort"));
    expect(refusal(await world.portal().service.session.signInWithPassword("ein langes Passwort"))).toBe("no-device-secret");
  });

  it("tells a wrong password at the lock from a forged bundle", async () => {
    const letter = await world.insurer.letter("insured", "Erika Beispiel", "1960-05-04");
    const page = world.portal();
    await world.activate(page.service.activation, letter, { password: "ein langes Passwort" });
    await page.service.session.lock();
    expect(await page.service.session.unlockWithPassword("falsch")).toEqual({ ok: false, refusal: { code: "wrong-password", triesLeft: 4 } });
    expect(page.service.session.current().state).toBe("locked");
    world.server.lie = (path, body) => (path === "/bundle" ? { ...body, methods: (body.methods as { mac: string }[]).map((method) => ({ ...method, mac: "A".repeat(43) })) } : body);
    expect(refusal(await page.service.session.unlockWithPassword("ein langes Passwort"))).toBe("wrong-mac");
    world.server.lie = null;
    value(await page.service.session.unlockWithPassword("ein langes Passwort"));
  });

  it("by sheet needs the birth date too", async () => {
    const erika = await world.insured();
    const other = world.portal();
    expect(await other.service.session.signInWithSheet(erika.sheet, "1999-01-01")).toEqual({ ok: false, refusal: { code: "claims-refused", triesLeft: 4 } });
    value(await other.service.session.signInWithSheet(erika.sheet, "1960-05-04"));
    expect(open(other.service.session.current())).toBe(true);
  });

  it("is refused with an older Trust Document than the one pinned", async () => {
    const erika = await world.insured();
    await world.insurer.renewTd();
    await erika.service.session.lock();
    value(await erika.service.session.unlockWithPasskey());
    expect(erika.service.session.current()).toMatchObject({ state: "open", notices: [{ kind: "td-renewed" }] });
    await erika.service.session.lock();
    world.server.lie = (path, body) => (path === "/trust" ? { ...body, td: (body.td as unknown[]).slice(0, 1) } : body);
    expect(refusal(await erika.service.session.unlockWithPasskey())).toBe("rollback");
    expect(erika.service.session.current().state).toBe("locked");
    world.server.lie = null;
    value(await erika.service.session.unlockWithPasskey());
  });
});

describe("staff with an identity provider", () => {
  /** As the page hands it over: with a word of its own that is no business of the server. */
  const back = { kind: "code", code: "right", state: "s", iss: null } as const;
  /** An employee with an active key, signed out, from now on with a provider. */
  async function signedOut(): Promise<Awaited<ReturnType<World["clerk"]>>> {
    const clerk = await world.clerk();
    world.server.provider = true;
    await clerk.service.session.signOut();
    return clerk;
  }

  it("begins there, and goes on with the key", async () => {
    const clerk = await signedOut();
    const { service, profile } = world.office(clerk.profile);
    await service.session.restore();
    expect(service.session.current()).toMatchObject({ state: "signed-out", provider: "first" });
    expect(value(await service.provider.start()).url).toBe("https://id.musterkasse.example/auth");
    expect(refusal(await service.provider.finish({ ...back, code: "wrong" }))).toBe("provider-refused");
    expect(service.session.current()).toMatchObject({ provider: "first" });
    value(await service.provider.start());
    value(await service.provider.finish(back));
    expect(service.session.current()).toMatchObject({ provider: "shown" });
    const sent = world.server.seen.filter(({ path }) => path.endsWith("/session/provider")).map(({ text }) => JSON.parse(text) as unknown);
    expect(sent).toEqual([{ code: "wrong", state: "s", iss: null }, { code: "right", state: "s", iss: null }]);
    value(await service.session.signInWithPasskey());
    expect(open(service.session.current())).toBe(true);
    expect(profile.jar.session?.state).toBe("full");
  });

  it("is signed out here first, and then sent there, or told that she may still be signed in there", async () => {
    const next = { there: { kind: "provider", url: "https://id.musterkasse.example/leave", state: "drawn" }, nowhere: { kind: "here" }, unreachable: { kind: "here-only" }, broken: { kind: "here-only" } } as const;
    for (const leaving of ["there", "nowhere", "unreachable", "broken"] as const) {
      const clerk = await world.clerk();
      world.server.provider = true;
      world.server.leaving = leaving;
      const { service } = world.office(clerk.profile);
      await service.session.restore();
      expect(await service.session.signOut()).toEqual(next[leaving]);
      expect(service.session.current().state).toBe("signed-out");
      expect(clerk.profile.jar.session).toBeNull();
      world.server.provider = false;
    }
  });

  it("begins there again when that counts no more, and says why", async () => {
    const { service, profile } = await signedOut();
    for (const code of ["provider-first", "other-employee"] as const) {
      value(await service.provider.start());
      value(await service.provider.finish(back));
      if (code === "provider-first") world.server.vouched.delete(profile.jar);
      else world.server.employee = "somebody";
      expect(refusal(await service.session.signInWithPasskey())).toBe(code);
      expect(service.session.current()).toMatchObject({ state: "signed-out", provider: "first", refused: { code } });
    }
  });

  it("drops the keys when the provider ended the session, and says so", async () => {
    const { service, profile } = await world.clerk();
    world.server.sentAway.add(profile.jar);
    profile.jar.session = null;
    world.pass(3);
    expect(refusal(await service.units())).toBe("provider-ended");
    await until(() => service.session.current().state === "signed-out");
    expect(service.session.current()).toMatchObject({ ended: "provider" });
    const again = world.office(profile);
    await again.service.session.restore();
    expect(again.service.session.current()).toMatchObject({ state: "signed-out", ended: "provider" });
  });
});

describe("a server that goes back in time", () => {
  it("cannot take the pin back by an older bundle, in a browser that has seen the newer Trust Document", async () => {
    const erika = await world.insured();
    const old = structuredClone(world.server.bundles.get(erika.letter.pid)!);
    await world.insurer.renewTd();
    await erika.service.session.lock();
    value(await erika.service.session.unlockWithPasskey());
    expect(world.server.bundles.get(erika.letter.pid)!.seq).toBeGreaterThan(old.seq);
    await erika.service.session.lock();
    world.server.bundles.set(erika.letter.pid, old);
    world.server.lie = (path, body) => (path === "/trust" ? { ...body, td: (body.td as unknown[]).slice(0, 1) } : body);
    expect(refusal(await erika.service.session.unlockWithPasskey())).toBe("rollback");
    expect(erika.service.session.current().state).toBe("locked");
    world.server.lie = null;
    value(await erika.service.session.unlockWithPasskey());
  });

  it("cannot bring keys back that were given up, in a browser that has seen the newer binding", async () => {
    const erika = await world.insured();
    const { pid } = erika.letter;
    value(await erika.service.account.addPasskey("Tablet"));
    const old = structuredClone(world.server.bundles.get(pid)!);
    const person = world.insurer.people.get(pid)!;
    const [keycard, bind] = [person.keycards[0]!.envelope, person.binds[0]!.attested];
    const methods = value(await erika.service.account.methods());
    const lost = methods.find((method) => method.label === "Telefon")!;
    value(await erika.service.account.deviceLost(lost.id));
    await settle();
    await erika.service.session.lock();
    world.server.lie = (path, body) => (path === "/bundle" ? { ...body, seq: old.seq, file: old.file, methods: old.methods.map(({ id, tag, mac }) => ({ id, tag, mac })), keycard, bind } : body);
    expect(refusal(await erika.service.session.unlockWithPasskey())).toBe("wrong-keycard");
    expect(erika.service.session.current().state).toBe("locked");
    world.server.lie = null;
    value(await erika.service.session.unlockWithPasskey());
  });
});

describe("locking", () => {
  it("is at best locked after a reload", async () => {
    const erika = await world.insured();
    const page = await world.reload(erika.profile);
    expect(page.service.session.current().state).toBe("locked");
    expect(refusal(await page.service.inbox(null))).toBe("locked");
    value(await page.service.session.unlockWithPasskey());
    value(await page.service.inbox(null));
  });

  it("locks all tabs, and signs all out", async () => {
    const erika = await world.insured();
    const tab = world.portal(erika.profile);
    value(await tab.service.session.unlockWithPasskey());
    await erika.service.session.lock();
    await settle();
    expect(tab.service.session.current().state).toBe("locked");
    await erika.service.session.signOut();
    await settle();
    expect(tab.service.session.current().state).toBe("signed-out");
  });

  it("unlocks without making a second session", async () => {
    const erika = await world.insured();
    await erika.service.session.lock();
    value(await erika.service.session.unlockWithPasskey());
    expect(value(await erika.service.account.sessions())).toHaveLength(1);
  });

  it("while a thread is being opened leaves nothing of it, and the next opening shows all of it", async () => {
    const erika = await world.insured();
    const { thread } = value(await erika.service.write.send(draft({ body: "eins" })));
    value(await erika.service.write.send(draft({ thread, body: "zwei" })));
    const page = await world.reload(erika.profile);
    value(await page.service.session.unlockWithPasskey());
    const locking: Promise<void>[] = [];
    world.server.lie = (path, body) => {
      // The answer is under way: the worker opens it while the lock comes.
      if (path === `/threads/${thread}`) setTimeout(() => locking.push(page.service.session.lock()), 2);
      return body;
    };
    expect((await page.service.thread(thread)).ok).toBe(false);
    await Promise.all(locking);
    world.server.lie = null;
    value(await page.service.session.unlockWithPasskey());
    expect(bodies(value(await page.service.thread(thread)))).toEqual(["eins", "zwei"]);
  });

  it("drops the keys when the server ended the session", async () => {
    const erika = await world.insured();
    erika.profile.jar.session = null;
    expect(refusal(await erika.service.inbox(null))).toBe("no-session");
    await until(() => erika.service.session.current().state === "signed-out");
  });
});

describe("changing keys", () => {
  it("rotates everything when a device is lost: old passkey out, new epoch for the next message", async () => {
    const erika = await world.insured();
    const sent = value(await erika.service.write.send(draft()));
    const tablet = world.portal();
    value(await tablet.service.session.signInWithSheet(erika.sheet, "1960-05-04"));
    value(await tablet.service.account.addPasskey("Tablet"));
    const methods = value(await tablet.service.account.methods());
    expect(methods.map((method) => method.label)).toEqual(["Telefon", "Notfallblatt", "Tablet"]);
    world.pass(60);
    const lost = methods.find((method) => method.label === "Telefon")!;
    expect(value(await tablet.service.account.deviceLost(lost.id))).toEqual({ pendingUntil: null });
    value(await tablet.service.write.send(draft({ thread: sent.thread, body: "neuer Schlüssel" })));
    const lane = world.server.threads.get(sent.thread)!.lanes.get("case")!;
    expect(lane.epochs).toHaveLength(2);
    const view = value(await tablet.service.thread(sent.thread));
    expect(bodies(view)).toEqual(["Bitte um Rückruf.", "neuer Schlüssel"]);
    expect(view.messages.some((message) => message.kind === "event" && message.event === "key-changed")).toBe(true);
    await erika.service.session.signOut();
    expect(refusal(await erika.service.session.signInWithPasskey())).toBe("login-refused");
    value(await world.portal().service.session.signInWithSheet(erika.sheet, "1960-05-04"));
  });

  it("tells when somebody else was bound in this person's place", async () => {
    const erika = await world.insured();
    const { thread } = value(await erika.service.write.send(draft()));
    world.pass(60);
    const other = await world.insured("Fremd", "1970-01-01");
    const card = world.insurer.people.get(other.letter.pid)!.keycards[0]!;
    const seed = systemChance(32);
    const stolen = await signStatement(KEYCARD, { ...card.body, pid: erika.letter.pid, sig: b64u(publicKeyOf(seed)) }, [seed]);
    await world.insurer.bindKeycard(erika.letter.pid, stolen, "letter");
    value(await erika.service.thread(thread));
    expect(erika.service.session.current()).toMatchObject({ state: "open", notices: [{ kind: "new-binding", method: "letter" }] });
    expect(refusal(await erika.service.write.send(draft({ thread, body: "noch ich" })))).toBe("author-not-allowed");
  });

  it("says until when a carryover waits, and goes on with the old keys until then", async () => {
    const erika = await world.insured();
    value(await erika.service.account.addPasskey("Tablet"));
    world.server.carryoverPending = true;
    const [first] = value(await erika.service.account.methods());
    expect(value(await erika.service.account.removeMethod(first!.id))).toEqual({ pendingUntil: world.seconds() + 72 * 3600 });
    await erika.service.session.lock();
    value(await erika.service.session.unlockWithPasskey());
    expect(erika.service.session.current()).toMatchObject({ state: "open", notices: [{ kind: "keys-waiting", at: world.seconds() + 72 * 3600 }] });
    expect(value(await erika.service.account.remakeSheet()).pendingUntil).toBe(world.seconds() + 72 * 3600);
    world.server.carryoverPending = false;
    value(await erika.service.account.removeMethod(first!.id));
    expect(erika.service.session.current()).toMatchObject({ state: "open", notices: [] });
  });

  it("stores nothing that carries keys which nobody has bound yet", async () => {
    const erika = await world.insured();
    value(await erika.service.account.addPasskey("Tablet"));
    world.server.carryoverPending = true;
    const [first] = value(await erika.service.account.methods());
    expect(value(await erika.service.account.removeMethod(first!.id)).pendingUntil).not.toBeNull();
    value(await erika.service.account.setPassword("ein langes Passwort"));
    await erika.service.session.lock();
    value(await erika.service.session.unlockWithPassword("ein langes Passwort"));
    expect(value(await erika.service.account.methods()).map((method) => method.label)).toContain(first!.label);
    value(await erika.service.write.send(draft({ body: "noch mit dem alten" })));
  });

  it("offers the ways that the session has not seen yet as further proofs", async () => {
    const erika = await world.insured();
    expect(value(await erika.service.account.furtherProofs())).toEqual(["prf"]);
    value(await erika.service.account.setPassword("ein langes Passwort"));
    expect(value(await erika.service.account.furtherProofs())).toEqual(["prf", "pwd"]);
    await erika.service.session.signOut();
    value(await erika.service.session.signInWithPasskey());
    expect(value(await erika.service.account.furtherProofs())).toEqual(["pwd"]);
    expect(await erika.service.account.proveByPassword("falsch")).toEqual({ ok: false, refusal: { code: "wrong-password", triesLeft: 4 } });
    value(await erika.service.account.proveByPassword("ein langes Passwort"));
    value(await erika.service.account.proveByPasskey());
    // Proofs leave the keys open.
    expect(open(erika.service.session.current())).toBe(true);
  });

  it("makes a new sheet and ends the old one", async () => {
    const erika = await world.insured();
    const sheet = value(await erika.service.account.remakeSheet()).groups.join("-");
    expect(sheet).not.toBe(erika.sheet);
    expect(refusal(await world.portal().service.session.signInWithSheet(erika.sheet, "1960-05-04"))).toBe("login-refused");
    value(await world.portal().service.session.signInWithSheet(sheet, "1960-05-04"));
  });

  it("keeps the last way in", async () => {
    const letter = await world.insurer.letter("insured", "Erika Beispiel", "1960-05-04");
    const page = world.portal();
    await world.activate(page.service.activation, letter, { sheet: false });
    const [only] = value(await page.service.account.methods());
    expect(refusal(await page.service.account.removeMethod(only!.id))).toBe("last-method");
  });

  it("leaves the old keys in use when the server does not take the new ones", async () => {
    const erika = await world.insured();
    value(await erika.service.account.addPasskey("Tablet"));
    world.server.fault = (request) => (request.path.includes("carryover") ? "offline" : null);
    const [first] = value(await erika.service.account.methods());
    expect(refusal(await erika.service.account.removeMethod(first!.id))).toBe("offline");
    world.server.fault = null;
    if (!open(erika.service.session.current())) value(await erika.service.session.unlockWithPasskey());
    value(await erika.service.write.send(draft()));
    expect(value(await erika.service.account.methods())).toHaveLength(3);
  });
});
