// SPDX-License-Identifier: EUPL-1.2
/**
 * A real demo with real people in it, and a server that can be made to lie. Erika sits at a real browser; Tom, a certified clerk, and Paul, another
 * insured person, have activated like everybody else, but their keys lie open, so that they can sign what no honest client would.
 */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newDevice } from "../lib/browser.mjs";
import { startDemo } from "../lib/demo.mjs";
import { activate, attach, toInbox, toWorklist } from "../lib/person.mjs";
import { loadKit } from "./kit.mjs";
import { Screen } from "./screen.mjs";

export const FIRST = "Erste Nachricht der Versicherten.";
export const ANSWER = "Antwort vom Team Krankengeld.";
export const THIRD = "Danke, das habe ich verstanden.";
export const ELSEWHERE = "Eine andere Sache an dasselbe Team.";
const MATTER = "Bescheinigung oder Attest schicken";

/** @param browser Chromium */
export async function openStage(browser) {
  const kit = await loadKit();
  const demo = await startDemo();
  const stage = new Stage(kit, demo, browser, await kit.openInsider(demo.dir));
  try {
    await stage.begin();
    return stage;
  } catch (error) {
    await stage.close();
    throw error;
  }
}

class Stage {
  #devices = [];

  constructor(kit, demo, browser, insider) {
    Object.assign(this, { kit, demo, browser, insider });
  }

  async begin() {
    const { letters, staff } = this.demo;
    const raw = (side, paper) => this.kit.activate(side === "office" ? this.demo.office : this.demo.portal, side, this.insider.org, paper);
    const others = Promise.all([raw("office", staff[1]), raw("portal", letters[1]), this.device("portal")]);
    [this.tom, this.paul, this.erika] = await others;
    await activate(this.erika.page, this.demo.portal, letters[0]);
    await toInbox(this.erika.page);
    const post = await this.kit.certified(this.tom);
    this.clerk = { ...this.tom, as: "staff", cert: post.certId };
    this.tomsCert = post.cert;
    this.stranger = { ...this.paul, as: "self", cert: null };
    this.unit = await this.insider.unit("krankengeld", 1);
  }

  /** A browser profile with a screen of its own; its clock can be moved, and each undo that is not waited out leaves it ten seconds further ahead. */
  async device(side) {
    const device = await newDevice(this.browser, { allowed: [this.demo.portal, this.demo.office] });
    this.#devices.push(device);
    return new Screen(device, side === "office" ? this.demo.office : this.demo.portal, side);
  }

  /** A clerk at a real browser; `before` may bend answers from the very first on. */
  async hire(index, before = () => undefined) {
    const screen = await this.device("office");
    await before(screen);
    await activate(screen.page, this.demo.office, this.demo.staff[index]);
    await toWorklist(screen.page);
    return screen;
  }

