// SPDX-License-Identifier: EUPL-1.2
// The index of docs/screenshots. node tests/ui/gallery.mjs TITLES.json
import { readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { INDEX } from "./parts.mjs";
import { STATES } from "./states.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../../../../../docs/screenshots");
const titles = JSON.parse(await readFile(process.argv[2], "utf8"));
const VIEWS = [
  { head: "phone", words: "on a phone", dir: "", width: 360, shown: 90 },
  { head: "phone, dark", words: "on a phone in the dark", dir: "dark/", width: 360, shown: 90 },
  { head: "desk", words: "on a desk", dir: "", width: 1280, shown: 170 },
  { head: "desk, dark", words: "on a desk in the dark", dir: "dark/", width: 1280, shown: 170 },
];
const wide = new Set(STATES.filter((state) => state.wide).map(({ id }) => id));
const row = (id) => {
  const name = titles[id];
  const cells = VIEWS.map(({ words, dir, width, shown }) => {
    if (width < 768 && wide.has(id)) return "";
    const file = `${dir}${id}-${width}.png`;
    return `<a href="${file}"><img src="${file}" alt="${name} (${id}) ${words}" width="${shown}" loading="lazy"></a>`;
  });
  return `| ${name}<br>\`${id}\` | ${cells.join(" | ")} |`;
};
const main = STATES.map(({ id }) => id).filter((id) => INDEX.has(id));
// Names with a dot are parts of a screen, for the help.
const others = (await readdir(folder)).filter((file) => /^[^.]+\.png$/u.test(file) && !INDEX.has(file.replace(/-\d+\.png$/u, ""))).sort();
const byState = new Map();
for (const file of others) {
  const id = file.replace(/-\d+\.png$/u, "");
  byState.set(id, [...(byState.get(id) ?? []), file]);
}

await writeFile(join(folder, "README.md"), `# Pictures of every screen

In German, on a phone (360 px) and a desk (1280 px), with invented people. Made by \`just shots\` from the states that the screens check opens, on the
real components, like this index. What a story looks like with the real server: \`E2E_SHOTS=1 just e2e\`, pictures in \`target/e2e/shots\`.

## Main screens

| screen | ${VIEWS.map(({ head }) => head).join(" | ")} |
|---|${VIEWS.map(() => "---").join("|")}|
${main.map(row).join("\n")}

## Further states

${[...byState].map(([id, files]) => `- ${titles[id] ?? id} \`${id}\`: ${files.map((file) => `[${/-(\d+)\.png$/u.exec(file)[1]} px](${file})`).join(", ")}`).join("\n")}
`);
