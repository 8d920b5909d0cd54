// SPDX-License-Identifier: EUPL-1.2
/** Starts the demo on free ports with a data folder of its own, and stops exactly what it started. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("../../../../../", import.meta.url));
export const targetDir = process.env.CARGO_TARGET_DIR ?? join(top, "target");
/** Programs of the profile that is measured or tested: `debug`, or with E2E_PROFILE=release what is run in production. */
export const binDir = join(targetDir, process.env.E2E_PROFILE ?? "debug");

/** Four consecutive free ports. */
async function freePortBase() {
  for (let tries = 0; tries < 50; tries += 1) {
    const base = 20000 + Math.floor(Math.random() * 30000);
    const servers = [];
    try {
      for (let i = 0; i < 4; i += 1) {
        const server = createServer().listen(base + i, "127.0.0.1");
        servers.push(server);
        await once(server, "listening");
      }
      return base;
    } catch {
      // one of the four is taken: draw again
    } finally {
      await Promise.all(servers.map((s) => new Promise((r) => s.close(r))));
    }
  }
  throw new Error("no four free ports in a row");
}

/** A port that nobody listens on right now. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The process and what its last line said. */
async function run(base, dir, bare, args, env, output) {
  const child = spawn(join(binDir, "siegelpost-demo"), ["--port-base", String(base), "--data", dir, ...(bare ? ["--bare"] : []), ...args], {
    cwd: top,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stderr.on("data", (chunk) => output.push(chunk.toString()));
  const lines = createInterface({ input: child.stdout });
  const ready = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`demo not ready in 120 s\n${output.join("")}`)), 120_000);
    child.once("exit", (code) => reject(new Error(`demo ended with ${code}\n${output.join("")}`)));
    lines.on("line", (line) => {
      output.push(`${line}\n`);
      if (line.startsWith('{"ready":true')) {
        clearTimeout(timer);
        resolve(JSON.parse(line));
      }
    });
  });
  return { child, ready };
}

async function end(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

/** Nothing has happened yet, unless it is not `bare`. `env` reaches the server too: `SIEGELPOST_<SECTION>__<KEY>` wins over its configuration file. */
export async function startDemo({ data = null, portBase = null, bare = true, args = [], env = {} } = {}) {
  const base = portBase ?? (await freePortBase());
  const dir = data ?? (await mkdtemp(join(tmpdir(), "siegelpost-e2e-")));
  const output = [];
  let { child, ready } = await run(base, dir, bare, args, env, output);
  return {
    ...ready,
    dir,
    base,
    get pid() {
      return child.pid;
    },
    log: () => output.join(""),
    /** Stops it and starts it again on the same data and ports. */
    async again(more = []) {
      await end(child, "SIGTERM");
      ({ child, ready } = await run(base, dir, bare, more, env, output));
    },
    async stop({ keep = false, signal = "SIGTERM" } = {}) {
      await end(child, signal);
      if (!keep && data === null) await rm(dir, { recursive: true, force: true });
    },
  };
}
