// SPDX-License-Identifier: EUPL-1.2
/** Who reads along: epochs with ghosts, forks, holes and liars as authors; grants that are not what they should be. */
import assert from "node:assert/strict";
import { certificate, detail, inject, known, SECRET } from "./inject.mjs";
import { ANSWER, FIRST, THIRD } from "./stage.mjs";

/** The next epoch as Tom would make it, changed. */
async function next(stage, change = {}, { author = stage.clerk, seed } = {}) {
  return stage.kit.forgedEpoch(stage.mainPlace, author, await stage.recipient(), change, seed);
}

/** One more epoch that stops sending with these words; what was verified stays readable. */
function epoch(name, code, make, { statements = () => [], shows = [FIRST, ANSWER, THIRD], message = null } = {}) {
  return {
    name,
    async play(stage) {
      const { kit, insider, erika, main, mainPlace } = stage;
      const forged = await make(stage);
      await detail(erika, main, { statements: await statements(stage), epochs: (honest) => [...honest, forged.wire] });
      if (message !== null) await inject(erika, main, await kit.forgedItem(insider, kit.withEpoch(mainPlace, forged), message(stage), SECRET));
      await erika.openThread(main);
      await erika.stopped(code);
      await erika.shows(...shows);
      await erika.hides(SECRET);
    },
  };
}

const old = ({ mainPlace }) => mainPlace.epochs.at(-1).signed;
const random = ({ kit }) => kit.b64u(kit.systemChance(32));

const epochs = [
  epoch("a reader slipped in by a dishonest clerk", "ghost-member", (s) => next(s, { members: s.kit.withPerson(old(s).body.members, s.paul) }), { statements: (s) => known(s.kit, s.paul) }),
  epoch("a reader whom nobody has bound, slipped in by a dishonest clerk", "ghost-member", async (s) => next(s, { members: s.kit.withPerson(old(s).body.members, await s.kit.nobody(s.insider.org, s.kit.makeUuid4(), "insured")) })),
  epoch("an epoch of a person who is no member, with a message in it", "author-not-allowed", (s) => next(s, {}, { author: s.paul }), { statements: (s) => known(s.kit, s.paul), message: (s) => s.stranger }),
  epoch("an epoch of the server's own, in the clerk's name", "bad-signature", (s) => next(s, {}, { seed: s.kit.systemChance(32) }), { message: (s) => ({ ...s.clerk, keys: s.paul.keys }) }),
  epoch("a list without the department", "no-department", (s) => next(s, { members: old(s).body.members.filter(({ t }) => t === "person") })),
  epoch("a list in which a member stands twice", "malformed-members", (s) => next(s, { members: [old(s).body.members[0], ...old(s).body.members] })),
  epoch("the insured person on the list of those kept out", "exclude-not-allowed", (s) => next(s, { exclude: [old(s).body.subject] })),
  epoch("an epoch that names another predecessor", "wrong-previous", (s) => next(s, { prev: random(s) })),
  epoch("a number left out", "epoch-gap", (s) => next(s, { epoch: 3 })),
  epoch("a new epoch under the old key", "key-reused", (s) => next(s, { enc: old(s).body.enc })),
  epoch("a clerk whose certificate only one administrator signed (ruling 19)", "author-not-allowed", (s) => next(s, {}, { author: s.paul }), {
    statements: async (s) => [...known(s.kit, s.paul), (await certificate(s.kit, s.insider, s.paul, { signers: s.insider.admins.slice(0, 1) })).wire],
  }),
];

/** The whole thread is refused, nothing of it is shown. */
function closed(name, lie) {
  return {
    name,
    async play(stage) {
      await lie(stage);
      await stage.erika.openThread(stage.main);
      await stage.erika.refuses("place-changed");
      await stage.erika.hides(FIRST, ANSWER, THIRD, SECRET);
      assert.equal(await stage.erika.reply().count(), 0, "there is a place to write");
    },
  };
}

