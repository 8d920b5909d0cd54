// SPDX-License-Identifier: EUPL-1.2
/** A proxy of HTTP between a browser and a demo that breaks lines: what a person on a train has. Whoever uses it sees the demo's own addresses. */
import { createServer, request as ask } from "node:http";
import { once } from "node:events";

/**
 * `upload` and `download`: after so many bytes, in all and in each direction, the next cut comes; null: none. Only what goes to and comes from
 * `attachments` is counted and cut. `cuts` tells how many there were.
 */
export async function cuttingProxy() {
  const state = { upload: null, download: null, cuts: { upload: 0, download: 0 } };
  const passed = { upload: 0, download: 0 };
  const count = (way, bytes) => {
    if (state[way] === null) return false;
    passed[way] += bytes;
    if (passed[way] < state[way].every || state.cuts[way] >= state[way].times) return false;
    passed[way] = 0;
    state.cuts[way] += 1;
    return true;
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url);
    const counted = url.pathname.includes("/attachments/");
    const onward = ask({ host: url.hostname, port: url.port, path: url.pathname + url.search, method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.on("data", (chunk) => {
        if (counted && request.method === "GET" && count("download", chunk.length)) {
          response.socket?.destroy();
          onward.destroy();
          return;
        }
        if (!response.write(chunk)) {
          answer.pause();
          response.once("drain", () => answer.resume());
        }
      });
      answer.on("end", () => response.end());
      answer.on("error", () => response.destroy());
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.on("data", (chunk) => {
      if (counted && count("upload", chunk.length)) {
        request.socket.destroy();
        onward.destroy();
        return;
      }
      if (!onward.write(chunk)) {
        request.pause();
        onward.once("drain", () => request.resume());
      }
    });
    request.on("end", () => onward.end());
    request.on("error", () => onward.destroy());
  });
  server.keepAliveTimeout = 600_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    state,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
