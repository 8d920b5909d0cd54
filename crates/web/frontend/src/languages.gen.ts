// SPDX-License-Identifier: EUPL-1.2
// Written by `npm run languages` from the folders of src/i18n.

/** By BCP 47 tag: its own name, its direction, what `Intl` is asked for, and how a month stands in a date. */
export const LANGUAGES = {
  "de": { name: "Deutsch", dir: "ltr", locale: "de-DE", month: "2-digit" },
  "de-simple": { name: "Leichte Sprache", dir: "ltr", locale: "de-DE", month: "2-digit" },
  "ar": { name: "العربية", dir: "rtl", locale: "ar-u-nu-latn", month: "long" },
  "en": { name: "English", dir: "ltr", locale: "en-GB", month: "short" },
  "tr": { name: "Türkçe", dir: "ltr", locale: "tr-TR", month: "short" },
} as const;

/** What a sign on a device says. */
export const SIGNS: Readonly<Record<keyof typeof LANGUAGES, string>> = {
  "de": "Sie haben Post",
  "de-simple": "Sie haben Post",
  "ar": "لديكم بريد",
  "en": "You have post",
  "tr": "Postanız var",
};