const places = [
  closed("an epoch with another insured person in this one's place (ruling 2)", async (s) => {
    const forged = await next(s, { subject: s.paul.pid });
    await detail(s.erika, s.main, { epochs: (honest) => [...honest, forged.wire] });
  }),
  closed("a thread said to be another person's", (s) => detail(s.erika, s.main, { change: { subject: s.paul.pid } })),
  closed("epochs of another thread", async (s) => {
    const elsewhere = await s.erika.get(`/threads/${s.other}`);
    await detail(s.erika, s.main, { epochs: () => elsewhere.lanes[0].epochs });
  }),
  closed("an epoch of the internal lane", async (s) => {
    const forged = await next(s, { lane: "internal", members: old(s).body.members.filter(({ t }) => t === "dept") });
    await detail(s.erika, s.main, { epochs: (honest) => [...honest, forged.wire] });
  }),
];

const chains = [
  {
    name: "a second, different epoch under the number of the first: the server is convicted",
    async play(stage) {
      const { erika, main } = stage;
      const [one, two] = [await next(stage), await next(stage, { iat: stage.kit.now() + 1 })];
      await detail(erika, main, { epochs: (honest) => [...honest, one.wire, two.wire] });
      await erika.openThread(main);
      await erika.stopped("epochs-forked");
      await erika.shows(FIRST, ANSWER, THIRD);
    },
  },
  {
    name: "an honest second epoch is taken (control), and without the first one nothing is sent",
    async play(stage) {
      const { erika, main } = stage;
      const second = await next(stage);
      await detail(erika, main, { epochs: (honest) => [...honest, second.wire] });
      await erika.openThread(main);
      await erika.fine(FIRST, ANSWER, THIRD);
      await erika.honest();
      await detail(erika, main, { epochs: () => [second.wire] });
      await erika.openThread(main);
      await erika.stopped("epoch-gap");
    },
  },
];

/** Grants for the only epoch, instead of the honest one or beside it. */
const instead = (stage, files) => detail(stage.erika, stage.main, { epochs: (honest) => honest.map((one) => ({ ...one, grants: files.map((file) => ({ file, by: stage.tom.pid })) })) });

function grants(name, make) {
  return {
    name,
    async play(stage) {
      const { erika, main } = stage;
      await instead(stage, [await make(stage)]);
      await erika.openThread(main);
      await erika.refuses("bad-grant");
      await erika.hides(FIRST, ANSWER, THIRD);
      assert.equal(await erika.reply().count(), 0, "there is a place to write");
    },
  };
}

const placeOf = (stage) => {
  const { org, thread, lane, epoch: number } = old(stage).body;
  return { org, thread, lane, epoch: number };
};

const sealed = [
  grants("the grant of another thread (ruling 6)", async (s) => (await s.erika.get(`/threads/${s.other}`)).lanes[0].epochs[0].grants[0].file),
  grants("a grant that holds a key of the server's own", async (s) => s.kit.b64u(await s.kit.sealThreadGrant(await s.recipient(), placeOf(s), (await s.kit.freshIdentity()).identity))),
  grants("a grant for another epoch", async (s) => s.kit.b64u(await s.kit.sealThreadGrant(await s.recipient(), { ...placeOf(s), epoch: 2 }, s.mainPlace.epochs[0].identity))),
  grants("garbage in place of a grant", async (s) => s.kit.b64u(await s.kit.sealBytes(await s.recipient(), s.kit.utf8("nichts")))),
  {
    name: "garbage beside the good grant keeps nobody from reading (ruling 6)",
    async play(stage) {
      const { kit, erika, main } = stage;
      const garbage = kit.b64u(await kit.sealBytes(await stage.recipient(), kit.utf8("nichts")));
      const good = (await erika.get(`/threads/${main}`)).lanes[0].epochs[0].grants[0].file;
      await instead(stage, [garbage, good]);
      await erika.openThread(main);
      await erika.fine(FIRST, ANSWER, THIRD);
    },
  },
];

