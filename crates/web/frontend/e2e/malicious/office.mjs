// SPDX-License-Identifier: EUPL-1.2
/** A clerk at a real browser: whose name stands above a case, how sure it is, who reads along, what her key opens. */
import assert from "node:assert/strict";
import { certificate, detail, inject, known, SECRET } from "./inject.mjs";
import { ANSWER, FIRST, THIRD } from "./stage.mjs";

const NAME = "Erika Muster";

/** The honest server: name, birth date and everything that was written. */
async function fine({ mara, main }) {
  await mara.honest();
  await mara.openThread(main);
  await mara.fine(FIRST, ANSWER, THIRD);
  await mara.shows(NAME);
}

/** Until the cases about profiles are over, no honest one may come through: it would be kept for a day. */
export const withoutProfiles = (screen) => screen.lie("/profiles", () => ({ items: [] }));

/** A profile that is not this person's, or not the registrar's: then there is no name to show. The honest one comes after them all. */
function nameless(name, make, hides = []) {
  return {
    name,
    fine: () => undefined,
    async play(stage) {
      const { mara, main } = stage;
      const items = await make(stage);
      await mara.lie("/profiles", () => ({ items }));
      await mara.openThread(main);
      await mara.shows(FIRST, mara.text("person-unknown"));
      await mara.hides(...hides);
      await mara.reopen("#/list/krankengeld");
      await mara.shows("Frage zum Befund", mara.text("person-unknown"));
      await mara.hides(...hides);
    },
  };
}

async function profile({ kit, insider, mainPlace, unit }, { pid, name, seed, at = null }) {
  const body = { v: 1, org: insider.org, pid, name, dob: "1991-07-02", kvnr: "K200000423", flags: [], iat: kit.now() };
  const signed = await kit.signStatement(kit.PROFILE, body, [seed]);
  const file = await kit.sealText(await kit.recipientOf(unit), kit.envelopeJson(signed.envelope));
  return { pid: at ?? mainPlace.messages[0].body.from.pid, dept: "krankengeld", epoch: 1, file: kit.b64u(file) };
}

const subjectOf = ({ mainPlace }) => mainPlace.messages[0].body.from.pid;

const profiles = [
  nameless("the profile of another person (ruling 20)", async (s) => [await profile(s, { pid: s.paul.pid, name: "Paul Probe", seed: s.insider.binder })], ["Paul Probe", "K200000423"]),
  nameless("a profile that the registrar did not sign (ruling 20)", async (s) => [await profile(s, { pid: subjectOf(s), name: SECRET, seed: s.insider.fresh })], [SECRET]),
  nameless("a profile held back", () => []),
];

const rows = {
  name: "a row of the work list said to be another person's",
  fine,
  async play(stage) {
    const { mara, main, paul } = stage;
    await mara.lie("/threads", (body) => ({ ...body, items: body.items.map((row) => (row.thread === main ? { ...row, subject: paul.pid, last_idx: 9 } : row)) }));
    await mara.reopen("#/list/krankengeld");
    await mara.says(mara.text("row-refused-office"));
    await mara.shows("Noch etwas");
    await mara.hides("Frage zum Befund");
  },
};

/** How a person was identified is taken from verified bindings only. */
const assurance = {
  name: "a binding by electronic identity card that the registrar did not sign, under a foreign log entry",
  fine,
  async play(stage) {
    const { kit, insider, mara, main } = stage;
    const { statements } = await mara.get(`/threads/${main}`);
    const mine = statements.find(({ stmt }) => stmt.payloadType === kit.BIND.type && kit.read(kit.BIND, stmt).body.pid === subjectOf(stage));
    const honest = kit.read(kit.BIND, mine.stmt).body;
    const signed = await kit.signStatement(kit.BIND, { ...honest, seq: 2, prev: kit.read(kit.BIND, mine.stmt).id, method: "eid", assurance: "eid" }, [insider.fresh]);
    // The log entry is the server's to write: it names another statement, so that the refusal cannot be told by it.
    const leaf = { ...kit.leafOf(signed), h: kit.b64u(kit.systemChance(32)) };
    await detail(mara, main, { statements: [{ stmt: signed.envelope, leaf, proof: null }] });
    await mara.openThread(main);
    await mara.shows(FIRST, mara.text("assurance", { method: mara.text("method-letter") }));
    await mara.hides(mara.text("method-eid"));
  },
};

