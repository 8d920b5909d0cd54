// SPDX-License-Identifier: EUPL-1.2
/** The first contact: Trust Documents of liars, forged letters, a foreign registrar, what a camera may read, what the page may run. */
import assert from "node:assert/strict";
import { digits } from "../lib/person.mjs";

/** The form is gone, and with it what a case before has typed: a page that goes and comes back in one breath keeps it. */
async function leave({ amal, demo }) {
  await amal.page.goto(`${demo.portal}/#/`);
  await amal.page.locator("#code").waitFor({ state: "detached" });
}

/** Amal is at the first step of her activation, at a browser that nobody has used before. Her real letter stays unused. */
async function enter(stage) {
  const { amal, demo } = stage;
  const [, , letter] = demo.letters;
  await leave(stage);
  await amal.page.goto(`${demo.portal}/#/activate`);
  await amal.page.getByRole("heading", { level: 1, name: amal.text("code-title") }).waitFor();
  if (stage.scanned === null) {
    await amal.page.locator("#code").focus();
    await amal.page.keyboard.insertText(digits(letter.code));
  } else {
    await amal.page.evaluate((text) => { globalThis.scanned = text; }, stage.scanned);
    await amal.page.getByRole("button", { name: amal.text("scan") }).click();
    // A dialog that has not come yet is as absent as one that has gone.
    await amal.page.waitForFunction(() => document.querySelector("#code")?.value !== "");
    await amal.page.getByRole("dialog").waitFor({ state: "detached" });
  }
  const [year, month, day] = letter.dob.split("-");
  await amal.page.getByLabel("Tag", { exact: true }).fill(day);
  await amal.page.getByLabel("Monat", { exact: true }).fill(month);
  await amal.page.getByLabel("Jahr", { exact: true }).fill(year);
  await amal.page.getByRole("button", { name: amal.text("continue") }).click();
}

/** A camera that sees what a case wants it to see. */
export async function withCamera(screen) {
  await screen.context.addInitScript(() => {
    globalThis.scanned = "";
    globalThis.BarcodeDetector = class {
      detect = () => Promise.resolve(globalThis.scanned === "" ? [] : [{ rawValue: globalThis.scanned }]);
    };
    navigator.mediaDevices.getUserMedia = () => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 16, height: 16 });
      const picture = canvas.getContext("2d");
      setInterval(() => { picture.fillRect(0, 0, 16, 16); }, 50);
      return Promise.resolve(canvas.captureStream(20));
    };
  });
}

/** Without a lie the same step goes on to the passkey. */
async function fine(stage) {
  await stage.amal.honest();
  stage.scanned = null;
  await enter(stage);
  await stage.amal.page.getByLabel(stage.amal.text("passkey-label")).waitFor();
}

const LOOKUP = "/activation/lookup";

function lookup(name, code, change, { scan = null } = {}) {
  return {
    name,
    fine,
    async play(stage) {
      const { amal } = stage;
      stage.scanned = scan === null ? null : scan(stage);
      await amal.lie(LOOKUP, (body) => change(stage, body), { method: "POST" });
      await enter(stage);
      await amal.refuses(code);
      assert.equal(await amal.page.getByLabel(amal.text("passkey-label")).count(), 0, "goes on to make a passkey");
    },
  };
}

/** Everything an insurer would say about this letter, said by somebody else: the liar knows all but the code. */
async function liar({ kit, insider }, body, { tdChange = {} } = {}) {
  const keys = Array.from({ length: 3 }, () => kit.systemChance(32));
  const td = await kit.liarTd(insider.org, keys, tdChange);
  const real = kit.read(kit.ISSUE, body.issue.stmt).body;
  const issue = await kit.signStatement(kit.ISSUE, { ...real, td: td.id }, keys.slice(0, 1));
  const registrar = kit.read(kit.DEPT_EPOCH, body.registrar.stmt).body;
  const dept = await kit.signStatement(kit.DEPT_EPOCH, { ...registrar, enc: (await kit.freshIdentity()).enc }, keys.slice(0, 2));
  return { ...body, td: [kit.attestedTd(td)], issue: { stmt: issue.envelope, leaf: null, proof: null }, mac_org: kit.b64u(kit.systemChance(32)), registrar: { stmt: dept.envelope, leaf: kit.leafOf(dept), proof: null } };
}