/** What the page posts to a path: the server never sees it and "refuses" it for good, so that nothing waits in the outbox. */
export async function posted(screen, path) {
  let told;
  const body = new Promise((done) => { told = done; });
  await screen.answer(path, (route) => {
    told(route.request().postDataJSON());
    return { status: 400, contentType: "application/problem+json", body: JSON.stringify({ type: "urn:siegelpost:bad-request", title: "bad request", status: 400, code: "bad-request" }) };
  }, { method: "POST" });
  // Until the page has heard the refusal: one that locks before would take the message for unanswered, and send it to the honest server later.
  const heard = async (json) => {
    await screen.page.getByRole("region", { name: "Versand" }).getByText("Nicht gesendet").waitFor();
    return json;
  };
  return { body: body.then(heard) };
}

/** A newer key of the department that was not made by two administrators: nobody gets a grant under it. */
function department(name, signers) {
  return {
    name,
    async play(stage) {
      const { kit, erika, main } = stage;
      const trust = await erika.get("/trust");
      const honest = trust.depts.map(({ stmt }) => kit.read(kit.DEPT_EPOCH, stmt)).find(({ body }) => body.dept === "krankengeld");
      const { enc } = await kit.freshIdentity();
      const forged = await kit.signStatement(kit.DEPT_EPOCH, { ...honest.body, epoch: 2, prev: honest.id, enc, iat: kit.now() }, signers(stage));
      const wire = { stmt: forged.envelope, leaf: kit.leafOf(forged), proof: null };
      await erika.lie("/trust", (body) => ({ ...body, depts: [...body.depts, wire], signers: [...(body.signers ?? []), ...known(kit, stage.tom), stage.tomsCert] }));
      await detail(erika, main, { statements: [wire] });
      await erika.openThread(main);
      await erika.fine(FIRST, ANSWER, THIRD);
      const sent = await posted(erika, `/threads/${main}/messages`);
      await erika.send("Nur für das richtige Team.");
      assert.equal((await sent.body).epoch, null, "no new key is handed out");
    },
  };
}

const departments = [
  department("a department key that only one administrator signed (ruling 19)", ({ insider }) => insider.admins.slice(0, 1)),
  department("a department key made by a clerk without the right to", ({ tom }) => [tom.keys.seeds.sig]),
];

const list = {
  name: "a row of the inbox whose newest message is forged",
  async play(stage) {
    const { kit, insider, erika, main, mainPlace, clerk } = stage;
    const forged = await kit.forgedItem(insider, mainPlace, clerk, SECRET, { subject: SECRET }, { seed: kit.systemChance(32) });
    await erika.lie("/threads", (body) => ({ ...body, items: body.items.map((row) => (row.thread === main ? { ...row, last_idx: forged.idx } : row)) }));
    await erika.lie("/threads/heads", (body) => ({ ...body, items: body.items.map((head) => (head.thread === main ? { ...head, last: forged } : head)), statements: [...body.statements, ...known(kit, stage.tom), stage.tomsCert] }));
    await erika.reopen("#/inbox");
    await erika.says(erika.text("row-refused"));
    await erika.refuses("bad-signature");
    await erika.shows("Noch etwas");
    await erika.hides(SECRET);
  },
};

const bent = {
  name: "another matter in the server's words is refused, another class of protection does not get into what is signed (ruling 7)",
  async play(stage) {
    const { erika, main, mainPlace } = stage;
    // Scopes of representatives are measured by the matter: under another one, nothing is shown and nothing is sent.
    await detail(erika, main, { change: { matter: "pflege-antrag" } });
    await erika.openThread(main);
    await erika.refuses("header-mismatch");
    await erika.hides(FIRST);
    await erika.honest();
    await detail(erika, main, { change: { class: "substantiell" } });
    await erika.openThread(main);
    await erika.shows(FIRST);
    const sent = await posted(erika, `/threads/${main}/messages`);
    await erika.send("Bitte unverändert.");
    const { matter, class: protection } = mainPlace.messages[0].body;
    const { message } = await sent.body;
    assert.deepEqual([message.header.matter, message.header.class], [matter, protection], "as the person had signed it");
  },
};

export const cases = [...epochs, ...places, ...chains, ...sealed, ...departments, list, bent];
