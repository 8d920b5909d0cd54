// SPDX-License-Identifier: EUPL-1.2
/**
 * What the server does with a file, on a disk and no cheaper: each chunk is hashed, written under another name, synced and renamed, its row is synced;
 * after the last one all are read, hashed, written once more and synced (crates/mailbox/src/blob/chunked.rs).
 */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, open, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** Bytes that are written at once (crates/mailbox/src/blob/write.rs). */
const PART = 128 * 1024;

export async function tusServer() {
  const folder = await mkdtemp(join(tmpdir(), "siegelpost-bench-"));
  const rows = await open(join(folder, "rows"), "a");
  const place = await open(folder);
  const uploads = new Map();

  /** A row that is durable before it is answered. */
  const note = async (row) => {
    await rows.write(`${JSON.stringify(row)}\n`);
    await rows.datasync();
  };

  /** Durable bytes under a name that they get when they are whole; their SHA-256. */
  const put = async (parts) => {
    const hash = createHash("sha256");
    const path = join(folder, randomUUID());
    const file = await open(`${path}.part`, "w");
    let size = 0;
    let waiting = [];
    let collected = 0;
    const flush = async () => {
      await file.writev(waiting);
      waiting = [];
      collected = 0;
    };
    for await (const part of parts) {
      hash.update(part);
      waiting.push(part);
      size += part.length;
      collected += part.length;
      if (collected >= PART) await flush();
    }
    if (collected > 0) await flush();
    await file.sync();
    await file.close();
    await rename(`${path}.part`, path);
    await place.sync();
    return { path, size, sha256: hash.digest("base64") };
  };

  async function* all(paths) {
    for (const path of paths) yield* createReadStream(path, { highWaterMark: 1024 * 1024 });
  }

  const patch = async (upload, request) => {
    const chunk = await put(request);
    if (request.headers["upload-checksum"] !== `sha256 ${chunk.sha256}`) throw new Error("checksum");
    if (Number(request.headers["upload-offset"]) !== upload.at) throw new Error("offset");
    upload.chunks.push(chunk.path);
    upload.at += chunk.size;
    await note({ at: upload.at, chunk: chunk.path });
    if (upload.at < upload.length) return;
    upload.whole = await put(all(upload.chunks));
    await note({ whole: upload.whole.path });
    // Their rows are gone with that; the bytes follow when nobody waits any more.
    const chunks = upload.chunks.splice(0);
    setImmediate(() => void Promise.all(chunks.map((path) => rm(path))));
  };

  const answer = async (request, response) => {
    const [, kind, name, chunked] = request.url.split("/");
    if (kind !== "attachments") return false;
    const upload = uploads.get(name) ?? { chunks: [], at: 0, length: 0, whole: null };
    uploads.set(name, upload);
    if (request.method === "GET") {
      response.writeHead(200, { "content-type": "application/octet-stream", "content-length": (await stat(upload.whole.path)).size });
      await pipeline(createReadStream(upload.whole.path, { highWaterMark: 256 * 1024 }), response);
      return true;
    }
    if (chunked !== "upload") return false;
    if (request.method === "POST") {
      upload.length = Number(request.headers["upload-length"]);
      await note({ name, length: upload.length });
    } else await patch(upload, request);
    response.writeHead(204, { "upload-offset": upload.at, ...(upload.whole === null ? {} : { "repr-digest": `sha-256=:${upload.whole.sha256}:` }) }).end();
    return true;
  };

  const close = async () => {
    await rows.close();
    await place.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { answer, close };
}
