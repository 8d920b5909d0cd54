// SPDX-License-Identifier: EUPL-1.2
/** What the variables of text modules stand for in a case. The names are what clerks write between curly brackets, in German and English. */
import { date, plainDate } from "../../i18n/format.js";
import type { Lang } from "../../i18n/i18n.js";
import type { Brand, ThreadView } from "../../mailbox/views.js";

/** Names of all variables, as the page for writing modules lists them. */
export const VARIABLES: readonly (readonly [key: string, de: string, en: string])[] = [
  ["name", "Name", "Name"],
  ["dob", "Geburtsdatum", "Birth date"],
  ["kvnr", "Versichertennummer", "Insurance number"],
  ["rep", "Vertretung", "Representative"],
  ["matter", "Anliegen", "Matter"],
  ["received", "Eingang", "Received"],
  ["today", "Heute", "Today"],
  ["unit", "Team", "Team"],
  ["clerk", "Ich", "Me"],
  ["insurer", "Kasse", "Insurer"],
  ["phone", "Telefon", "Phone"],
];

interface Facts {
  readonly thread: ThreadView;
  readonly matter: string;
  readonly clerk: string | null;
  readonly brand: Brand;
  readonly now: number;
}

/** By lower-case name; what is not known is missing. */
export function factsOf({ thread, matter, clerk, brand, now }: Facts, lang: Lang): ReadonlyMap<string, string> {
  const written = thread.messages.filter((message) => message.kind === "message" && message.from.as !== "staff").at(-1);
  const received = written?.kind === "message" ? (written.receivedAt ?? written.sentAt) : null;
  const reps = thread.readers.filter((reader) => reader.kind === "representative").map((reader) => reader.name);
  const values: Readonly<Record<string, string | null>> = {
    name: thread.person?.name ?? null,
    dob: thread.person?.dob == null ? null : plainDate(thread.person.dob),
    kvnr: thread.person?.kvnr ?? null,
    rep: reps.length === 0 ? null : reps.join(", "),
    matter,
    received: received === null ? null : date(received),
    today: date(now),
    unit: thread.unit,
    clerk,
    insurer: brand.name,
    phone: brand.phone,
  };
  return new Map(
    VARIABLES.flatMap(([key, de, en]) => {
      const value = values[key] ?? null;
      return value === null ? [] : [[(lang === "de" ? de : en).toLocaleLowerCase("de"), value] as const];
    }),
  );
}
