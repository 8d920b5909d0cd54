// SPDX-License-Identifier: EUPL-1.2
/** The registrar's own command against a demo's register: what the demo itself has no desk for. Real time only, its clock cannot be moved. */
import { execFileSync } from "node:child_process";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { targetDir } from "./demo.mjs";

const CODE = /\b([0-9A-Z]{4}(?:[ -][0-9A-Z]{4}){5})\b/;

/** The activation code on a printed page. */
export function codeOn(pdf) {
  const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
  return CODE.exec(text.replaceAll(/\s+/g, " "))[1].replaceAll(" ", "-");
}

/** The folder of a desk with a configuration for the registrar's command. */
async function desk(demo) {
  const server = await readFile(join(demo.dir, "server", "siegelpost.toml"), "utf8");
  const [, agent] = /\[web\.agent\]\s+listen = "([^"]+)"/.exec(server);
  const folder = join(demo.dir, "desk");
  await mkdir(folder, { recursive: true });
  const config = join(folder, "registrar.toml");
  const at = (...names) => JSON.stringify(join(demo.dir, ...names));
  await writeFile(
    config,
    [
      `keys = ${at("insurer", "role")}`,
      `database = ${at("insurer", "register.sqlite")}`,
      '[role]\norg = "musterkasse.example"',
      '[insurer]\nname = "Musterkasse"\nstreet = "Musterallee 1"\ncity = "12345 Musterstadt"\nphone = "0800 000 4711"',
      `portal_host = "localhost:${demo.base}"\noffice_host = "localhost:${demo.base + 1}"\nbrand = [0, 79, 80]\ntime_zone = "Europe/Berlin"`,
      '[insurer.hours]\nde = "Montag bis Freitag"\nen = "Monday to Friday"',
      `[portal]\norigin = "http://${agent}"\ntoken_file = ${at("server", "secrets", "agent-token")}`,
    ].join("\n"),
  );
  return { folder, config };
}

function registrar(config, args) {
  execFileSync(join(targetDir, "debug", "registrar"), ["--config", config, ...args], { stdio: ["ignore", "pipe", "pipe"] });
}

/** The core system sends a file of some columns. */
export async function importCsv(demo, text) {
  const { folder, config } = await desk(demo);
  const file = join(folder, `import-${Date.now()}.csv`);
  await writeFile(file, text);
  registrar(config, ["import", file]);
}

/** A slip of the branch for somebody whose document was just seen; answers its code. */
export async function branchSlip(demo, reference) {
  const { folder, config } = await desk(demo);
  const pdf = join(folder, `${reference}-${Date.now()}.pdf`);
  registrar(config, ["issue-slip", "--reference", reference, "--branch", "--out", pdf]);
  return codeOn(pdf);
}

/** Waits for the letter number `n` of those that people ordered on the page; answers its code. */
export async function orderedLetter(demo, n) {
  const folder = join(demo.dir, "letters", "bestellt");
  const seen = demo.codes ?? (demo.codes = new Set());
  for (let tries = 0; tries < 160; tries += 1) {
    const pdfs = await readdir(folder).then((names) => names.filter((name) => name.endsWith(".pdf")), () => []);
    if (pdfs.length >= n) {
      const code = pdfs.map((name) => codeOn(join(folder, name))).find((one) => !seen.has(one));
      seen.add(code);
      return code;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("no letter came");
}
