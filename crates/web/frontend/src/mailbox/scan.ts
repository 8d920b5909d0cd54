// SPDX-License-Identifier: EUPL-1.2
/**
 * The insurer's virus scanner, asked by the clerk's browser: only there a file is plaintext, and it goes to a bridge in the insurer's
 * own network (crates/scan-bridge), never to the server. What is not on record counts as not scanned.
 */
import { getSealed, putSealed } from "./cache.js";
import type { Context } from "./context.js";
import { need } from "./outcome.js";
import type { ScannerState, ScanVerdict } from "./views.js";

const ID = "scanner";
/** The bridge gives up after a minute. */
const PATIENCE = 90_000;

const VERDICTS = ["clean", "found", "unavailable", "too-large"] as const;

/** What the bridge answers; whatever else it says is no verdict. */
export function parseVerdict(data: unknown): { readonly verdict: (typeof VERDICTS)[number]; readonly signatures: string | null } {
  const { verdict, signatures } = (typeof data === "object" && data !== null ? data : {}) as Readonly<Record<string, unknown>>;
  return {
    verdict: VERDICTS.find((word) => word === verdict) ?? "unavailable",
    signatures: typeof signatures === "string" && /^[A-Za-z0-9.-]{1,32}$/.test(signatures) ? signatures : null,
  };
}

export class Scanner {
  readonly #context: Context;
  readonly #pid: () => string;

  constructor(context: Context, pid: () => string) {
    this.#context = context;
    this.#pid = pid;
  }

  async state(): Promise<ScannerState> {
    const { scanner } = await this.#context.config();
    if (scanner === null) return "none";
    return (await this.#code()) === null ? "unpaired" : "paired";
  }

  /** The code of the bridge is kept sealed in this browser. Empty takes it away. */
  async pair(code: string): Promise<void> {
    const kept = code.trim();
    if (kept === "") await this.#context.store.remove("memory", `${this.#pid()}/${ID}`);
    else await putSealed(this.#context, "memory", this.#pid(), ID, "", kept);
  }

  /** Has a file of a message scanned; the verdict is on record when this answers. */
  async scan(aid: string, blob: Blob): Promise<ScanVerdict> {
    const { scanner } = await this.#context.config();
    if (scanner === null) return "none";
    const code = await this.#code();
    if (code === null) return "unpaired";
    const said = await this.#ask(scanner, code, blob);
    if (said === "unpaired") return "unpaired";
    try {
      need(await this.#context.api.scanned(aid, said.verdict, said.signatures));
    } catch {
      // What was found stays found. A clean word that nobody can find later is none.
      return said.verdict === "found" ? "found" : "unavailable";
    }
    return said.verdict;
  }

  async #ask(scanner: string, code: string, blob: Blob): Promise<ReturnType<typeof parseVerdict> | "unpaired"> {
    try {
      const answer = await this.#context.env.http.fetch(`${scanner}/scan`, {
        method: "POST",
        mode: "cors",
        credentials: "omit",
        referrerPolicy: "no-referrer",
        redirect: "error",
        headers: { authorization: `Bearer ${code}`, "content-type": "application/octet-stream" },
        body: blob,
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.status === 401) return "unpaired";
      return parseVerdict(answer.ok ? await answer.json() : null);
    } catch {
      return parseVerdict(null);
    }
  }

  #code(): Promise<string | null> {
    return getSealed<string>(this.#context, "memory", this.#pid(), ID, "");
  }
}
