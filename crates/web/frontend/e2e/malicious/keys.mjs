// SPDX-License-Identifier: EUPL-1.2
/** Unlocking: bundles that the server made or mixed up, keycards and bindings of somebody else, Trust Documents that go back. */
import assert from "node:assert/strict";
import { unlockWithPasskey } from "../lib/person.mjs";

/** Locked, with a lie: the keys stay closed, and the words are there. */
function locked(name, code, lie) {
  return {
    name,
    fine,
    async play(stage) {
      const { erika } = stage;
      await erika.lock();
      await lie(stage);
      await unlockWithPasskey(erika.page);
      await erika.refuses(code);
      await erika.page.getByRole("heading", { name: erika.text("locked-title") }).waitFor();
      await erika.hides(stage.subject);
    },
  };
}

/** The honest server: the same press opens the post. */
async function fine({ erika, subject }) {
  await erika.honest();
  await unlockWithPasskey(erika.page);
  await erika.shows(subject);
}

const bundle = (stage, change) => stage.erika.lie("/bundle", (body) => change(body));

/** What the passkey gives for unlocking: a server may know the public half of it, never this. */
async function recipientOfPasskey({ kit, erika, insider }, pid) {
  const first = kit.b64u(kit.prfInput("localhost"));
  const prf = await erika.page.evaluate(async (input) => {
    const bytes = Uint8Array.from(atob(input.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    const found = await navigator.credentials.get({ publicKey: { challenge: new Uint8Array(32), rpId: "localhost", userVerification: "required", extensions: { prf: { eval: { first: bytes } } } } });
    return [...new Uint8Array(found.getClientExtensionResults().prf.results.first)];
  }, first);
  return (await kit.deriveUnlockKeys("prf", Uint8Array.from(prf), insider.org, pid)).recipient;
}

/** A bundle with keys of the server's choice, sealed to the person's own unlock recipient: age opens it without complaint. */
async function forgedBundle(stage, body) {
  const { kit, insider } = stage;
  const { pid } = kit.read(kit.KEYCARD, body.keycard).body;
  const liar = await kit.nobody(insider.org, pid, "insured");
  const { id } = body.methods.find(({ tag }) => tag === "prf");
  const secret = () => kit.b64u(kit.systemChance(32));
  const made = await kit.sealKeyBundle({
    v: 1, org: insider.org, pid, seq: body.seq, sig_seed: kit.b64u(liar.keys.seeds.sig), enc_seed: kit.b64u(liar.keys.seeds.enc), old: [], index_key: secret(), self_mac: secret(),
    unlock: [{ id, tag: "prf", label: "Mein Gerät", rcpt: await recipientOfPasskey(stage, pid), mac: secret(), added: kit.now() }],
    pins: { td_ver: 1, td_sh: insider.td.id, log_size: null, log_root: null, kc: liar.kc },
  });
  return { ...body, file: kit.b64u(made.file), methods: body.methods.map((one) => (one.id === id ? { ...one, mac: made.macs.get(id) } : one)), keycard: liar.keys.keycard.envelope };
}

const bundles = [
  locked("a bundle of the server's own, sealed to the person's unlock recipient, without her MAC", "wrong-mac", async (s) => {
    const forged = await forgedBundle(s, await s.erika.get("/bundle"));
    await bundle(s, () => forged);
  }),
  locked("another person's bundle, MAC and all", "wrong-mac", async (s) => {
    const pauls = await s.paul.http.get("/bundle");
    await bundle(s, (body) => ({ ...body, file: pauls.file, methods: body.methods.map((one) => ({ ...one, mac: pauls.methods[0].mac })) }));
  }),
  locked("one changed byte of the bundle", "wrong-mac", (s) => bundle(s, (body) => ({ ...body, file: `${body.file.slice(0, 3000)}${body.file[3000] === "A" ? "B" : "A"}${body.file.slice(3001)}` }))),
  locked("the bundle under another number", "wrong-mac", (s) => bundle(s, (body) => ({ ...body, seq: body.seq + 1 }))),
  locked("the MAC of another way to unlock", "wrong-mac", (s) => bundle(s, (body) => ({ ...body, methods: body.methods.map((one, i, all) => ({ ...one, mac: all[(i + 1) % all.length].mac })) }))),
];

/** A keycard for Erika with keys of somebody else, and what the registrar may have said about it. */
async function liarsCard({ kit, insider }, body, seed) {
  const { pid } = kit.read(kit.KEYCARD, body.keycard).body;
  const liar = await kit.nobody(insider.org, pid, "insured");
  const old = kit.read(kit.BIND, body.bind.stmt);
  const signed = await kit.signStatement(kit.BIND, { ...old.body, seq: old.body.seq + 1, prev: old.id, kc: liar.kc }, [seed]);
  return { keycard: liar.keys.keycard.envelope, bind: { stmt: signed.envelope, leaf: kit.leafOf(signed), proof: null } };
}

const cards = [
  locked("a keycard of somebody else beside the honest bundle", "wrong-keycard", (s) => bundle(s, async (body) => ({ ...body, keycard: (await liarsCard(s, body, s.insider.binder)).keycard }))),
  locked("keycard and binding of somebody else, bound by the registrar itself", "wrong-keycard", (s) => bundle(s, async (body) => ({ ...body, ...(await liarsCard(s, body, s.insider.binder)) }))),
  locked("a binding of another keycard", "wrong-keycard", (s) => bundle(s, async (body) => ({ ...body, bind: (await liarsCard(s, body, s.insider.binder)).bind }))),
  locked("another person's binding", "wrong-person", (s) => bundle(s, (body) => ({ ...body, bind: s.paul.bind }))),
  locked("a binding that the registrar did not sign", "bad-signature", (s) => bundle(s, async (body) => {
    const { body: honest } = s.kit.read(s.kit.BIND, body.bind.stmt);
    const signed = await s.kit.signStatement(s.kit.BIND, honest, [s.insider.fresh]);
    return { ...body, bind: { ...body.bind, stmt: signed.envelope } };
  })),
  locked("a binding with the log entry of another statement", "wrong-leaf", (s) => bundle(s, (body) => ({ ...body, bind: { ...body.bind, leaf: { ...body.bind.leaf, s: 9 } } }))),
  locked("a binding with a proof that this client cannot check", "no-proof", (s) => bundle(s, (body) => ({ ...body, bind: { ...body.bind, proof: "c2sp.org/tlog-proof@v1" } }))),
  locked("a session that is another person's", "wrong-person", (s) => s.erika.lie("/session", (body) => ({ ...body, pid: s.paul.pid }))),
];

const trust = (stage, change) => stage.erika.lie("/trust", async (body) => ({ ...body, td: await change(body.td) }));

const documents = [
  locked("a Trust Document of somebody else, where another one is pinned", "not-anchored", (s) => trust(s, async () => [s.kit.attestedTd(await s.kit.liarTd(s.insider.org, [s.kit.systemChance(32), s.kit.systemChance(32)]))])),
  locked("a next version that the root keys did not sign", "bad-signature", (s) => trust(s, async (td) => [...td, s.kit.attestedTd(await s.kit.nextTd(s.insider, {}, [s.kit.systemChance(32), s.kit.systemChance(32)]))])),
  locked("a next version that names another predecessor", "wrong-previous", (s) => trust(s, async (td) => [...td, s.kit.attestedTd(await s.kit.nextTd(s.insider, { prev: s.kit.b64u(s.kit.systemChance(32)) }))])),
];

/** Last, because everybody believes the second version from here on. */
const rollback = {
  ...locked("the first Trust Document again, after the second one was seen", "rollback", async (s) => {
    s.oldBundle = await s.erika.get("/bundle");
    await s.kit.publish(s.insider, [s.kit.attestedTd(await s.kit.nextTd(s.insider, {}))]);
    // An honest unlock pins the new version in the bundle.
    const saved = s.erika.page.waitForResponse((response) => response.request().method() === "PUT" && response.url().endsWith("/bundle") && response.ok());
    await unlockWithPasskey(s.erika.page);
    await saved;
    await s.erika.says(s.erika.text("notice-td-renewed.title"));
    await s.erika.lock();
    await trust(s, (td) => td.slice(0, 1));
  }),
  async fine(stage) {
    const { td } = await stage.erika.get("/trust");
    assert.equal(td.length, 2, "the real server has both");
    await fine(stage);
  },
};

/** The pin goes back with the bundle; what this browser has seen does not. */
const everything = {
  ...locked("the bundle from before, which pins the first Trust Document, together with it", "rollback", async (s) => {
    assert.notEqual((await s.erika.get("/bundle")).seq, s.oldBundle.seq, "the bundle has moved on");
    await bundle(s, () => s.oldBundle);
    await trust(s, (td) => td.slice(0, 1));
  }),
  follows: true,
};

export const cases = [...bundles, ...cards, ...documents, rollback, everything];
