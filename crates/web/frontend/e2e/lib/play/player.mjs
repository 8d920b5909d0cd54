// SPDX-License-Identifier: EUPL-1.2
/**
 * A page as a person of a story sees it who reads English, or has no mouse, or both: the story stays the same. Names are looked up in English
 * on the way in, and what a mouse would do is done by keys. What a person neither reads nor does goes to Playwright unchanged.
 */
import { Fingers } from "./fingers.mjs";
import { asked } from "./focus.mjs";
import { GERMAN_ONLY, Words } from "./words.mjs";

export const MODES = ["en", "keys"];
/** What no keyboard does, and what would hand out locators of Playwright's own. */
const NEVER = ["dblclick", "hover", "tap", "dragTo", "dispatchEvent", "selectText", "press", "all"];
const raw = Symbol("Playwright's own object");
const bare = (thing) => thing?.[raw] ?? thing;

/** `words` (for English) is shared by the people of a story: each reads what the other has typed. */
export function player(page, { words = null, keys = false }) {
  const fingers = keys ? new Fingers(page) : null;
  const reads = words ?? { name: (name) => name, say: (text) => text, own: () => undefined };
  const options = (given) => (given === undefined ? given : { ...given, ...("name" in given ? { name: reads.name(given.name, given.exact) } : {}), ...("hasText" in given ? { hasText: reads.name(given.hasText) } : {}), ...("hasNotText" in given ? { hasNotText: reads.name(given.hasNotText) } : {}), ...("has" in given ? { has: bare(given.has) } : {}) });

  /** No sentence on an English screen is one that only the German catalogue has. */
  const inEnglish = async () => {
    if (words === null) return;
    const lines = (await asked(page, () => document.documentElement.lang === "en" ? document.body.innerText : "")).split("\n");
    const german = lines.map((line) => line.trim()).filter((line) => GERMAN_ONLY.has(line) && !words.isOwn(line));
    if (german.length > 0) throw new Error(`German on an English screen: ${german.join(" | ")}`);
  };
  const act = (byMouse, byKeys) => async (locator, ...args) => {
    await inEnglish();
    return fingers === null ? byMouse(locator, ...args) : byKeys(locator, ...args);
  };
  const does = {
    click: act((at, ...rest) => at.click(...rest), (at) => fingers.click(at)),
    focus: act((at) => at.focus(), (at) => fingers.focus(at)),
    check: act((at) => at.check(), (at) => fingers.check(at)),
    uncheck: act((at) => at.uncheck(), (at) => fingers.check(at, false)),
    setInputFiles: act((at, files) => at.setInputFiles(files), (at, files) => fingers.files(at, files)),
    fill: act((at, text) => at.fill(text), (at, text) => fingers.fill(at, text)),
    pressSequentially: act((at, text) => at.pressSequentially(text), async (at, text) => {
      await fingers.focus(at);
      await page.keyboard.type(text);
    }),
    selectOption: act((at, choice) => at.selectOption(choice), (at, { label }) => fingers.select(at, label)),
  };
  const plain = words === null && fingers === null;

  const locator = (at, heading = false) =>
    new Proxy(at, {
      get(target, property) {
        if (property === raw) return target;
        if (property === "page") return () => me;
        if (property === "waitFor" && heading && fingers !== null) {
          return async (given) => {
            await target.waitFor(given);
            if (given?.state === undefined) await fingers.arrive(target);
          };
        }
        if (property in does) {
          return (value, ...rest) => {
            if (typeof value === "string") reads.own(value);
            if (property === "setInputFiles") for (const path of [value].flat()) reads.own(path.split("/").pop());
            if (property === "selectOption") return does.selectOption(target, "label" in value ? { label: label(value.label) } : value);
            return does[property](target, value, ...rest);
          };
        }
        if (!plain && NEVER.includes(property)) throw new Error(`${property} is nothing that a story's person does; say click, fill, check`);
        return finds(target, property);
      },
    });

  /** An option is chosen by its whole name. */
  const label = (text) => (words === null || words.isOwn(text) ? text : words.say(text));

  const finds = (target, property) => {
    const value = target[property];
    if (typeof value !== "function") return value;
    switch (property) {
      case "getByRole":
        return (role, given) => locator(target.getByRole(role, options(given)), role === "heading" && given?.level === 1);
      case "getByLabel":
      case "getByText":
        return (text, given) => locator(target[property](reads.name(text, given?.exact), given));
      case "locator":
        return (selector, given) => locator(target.locator(selector, options(given)));
      case "filter":
        return (given) => locator(target.filter(options(given)));
      case "or":
      case "and":
        return (other) => locator(value.call(target, bare(other)));
      case "first":
      case "last":
      case "nth":
        return (...args) => locator(value.apply(target, args));
      default:
        return value.bind(target);
    }
  };

  /** What a person types into the address bar; where the screen has a link to it she takes that. */
  const goto = async (address, ...rest) => {
    const { origin, hash } = new URL(address);
    const before = new URL(page.url()).hash;
    const link = hash === "" || !page.url().startsWith(`${origin}/`) || before === hash ? null : page.locator(`a[href="${hash}"]:visible`).first();
    if (link === null || (await link.count()) === 0 || (await page.locator("dialog:modal").count()) > 0) return page.goto(address, ...rest);
    await fingers.click(link);
    await page.waitForURL((url) => url.hash !== before);
  };

  const keyboard = new Proxy(page.keyboard, {
    get(target, property) {
      const value = target[property];
      return (...args) => {
        if (property !== "press") reads.own(args[0]);
        return value.apply(target, args);
      };
    },
  });
  const me = new Proxy(page, {
    get(target, property) {
      if (property === "keyboard") return keyboard;
      if (property === "goto" && fingers !== null) return goto;
      if (property === "say") return (text) => reads.say(text);
      if (!plain && (property === "mouse" || property === "touchscreen")) throw new Error("there is no mouse in a story");
      return finds(target, property);
    },
  });
  return me;
}

/** A story's words when it is played in English. */
export const wordsFor = (modes) => (modes.includes("en") ? new Words() : null);
