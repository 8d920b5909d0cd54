// SPDX-License-Identifier: EUPL-1.2
/**
 * Dates, times and sizes in words. Times are Unix seconds; the clock on the wall is that of the insurer (Europe/Berlin). Words and order are
 * those of the language, by `Intl`. Digits are European in every language, so that a date or an amount can be compared with a letter.
 */
import { LANGUAGES } from "../languages.gen.js";
import { language, t, type Lang } from "./i18n.js";

const ZONE = "Europe/Berlin";
const formats = new Map<string, Intl.DateTimeFormat>();

function format(name: string, options: Intl.DateTimeFormatOptions, lang = language()): Intl.DateTimeFormat {
  const key = `${lang} ${name}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(LANGUAGES[lang].locale, { timeZone: ZONE, ...options });
    formats.set(key, made);
  }
  return made;
}

const at = (seconds: number): Date => new Date(seconds * 1000);

/** Whether months are figures in this language's dates. */
const inFigures = (lang: Lang): boolean => LANGUAGES[lang].month === "2-digit";

/** `23.11.2026` or `23 Nov 2026`. */
export function date(seconds: number, lang: Lang = language()): string {
  return format("date", { day: inFigures(lang) ? "2-digit" : "numeric", month: LANGUAGES[lang].month, year: "numeric" }, lang).format(at(seconds));
}

/** `09/2026`. */
export function monthOf(seconds: number): string {
  return format("month", { month: "2-digit", year: "numeric" }).formatToParts(at(seconds)).filter(({ type }) => type === "month" || type === "year").map(({ value }) => value).join("/");
}

/** `14:05 Uhr` or `14:05`. */
export function time(seconds: number): string {
  return t("time", { clock: clock(seconds) });
}

function clock(seconds: number): string {
  return format("clock", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at(seconds));
}

export function dateTime(seconds: number): string {
  return t("date-time", { date: date(seconds), clock: clock(seconds) });
}

/** `Freitag, 20.11.2026, 10:26 Uhr`. */
export function longDateTime(seconds: number): string {
  return t("weekday-long", { weekday: format("weekday", { weekday: "long" }).format(at(seconds)), when: dateTime(seconds) });
}

/** For lists: `heute, 09:12`, `gestern, 22.11.`, `Fr., 20.11.`, `12.11.2026`. */
export function rowTime(seconds: number, now: number): string {
  const days = daysBetween(seconds, now);
  if (days === 0) return t("today-at", { clock: clock(seconds) });
  const short = shortDate(seconds);
  if (days === 1) return t("yesterday-on", { date: short });
  if (days > 1 && days < 7) return t("weekday-on", { weekday: format("weekday-short", { weekday: "short" }).format(at(seconds)), date: short });
  return date(seconds);
}

/** `16:00`, inside a sentence. */
export const clockTime = (seconds: number): string => clock(seconds);

/** `Sa., 21.11.`, for days of this and the next weeks. */
export function weekdayDate(seconds: number): string {
  return t("weekday-on", { weekday: format("weekday-short", { weekday: "short" }).format(at(seconds)), date: shortDate(seconds) });
}

/** `27.11.`, for days of the next weeks. */
export const shortDate = (seconds: number): string => format("short", { day: "2-digit", month: LANGUAGES[language()].month }).format(at(seconds));

/** The day on the insurer's calendar, `2026-11-23`. */
export const isoDay = (seconds: number): string => dayParts.format(at(seconds));

/** So many days later. */
export function addDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole calendar days from `seconds` to `now`, on the insurer's calendar. */
export function daysBetween(seconds: number, now: number): number {
  return dayNumber(now) - dayNumber(seconds);
}

const dayParts = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" });

function dayNumber(seconds: number): number {
  return Math.round(Date.parse(`${dayParts.format(at(seconds))}T00:00:00Z`) / 86_400_000);
}

/** A date without time, `1968-03-14`, as it is written here. */
export function plainDate(iso: string, lang: Lang = language()): string {
  const [year, month, day] = iso.split("-");
  if (year === undefined || month === undefined || day === undefined) return iso;
  return inFigures(lang) ? `${day}.${month}.${year}` : date(Date.parse(`${iso}T12:00:00Z`) / 1000, lang);
}

/** `184 KB`, `18,4 MB`; 1 KB = 1024 bytes. */
export function size(bytes: number): string {
  const { locale, dir } = LANGUAGES[language()];
  if (bytes < 1024) return t("size-bytes", { n: bytes });
  const mega = bytes / 1_048_576;
  const words = mega < 1 ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString(locale)} KB` : `${(Math.round(mega * 10) / 10).toLocaleString(locale)} MB`;
  // Number and unit belong together, and are Latin.
  return dir === "rtl" ? `\u2066${words}\u2069` : words;
}

/** `1:45` for 105 seconds. */
export function countdown(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}
