// SPDX-License-Identifier: EUPL-1.2
/** What a file is, by its content. Its name and the type that somebody wrote beside it decide nothing. */

/** `heic`: shown where the browser itself can, which is Safari. */
export type Picture = "png" | "jpeg" | "webp" | "gif" | "heic";
export type Kind = "pdf" | "text" | "tiff" | Picture;

/** So many bytes of the beginning are enough to tell. */
export const HEAD = 4096;

/** Brands of HEIF files whose picture is HEVC. */
const HEVC = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

const at = (head: Uint8Array, offset: number, sign: string): boolean => Array.from(sign).every((letter, index) => head[offset + index] === letter.charCodeAt(0));

/** Text with one of these first is meant for a program that does more than show it. */
const ACTIVE = /^\s*(?:<|%!PS|\{\\rtf|#!)/u;
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/u;

/** As UTF-8, or as Windows wrote it before; null: it is no text. */
export function decodeText(bytes: Uint8Array, cut = false): string | null {
  let text: string;
  try {
    // `stream`: a character that the end of the head cuts in two is no fault.
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    text = new TextDecoder("windows-1252").decode(bytes);
    // The five places of that table that mean nothing come through as controls.
    if (/[\u0080-\u009f]/u.test(text)) return null;
  }
  return CONTROL.test(text) ? null : text;
}

/** null: this format is not shown. `head`: the first `HEAD` bytes, or all. */
export function kindOf(head: Uint8Array): Kind | null {
  if (at(head, 0, "\u0089PNG\r\n\u001a\n")) return "png";
  if (at(head, 0, "\u00ff\u00d8\u00ff")) return "jpeg";
  if (at(head, 0, "RIFF") && at(head, 8, "WEBP")) return "webp";
  if (at(head, 0, "GIF87a") || at(head, 0, "GIF89a")) return "gif";
  if (at(head, 0, "II*\u0000") || at(head, 0, "MM\u0000*")) return "tiff";
  if (at(head, 4, "ftyp") && HEVC.some((brand) => at(head, 8, brand))) return "heic";
  // Readers of PDF forgive a thousand bytes before this sign; a page of HTML fits in there.
  if (at(head, 0, "%PDF-")) return "pdf";
  if (head.length === 0) return null;
  const text = decodeText(head, head.length >= HEAD);
  return text === null || ACTIVE.test(text) ? null : "text";
}