const keys = {
  name: "a grant of the unit's key that holds a key of the server's own",
  fine,
  async play(stage) {
    const { kit, insider, mara, main } = stage;
    const { items } = await mara.get("/units");
    const own = kit.read(kit.KEYCARD, (await mara.get("/bundle")).keycard).body.enc;
    const file = kit.b64u(await kit.sealDeptGrant(own, "dept-grant", { org: insider.org, dept: "krankengeld", epoch: 1 }, (await kit.freshIdentity()).identity));
    await mara.lie("/units", (body) => ({ ...body, items: body.items.map((unit) => ({ ...unit, grants: [{ epoch: 1, file }] })) }));
    assert.equal(items[0].dept, "krankengeld");
    await mara.openThread(main);
    await mara.refuses("grant-missing");
    await mara.hides(FIRST, ANSWER, THIRD);
  },
};

const messages = [
  {
    name: "a message in the insured person's name, signed by the server",
    fine,
    async play(stage) {
      const { kit, insider, mara, main, mainPlace } = stage;
      const { pid, kc } = mainPlace.messages[0].body.from;
      const author = { ...stage.stranger, pid, kc };
      await inject(mara, main, await kit.forgedItem(insider, mainPlace, author, SECRET, {}, { seed: kit.systemChance(32) }));
      await mara.openThread(main);
      await mara.refuses("bad-signature");
      await mara.shows(FIRST, ANSWER, THIRD);
      await mara.hides(SECRET);
    },
  },
  {
    name: "a reader slipped in by a dishonest colleague",
    fine,
    async play(stage) {
      const { kit, mara, main, mainPlace, clerk, unit, paul } = stage;
      const { members } = mainPlace.epochs[0].signed.body;
      const forged = await kit.forgedEpoch(mainPlace, clerk, await kit.recipientOf(unit), { members: kit.withPerson(members, paul) });
      await detail(mara, main, { statements: known(kit, paul), epochs: (honest) => [...honest, forged.wire] });
      await mara.openThread(main);
      await mara.stopped("ghost-member");
      await mara.shows(FIRST, ANSWER, THIRD);
    },
  },
];

/** The internal lane: begun by Tom with a person in its list. */
const notes = {
  name: "a person slipped into the internal lane",
  fine,
  async play(stage) {
    const { kit, mara, main, mainPlace, clerk, unit } = stage;
    const old = mainPlace.epochs[0].signed.body;
    const first = await kit.forgedEpoch({ ...mainPlace, epochs: mainPlace.epochs }, clerk, await kit.recipientOf(unit), { epoch: 1, lane: "internal", prev: null, members: old.members });
    await mara.lie(`/threads/${main}`, (body) => ({ ...body, lanes: [...body.lanes, { lane: "internal", epochs: [first.wire] }] }));
    await mara.lie(`/threads/${main}/messages`, (body, request) => (new URL(request.url()).searchParams.get("lane") === "internal" ? { items: [] } : body));
    await mara.openThread(main);
    await mara.shows(FIRST, mara.text("alarm-title"));
    await mara.refuses("person-in-internal-lane");
    assert.equal(await mara.page.locator("#note-text").count(), 0, "there is a place to write a note");
  },
};

const staff = {
  name: "a colleague whose certificate only one administrator signed is on no list (ruling 19)",
  fine,
  async play(stage) {
    const { kit, insider, mara, paul } = stage;
    const cert = await certificate(kit, insider, paul, { signers: insider.admins.slice(0, 1), change: { label: SECRET } });
    await mara.lie("/staff", (body) => ({ items: [...body.items, { pid: paul.pid, keycard: paul.keys.keycard.envelope, bind: paul.bind, cert: cert.wire, has_grant: false }] }));
    await mara.reopen("#/staff/krankengeld");
    await mara.shows("Team Krankengeld, Leitung");
    await mara.hides(SECRET);
  },
};

/** Staff need proofs of at most 48 hours for everything they send (ruling 5). */
const stale = {
  name: "proofs of five days ago stop a clerk, who has no deadline to keep (ruling 5)",
  fine,
  async play(stage) {
    const { kit, insider, mara, main } = stage;
    const { statements } = await mara.get(`/threads/${main}`);
    const bind = statements.map(({ stmt }) => stmt).filter(({ payloadType }) => payloadType === kit.BIND.type).map((stmt) => kit.read(kit.BIND, stmt)).find(({ body }) => body.pid === subjectOf(stage));
    const at = kit.now() - 5 * kit.DAY;
    const fresh = await kit.freshFor(insider, subjectOf(stage), bind.id, { iat: at, exp: at + kit.DAY });
    const revlist = await kit.revlist(insider, [], { iat: at, exp: at + kit.DAY });
    await mara.lie("/trust", (body) => ({ ...body, revlist }));
    await mara.lie("/fresh", () => ({ items: [fresh], revlist }));
    await mara.openThread(main);
    await mara.shows(FIRST, ANSWER, THIRD);
    await mara.refuses("not-fresh");
  },
};

export const cases = [...profiles, rows, assurance, keys, ...messages, notes, staff, stale];
