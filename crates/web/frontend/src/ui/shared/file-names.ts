// SPDX-License-Identifier: EUPL-1.2
/** Names of attachments as files of a folder: what somebody else chose must not leave the folder, hide its kind or hide another file. */

/** Characters that one of the usual systems forbids in a name, controls, and marks that turn the direction of writing. */
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f"*/:<>?\\|\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** Windows keeps these for devices, whatever stands behind the dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;
/** UTF-16 units of a name at most: with folder and number it stays below the 255 bytes of the usual file systems. */
const LONGEST = 60;

/** Name and ending; the ending is short and has no blank. */
function split(name: string): [string, string] {
  const at = name.lastIndexOf(".");
  const ending = at > 0 ? name.slice(at) : "";
  return /^\.[\p{L}\p{N}]{1,10}$/u.test(ending) ? [name.slice(0, at), ending] : [name, ""];
}

/** One name, safe on its own. `fallback` takes the place of a name of which nothing is left. */
export function safeName(name: string, fallback: string): string {
  const clean = name.normalize("NFC").replace(FORBIDDEN, "_").replace(/^[\s.]+|[\s.]+$/gu, "");
  const [stem, ending] = split(clean === "" ? fallback : clean);
  const short = Array.from(stem).reduce((text, sign) => (text.length + sign.length > LONGEST ? text : text + sign), "").trim();
  const whole = `${short === "" ? fallback : short}${ending}`;
  return RESERVED.test(whole) ? `_${whole}` : whole;
}

/** Names for a whole folder, in order: equal ones, also but for capitals, are numbered. */
export function folderNames(names: readonly string[], fallback: string): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeName(name, fallback);
    const [stem, ending] = split(safe);
    let free = safe;
    for (let n = 2; taken.has(free.toLocaleLowerCase("en")); n += 1) free = `${stem} (${String(n)})${ending}`;
    taken.add(free.toLocaleLowerCase("en"));
    return free;
  });
}
