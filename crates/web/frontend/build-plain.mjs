// SPDX-License-Identifier: EUPL-1.2
// What the portal's page holds for browsers in which no script of ours runs (R-119): why, what to do, and the other ways, in every language
// of the portal, because nobody can choose one here. `{{brand}}`, `{{phone}}`, `{{address}}` and `{{hours}}` are put in by the server (crates/web/src/pages.rs).
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import * as esbuild from "esbuild";
import { about, tags } from "./build-languages.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const KNOWN = { brand: "{{brand}}", phone: "{{phone}}" };

/** Shows the page at once: for browsers that know they run no scripts. */
export const plainStyle = '#plain{animation:none;visibility:visible}\n';

/** Decides when the page is shown. */
export async function firstScript() {
  const { code } = await esbuild.transform(await readFile(join(root, "src/first.js"), "utf8"), { target: "es5", minify: true, charset: "utf8" });
  return Buffer.from(code, "utf8");
}

async function texts(lang) {
  const { locale, dir } = about(lang);
  const bundle = new FluentBundle(locale, { useIsolating: dir === "rtl" });
  // What a language leaves out is German (src/i18n/i18n.ts).
  for (const tag of new Set(["de", lang])) {
    for (const name of ["portal", "plain"]) bundle.addResource(new FluentResource(await readFile(join(root, `src/i18n/${tag}/${name}.ftl`), "utf8")), { allowOverrides: tag !== "de" });
  }
  return (id) => {
    const value = bundle.getMessage(id)?.value;
    if (!value) throw new Error(`no text ${id} in ${lang}`);
    const errors = [];
    const text = bundle.formatPattern(value, KNOWN, errors);
    if (errors.length > 0) throw errors[0];
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  };
}

function section(lang, level, t) {
  const [h, h2] = [`h${level}`, `h${level + 1}`];
  const way = (id, ...lines) => `<li class="way"><p class="strong">${t(`way-${id}`)}</p>${lines.map((line) => `<p>${line}</p>`).join("")}</li>`;
  return [
    `<section class="sheet stack" lang="${lang}" dir="${about(lang).dir}" aria-labelledby="plain-${lang}">`,
    `<${h} class="kern-heading-large" id="plain-${lang}">${t("plain-heading")}</${h}>`,
    `<p class="measure">${t("plain-why")}</p>`,
    `<p class="measure strong">${t("plain-safe")}</p>`,
    `<${h2} class="kern-title" id="plain-do-${lang}">${t("plain-do")}</${h2}>`,
    `<ol class="bullets" aria-labelledby="plain-do-${lang}">${[1, 2, 3].map((n) => `<li>${t(`plain-do-${n}`)}</li>`).join("")}</ol>`,
    `<${h2} class="kern-title" id="plain-ways-${lang}">${t("ways-title")}</${h2}>`,
    `<ul class="ways" aria-labelledby="plain-ways-${lang}">`,
    way("phone", t("way-phone-text"), "{{hours}}").replace("<p>{{hours}}", '<p lang="de" dir="auto">{{hours}}').replace("<p>{{phone}}", "<p><bdi>{{phone}}</bdi>"),
    way("letter", t("way-letter-text"), "{{address}}"),
    way("branch", t("way-branch-text")),
    way("mail", t("way-mail-text"), t("way-mail-not")),
    "</ul>",
    "</section>",
  ];
}

/** Lines of HTML for the body. */
export async function plainPage() {
  const sections = [];
  for (const [at, tag] of tags().entries()) sections.push(...section(tag, at === 0 ? 1 : 2, await texts(tag)));
  return [
    '<div id="plain">',
    '<header class="top"><div class="bar"><p class="brand"><span><span class="brand-name">{{brand}}</span><span class="brand-line">Siegelpost</span></span></p></div></header>',
    '<main class="page"><div class="narrow stack stack-8">',
    ...sections,
    "</div></main>",
    "</div>",
  ];
}