/** The issue statement of the letter, changed and signed by a key of choice. */
async function issued({ kit }, body, change, seed) {
  const real = kit.read(kit.ISSUE, body.issue.stmt).body;
  const signed = await kit.signStatement(kit.ISSUE, { ...real, ...change }, [seed]);
  return { ...body, ...(change.pid === undefined ? {} : { pid: change.pid }), issue: { ...body.issue, stmt: signed.envelope } };
}

const td = async (stage, change, signers) => stage.kit.attestedTd(await stage.kit.nextTd(stage.insider, change, signers));
const qr = ({ demo, kit, insider }) => `SP1 ${demo.letters[2].code} ${kit.fingerprint(insider.td.sh).replaceAll(" ", "")}`;

const letters = [
  lookup("a Trust Document of somebody else, for whoever types the code and compares nothing", "wrong-mac", (s, body) => liar(s, body)),
  lookup("the same for whoever scans the letter", "fingerprint-mismatch", (s, body) => liar(s, body), { scan: qr }),
  lookup("the honest Trust Document with a MAC that is not of this code", "wrong-mac", (s, body) => ({ ...body, mac_org: s.kit.b64u(s.kit.systemChance(32)) })),
  lookup("another person in place of the one the letter was made out for", "wrong-mac", (s, body) => issued(s, body, { pid: s.paul.pid }, s.insider.issuer)),
  lookup("a letter that the issuer did not sign", "bad-signature", (s, body) => issued(s, body, {}, s.insider.binder)),
  lookup("a letter turned into one for staff", "wrong-mac", (s, body) => issued(s, body, { role: "staff", method: "staff" }, s.insider.issuer)),
  lookup("a registrar of the server's own, to learn the birth date", "bad-signature", async (s, body) => ({ ...body, registrar: (await liar(s, body)).registrar })),
  lookup("a second version that the root keys did not sign", "bad-signature", async (s, body) => ({ ...body, td: [...body.td, await td(s, {}, [s.kit.systemChance(32), s.kit.systemChance(32)])] })),
  lookup("a second version that only one root key signed", "bad-signature", async (s, body) => ({ ...body, td: [...body.td, await td(s, {}, s.insider.roots.slice(0, 1))] })),
  lookup("a Trust Document without administrators for two signatures (ruling 19)", "bad-roles", async (s, body) => {
    const { roles } = s.insider.td.body;
    return { ...body, td: [...body.td, await td(s, { roles: { ...roles, admin: { ...roles.admin, threshold: 1 } } })] };
  }),
  lookup("a small-order key among the roles", "weak-key", async (s, body) => {
    const { roles } = s.insider.td.body;
    return { ...body, td: [...body.td, await td(s, { roles: { ...roles, binder: { keys: [s.kit.b64u(new Uint8Array(32))], threshold: 1 } } })] };
  }),
  lookup("a Trust Document valid for years", "bad-lifetime", async (s, body) => ({ ...body, td: [...body.td, await td(s, { exp: s.kit.now() + 2000 * s.kit.DAY })] })),
  lookup("a Trust Document of another organisation", "wrong-org", async (s, body) => ({ ...body, td: [...body.td, await td(s, { org: "anderekasse.example" })] })),
  lookup("an empty chain of Trust Documents", "empty-chain", (s, body) => ({ ...body, td: [] })),
  lookup("a log that this client could not check", "no-proof", async (s, body) => ({ ...body, td: [...body.td, await td(s, { witness_policy: "log example.org" })] })),
  lookup("an answer with a member that the contract does not know", "bad-answer", (s, body) => ({ ...body, skip_mac: true })),
];

