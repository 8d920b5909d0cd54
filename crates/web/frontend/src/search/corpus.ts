// SPDX-License-Identifier: EUPL-1.2
// The texts of threads in memory, folded once, and how they are searched: by looking through them. At fifty thousand messages that takes
// a few hundredths of a second, finds any part of a German compound, and needs nothing that grows with the number of different words
// (docs/ARCHITECTURE.md, "Search", has the figures against two libraries).
import type { Doc, Found, Hit, SearchApi, Size, ThreadDocs, Wish } from "./api.ts";
import { excerpt } from "./excerpt.ts";
import { fold, trace } from "./fold.ts";
import { nearest } from "./nearest.ts";
import { indexOf, needle, parse, type Field, type Needle, type Term } from "./query.ts";
import { pack, unpack } from "./segment.ts";

/** Folded texts of one message; `any` is all of them and what its thread is about, in the order of `parts`. */
type Folded = Readonly<Record<Field, string>>;

interface Entry {
  readonly of: Kept;
  readonly doc: Doc;
  readonly folded: Folded;
}

interface Kept {
  readonly thread: ThreadDocs;
  readonly entries: readonly Entry[];
  readonly chars: number;
}

/** Between two parts: no phrase reaches over it. */
const APART = "\n";
/** Attachments shown with one hit. */
const FILES = 3;
/** Words for which another spelling is looked for, and characters of the newest messages in which it is. */
const PROPOSED = 3;
const RECENT = 8_000_000;

export class Corpus implements SearchApi {
  readonly #threads = new Map<string, Kept>();
  #messages = 0;
  #chars = 0;
  /** Newest first; null: something changed. */
  #order: readonly Entry[] | null = null;

  put = (threads: readonly ThreadDocs[]): Promise<Size> => {
    for (const thread of threads) this.#put(thread);
    return Promise.resolve(this.#size());
  };

  drop = (threads: readonly string[]): Promise<Size> => {
    for (const thread of threads) this.#drop(thread);
    return Promise.resolve(this.#size());
  };

  pack = (threads: readonly string[]): Promise<Uint8Array<ArrayBuffer>> =>
    Promise.resolve(
      pack(
        threads.flatMap((thread) => {
          const kept = this.#threads.get(thread);
          return kept === undefined ? [] : [kept.thread];
        }),
      ),
    );

  unpack = (segment: Uint8Array<ArrayBuffer>, threads: readonly string[]): Promise<readonly string[]> => {
    const wanted = new Set(threads);
    const taken = unpack(segment).filter(({ thread }) => wanted.has(thread));
    for (const thread of taken) this.#put(thread);
    return Promise.resolve(taken.map(({ thread }) => thread));
  };

  find = (wish: Wish): Promise<Found> => {
    const terms = parse(wish.text);
    const entries = this.#newestFirst().filter(({ of: { thread } }) => (wish.unit === null || thread.units.includes(wish.unit)) && (wish.person === null || thread.person === wish.person));
    const messages = entries.length;
    if (terms.length === 0) return Promise.resolve({ hits: [], total: 0, asked: false, proposal: null, messages });
    const found = entries.filter(matcher(terms));
    const needles = terms.map((term) => [term, needle(term)] as const);
    const hits = found.slice(0, wish.limit).map((entry) => hitOf(entry, needles));
    return Promise.resolve({ hits, total: found.length, asked: true, proposal: found.length === 0 ? propose(terms, entries) : null, messages });
  };

  #put(thread: ThreadDocs): void {
    this.#drop(thread.thread);
    const entries: Entry[] = [];
    const kept: Kept = { thread, entries, chars: thread.docs.reduce((sum, { subject, body }) => sum + subject.length + body.length, 0) };
    for (const doc of thread.docs) entries.push({ of: kept, doc, folded: { any: folds(parts(doc, thread)), subject: fold(doc.subject), file: folds(doc.files), from: fold(doc.from) } });
    this.#threads.set(thread.thread, kept);
    this.#messages += entries.length;
    this.#chars += kept.chars;
    this.#order = null;
  }

  #drop(thread: string): void {
    const kept = this.#threads.get(thread);
    if (kept === undefined) return;
    this.#threads.delete(thread);
    this.#messages -= kept.entries.length;
    this.#chars -= kept.chars;
    this.#order = null;
  }

