// SPDX-License-Identifier: EUPL-1.2
/** What is not in the catalogues of the screens: names of the demo's people and units, and what its operator writes in two languages (crates/demo/src/people.rs). */

/** The same in every language. The demo's identity provider speaks German only: it is not ours. */
export const PROPER = [
  "Erika Muster", "Paul Probe", "Amal Haddad", "Hannelore Beispiel", "Bernd Beistand", "Mia Probe", "Nora Neu", "Mara Sommer", "Tom Beispiel",
  "Team Krankengeld", "Team Pflege", "Servicestelle Musterstadt", "Stelle für besondere Fälle", "Team Krankengeld, Leitung", "Team Krankengeld, Sachbearbeitung", "Team Krankengeld, Fallberatung", "Team Krankengeld, Vertretung", "Musterkasse", "Siegelpost",
  // A gap that a story types into a text module.
  "{Letzter Tag}",
  // The browser that a list of sign-ins names.
  "Chrome",
  "Beispielweg 12", "Anbieter der Vorführung", "Wer sind Sie?", "Wie weisen Sie sich aus?", "Anmelden", "Abbrechen", "GesundheitsID",
  "mit Ausweis oder Gesundheitskarte und PIN", "nur mit Passwort", "mit Passwort und zweitem Faktor",
];

/** What a message can be about. */
export const MATTERS = new Map([
  ["Bescheinigung oder Attest schicken", "Send a certificate"],
  ["Krankengeld: Frage zur Zahlung", "Sick pay: question about payment"],
  ["Krankheit und Wiedereinstieg", "Illness and return to work"],
  ["Pflege: Antrag oder Änderung", "Care: application or change"],
  ["Pflege: Frage", "Care: question"],
  ["Bankverbindung mitteilen oder ändern", "Bank details: tell or change"],
  ["Etwas anderes", "Something else"],
]);
