// SPDX-License-Identifier: EUPL-1.2
/** What people write without knowing that it needs a form: an objection in a plain message does not count (§ 84 Abs. 1 SGG; R-67). */

/** Words with which people go against a decision, in the languages of the portal: Turkish and Arabic words take endings and beginnings. */
const OBJECTS = /(?<!\p{L})(widerspruch|widerspr[eäu]che?n?|einspruch|object(?:ion|ing)?|appeal(?:ing)?)(?!\p{L})|(?<!\p{L})[iıİ]t[iıİ]raz\p{L}*|[اأ]عتر(?:ا)?ض/iu;

export function objects(text: string): boolean {
  return OBJECTS.test(text);
}
