// SPDX-License-Identifier: EUPL-1.2
// Invented messages of an insurer's post: German sentences with a long tail of words, as many as are asked for, the same each time.
const STEMS = "Antrag Attest Befund Bescheid Beitrag Bonus Brille Daten Fahrt Familie Frist Geld Geburt Gesundheit Hilfe Impfung Karte Klinik Konto Kosten Kranken Kur Leistung Medizin Mutter Nachweis Pflege Praxis Quittung Rechnung Reha Reise Rente Rezept Rollator Schein Therapie Unfall Unterlagen Vater Verordnung Versicherung Vollmacht Vorsorge Widerspruch Zahn Zahlung Zuschuss".split(" ");
const ENDS = "amt antrag anspruch ausweis beratung bescheid ersatz geld hilfe kasse kosten leistung mittel nachweis pflicht plan stelle übernahme versorgung zahlung".split(" ");
const SMALL = "der die das und ich Sie wir bitte nicht ist für mit von zu an auf bei den dem ein eine einen hat haben wird werden kann können noch schon sehr wegen nach über ärztlich gültig möglich nötig rückwirkend vollständig".split(" ");

/** A small generator of numbers (mulberry32): the same text for the same seed. */
export function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** `count` messages in threads of three; some 600 characters each, as `ThreadDocs`. */
export function threads(count, seed = 7) {
  const next = chance(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  // Few words are frequent, many are rare: names, numbers, compounds.
  const word = () => {
    const kind = next();
    if (kind < 0.55) return pick(SMALL);
    if (kind < 0.75) return pick(STEMS);
    if (kind < 0.92) return pick(STEMS) + (next() < 0.5 ? "s" : "") + pick(ENDS);
    return kind < 0.97 ? `${pick(STEMS)}${Math.floor(next() * 4000).toString(36)}` : String(Math.floor(next() * 1e6));
  };
  const sentence = (words) => Array.from({ length: words }, word).join(" ");
  const all = [];
  for (let thread = 0; thread * 3 < count; thread += 1) {
    const name = `${pick(STEMS)} ${pick(STEMS)}sen`;
    const docs = Array.from({ length: Math.min(3, count - thread * 3) }, (_, at) => ({
      mid: `m${thread}-${at}`,
      lane: "case",
      at: 1_700_000_000 + Math.floor(next() * 9e7),
      subject: sentence(4),
      body: Array.from({ length: 4 + Math.floor(next() * 9) }, () => `${sentence(6 + Math.floor(next() * 8))}.`).join(" "),
      files: next() < 0.3 ? [`${pick(STEMS)}-${pick(ENDS)}.pdf`] : [],
      from: at % 2 === 0 ? name : "M. Sommer, Team Pflege",
    }));
    all.push({ thread: `t${thread}`, person: `p${thread % 9000}`, units: [thread % 4 === 0 ? "reha" : "pflege"], matter: "hilfsmittel", about: [name, "Hilfsmittel"], docs });
  }
  return all;
}

/** Questions as people put them: frequent, rare, compounds, phrases, fields, umlauts, what is not there, misspelt. */
export const QUESTIONS = ["Widerspruch", "der", "a", "zahnersatz kosten", '"Sie bitte"', "übernahme rückwirkend", "von:sommer rollator", "betreff:reha", "anhang:attest", "ersatz plan nachweis", "vollmachtsbescheidx", "Krankengled", "zahnarsatz widerspruhc", "xylophon", "31"];
