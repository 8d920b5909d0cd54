// SPDX-License-Identifier: EUPL-1.2
/**
 * An upload that goes on after a cut: tus 1.0.0 as docs/UPLOADS.md describes it. Where it stands only the server knows, so there is nothing to keep
 * here but the bytes and their address: after a reload, a crash or a new session the same call goes on. It may begin before the last byte is there:
 * the server is told the size, and nothing more, before the first one.
 */
import type { Http } from "./http.js";
import { CANCELLED, bad, good, isPassing, type Answer, type Problem } from "./problem.js";
import { ONE_PIECE, type Coming, type Upload, type Uploaded } from "./upload.js";

/** Bytes of the first chunk, of the smallest and of the largest. */
const FIRST = 1024 * 1024;
const SMALLEST = 128 * 1024;
const LARGEST = 4 * 1024 * 1024;
/** Chunks that are asked for while one is on its way: who seals answers late, and the last bytes are not to wait for that. With it 12 MiB in memory. */
const AHEAD = 2;
/** Milliseconds that a chunk should take: so much is lost by a cut, and so often the bar moves. */
const PACE = 3_000;
/** Seconds after which a chunk counts as lost. */
const PATIENCE = 60;
/** Tries in a row that bring nothing before it is told; with the pauses below about three minutes. */
const TRIES = 10;
/** Milliseconds: the first pause, and the longest. */
const PAUSE = 500;
const LONGEST = 30_000;
/** Seconds of `Retry-After` that are waited for. */
const BUSY = 60;

const VERSION = { "Tus-Resumable": "1.0.0" } as const;

export interface ResumeEnvironment {
  /** From 0 up to 1: so that not all clients of a node that was restarted come back in the same moment. */
  readonly chance: () => number;
  /** Calls back when the browser believes in a network again. */
  readonly onOnline: (listener: () => void) => void;
  /** Milliseconds, for the pace of chunks. */
  readonly now: () => number;
}

interface Progress {
  readonly offset: number;
  /** SHA-256 of what is stored, in base64url, once it is complete and was checked. */
  readonly sha256: string | null;
}

/** Bytes of a chunk, with what their request says of them. */
interface Chunk {
  /** Not an array: that Chromium copies on the page's thread, seven times as slowly. */
  readonly body: Blob;
  readonly checksum: string;
}

type Rest = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** In one piece what is small, or has no session to resume in; else in chunks. */
export function resumableUpload(http: Http, single: Upload, env: ResumeEnvironment): Upload {
  const waking = new Set<() => void>();
  env.onOnline(() => {
    for (const wake of waking) wake();
  });
  const rest: Rest = (milliseconds, signal) =>
    new Promise((resolve) => {
      const done = (): void => {
        waking.delete(done);
        signal.removeEventListener("abort", done);
        resolve();
      };
      waking.add(done);
      signal.addEventListener("abort", done);
      if (signal.aborted) done();
      else void http.environment.sleep(milliseconds).then(done);
    });
  return (path, bytes, progress, signal, headers) =>
    bytes.size <= ONE_PIECE || headers !== undefined ? single(path, bytes, progress, signal, headers) : new Run(http, env, rest, `${path}/upload`, bytes, progress, signal).run();
}

class Run {
  readonly #http: Http;
  readonly #env: ResumeEnvironment;
  readonly #rest: Rest;
  readonly #path: string;
  readonly #source: Pick<Coming, "size" | "part">;
  readonly #progress: (done: number, total: number) => void;
  readonly #signal: AbortSignal;
  #chunk = FIRST;
  /** Chunks after the one that is on its way, in their order. */
  #ahead: readonly { readonly offset: number; readonly end: number; readonly chunk: Promise<Chunk> }[] = [];

  constructor(http: Http, env: ResumeEnvironment, rest: Rest, path: string, bytes: Blob | Coming, progress: (done: number, total: number) => void, signal: AbortSignal) {
    this.#http = http;
    this.#env = env;
    this.#rest = rest;
    this.#path = path;
    this.#source = bytes instanceof Blob ? { size: bytes.size, part: async (from, to) => new Uint8Array(await bytes.slice(from, to).arrayBuffer()) } : bytes;
    this.#progress = progress;
    this.#signal = signal;
  }