const clock = {
  name: "a Trust Document that has expired, because the server keeps the next one back",
  async fine(stage) {
    await stage.amal.page.clock.setSystemTime(Date.now());
    await fine(stage);
  },
  async play(stage) {
    const { amal, kit, insider } = stage;
    await amal.page.clock.setSystemTime((insider.td.body.exp + kit.DAY) * 1000);
    stage.scanned = null;
    await enter(stage);
    await amal.refuses("expired");
  },
};

const camera = {
  name: "a QR code with an address in it is not taken (ruling 16)",
  fine,
  async play(stage) {
    const { amal, demo } = stage;
    await leave(stage);
    await amal.page.goto(`${demo.portal}/#/activate`);
    const before = amal.page.url();
    for (const text of [`${demo.portal}/a#${demo.letters[2].code}`, "https://boese.example/"]) {
      await amal.page.evaluate((seen) => { globalThis.scanned = seen; }, text);
      await amal.page.getByRole("button", { name: amal.text("scan") }).click();
      await amal.says(amal.text("scan-other-code"));
      await amal.page.getByRole("button", { name: amal.text("scan-stop") }).click();
    }
    assert.equal(amal.page.url(), before, "the page went somewhere");
    assert.equal(await amal.page.locator("#code").inputValue(), "", "something was taken over");
  },
};

const mistyped = {
  name: "a mistyped code is found before anything is sent",
  fine,
  async play(stage) {
    const { amal, demo } = stage;
    let asked = 0;
    await leave(stage);
    amal.page.on("request", (request) => { if (request.url().includes(LOOKUP)) asked += 1; });
    await amal.page.goto(`${demo.portal}/#/activate`);
    const code = digits(demo.letters[2].code);
    const wrong = `${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`;
    await amal.page.locator("#code").focus();
    await amal.page.keyboard.insertText(wrong);
    await amal.refuses("bad-check");
    await amal.page.getByRole("button", { name: amal.text("continue") }).click();
    assert.equal(asked, 0, "the server was asked");
  },
};

/** What a page of the real server may do, whoever talks it into trying. */
const scripts = {
  name: "no other worker, no evaluated text, no markup from text, no second policy (ruling 1)",
  fine,
  async play(stage) {
    const { amal, demo } = stage;
    await amal.page.goto(`${demo.portal}/#/`);
    const done = await amal.page.evaluate(async () => {
      // Out of the debugger's own evaluation, which the policy does not bind.
      await new Promise((later) => setTimeout(later, 0));
      const tried = {};
      const attempt = async (name, action) => {
        try {
          await action();
          tried[name] = "done";
        } catch {
          tried[name] = "refused";
        }
      };
      const script = document.querySelector("script[src]").getAttribute("src");
      const gone = (worker) => new Promise((yes, no) => {
        worker.onerror = no;
        worker.onmessage = yes;
        setTimeout(no, 1000);
      });
      await attempt("a worker of another address", () => gone(new Worker("/assets/anderer.js")));
      await attempt("the page's script as a worker", () => gone(new Worker(script)));
      await attempt("a worker made on the spot", () => gone(new Worker(URL.createObjectURL(new Blob(["postMessage(1)"])))));
      await attempt("a service worker", () => navigator.serviceWorker.register("/assets/anderer.js"));
      await attempt("evaluated text", () => (0, eval)("1"));
      await attempt("markup", () => { document.body.insertAdjacentHTML("beforeend", "<b>x</b>"); });
      await attempt("a policy of another name", () => trustedTypes.createPolicy("andere", { createScriptURL: (url) => url }));
      await attempt("the loader's policy again", () => trustedTypes.createPolicy("sp1-loader", { createScriptURL: (url) => url }));
      await attempt("a script tag", () => { document.body.append(Object.assign(document.createElement("script"), { src: "https://boese.example/x.js" })); });
      return tried;
    });
    const through = Object.entries(done).filter(([, outcome]) => outcome !== "refused");
    assert.deepEqual(through, [], "the page ran what it must not");
    assert.ok(!amal.foreign.some((url) => url.includes("boese.example")), "a foreign script was asked for");
  },
};

export const cases = [...letters, clock, camera, mistyped, scripts];
