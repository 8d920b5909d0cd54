// SPDX-License-Identifier: EUPL-1.2
/**
 * One request to our own origin: headers of docs/API.md, problem documents, and what may be tried again.
 * Reading is repeated on passing faults; a write is repeated only with the same `Idempotency-Key` and the same bytes.
 */
import { CANCELLED, OFFLINE, bad, good, isPassing, type Answer, type Problem } from "./problem.js";
import { ShapeError, count, nothing, optional, record, text, type Shape } from "./shape.js";

export interface HttpEnvironment {
  readonly fetch: typeof globalThis.fetch;
  /** Waits; tests step over it. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly uuid: () => string;
  /** Milliseconds since 1970, by the device. */
  readonly clock: () => number;
  /** "" in a page; tests may put an origin before the path. */
  readonly origin: string;
}

export interface Call<T> {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly answer: Shape<T>;
  readonly body?: unknown;
  /** A UUID: write under this key, so that a repeat is recognised. `null`: ceremonies, which are never repeated. Absent: a new key. */
  readonly key?: string | null;
  readonly signal?: AbortSignal;
  /** Seconds until it counts as lost. */
  readonly timeout?: number;
  /** Nobody is at it right now: `step-up-required` is an answer like any other. */
  readonly quiet?: boolean;
  /** It goes on when the page is gone. */
  readonly outlives?: boolean;
  /** How often it is tried in all; 3 unless told. */
  readonly tries?: number;
}

export interface BareCall {
  readonly method: "POST" | "HEAD" | "PATCH" | "DELETE";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Blob | null;
  readonly signal: AbortSignal;
  /** Seconds until it counts as lost. */
  readonly timeout: number;
}

/** Seconds; long polls name their own. */
const TIMEOUT = 30;
const TRIES = 3;
/** Longest wait between two tries that a person sits through, in seconds. */
const PATIENCE = 8;

const problemShape = record({
  type: text,
  title: text,
  status: count,
  code: text,
  detail: optional(text),
  retry_after: optional(count),
  tries_left: optional(count),
  level: optional(text),
});

export class Http {
  readonly #env: HttpEnvironment;
  readonly #lost = new Set<(code: string) => void>();
  /** Called with the `Date` header of every answer, if it has one. */
  onDate: ((date: string, began: number) => void) | null = null;
  #stepUp: (() => Promise<boolean>) | null = null;
  /** How often the cookie of the session may have changed, and the change under way. */
  #turned = 0;
  #turning: Promise<void> = Promise.resolve();

  constructor(env: HttpEnvironment) {
    this.#env = env;
  }

  get environment(): HttpEnvironment {
    return this.#env;
  }

  /** Called with `no-session`, `session-state` or `provider-ended` whenever an answer says so. */
  onSessionLost(listener: (code: string) => void): () => void {
    this.#lost.add(listener);
    return () => this.#lost.delete(listener);
  }

  /** Asked when an answer says `step-up-required`; true: the person has shown who she is, and the same request is sent once more. */
  onStepUp(ask: () => Promise<boolean>): void {
    this.#stepUp = ask;
  }

  async call<T>(call: Call<T>): Promise<Answer<T>> {
    const key = call.key === undefined && isKeyed(call) ? this.#env.uuid() : (call.key ?? null);
    const answer = await this.#tried(call, key);
    return !answer.ok && call.quiet !== true && (await this.#proven(answer.problem)) ? this.#tried(call, key) : answer;
  }

  async #proven(problem: Problem): Promise<boolean> {
    return problem.code === "step-up-required" && this.#stepUp !== null && this.#stepUp();
  }

  async #tried<T>(call: Call<T>, key: string | null): Promise<Answer<T>> {
    const unsafe = call.method !== "GET";
    const repeatable = !unsafe || key !== null || call.method === "PUT";
    const tries = repeatable ? (call.tries ?? TRIES) : 1;
    for (let attempt = 1; ; attempt += 1) {
      const began = this.#turned;
      const answer = await this.#once(call, key);
      if (!answer.ok && isLost(answer.problem)) {
        // A proof in the same session gives it another cookie; what was on its way with the old one goes again.
        if (repeatable) await this.#turning;
        if (repeatable && this.#turned !== began && attempt < tries) continue;
        this.reportStatus(answer.problem);
      }
      if (answer.ok || attempt >= tries || !isPassing(answer.problem) || answer.problem.code === "cancelled") return answer;
      const wait = answer.problem.retryAfter ?? 0.4 * 2 ** (attempt - 1);
      if (wait > PATIENCE) return answer;
      await this.#env.sleep(wait * 1000);
    }
  }

