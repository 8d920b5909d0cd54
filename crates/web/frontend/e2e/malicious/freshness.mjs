// SPDX-License-Identifier: EUPL-1.2
/** What is held back or grows old: revocations, freshness, newer bindings, Trust Documents. */
import assert from "node:assert/strict";
import { certificate, detail, inject, known, SECRET } from "./inject.mjs";
import { posted } from "./members.mjs";
import { ANSWER, ELSEWHERE, FIRST, THIRD } from "./stage.mjs";

const HOUR = 3600;

/** Freshness and revocation list as the server chooses to show them, everywhere they come from. */
async function proofs({ erika }, { fresh, revlist }) {
  await erika.lie("/trust", (body) => ({ ...body, revlist }));
  await erika.lie("/fresh", () => ({ items: fresh, revlist }));
}

/** Erika's own binding: what a fresh statement must name. */
async function own({ kit, erika }) {
  const { keycard, bind } = await erika.get("/bundle");
  return { pid: kit.read(kit.KEYCARD, keycard).body.pid, kc: kit.read(kit.KEYCARD, keycard).id, bind: kit.read(kit.BIND, bind.stmt), card: keycard };
}

const list = ({ kit, insider }, revoked = [], age = 0) => kit.revlist(insider, revoked, { iat: kit.now() - age, exp: kit.now() - age + kit.DAY });
async function freshAged(stage, age, more = {}, seed) {
  const { pid, bind } = await own(stage);
  const at = stage.kit.now() - age;
  return stage.kit.freshFor(stage.insider, pid, bind.id, { iat: at, exp: at + stage.kit.DAY, ...more }, seed);
}

/** Sending is refused for want of proofs: the words, nothing leaves, the text stays. Under an honest server it then goes by itself. */
function unproven(name, make) {
  const body = `Wartet: ${name}`;
  return {
    name,
    async play(stage) {
      const { erika, other } = stage;
      await proofs(stage, await make(stage));
      let left = 0;
      erika.page.on("request", (request) => { if (request.method() === "POST" && request.url().endsWith("/messages")) left += 1; });
      await erika.openThread(other);
      await erika.shows(ELSEWHERE);
      await erika.refuses("not-fresh");
      await erika.send(body);
      await failed(erika);
      assert.equal(await erika.reply().inputValue(), body, "the text is kept");
      assert.equal(left, 0, "something left the browser");
    },
    async fine({ erika, other }) {
      await erika.honest();
      await erika.openThread(other);
      await erika.page.locator(".msg", { hasText: body }).getByText("Angenommen").waitFor();
    },
  };
}

/** The foot of the screen says that it did not go. */
async function failed(screen) {
  await screen.page.getByRole("region", { name: screen.text("sendbar") }).getByText(screen.text("state-failed")).waitFor();
}

const held = [
  unproven("the revocation list held back", async (s) => ({ fresh: [await freshAged(s, 0)], revlist: null })),
  unproven("freshness of the own binding held back", async (s) => ({ fresh: [], revlist: await list(s) })),
  unproven("a freshness statement signed by another role (ruling 4)", async (s) => ({ fresh: [await freshAged(s, 0, {}, s.insider.binder)], revlist: await list(s) })),
  unproven("a freshness statement made out for a month (ruling 4)", async (s) => ({ fresh: [await freshAged(s, 0, { exp: s.kit.now() + 30 * s.kit.DAY })], revlist: await list(s) })),
  unproven("a revocation list signed by another role", async (s) => ({ fresh: [await freshAged(s, 0)], revlist: await s.kit.revlist(s.insider, [], {}, s.insider.fresh) })),
  unproven("proofs of fifteen days ago (ruling 5)", async (s) => ({ fresh: [await freshAged(s, 15 * s.kit.DAY)], revlist: await list(s, [], 15 * s.kit.DAY) })),
];

const old = {
  name: "proofs of five days ago: an answer goes with a warning, a new thread does not (ruling 5)",
  async play(stage) {
    const { kit, erika, other } = stage;
    await proofs(stage, { fresh: [await freshAged(stage, 5 * kit.DAY)], revlist: await list(stage, [], 5 * kit.DAY) });
    await erika.openThread(other);
    await erika.shows(ELSEWHERE);
    await erika.refuses("stale-freshness");
    const sent = await posted(erika, `/threads/${other}/messages`);
    await erika.send("Fristwahrend.");
    assert.equal((await sent.body).epoch, null, "the membership is unchanged");
    await failed(erika);
    await erika.page.getByRole("button", { name: erika.text("close"), exact: true }).click();
    let left = 0;
    erika.page.on("request", (request) => { if (request.method() === "POST" && request.url().endsWith("/threads")) left += 1; });
    await erika.page.goto(`${erika.origin}/#/write`);
    await erika.page.getByLabel("Worum geht es?").selectOption({ label: "Bescheinigung oder Attest schicken" });
    await erika.page.getByLabel("Betreff").fill("Neu");
    await erika.page.getByLabel("Ihre Nachricht").fill("Ein neuer Vorgang.");
    await erika.sendNow();
    await failed(erika);
    await erika.refuses("not-fresh");
    assert.equal(left, 0, "a thread was begun");
  },
};