  #size(): Size {
    return { threads: this.#threads.size, messages: this.#messages, chars: this.#chars };
  }

  #newestFirst(): readonly Entry[] {
    this.#order ??= [...this.#threads.values()].flatMap(({ entries }) => entries).sort((a, b) => b.doc.at - a.doc.at);
    return this.#order;
  }
}

const folds = (texts: readonly string[]): string => texts.map(fold).join(APART);
const parts = (doc: Doc, { about }: ThreadDocs): readonly string[] => [doc.body, doc.subject, doc.from, ...about, ...doc.files];

function matcher(terms: readonly Term[]): (entry: Entry) => boolean {
  // Long words are rare: what they rule out need not be asked for the others.
  const wanted = terms.map((term) => [term.field, needle(term)] as const).sort((a, b) => b[1].words.length - a[1].words.length);
  return ({ folded }) => wanted.every(([field, one]) => indexOf(folded[field], one) >= 0);
}

function hitOf({ of: { thread }, doc, folded }: Entry, needles: readonly (readonly [Term, Needle])[]): Hit {
  const of = (...fields: readonly Field[]): readonly Needle[] => needles.filter(([{ field }]) => field === "any" || fields.includes(field)).map(([, one]) => one);
  const inFiles = of("file");
  const files = doc.files.map((name) => excerpt(name, fold(name), inFiles)).filter((pieces) => pieces.some(({ hit }) => hit));
  const end = folded.any.indexOf(APART);
  return {
    thread: thread.thread,
    mid: doc.mid,
    lane: doc.lane,
    at: doc.at,
    person: thread.person,
    units: thread.units,
    matter: thread.matter,
    from: doc.from,
    subject: excerpt(doc.subject, folded.subject, of("subject")),
    excerpt: excerpt(doc.body, folded.any.slice(0, end), of()),
    files: files.slice(0, FILES),
  };
}

/** The question again, each word that is nowhere replaced by its nearest as somebody has written it. */
function propose(terms: readonly Term[], entries: readonly Entry[]): string | null {
  let left = PROPOSED;
  let chars = 0;
  const last = entries.findIndex(({ folded }) => (chars += folded.any.length) > RECENT);
  const recent = last < 0 ? entries : entries.slice(0, last + 1);
  const corrected = terms.map((term): Term & { readonly shown: string } => {
    const shown = (words: string): string => term.prefix + (term.exact ? `"${words}"` : words);
    // One word that found nothing is nowhere.
    if (left === 0 || (terms.length > 1 && recent.some(matcher([term])))) return { ...term, shown: shown(term.words) };
    left -= 1;
    const word = nearWord(term, recent);
    return word === null ? { ...term, shown: shown(term.words) } : { ...term, words: fold(word).trim(), shown: shown(word) };
  });
  const same = corrected.every(({ words }, at) => words === terms[at]?.words);
  return same || !entries.some(matcher(corrected)) ? null : corrected.map(({ shown }) => shown).join(" ");
}

function nearWord(term: Term, entries: readonly Entry[]): string | null {
  function* texts(): Iterable<string> {
    for (const { folded } of entries) yield folded[term.field];
  }
  const place = nearest(term.words, texts());
  const entry = place === null ? undefined : entries[place.text];
  return place === null || entry === undefined ? null : asWritten(entry, term.field, place.at, place.length);
}

/** The letters behind a place in a folded text. */
function asWritten({ doc, folded, of }: Entry, field: Field, at: number, length: number): string {
  const texts = field === "any" ? parts(doc, of.thread) : field === "file" ? doc.files : [field === "subject" ? doc.subject : doc.from];
  const part = folded[field].slice(0, at).split(APART).length - 1;
  const begin = at - (folded[field].lastIndexOf(APART, at) + 1);
  const text = texts[part] ?? "";
  const { starts, ends } = trace(text, begin + length);
  return text.slice(starts[begin], ends[begin + length - 1]);
}
