// SPDX-License-Identifier: EUPL-1.2
/** The part of the test server that has to do with mails: the own address, what is chosen for it, and what was sent. */

/** Id of the one mail that was sent. */
const MAIL = "0193b0a5-9999-7222-8333-444444444444";

export class MailRoutes {
  /** What was sealed last. */
  contact: { sealed: string; lang: string } | null = null;
  discreet = false;
  /** Her phrase, sealed. */
  phrase: string | null = null;
  choice = { time: "soon", lang: "de", hours: { morning: 8, evening: 18, quiet: [21, 7] } };
  /** Since when an address is in force. */
  confirmedAt: number | null = null;

  /** Null: no route of this part. */
  answer(route: string, body: { sealed: string; lang: string; discreet: boolean; time: string; id: string }): [number, unknown] | null {
    switch (route) {
      case "PUT /contact":
        this.contact = { sealed: body.sealed, lang: body.lang };
        return [202, { ...this.#shown(), confirmed_at: null, candidate: { source: "person", expires_at: 1, mailed: false, undeliverable: false, tries_left: 0, sends_left: 4 } }];
      case "GET /contact":
        return [200, this.#shown()];
      case "PUT /contact/discreet":
        this.discreet = body.discreet;
        return [200, this.#shown()];
      case "PUT /contact/phrase":
        this.phrase = body.sealed;
        return [200, this.#shown()];
      case "PUT /contact/choice":
        this.choice = { ...this.choice, time: body.time, lang: body.lang };
        return [200, this.#shown()];
      case "GET /contact/mails":
        return [200, { items: [{ id: MAIL, at: 1_800_000_000, sure: false }] }];
      case "POST /mail-check":
        return [200, { mail: body.id === MAIL ? { id: MAIL, at: 1_800_000_000, sure: true } : null }];
      default:
        return null;
    }
  }

  #shown(): object {
    return { confirmed_at: this.confirmedAt, candidate: null, muted: null, discreet: this.discreet, phrase: this.phrase !== null, ...this.choice };
  }
}