  /** A sign-in or proof: until it is answered nobody knows which cookie holds. */
  async turn<T>(ceremony: () => Promise<T>): Promise<T> {
    const running = ceremony();
    this.#turning = running.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await running;
    } finally {
      this.#turned += 1;
    }
  }

  /** Raw bytes of a GET, as a stream; `from`: without so many at the beginning. */
  async stream(path: string, signal?: AbortSignal, from = 0): ReturnType<Http["streamOnce"]> {
    const answer = await this.streamOnce(path, signal, from);
    return !answer.ok && (await this.#proven(answer.problem)) ? this.streamOnce(path, signal, from) : answer;
  }

  private async streamOnce(path: string, signal: AbortSignal | undefined, from: number): Promise<Answer<{ readonly body: ReadableStream<Uint8Array>; readonly size: number | null }>> {
    let response: Response;
    try {
      response = await this.#env.fetch(this.#env.origin + path, { ...COMMON, method: "GET", ...(from === 0 ? {} : { headers: { Range: `bytes=${from}-` } }), ...(signal === undefined ? {} : { signal }) });
    } catch {
      return bad(signal?.aborted === true ? CANCELLED : OFFLINE);
    }
    if (!response.ok || response.body === null) {
      const problem = await this.#problem(response);
      this.reportStatus(problem);
      return bad(problem);
    }
    // Whoever answers with the whole, or another part, would put bytes where they do not belong.
    if (from > 0 && response.headers.get("content-range")?.startsWith(`bytes ${from}-`) !== true) return bad({ code: "bad-answer", status: response.status });
    const size = Number(response.headers.get("content-length") ?? "NaN");
    return good({ body: response.body, size: Number.isSafeInteger(size) ? size : null });
  }

  /** One request that is answered by headers, and a refusal by a problem document; sent again once when the session has got another cookie meanwhile. */
  async bare(call: BareCall): Promise<Answer<Headers>> {
    const began = this.#turned;
    const answer = await this.#bareOnce(call);
    if (answer.ok || !isLost(answer.problem)) return answer;
    await this.#turning;
    const again = this.#turned === began ? answer : await this.#bareOnce(call);
    if (!again.ok) this.reportStatus(again.problem);
    return again;
  }

  async #bareOnce({ method, path, headers, body, signal, timeout }: BareCall): Promise<Answer<Headers>> {
    try {
      const response = await this.#env.fetch(this.#env.origin + path, {
        ...COMMON,
        method,
        headers: { "X-Siegelpost": "1", ...headers },
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeout * 1000)]),
        ...(body === null ? {} : { body }),
      });
      if (response.ok) return good(response.headers);
      // An answer to HEAD has no body that could name the refusal.
      return bad(method === "HEAD" ? { code: HEADS.get(response.status) ?? "busy", status: response.status } : await this.#problem(response));
    } catch {
      return bad(signal.aborted ? CANCELLED : OFFLINE);
    }
  }

  /** Tells everybody who asked to know that the session is gone; also used by uploads. */
  reportStatus(problem: Problem): void {
    if (!isLost(problem)) return;
    for (const listener of this.#lost) listener(problem.code);
  }

  async #once<T>(call: Call<T>, key: string | null): Promise<Answer<T>> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (call.method !== "GET") headers["X-Siegelpost"] = "1";
    if (key !== null) headers["Idempotency-Key"] = key;
    if (call.body !== undefined) headers["Content-Type"] = "application/json";
    const timeout = AbortSignal.timeout((call.timeout ?? TIMEOUT) * 1000);
    const signal = call.signal === undefined ? timeout : AbortSignal.any([call.signal, timeout]);
    const began = this.#env.clock();
    try {
      const response = await this.#env.fetch(this.#env.origin + call.path, {
        ...COMMON,
        method: call.method,
        headers,
        signal,
        ...(call.outlives === true ? { keepalive: true } : {}),
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      });
      const date = response.headers.get("date");
      if (date !== null) this.onDate?.(date, began);
      if (!response.ok) return bad(await this.#problem(response));
      if (response.status === 204) return good(call.answer === (nothing as Shape<unknown>) ? call.answer(null, "") : call.answer(undefined, ""));
      const value: unknown = await response.json();
      return good(call.answer(value, ""));
    } catch (error) {
      if (error instanceof ShapeError || error instanceof SyntaxError) return bad({ code: "bad-answer", status: 200 });
      return bad(call.signal?.aborted === true ? CANCELLED : OFFLINE);
    }
  }

  #problem(response: Response): Promise<Problem> {
    return readProblem(response.status, response.headers.get("retry-after"), () => response.json());
  }
}

const isKeyed = (call: Call<unknown>): boolean => call.method !== "GET" && call.method !== "PUT";
const isLost = (problem: Problem): boolean => problem.status === 401 && LOST.has(problem.code);
const HEADS: ReadonlyMap<number, string> = new Map([
  [401, "no-session"],
  [403, "forbidden"],
  [404, "not-found"],
  [429, "too-many-requests"],
]);
const LOST: ReadonlySet<string> = new Set(["no-session", "session-state", "provider-ended"]);

const COMMON: RequestInit = { credentials: "same-origin", cache: "no-store", redirect: "error", referrerPolicy: "no-referrer" };

/** Reads a problem document; anything else becomes a code made of the status. */
export async function readProblem(status: number, retryAfter: string | null, body: () => Promise<unknown>): Promise<Problem> {
  const header = Number(retryAfter ?? "NaN");
  const waiting = Number.isFinite(header) && header >= 0 ? { retryAfter: header } : {};
  try {
    const parsed = problemShape(await body(), "");
    return {
      code: parsed.code,
      status,
      ...waiting,
      ...(parsed.retry_after === null ? {} : { retryAfter: parsed.retry_after }),
      ...(parsed.tries_left === null ? {} : { triesLeft: parsed.tries_left }),
    };
  } catch {
    return { code: status >= 500 ? "busy" : "bad-answer", status, ...waiting };
  }
}
