// SPDX-License-Identifier: EUPL-1.2
import { b64u } from "../../src/crypto/b64.ts";
import { sha256 } from "../../src/crypto/hash.ts";

export interface Uploads {
  readonly attachments: Map<string, { bytes: Uint8Array; by: string; attached: boolean }>;
  readonly uploads: Map<string, { readonly by: string; readonly length: number; bytes: Uint8Array }>;
}

type Refusal = readonly [status: number, code: string];

/** How bytes come to the page. */
export type Line = (bytes: Uint8Array<ArrayBuffer>) => ReadableStream<Uint8Array<ArrayBuffer>>;

/** The whole, or what is behind the first `n` bytes of `Range: bytes=n-`. */
export function download(bytes: Uint8Array, range: string | null, line: Line | null): Response | Refusal {
  const from = Number(/^bytes=(\d+)-$/u.exec(range ?? "")?.[1] ?? "0");
  if (from >= bytes.length) return [416, "range"];
  const part = new Uint8Array(bytes.slice(from));
  const headers = { "content-length": String(part.length), ...(from === 0 ? {} : { "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}` }) };
  return new Response(line?.(part) ?? new Blob([part]), { status: from === 0 ? 200 : 206, headers });
}

/** tus 1.0.0, as far as docs/UPLOADS.md has it. Small files come in one piece; taking back concerns both kinds. */
export function chunk(server: Uploads, method: string, id: string, pid: string, headers: Headers, bytes: Uint8Array): Response | Refusal {
  const done = server.attachments.get(id);
  const answer = (status: number, offset: number, whole: Uint8Array | null): Response =>
    new Response(null, { status, headers: { "tus-resumable": "1.0.0", "upload-offset": String(offset), ...(whole === null ? {} : { "repr-digest": `sha-256=:${Buffer.from(sha256(whole)).toString("base64")}:` }) } });
  if (method !== "PUT" && headers.get("tus-resumable") !== "1.0.0") return [412, "tus-version"];
  if (method === "PUT") {
    const hash = b64u(sha256(bytes));
    if (done !== undefined && b64u(sha256(done.bytes)) !== hash) return [409, "conflict"];
    server.attachments.set(id, { bytes, by: pid, attached: false });
    return Response.json({ aid: id, size: bytes.length, sha256: hash }, { status: 201 });
  }
  if (method === "DELETE") {
    if (done?.by !== pid && server.uploads.get(id)?.by !== pid) return [404, "not-found"];
    if (done?.attached === true) return [409, "state-conflict"];
    server.attachments.delete(id);
    server.uploads.delete(id);
    return new Response(null, { status: 204 });
  }
  if (done !== undefined) {
    if (done.by !== pid) return method === "POST" ? [409, "exists"] : [404, "not-found"];
    if (method === "PATCH" && Number(headers.get("upload-offset")) !== done.bytes.length) return [409, "upload-offset"];
    return answer(method === "POST" ? 201 : 200, done.bytes.length, done.bytes);
  }
  const known = server.uploads.get(id);
  if (method === "POST") {
    const length = Number(headers.get("upload-length"));
    if (known === undefined) server.uploads.set(id, { by: pid, length, bytes: new Uint8Array() });
    else if (known.by !== pid || known.length !== length) return [409, "exists"];
    return answer(201, known?.bytes.length ?? 0, null);
  }
  if (known?.by !== pid) return [404, "not-found"];
  if (method === "HEAD") return answer(200, known.bytes.length, null);
  if (Number(headers.get("upload-offset")) !== known.bytes.length) return [409, "upload-offset"];
  if (headers.get("upload-checksum") !== `sha256 ${Buffer.from(sha256(bytes)).toString("base64")}`) return [460, "upload-checksum"];
  known.bytes = Uint8Array.from([...known.bytes, ...bytes]);
  if (known.bytes.length < known.length) return answer(204, known.bytes.length, null);
  server.uploads.delete(id);
  server.attachments.set(id, { bytes: known.bytes, by: pid, attached: false });
  return answer(204, known.length, known.bytes);
}
