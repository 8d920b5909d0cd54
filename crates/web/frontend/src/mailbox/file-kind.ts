// SPDX-License-Identifier: EUPL-1.2
/**
 * What may be attached, told by the first bytes. The name has to agree with them; the type that a browser derives from the name decides
 * nothing. Signatures: ISO 32000-1 7.5.2 (PDF), ITU-T T.81 B.1.1.3 (JPEG), W3C PNG 5.2, RFC 9649 (WebP), TIFF 6.0 section 2, ISO/IEC 23008-12
 * annex B (brands of HEIF). Six signatures of fixed places: a library for all formats would weigh ten times as much as this file.
 */

/** Pictures that a page can draw anew, and HEIC, which only some browsers can. */
export type PictureKind = "jpeg" | "png" | "webp" | "heic";
export type FileKind = PictureKind | "pdf" | "tiff";

/** Bytes from the beginning that are enough to tell. */
export const SIGNATURE = 64;

const ENDINGS: Readonly<Record<string, FileKind>> = { pdf: "pdf", jpg: "jpeg", jpeg: "jpeg", png: "png", webp: "webp", heic: "heic", heif: "heic", tif: "tiff", tiff: "tiff" };
const FIRST: Readonly<Record<FileKind, string>> = { pdf: "pdf", jpeg: "jpg", png: "png", webp: "webp", heic: "heic", tiff: "tiff" };
const TYPES: Readonly<Record<FileKind, string>> = { pdf: "application/pdf", jpeg: "image/jpeg", png: "image/png", webp: "image/webp", heic: "image/heic", tiff: "image/tiff" };
/** Brands of pictures coded with HEVC. `mif1` and `msf1` say only that it is HEIF: then one of these stands among the compatible ones. */
const HEVC = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"]);

/** The list for a file field. */
export const ACCEPT = Object.keys(ENDINGS).map((ending) => `.${ending}`).join(",");

export const mediaType = (kind: FileKind): string => TYPES[kind];

export const isPicture = (kind: FileKind): kind is PictureKind => kind !== "pdf" && kind !== "tiff";

const at = (head: Uint8Array, offset: number, sign: string): boolean => Array.from(sign).every((letter, index) => head[offset + index] === letter.charCodeAt(0));

/** null: nothing that may be attached. `head`: the first `SIGNATURE` bytes, or all. */
export function kindOfContent(head: Uint8Array): FileKind | null {
  // Readers forgive a kilobyte before this sign; a page of HTML fits in there.
  if (at(head, 0, "%PDF-")) return "pdf";
  if (at(head, 0, "\u00ff\u00d8\u00ff")) return "jpeg";
  if (at(head, 0, "\u0089PNG\r\n\u001a\n")) return "png";
  if (at(head, 0, "RIFF") && at(head, 8, "WEBP")) return "webp";
  if (at(head, 0, "II*\u0000") || at(head, 0, "MM\u0000*")) return "tiff";
  if (at(head, 4, "ftyp") && brands(head).some((brand) => HEVC.has(brand))) return "heic";
  return null;
}

/** The major brand and the compatible ones, as far as they are in the head. */
function brands(head: Uint8Array): readonly string[] {
  const size = Math.min(head.length, new DataView(head.buffer, head.byteOffset, head.length).getUint32(0));
  const brand = (offset: number): string => String.fromCharCode(...head.subarray(offset, offset + 4));
  const found = [brand(8)];
  for (let offset = 16; offset + 4 <= size; offset += 4) found.push(brand(offset));
  return found;
}

const ending = (name: string): string => /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? "";

/** What the name says it is; null: nothing that may be attached. */
export const kindOfName = (name: string): FileKind | null => (Object.hasOwn(ENDINGS, ending(name)) ? (ENDINGS[ending(name)] ?? null) : null);

/** Whether a file of that name may have that content. Phones and messengers mix pictures up among themselves: the name is put right then (`namedAs`). */
export const agrees = (named: FileKind, found: FileKind): boolean => named === found || (isPicture(named) && isPicture(found));

/** The same name with an ending that says what it is. */
export const namedAs = (name: string, kind: FileKind): string => (kindOfName(name) === kind ? name : `${name.slice(0, name.length - ending(name).length)}${FIRST[kind]}`);
