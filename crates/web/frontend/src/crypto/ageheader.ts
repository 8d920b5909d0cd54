// SPDX-License-Identifier: EUPL-1.2
// Scanner over the header of an age file, before any library sees it (docs/PROTOCOL.md, section 1, table).
// It keeps out every recipient type but the hybrid one, and headers made to cost time. It judges a stanza by its first word as soon
// as that word is complete, byte by byte in the same order as the Rust twin, so that both name the same error.
import { unb64NoPad } from "./b64.ts";
import { ProtocolError } from "./errors.ts";

/** Limits of one kind of file. */
export interface HeaderLimits {
  /** From the version line to the end of the MAC line, with its line feed. */
  readonly bytes: number;
  /** Most `mlkem768x25519` stanzas; at least one is needed always. */
  readonly hybrid: number;
}

/** What a good header says. */
export interface HeaderInfo {
  readonly length: number;
  readonly hybrid: number;
}

export const ORDINARY: HeaderLimits = { bytes: 2048, hybrid: 1 };
export const BUNDLE: HeaderLimits = { bytes: 16_384, hybrid: 8 };

const VERSION = "age-encryption.org/v1\n";
const HYBRID = "mlkem768x25519";
const SHARE_BYTES = 1120;
const WRAPPED_BYTES = 32;
const COLUMNS = 64;
const MAC_TEXT = 43;
const NONCE = 16;
const TAG = 16;
const CHUNK = 65_536 + TAG;

/**
 * Checks a whole file: header, and a length that an age file can have.
 * @throws `not-age`, `header-too-long`, `no-hybrid-stanza`, `too-many-hybrid-stanzas`, `foreign-stanza`, `too-many-grease-stanzas`, `malformed-header`, `truncated`
 */
export function scanFile(file: Uint8Array, limits: HeaderLimits): HeaderInfo {
  const info = scanHeader(file, limits);
  if (info === null || plaintextLength(file.length, info.length) === null) throw new ProtocolError("truncated");
  return info;
}

/** Checks the header at the start of `bytes`; null while it has not ended. */
export function scanHeader(bytes: Uint8Array, limits: HeaderLimits): HeaderInfo | null {
  const scanner = new Scanner(limits);
  for (const [at, byte] of bytes.entries()) {
    scanner.push(byte, at);
    if (scanner.done) return { length: at + 1, hybrid: scanner.hybrid };
  }
  return null;
}

/** Length of the content, or null for a length that no age file has. */
export function plaintextLength(total: number, header: number): number | null {
  const payload = total - header - NONCE;
  if (payload < TAG) return null;
  const [full, rest] = [Math.floor(payload / CHUNK), payload % CHUNK];
  if (rest === 0) return payload - full * TAG;
  // An empty last chunk is allowed only when it is the only one.
  if (rest < TAG || (rest === TAG && full > 0)) return null;
  return payload - (full + 1) * TAG;
}

type State = "version" | "between" | "hybrid-body" | "body" | "done";

class Scanner {
  readonly #limits: HeaderLimits;
  #state: State = "version";
  #line = "";
  #judged = false;
  #hybrid = 0;
  #grease = 0;

  constructor(limits: HeaderLimits) {
    this.#limits = limits;
  }

  get done(): boolean {
    return this.#state === "done";
  }

  get hybrid(): number {
    return this.#hybrid;
  }

  push(byte: number, at: number): void {
    if (at === this.#limits.bytes) throw new ProtocolError("header-too-long");
    const symbol = String.fromCharCode(byte);
    if (this.#state === "version") {
      if (symbol !== VERSION[at]) throw new ProtocolError("not-age");
      if (symbol === "\n") this.#state = "between";
      return;
    }
    if (this.#state === "between" && !this.#judged && (symbol === " " || symbol === "\n") && this.#line.startsWith("-> ") && this.#line.length > 2) {
      // The arrow's own blank is not yet part of `line` here, so that a word has begun.
      this.#judged = true;
      this.#count(this.#line.slice(3));
    }
    if (symbol !== "\n") {
      this.#line += symbol;
      return;
    }
    this.#state = this.#state === "between" ? this.#stanzaOrMac() : this.#bodyLine();
    this.#line = "";
    this.#judged = false;
  }

  #count(type: string): void {
    demandString(type);
    if (type === HYBRID) {
      if (++this.#hybrid > this.#limits.hybrid) throw new ProtocolError("too-many-hybrid-stanzas");
    } else if (type.endsWith("-grease")) {
      if (++this.#grease > 1) throw new ProtocolError("too-many-grease-stanzas");
    } else {
      throw new ProtocolError("foreign-stanza");
    }
  }

  #stanzaOrMac(): State {
    if (this.#line.startsWith("--- ")) {
      const mac = this.#line.slice(4);
      if (mac.length !== MAC_TEXT) throw new ProtocolError("malformed-header");
      decodedLength(mac);
      if (this.#hybrid === 0) throw new ProtocolError("no-hybrid-stanza");
      return "done";
    }
    if (!this.#line.startsWith("-> ")) throw new ProtocolError("malformed-header");
    const [type = "", ...args] = this.#line.slice(3).split(" ");
    for (const word of [type, ...args]) demandString(word);
    if (type !== HYBRID) return "body";
    if (args.length !== 1 || decodedLength(args[0] ?? "") !== SHARE_BYTES) throw new ProtocolError("malformed-header");
    return "hybrid-body";
  }

  #bodyLine(): State {
    const length = decodedLength(this.#line);
    if (this.#line.length > COLUMNS || (this.#state === "hybrid-body" && length !== WRAPPED_BYTES)) throw new ProtocolError("malformed-header");
    return this.#line.length === COLUMNS ? this.#state : "between";
  }
}

/** A word of visible ASCII, as the age format calls an arbitrary string. */
function demandString(word: string): void {
  if (!/^[\x21-\x7e]+$/.test(word)) throw new ProtocolError("malformed-header");
}

/** Length of canonical unpadded base64. */
function decodedLength(text: string): number {
  try {
    return unb64NoPad(text).length;
  } catch {
    throw new ProtocolError("malformed-header");
  }
}
