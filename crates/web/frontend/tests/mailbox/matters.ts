// SPDX-License-Identifier: EUPL-1.2
/** What one can write about, as the server of the tests has it. */
export const MATTERS = [
  { code: "hilfsmittel", dept: "pflege", class: "substantiell", four_eyes: false, medical: true, label: { de: "Hilfsmittel", en: "Aids" } },
  { code: "bankverbindung", dept: "pflege", class: "hoch", four_eyes: true, medical: false, label: { de: "Bankverbindung", en: "Bank details" } },
  { code: "allgemein", dept: "pflege", class: "normal", four_eyes: false, medical: false, label: { de: "Allgemeines", en: "General" } },
];
