// SPDX-License-Identifier: EUPL-1.2
/** A virus scanner that knows one virus, and the bridge to it. Debian's clamd where it is installed, else somebody who speaks as it does. */
import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { EICAR } from "../hostile/files.mjs";
import { freePort, targetDir } from "./demo.mjs";

const CLAMD = "/usr/sbin/clamd";
export const CODE = "nur-fuer-diese-geschichte-1234";

/** Resolves when a socket answers. */
async function listening(path) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (existsSync(path)) return;
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Error("clamd does not listen");
}

async function realClamd(folder) {
  const md5 = createHash("md5").update(EICAR).digest("hex");
  await writeFile(join(folder, "test.hdb"), `${md5}:${EICAR.length}:Eicar-Test-Signature\n`);
  const socket = join(folder, "clamd.ctl");
  const conf = join(folder, "clamd.conf");
  await writeFile(conf, [`DatabaseDirectory ${folder}`, `LocalSocket ${socket}`, `TemporaryDirectory ${folder}`, "Foreground yes", "StreamMaxLength 1M", "SelfCheck 0", ""].join("\n"));
  const child = spawn(CLAMD, ["--config-file", conf], { stdio: "ignore" });
  await listening(socket);
  return {
    kind: "clamd",
    address: `unix:${socket}`,
    stop: async () => {
      child.kill("SIGTERM");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}

/** INSTREAM: a word, then chunks with their length before them, the empty one last. */
async function fakeClamd() {
  const server = createServer((connection) => {
    let bytes = Buffer.alloc(0);
    connection.on("error", () => undefined);
    connection.on("data", (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      const end = bytes.indexOf(0);
      const word = bytes.subarray(0, end).toString();
      if (end >= 0 && word === "zVERSION") connection.end("ClamAV 1.4.3\0");
      if (end < 0 || word !== "zINSTREAM") return;
      const parts = [];
      for (let at = end + 1; at + 4 <= bytes.length; ) {
        const length = bytes.readUInt32BE(at);
        if (length === 0) {
          const file = Buffer.concat(parts);
          connection.end(file.length > 1_048_576 ? "INSTREAM size limit exceeded. ERROR\0" : file.equals(Buffer.from(EICAR)) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
          return;
        }
        if (at + 4 + length > bytes.length) return;
        parts.push(bytes.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { kind: "a stand-in for clamd", address: `tcp:127.0.0.1:${server.address().port}`, stop: () => new Promise((done) => server.close(done)) };
}

/** `origin`: of the office; `port`: where the office's configuration says that the bridge is. */
export async function startScanner({ origin, port }) {
  const folder = await mkdtemp(join(tmpdir(), "siegelpost-scan-"));
  const clamd = existsSync(CLAMD) ? await realClamd(folder) : await fakeClamd();
  await writeFile(join(folder, "code"), `${CODE}\n`);
  const config = join(folder, "scan-bridge.toml");
  await writeFile(config, `listen = "127.0.0.1:${port}"\norigin = "${origin}"\ncode_file = "${join(folder, "code")}"\nclamd = "${clamd.address}"\nmax_mib = 1\nseconds = 30\n`);
  const bridge = spawn(join(targetDir, "debug", "siegelpost-scan-bridge"), ["--config", config], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: bridge.stdout }), "line");
  if (!String(line).startsWith("listening")) throw new Error(`bridge: ${line}`);
  return {
    kind: clamd.kind,
    /** The scanner alone goes away; the bridge stays. */
    stopClamd: clamd.stop,
    stop: async () => {
      bridge.kill("SIGTERM");
      if (bridge.exitCode === null && bridge.signalCode === null) await once(bridge, "exit");
      await clamd.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export { freePort };
