// SPDX-License-Identifier: EUPL-1.2
// Texts of the screens by id, for whoever presses their buttons.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import * as esbuild from "esbuild";
import { about } from "../../build-languages.mjs";

const here = dirname(fileURLToPath(import.meta.url));

const { outputFiles: [pseudoCode] } = await esbuild.build({ entryPoints: [join(here, "pseudo.ts")], bundle: true, format: "esm", write: false });
const { lengthen } = await import(`data:text/javascript;base64,${Buffer.from(pseudoCode.contents).toString("base64")}`);

/** As src/i18n/i18n.ts lays a language over German; with `pseudo` the texts are longer, as in portal.tsx. */
export async function texts(app, lang, pseudo = false) {
  const { locale, dir } = about(lang);
  const bundle = new FluentBundle(locale, { useIsolating: dir === "rtl" });
  for (const name of ["common", "refusals", ...(app === "portal" ? ["portal", "public", "saved", "papers"] : [app])]) {
    for (const tag of new Set(["de", lang])) {
      const path = join(here, `../../src/i18n/${tag}/${name}.ftl`);
      const long = pseudo && name !== "public" && (tag === "de" || tag === "ar");
      if (existsSync(path)) bundle.addResource(new FluentResource((long ? lengthen : String)(await readFile(path, "utf8"))), { allowOverrides: tag !== "de" });
    }
  }
  return (id, args = {}) => bundle.formatPattern(bundle.getMessage(id).value, { brand: "Musterkasse", phone: "0800 000 4711", side: app, ...args });
}
