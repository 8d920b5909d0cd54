// SPDX-License-Identifier: EUPL-1.2
/**
 * Whether a password is among the known ones or made of what everybody makes passwords of. Judged here, against lists that the page brings
 * along: a password leaves the browser in no form. The lists are loaded when one is chosen, and not before (240 kB).
 */

/** Of 0 to 4, as the library counts: 3 needs at least 10^8 tries. */
const ENOUGH = 3;
/** Longer ones are judged by their beginning; judging takes time that grows with the length. */
const JUDGED = 100;

/** Words that are near at hand here. */
const HERE = ["siegelpost", "krankenkasse", "pflegekasse", "versicherung", "gesundheit", "passwort", "postfach", "notfallblatt"];

let judge: Promise<(password: string, near: readonly string[]) => number> | null = null;

function load(): NonNullable<typeof judge> {
  judge ??= import("./password-lists.js").then(({ score }) => score);
  // What could not be loaded is tried again.
  judge.catch(() => {
    judge = null;
  });
  return judge;
}

/**
 * @param near what stands on the page, such as the insurer's name
 * @throws TypeError when the lists cannot be loaded
 */
export async function isGuessable(password: string, near: readonly string[]): Promise<boolean> {
  const score = await load();
  const words = [...HERE, ...near.flatMap((text) => [text, ...text.split(/\s+/u)])].filter((word) => word.length > 2);
  return score(password.slice(0, JUDGED), words) < ENOUGH;
}
