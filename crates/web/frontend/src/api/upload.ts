// SPDX-License-Identifier: EUPL-1.2
/** PUT of one age file with progress. XMLHttpRequest, because fetch tells nothing while it sends. */
import { readProblem, type Http } from "./http.js";
import { CANCELLED, OFFLINE, bad, good, type Answer } from "./problem.js";
import { ShapeError, b64u, count, record, uuid } from "./shape.js";

const uploaded = record({ aid: uuid, size: count, sha256: b64u });
/** What a file may have that goes in one piece: resuming would save nothing. */
export const ONE_PIECE = 1024 * 1024;

export type Uploaded = ReturnType<typeof uploaded>;

/** A file of known size that is still being sealed: its bytes come. Both wait for the last byte that was asked for. @throws why there will be no more */
export interface Coming {
  readonly size: number;
  readonly part: (from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>;
  readonly whole: () => Promise<Blob>;
}

/** Sends `bytes` to `path`; `progress` gets bytes sent and bytes in all. `headers`: what shows that this may be, where there is no session. */
export type Upload = (path: string, bytes: Blob | Coming, progress: (done: number, total: number) => void, signal: AbortSignal, headers?: Readonly<Record<string, string>>) => Promise<Answer<Uploaded>>;

export function xhrUpload(http: Http): Upload {
  return async (path, bytes, progress, signal, headers = {}) => send(http, path, bytes instanceof Blob ? bytes : await bytes.whole(), progress, signal, headers);
}

const send = (http: Http, path: string, bytes: Blob, progress: (done: number, total: number) => void, signal: AbortSignal, headers: Readonly<Record<string, string>>): Promise<Answer<Uploaded>> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const abort = (): void => {
      request.abort();
    };
    const settle = (answer: Answer<Uploaded>): void => {
      signal.removeEventListener("abort", abort);
      if (!answer.ok) http.reportStatus(answer.problem);
      resolve(answer);
    };
    request.open("PUT", http.environment.origin + path);
    request.setRequestHeader("X-Siegelpost", "1");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      progress(event.loaded, bytes.size);
    };
    request.onload = () => {
      void read(request.status, request.getResponseHeader("retry-after"), () => JSON.parse(request.responseText) as unknown).then(settle);
    };
    request.onerror = () => {
      settle(bad(OFFLINE));
    };
    request.onabort = () => {
      settle(bad(CANCELLED));
    };
    signal.addEventListener("abort", abort);
    if (signal.aborted) settle(bad(CANCELLED));
    else request.send(bytes);
  });

/** Without XMLHttpRequest (tests in Node): no progress but the end. */
export function fetchUpload(http: Http): Upload {
  return async (path, coming, progress, signal, headers = {}) => {
    const bytes = coming instanceof Blob ? coming : await coming.whole();
    try {
      const response = await http.environment.fetch(http.environment.origin + path, {
        method: "PUT",
        body: bytes,
        signal,
        credentials: "same-origin",
        headers: { "X-Siegelpost": "1", "Content-Type": "application/octet-stream", ...headers },
      });
      const text = await response.text();
      const answer = await read(response.status, response.headers.get("retry-after"), () => JSON.parse(text) as unknown);
      if (answer.ok) progress(bytes.size, bytes.size);
      else http.reportStatus(answer.problem);
      return answer;
    } catch {
      return bad(signal.aborted ? CANCELLED : OFFLINE);
    }
  };
}

async function read(status: number, retryAfter: string | null, body: () => unknown): Promise<Answer<Uploaded>> {
  if (status < 200 || status > 299) return bad(await readProblem(status, retryAfter, () => Promise.resolve(body())));
  try {
    return good(uploaded(body(), ""));
  } catch (error) {
    if (error instanceof ShapeError || error instanceof SyntaxError) return bad({ code: "bad-answer", status });
    throw error;
  }
}
