// SPDX-License-Identifier: EUPL-1.2
/** The sentences of src/i18n/de, as a person of the demo reads them. */
import { readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";

const BRAND = { brand: "Musterkasse", phone: "0800 000 4711" };

function bundleOf(side) {
  const bundle = new FluentBundle("de-DE", { useIsolating: false });
  for (const name of ["common", side, "refusals"]) {
    const errors = bundle.addResource(new FluentResource(readFileSync(new URL(`../../src/i18n/de/${name}.ftl`, import.meta.url), "utf8")));
    if (errors.length > 0) throw errors[0];
  }
  return bundle;
}

const bundles = { portal: bundleOf("portal"), office: bundleOf("office") };

/** A text by its name; a name without a text is a mistake of the case. */
export function text(side, id, args = {}) {
  const [name, attribute] = id.split(".");
  const message = bundles[side].getMessage(name);
  const value = attribute === undefined ? message?.value : message?.attributes[attribute];
  if (value === undefined || value === null) throw new Error(`no text ${id}`);
  return bundles[side].formatPattern(value, { ...BRAND, side, ...args });
}

/** The sentence of a refusal. */
export const sentence = (side, code) => text(side, `refusal-${code}`, { code, minutes: 0, tries: -1, group: 0 });
