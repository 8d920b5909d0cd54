// SPDX-License-Identifier: EUPL-1.2
/**
 * The Fluent catalogues of screens and mails as lists of sentences: each choice of a message (one, many; portal, office) is a sentence of its own, made of literal
 * text and of gaps with the names of their arguments. `given` says for which arguments it is the right choice.
 */
import { readFileSync } from "node:fs";
import { FluentResource } from "@fluent/bundle";

const SCREENS = ["common", "portal", "public", "office", "refusals"].map((file) => [file, `../../../src/i18n/LANG/${file}.ftl`]);
const MAILS = ["notification", "discreet"].map((file) => [file, `../../../../../notifier/locales/LANG/${file}.ftl`]);
const FILES = [...SCREENS, ...MAILS];

/** Messages of a language by `file id` (portal and office may use the same id); `file id.attribute` for attributes. */
export function patterns(language) {
  const found = new Map();
  for (const [file, path] of FILES) {
    const { body } = new FluentResource(readFileSync(new URL(path.replace("LANG", language), import.meta.url), "utf8"));
    for (const { id, value, attributes } of body) {
      if (value !== null) found.set(`${file} ${id}`, value);
      for (const [name, text] of Object.entries(attributes)) found.set(`${file} ${id}.${name}`, text);
    }
  }
  return found;
}

/** Every sentence that a pattern can become: `{ parts: (string | { gap })[], given: { argument: key } }`. */
export function sentences(pattern, all) {
  let made = [{ parts: [], given: {} }];
  for (const element of typeof pattern === "string" ? [pattern] : pattern) made = made.flatMap((begun) => ends(element, all).map((end) => join(begun, end))).filter((one) => one !== null);
  return made;
}

function ends(element, all) {
  if (typeof element === "string") return [{ parts: [element], given: {} }];
  switch (element.type) {
    case "str":
      return [{ parts: [element.value], given: {} }];
    case "var":
      return [{ parts: [{ gap: element.name }], given: {} }];
    case "mesg":
      return sentences(FILES.map(([file]) => all.get(`${file} ${element.name}${element.attr ? `.${element.attr}` : ""}`)).find((text) => text !== undefined), all);
    case "select":
      return element.variants.flatMap(({ key, value }) => sentences(value, all).map(({ parts, given }) => ({ parts, given: { ...given, [element.selector.name]: String(key.value) } })));
    default:
      throw new Error(`the stories do not know ${element.type} in Fluent files`);
  }
}

/** Nothing when the two are choices that exclude each other. */
function join(begun, end) {
  for (const [name, key] of Object.entries(end.given)) if (name in begun.given && begun.given[name] !== key) return null;
  const parts = [...begun.parts];
  for (const part of end.parts) {
    if (typeof part === "string" && typeof parts.at(-1) === "string") parts.push(parts.pop() + part);
    else parts.push(part);
  }
  return { parts, given: { ...begun.given, ...end.given } };
}