/** Somebody else's key in Erika's place, bound by the registrar: a stranger in the house, or a thief with her letter. */
async function rival(stage, assurance, method) {
  const { kit, insider } = stage;
  const mine = await own(stage);
  const thief = await kit.nobody(insider.org, mine.pid, "insured");
  const at = kit.now();
  const body = { ...mine.bind.body, seq: mine.bind.body.seq + 1, kc: thief.kc, prev: mine.bind.id, method, assurance, nbf: at, iat: at };
  const bind = await kit.signStatement(kit.BIND, body, [insider.binder]);
  return { card: kit.cardOf(thief), bind: { stmt: bind.envelope, leaf: kit.leafOf(bind), proof: null }, id: bind.id, pid: mine.pid };
}

const bindings = [
  {
    name: "a newer binding of the same person that the server hides (ruling 4)",
    async play(stage) {
      const { kit, insider, erika, main } = stage;
      const { id, pid } = await rival(stage, "carryover", "carryover");
      await proofs(stage, { fresh: [await kit.freshFor(insider, pid, id)], revlist: await list(stage) });
      await erika.openThread(main);
      await erika.stopped("stale-binding");
      await erika.shows(FIRST, ANSWER, THIRD);
    },
  },
  {
    name: "somebody bound in this person's place: told on the screen, and no key is handed to the new one (ruling 3)",
    async play(stage) {
      const { erika, main } = stage;
      const { card, bind } = await rival(stage, "letter", "reissue");
      await detail(erika, main, { statements: [card, bind] });
      await erika.openThread(main);
      await erika.stopped("author-not-allowed");
      await erika.shows(FIRST, ANSWER, THIRD);
      await erika.page.evaluate(() => { location.hash = "#/inbox"; });
      await erika.says(erika.text("notice-new-binding.title"));
    },
  },
  {
    name: "a binding that the registrar did not sign changes nothing",
    async play(stage) {
      const { kit, insider, erika, main } = stage;
      const { card, bind } = await rival({ ...stage, kit, insider: { ...insider, binder: insider.fresh } }, "letter", "reissue");
      await detail(erika, main, { statements: [card, bind] });
      await erika.openThread(main);
      await erika.fine(FIRST, ANSWER, THIRD);
    },
  },
];

/** A clerk whose certificate was taken away: what was signed before stays, what came later does not count. */
function revoked(name, when, see, bent = () => ({})) {
  return {
    name,
    async play(stage) {
      const { kit, insider, erika, main, mainPlace, stranger, paul } = stage;
      const cert = await certificate(kit, insider, paul);
      const at = kit.now();
      const { sent, received, since } = when(at);
      await proofs(stage, { fresh: [await freshAged(stage, 0)], revlist: await list(stage, [{ sh: cert.id, at: since }]) });
      await detail(erika, main, { statements: [...known(kit, paul), cert.wire] });
      await inject(erika, main, await kit.forgedItem(insider, mainPlace, { ...stranger, as: "staff", cert: cert.id }, SECRET, { sent }, { item: { ts: received, ...bent(stage) } }));
      await erika.openThread(main);
      await see(erika);
      await erika.shows(FIRST, ANSWER, THIRD);
    },
  };
}

const refused = async (erika) => {
  await erika.refuses("revoked-signer");
  await erika.hides(SECRET);
};

const revocations = [
  revoked("a message of a clerk whose certificate was revoked before", (at) => ({ sent: at, received: at, since: at - 1 }), refused),
  revoked("a revoked key that dates its message back: the receipt tells", (at) => ({ sent: at - 1, received: at + HOUR, since: at }), refused),
  revoked("a revoked key that dates its message back, under a receipt that is not its own", (at) => ({ sent: at - 1, received: at - 1, since: at }), refused, (s) => ({ receipt: s.mainPlace.items[0].receipt })),
  revoked("a message from before the revocation stays readable (control)", (at) => ({ sent: at, received: at, since: at + HOUR }), (erika) => erika.shows(SECRET)),
];

export const cases = [...held, old, ...bindings, ...revocations];