  /** @throws what the source throws */
  async run(): Promise<Answer<Uploaded>> {
    // Creating is idempotent and tells how far it has come: the first thing after a reload, too.
    let next: () => Promise<Answer<Progress>> = () => this.#create();
    let furthest = -1;
    for (let failures = 0; ; ) {
      if (this.#stopped()) return bad(CANCELLED);
      const answer = await next();
      if (answer.ok) {
        const { offset, sha256 } = answer.value;
        this.#progress(offset, this.#source.size);
        if (sha256 !== null) return good({ aid: this.#aid(), size: this.#source.size, sha256 });
        if (offset > this.#source.size) return bad({ code: "bad-answer", status: 200 });
        if (offset > furthest) {
          furthest = offset;
          failures = 0;
        } else if (next !== this.#ask && (failures += 1) >= TRIES) return bad({ code: "bad-answer", status: 200 });
        next = () => this.#append(offset);
        continue;
      }
      const { problem } = answer;
      if (this.#stopped()) return bad(CANCELLED);
      failures += 1;
      if (!mayGoOn(problem) || failures >= TRIES) return bad(problem);
      this.#chunk = Math.max(SMALLEST, Math.floor(this.#chunk / 2));
      // Gone after a day, or taken back: the same bytes come anew. Anything else: the server says where it stands.
      const gone = problem.status === 404;
      next = gone || furthest < 0 ? () => this.#create() : this.#ask;
      if (gone) furthest = 0;
      if (!gone && problem.code !== "upload-offset") await this.#rest(this.#pause(failures, problem), this.#signal);
    }
  }

  /** Asked anew each time: it changes while something is awaited. */
  #stopped(): boolean {
    return this.#signal.aborted;
  }

  readonly #ask = (): Promise<Answer<Progress>> => this.#send("HEAD", {}, null);

  #create(): Promise<Answer<Progress>> {
    return this.#send("POST", { "Upload-Length": String(this.#source.size) }, null);
  }

  async #append(offset: number): Promise<Answer<Progress>> {
    // After a refusal it may be another place.
    const [first = this.#take(offset), ...rest] = this.#ahead[0]?.offset === offset ? this.#ahead : [];
    this.#ahead = rest;
    const chunk = await this.#orStopped(first.chunk);
    if (chunk === null) return bad(CANCELLED);
    const began = this.#env.now();
    const sending = this.#send("PATCH", { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset), "Upload-Checksum": chunk.checksum }, chunk.body);
    while (this.#ahead.length < AHEAD) {
      const next = this.#ahead.at(-1)?.end ?? first.end;
      if (next >= this.#source.size) break;
      this.#ahead = [...this.#ahead, this.#take(next)];
    }
    const answer = await sending;
    if (answer.ok) {
      const took = Math.max(1, this.#env.now() - began);
      // At most twice as much as before: the first chunks measure a line that is still warming up.
      this.#chunk = Math.round(Math.min(LARGEST, 2 * this.#chunk, Math.max(SMALLEST, (chunk.body.size * PACE) / took)));
    }
    return answer;
  }

  /** The chunk at this place; it comes when its bytes are there. */
  #take(offset: number): { readonly offset: number; readonly end: number; readonly chunk: Promise<Chunk> } {
    const end = Math.min(this.#source.size, offset + this.#chunk);
    const chunk = this.#make(offset, end);
    // Asked for when its turn comes; after a refusal nobody asks.
    chunk.catch(() => undefined);
    return { offset, end, chunk };
  }

  async #make(from: number, to: number): Promise<Chunk> {
    const bytes = await this.#source.part(from, to);
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return { body: new Blob([bytes]), checksum: `sha256 ${base64(new Uint8Array(digest))}` };
  }

  /** null: it was stopped while it waited. */
  #orStopped<T>(waiting: Promise<T>): Promise<T | null> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        resolve(null);
      };
      this.#signal.addEventListener("abort", stop);
      void waiting.then(resolve, reject).finally(() => {
        this.#signal.removeEventListener("abort", stop);
      });
      if (this.#stopped()) stop();
    });
  }

  async #send(method: "POST" | "HEAD" | "PATCH", headers: Readonly<Record<string, string>>, body: Blob | null): Promise<Answer<Progress>> {
    const answer = await this.#http.bare({ method, path: this.#path, headers: { ...VERSION, ...headers }, body, signal: this.#signal, timeout: PATIENCE });
    if (!answer.ok) return answer;
    const offset = Number(answer.value.get("upload-offset") ?? "NaN");
    if (!Number.isSafeInteger(offset) || offset < 0) return bad({ code: "bad-answer", status: 200 });
    const digest = /^sha-256=:([A-Za-z0-9+/]{43}=):$/u.exec(answer.value.get("repr-digest") ?? "")?.[1];
    return good({ offset, sha256: digest === undefined ? null : digest.replaceAll("+", "-").replaceAll("/", "_").replace("=", "") });
  }

  /** Exponential, with half of it by chance. */
  #pause(failures: number, problem: Problem): number {
    const asked = Math.min(BUSY, problem.retryAfter ?? 0) * 1000;
    return Math.max(asked, Math.min(LONGEST, PAUSE * 2 ** (failures - 1)) * (0.5 + this.#env.chance() / 2));
  }

  #aid(): string {
    return this.#path.split("/").at(-2) ?? "";
  }
}

/** Refusals after which the same bytes may still come. */
const mayGoOn = (problem: Problem): boolean => isPassing(problem) || problem.code === "upload-offset" || problem.code === "upload-checksum" || problem.code === "truncated" || problem.status === 404;

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
