// SPDX-License-Identifier: EUPL-1.2
/** The own e-mail address: sealed here for the notifier, in force when the code that was mailed there was typed. */
import type { wire } from "../api/index.js";
import { toB64u } from "./bytes.js";
import type { Context } from "./context.js";
import { asRefusal, need, outcome, refuse, Refused } from "./outcome.js";
import { phraseFault } from "./phrase.js";
import type { ContactPart } from "./service.js";
import type { Session } from "./session.js";
import type { ContactView } from "./views.js";

const LONGEST = 254;
const LONGEST_LOCAL = 64;
/** Stands before a phrase in its file, so that it is never taken for an address. */
const PHRASE = "phrase:";

/**
 * The plain form that the notifier mails to: ASCII, dots between words, a host name of two labels or more (crate
 * `contact-seal`). A slip of the finger is found here; whether somebody reads there, the code shows.
 */
export function isAddress(text: string): boolean {
  const [local = "", domain = "", ...more] = text.split("@");
  if (more.length > 0 || text.length > LONGEST || local.length > LONGEST_LOCAL || local.includes("=?")) return false;
  const labels = domain.split(".");
  return (
    local.split(".").every((atom) => /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/u.test(atom)) &&
    labels.length >= 2 &&
    labels.every((label) => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/u.test(label))
  );
}

/** From when to when; a list of any other length says nothing. */
function quiet(hours: readonly number[] | null): readonly [number, number] | null {
  const [from, until] = hours ?? [];
  return from === undefined || until === undefined ? null : [from, until];
}

/** Language of the mails to an address that somebody enters while reading in `reading`: what was chosen before, if it is a form of that. */
export function mailLang(chosen: string | null, reading: string): string {
  return chosen !== null && (chosen === reading || chosen.startsWith(`${reading}-`)) ? chosen : reading;
}

/** The id of a mail in what somebody pasted: the line `Message-ID`, all headers, or the id alone. Null: there is none. */
export function mailId(text: string): string | null {
  const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/iu;
  const line = /^message-id:\s*<?([^\n]*)/imu.exec(text)?.[1];
  return id.exec(line ?? text)?.[0]?.toLowerCase() ?? null;
}

function view(available: boolean, answer: wire.Contact): ContactView {
  const { candidate } = answer;
  return {
    available,
    confirmedAt: answer.confirmed_at,
    muted: answer.muted,
    discreet: answer.discreet,
    phrase: answer.phrase,
    time: answer.time,
    lang: answer.lang,
    hours: { ...answer.hours, quiet: quiet(answer.hours.quiet) },
    candidate:
      candidate === null
        ? null
        : { source: candidate.source, expiresAt: candidate.expires_at, mailed: candidate.mailed, undeliverable: candidate.undeliverable, triesLeft: candidate.tries_left, sendsLeft: candidate.sends_left },
  };
}

export class Contact implements ContactPart {
  readonly #context: Context;
  readonly #session: Session;

  constructor(context: Context, session: Session) {
    this.#context = context;
    this.#session = session;
  }

  current: ContactPart["current"] = () => outcome(async () => view(await this.#available(), need(await this.#context.api.contact())));

  ask: ContactPart["ask"] = (address, lang) =>
    outcome(async () => {
      // Changing it needs the keys open: the unlock of this session is the proof (ruling 35).
      this.#session.person();
      if (!isAddress(address)) throw refuse("wrong-argument");
      return this.#sent(await this.#context.api.askContact({ sealed: await this.#sealed(address), lang }));
    });

  again: ContactPart["again"] = () => outcome(async () => this.#sent(await this.#context.api.resendContactCode()));

  confirm: ContactPart["confirm"] = (code) =>
    outcome(async () => {
      this.#session.person();
      try {
        return view(true, need(await this.#context.api.confirmContact({ code })));
      } catch (error) {
        const refusal = asRefusal(error);
        if (refusal.code !== "code-refused") throw error;
        // The answer to an earlier try may have got lost on its way.
        const now = view(true, need(await this.#context.api.contact()));
        if (now.confirmedAt !== null && now.candidate === null) return now;
        throw new Refused({ ...refusal, code: "contact-code-over" });
      }
    });

  remove: ContactPart["remove"] = () =>
    outcome(async () => {
      this.#session.person();
      need(await this.#context.api.removeContact());
      return null;
    });

  discreet: ContactPart["discreet"] = (on) =>
    outcome(async () => {
      this.#session.person();
      return view(await this.#available(), need(await this.#context.api.setDiscreet({ discreet: on })));
    });

  phrase: ContactPart["phrase"] = (phrase) =>
    outcome(async () => {
      this.#session.person();
      if (phrase !== null && phraseFault(phrase, null) !== null) throw refuse("wrong-argument");
      return view(await this.#available(), need(await this.#context.api.setPhrase({ sealed: phrase === null ? null : await this.#sealed(`${PHRASE}${phrase}`) })));
    });

  choose: ContactPart["choose"] = (time, lang) =>
    outcome(async () => {
      this.#session.person();
      return view(await this.#available(), need(await this.#context.api.chooseMails({ time, lang })));
    });

  mails: ContactPart["mails"] = () => outcome(async () => need(await this.#context.api.sentMails()).items);

  check: ContactPart["check"] = (id) => outcome(async () => need(await this.#context.api.checkMail(id)).mail);

  async #sealed(text: string): Promise<string> {
    const { contact } = await this.#context.config();
    if (contact === null) throw refuse("contact-unavailable");
    return toB64u(await this.#context.crypto.sealContact({ recipient: contact, text }));
  }

  async #available(): Promise<boolean> {
    return (await this.#context.config()).contact !== null;
  }

  #sent(answer: Parameters<typeof need<wire.Contact>>[0]): ContactView {
    try {
      return view(true, need(answer));
    } catch (error) {
      const refusal = asRefusal(error);
      throw refusal.code === "too-many-tries" ? new Refused({ ...refusal, code: "contact-codes-spent" }) : error;
    }
  }
}
