// SPDX-License-Identifier: EUPL-1.2
/** The insurer's program beside the core systems, and a mail server that hands plain mails over to it. */
import { execFileSync, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { join } from "node:path";
import { targetDir } from "./demo.mjs";

/** Enrols the program and lets it run; `stop` ends it. */
export async function startGateway(demo) {
  const folder = join(demo.dir, "gateway");
  const file = join(folder, "gateway.toml");
  const program = join(targetDir, "debug", "siegelpost-gateway");
  execFileSync(program, ["--config", file, "enrol", "--code-file", join(folder, "slip.txt"), "--born", "2025-01-02"], { stdio: "ignore" });
  const child = spawn(program, ["--config", file, "run"], { stdio: ["ignore", "ignore", "ignore"] });
  const port = Number(/listen = "127\.0\.0\.1:(\d+)"/u.exec(await readFile(file, "utf8"))?.[1]);
  return {
    /** Hands a mail over until it is taken, as a mail server does; it ends with an end of line. */
    async handOver(from, to, mail) {
      for (let tries = 0; tries < 150; tries += 1) {
        const said = await dialogue(port, from, to, mail).catch(() => null);
        if (said?.startsWith("250")) return;
        if (said?.startsWith("5")) throw new Error(`refused: ${said}`);
        await new Promise((next) => setTimeout(next, 200));
      }
      throw new Error("the gateway does not take the mail");
    },
    stop() {
      child.kill("SIGTERM");
    },
  };
}

/** One LMTP dialogue; the last reply before QUIT. */
async function dialogue(port, from, to, mail) {
  const socket = createConnection(port, "127.0.0.1");
  const replies = lines(socket);
  try {
    let said = await next(replies);
    for (const line of ["LHLO mx.example", `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, "DATA", `${mail.replaceAll(/^\./gmu, "..")}.`]) {
      if (said.startsWith("5")) return said;
      socket.write(`${line}\r\n`);
      said = await next(replies);
    }
    return said;
  } finally {
    socket.destroy();
  }
}

async function* lines(socket) {
  let rest = "";
  for await (const chunk of socket) {
    rest += chunk.toString("latin1");
    for (let at = rest.indexOf("\r\n"); at >= 0; at = rest.indexOf("\r\n")) {
      const line = rest.slice(0, at);
      rest = rest.slice(at + 2);
      if (line[3] === " ") yield line;
    }
  }
}

async function next(replies) {
  const { value, done } = await replies.next();
  if (done) throw new Error("the connection is gone");
  return value;
}
