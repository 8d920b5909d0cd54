// SPDX-License-Identifier: EUPL-1.2
// The words of the phone check: the same list, in the same order, as crates/protocol/assets/phone-words.txt (the vectors hold its hash).
export const PHONE_WORDS: readonly string[] = [
  "Abend", "Adler", "Ahorn", "Ampel", "Amsel", "Anker", "Apfel", "Aster", "Atlas", "Auge", "Auto", "Backofen", "Bahn", "Balkon", "Ball", "Banane",
  "Baum", "Becher", "Beere", "Berg", "Besen", "Bett", "Biene", "Birne", "Blatt", "Blume", "Bogen", "Bohne", "Boot", "Brief", "Brille", "Brot",
  "Brunnen", "Burg", "Busch", "Dach", "Decke", "Delfin", "Dorf", "Dose", "Drache", "Draht", "Echo", "Efeu", "Eiche", "Eimer", "Elch", "Ente",
  "Erbse", "Erde", "Esel", "Eule", "Faden", "Fahne", "Falke", "Farbe", "Feder", "Feige", "Feld", "Fels", "Fenster", "Feuer", "Fichte", "Finger",
  "Fisch", "Flagge", "Flasche", "Fluss", "Freund", "Frosch", "Funke", "Gabel", "Gans", "Garten", "Gebirge", "Geige", "Giraffe", "Glas", "Glocke",
  "Gold", "Gras", "Gurke", "Hafen", "Hahn", "Halle", "Hammer", "Hand", "Harfe", "Hase", "Haus", "Hecht", "Heft", "Helm", "Hemd", "Herbst", "Herd",
  "Himbeere", "Himmel", "Hirsch", "Holz", "Honig", "Horn", "Hose", "Hotel", "Huhn", "Hund", "Igel", "Insel", "Jacke", "Jaguar", "Kabel", "Kaffee",
  "Kaktus", "Kamel", "Kamin", "Kanne", "Karte", "Kasten", "Katze", "Keks", "Keller", "Kerze", "Kette", "Kiesel", "Kino", "Kirsche", "Kiste",
  "Klavier", "Klee", "Knopf", "Koffer", "Komet", "Korb", "Krake", "Kran", "Kreide", "Krone", "Kuchen", "Kugel", "Lampe", "Leiter", "Lerche",
  "Libelle", "Licht", "Linde", "Lupe", "Magnet", "Mais", "Mandel", "Mantel", "Markt", "Marmor", "Mauer", "Maus", "Meise", "Melone", "Messer",
  "Milch", "Mond", "Moos", "Motor", "Muschel", "Nadel", "Nagel", "Nashorn", "Nebel", "Nelke", "Nest", "Nuss", "Oase", "Ofen", "Onkel", "Orgel",
  "Otter", "Palme", "Papier", "Park", "Pfanne", "Pferd", "Pilz", "Pinguin", "Pinsel", "Pirat", "Platz", "Pumpe", "Quelle", "Radio", "Regen", "Reis",
  "Ring", "Robbe", "Rose", "Ruder", "Salz", "Sand", "Sattel", "Schaf", "Schal", "Schiff", "Schnee", "Segel", "Seife", "Seil", "Sessel", "Sieb",
  "Silber", "Sofa", "Sommer", "Sonne", "Spaten", "Spiegel", "Stern", "Stiefel", "Storch", "Strand", "Tafel", "Tanne", "Tasse", "Teich", "Teller",
  "Tiger", "Tinte", "Tisch", "Tomate", "Topf", "Torte", "Traube", "Treppe", "Trommel", "Tulpe", "Turm", "Ulme", "Vase", "Veilchen", "Vogel",
  "Vulkan", "Wagen", "Wald", "Welle", "Wiese", "Wind", "Winter", "Wolke", "Wolle", "Wurzel", "Zange", "Zaun", "Zebra", "Zelt", "Ziege", "Zimt",
  "Zirkus", "Zitrone", "Zucker", "Zwerg", "Zwiebel",
];
