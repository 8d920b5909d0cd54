// SPDX-License-Identifier: EUPL-1.2
// Codes that people type: Crockford base32 with one check byte, groups of four, and help for mistyped ones.
import { demand, ProtocolError, type ErrorCode } from "./errors.ts";
import type { Bytes } from "./bytes.ts";
import { h } from "./tup.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** `A`: activation, 14 bytes, 24 symbols. `R`: recovery, 19 bytes, 32 symbols. `V`: invitation of a representative, `W`: one answer without an account, 9 bytes, 16 symbols each. */
export type CodeKind = "A" | "R" | "V" | "W";
const RAW_BYTES = { A: 14, R: 19, V: 9, W: 9 } as const;

export const symbolsOf = (kind: CodeKind): number => ((RAW_BYTES[kind] + 1) * 8) / 5;

/** Crockford base32, bits from the most significant on; the lengths used here are multiples of five bits. */
export function c32(bytes: Uint8Array): string {
  let out = "";
  let group = 0;
  let bits = 0;
  for (const byte of bytes) {
    group = (group << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET.charAt((group >>> bits) & 31);
      group &= (1 << bits) - 1;
    }
  }
  if (bits > 0) out += ALPHABET.charAt((group << (5 - bits)) & 31);
  return out;
}

function unc32(symbols: string): Bytes {
  const out = new Uint8Array(Math.floor((symbols.length * 5) / 8));
  let group = 0;
  let bits = 0;
  let at = 0;
  for (const symbol of symbols) {
    group = (group << 5) | ALPHABET.indexOf(symbol);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      out[at++] = (group >>> bits) & 255;
      group &= (1 << bits) - 1;
    }
  }
  return out;
}

/** Drops `-` and blanks, upper-cases ASCII letters only (Unicode would turn others into these), `O→0`, `I,L→1`. */
export function normaliseCode(input: string): string {
  const letters = input.replaceAll(/[- ]/g, "").replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());
  return letters.replaceAll("O", "0").replaceAll(/[IL]/g, "1");
}

export function grouped(symbols: string, separator: string): string {
  return symbols.match(/.{1,4}/g)?.join(separator) ?? "";
}

function checkByte(kind: CodeKind, raw: Uint8Array): number {
  return h("sp1/code/check", kind, raw)[0] ?? 0;
}

/** `XXXX-XXXX-…` */
export function formatCode(kind: CodeKind, raw: Uint8Array): string {
  demand(raw.length === RAW_BYTES[kind], "bad-length");
  const checked = new Uint8Array(raw.length + 1);
  checked.set(raw);
  checked[raw.length] = checkByte(kind, raw);
  return grouped(c32(checked), "-");
}

function rawOf(kind: CodeKind, symbols: string): Bytes | null {
  const bytes = unc32(symbols);
  const raw = bytes.slice(0, RAW_BYTES[kind]);
  return checkByte(kind, raw) === bytes[RAW_BYTES[kind]] ? raw : null;
}

/** The raw bytes of a typed code. @throws `bad-length`, `bad-symbol`, `bad-check` */
export function parseCode(kind: CodeKind, input: string): Bytes {
  const verdict = checkCode(kind, input);
  if (!verdict.ok) throw new ProtocolError(verdict.error);
  return verdict.raw;
}

export interface NearMiss {
  readonly at: number;
  readonly symbol: string;
  readonly swap: boolean;
}

export type CheckedCode =
  | { readonly ok: true; readonly raw: Bytes; readonly formatted: string }
  | {
      readonly ok: false;
      readonly error: Extract<ErrorCode, "bad-length" | "bad-symbol" | "bad-check">;
      readonly length: number;
      readonly expected: number;
      readonly badAt: readonly number[];
      readonly near: readonly NearMiss[];
    };

/** Verdict with help: which characters cannot be, and which single correction would make the check byte right. */
export function checkCode(kind: CodeKind, input: string): CheckedCode {
  const symbols = normaliseCode(input);
  const expected = symbolsOf(kind);
  const badAt = Array.from(symbols).flatMap((symbol, at) => (ALPHABET.includes(symbol) ? [] : [at]));
  const refused = { ok: false, length: symbols.length, expected, badAt, near: [] } as const;
  if (badAt.length > 0) return { ...refused, error: "bad-symbol" };
  if (symbols.length !== expected) return { ...refused, error: "bad-length" };
  const raw = rawOf(kind, symbols);
  if (raw === null) return { ...refused, error: "bad-check", near: nearMisses(kind, symbols) };
  return { ok: true, raw, formatted: grouped(symbols, "-") };
}

/** Pairs that look or sound alike on paper and by phone; each group is mutually confusable. */
const ALIKE = ["8B3", "5S", "2Z", "6G", "17TJ", "VWY", "MN", "0DQ", "PRF", "EF", "CG0", "XKH", "4A", "9GQ", "HN", "BDPTE"];
const MAX_NEAR = 4;

/** One substitution in about 256 passes by accident: only look-alikes and swaps are offered, swaps first. */
function nearMisses(kind: CodeKind, symbols: string): NearMiss[] {
  const found: NearMiss[] = [];
  for (let at = 0; at + 1 < symbols.length; at++) {
    const [a, b] = [symbols.charAt(at), symbols.charAt(at + 1)];
    if (a !== b && rawOf(kind, symbols.slice(0, at) + b + a + symbols.slice(at + 2)) !== null) found.push({ at, symbol: b, swap: true });
  }
  for (let at = 0; at < symbols.length; at++) {
    const symbol = symbols.charAt(at);
    const others = new Set(ALIKE.filter((group) => group.includes(symbol)).join("").replaceAll(symbol, ""));
    for (const other of others) {
      if (rawOf(kind, symbols.slice(0, at) + other + symbols.slice(at + 1)) !== null) found.push({ at, symbol: other, swap: false });
    }
  }
  return found.slice(0, MAX_NEAR);
}

/** Symbols of a printed Trust Document fingerprint. */
const FINGERPRINT_SYMBOLS = 32;

/** A fingerprint as printed, typed or scanned, in 8 groups of 4. @throws `bad-symbol`, `bad-length` */
export function parseFingerprint(text: string): string {
  const symbols = normaliseCode(text);
  demand(
    Array.from(symbols).every((symbol) => ALPHABET.includes(symbol)),
    "bad-symbol",
  );
  demand(symbols.length === FINGERPRINT_SYMBOLS, "bad-length");
  return grouped(symbols, " ");
}

/** What a QR code holds: `SP1 <code> <fp>` or `SP1R <code>`. @throws `bad-qr` */
export function parseQr(text: string): { readonly kind: CodeKind; readonly code: string; readonly fingerprint: string | null } {
  const words = text.split(" ");
  if (words[0] === "SP1" && words.length === 3) return { kind: "A", code: words[1] ?? "", fingerprint: parseFingerprint(words[2] ?? "") };
  if (words[0] === "SP1R" && words.length === 2) return { kind: "R", code: words[1] ?? "", fingerprint: null };
  throw new ProtocolError("bad-qr");
}

/** What people paste or scan: a QR text of the right kind, or a bare code with any white space and typographic dashes in it. */
export function splitInput(input: string, kind: CodeKind): { readonly code: string; readonly fingerprint: string | null } {
  const tidy = input.replaceAll(/[\u2010-\u2015\u2212]/gu, "-").replaceAll(/\s+/gu, " ").trim();
  if (!/^SP1R? /.test(tidy)) return { code: tidy, fingerprint: null };
  const qr = parseQr(tidy);
  demand(qr.kind === kind, "bad-qr");
  return { code: qr.code, fingerprint: qr.fingerprint };
}