  /** Erika begins a thread with Team Krankengeld; answers its id. */
  async write(subject, body, files = []) {
    const { page } = this.erika;
    await page.goto(`${this.demo.portal}/#/write`);
    await page.getByLabel("Worum geht es?").selectOption({ label: MATTER });
    await page.getByLabel("Betreff").fill(subject);
    await page.getByLabel("Ihre Nachricht").fill(body);
    await attach(page, files);
    await this.erika.sendNow();
    await page.waitForURL(/#\/thread\//u);
    await this.erika.says(body);
    return /#\/thread\/(.+)$/u.exec(page.url())[1];
  }

  /** A lane with its keys, as a clerk of the department sees it now. */
  place(thread, lane = "case") {
    return this.kit.openPlace(this.tom.http, this.unit, thread, lane);
  }

  /** Tom answers, honestly, at the real server. */
  async answer(thread, text, change = {}) {
    await this.kit.post(this.tom.http, await this.place(thread), this.clerk, text, change);
  }

  /** Erika's current recipient: what a grant for her is sealed to. */
  async recipient() {
    this.keycard ??= (await this.erika.get("/bundle")).keycard;
    return this.kit.read(this.kit.KEYCARD, this.keycard).body.enc;
  }

  /** Two threads: one with three messages (and files of the first), one with a single message. */
  async converse(files = []) {
    this.main = await this.write("Frage zum Befund", FIRST, files);
    await this.answer(this.main, ANSWER);
    await this.erika.says(ANSWER);
    await this.erika.send(THIRD);
    await this.erika.says(this.erika.text("reply-to", { unit: "Team Krankengeld" }));
    await this.erika.page.waitForFunction((text) => [...document.querySelectorAll(".msg--me .receipt")].some((e) => e.closest(".msg").textContent.includes(text) && e.textContent.includes("Angenommen")), THIRD);
    this.other = await this.write("Noch etwas", ELSEWHERE);
    this.mainPlace = await this.place(this.main);
    this.otherPlace = await this.place(this.other);
  }

  /** Everything back as it was: the honest server shows the honest thread. */
  async fine() {
    await this.erika.honest();
    await this.erika.openThread(this.main);
    await this.erika.fine(FIRST, ANSWER, THIRD);
  }

  /** What everybody sees right now, for whoever looks into a failure. */
  async shoot(number) {
    const paths = [];
    for (const [at, { page }] of this.#devices.entries()) {
      const path = join(tmpdir(), `malicious-${number}-${at}.png`);
      await page.screenshot({ path, fullPage: true }).then(() => paths.push(path), () => undefined);
    }
    return paths;
  }

  async close() {
    for (const device of this.#devices) await device.close();
    await this.demo.stop();
  }
}

/** After so many cases without a check of their own the honest server is asked again; `just prove` asks after each. */
const HONEST_EVERY = Number(process.env.E2E_HONEST_EVERY ?? 4);

/** `E2E_LIES=2/3`: the second third of the cases, every third one from it on; all unless told. A run of every day takes another third each day. */
const [PART, PARTS] = (process.env.E2E_LIES ?? "1/1").split("/").map(Number);
function todays(cases) {
  let turn = -1;
  // Whatever follows from a case comes with it.
  return cases.filter(({ follows = false }) => (follows ? turn : ++turn) % PARTS === PART - 1);
}

/** How many of them are played, for a title. */
export const ways = (cases) => (PARTS === 1 ? String(cases.length) : `${todays(cases).length} of ${cases.length}`);

/**
 * Plays the cases one after another; every one must fail to fool anybody, and the honest server must be believed again: after each case that says
 * how, after every few of the others, and at the end. `E2E_CASE=words` plays some, each with the honest server after it.
 */
export async function playAll(stage, cases) {
  const faults = [];
  const only = process.env.E2E_CASE ?? null;
  const wanted = only === null ? todays(cases) : cases.filter(({ name }) => name.includes(only));
  const unchecked = [];
  for (const [n, one] of wanted.entries()) {
    const started = Date.now();
    unchecked.push(one.name);
    try {
      await stage.erika.honest();
      await one.play(stage);
      if (one.fine !== undefined || only !== null || unchecked.length >= HONEST_EVERY || n === wanted.length - 1) {
        await (one.fine ?? ((on) => on.fine()))(stage);
        unchecked.length = 0;
      }
      if (process.env.E2E_VERBOSE !== undefined) console.log(`     ${one.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    } catch (error) {
      const shots = await stage.shoot(faults.length);
      const before = unchecked.splice(0).slice(0, -1);
      const since = before.length === 0 ? "" : `; not asked since: ${before.join(", ")}`;
      faults.push(`${one.name} (${shots.join(", ")}${since}): ${error instanceof Error ? error.message : String(error)}`);
      await stage.fine().catch(() => undefined);
    }
  }
  if (faults.length > 0) throw new Error(`${faults.length} of ${wanted.length} manipulations were not refused as they must be:\n${faults.join("\n")}`);
  return wanted.length;
}
