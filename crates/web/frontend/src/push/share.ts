// SPDX-License-Identifier: EUPL-1.2
// What another app hands to the installed portal ("Teilen"): files pass through the service worker's memory to the next page that asks, once. They
// touch no disk, no cache and no network; the server refuses such a request without reading it (protocol ruling 34).

/** Where the web app manifest sends what is shared. */
const TARGET = "/share";
/** The new message; its page asks for the files. */
const PAGE = "/?shared#/write";
/** Milliseconds for which files wait for a page. */
const KEEP = 60_000;
/** Files of one sharing; the screen has limits of its own. */
const MOST = 40;

export class Shared {
  #files: readonly File[] = [];
  #taken: () => void = () => undefined;
  readonly #later: (milliseconds: number) => Promise<void>;

  constructor(later: (milliseconds: number) => Promise<void>) {
    this.#later = later;
  }

  /** Any other request goes to the server as without a worker. */
  static is(request: { readonly method: string; readonly url: string }): boolean {
    return request.method === "POST" && new URL(request.url).pathname === TARGET;
  }

  /** Keeps the files and shows the page. `kept`: as long as it has to live for that. */
  receive(request: { formData(): Promise<FormData> }): { readonly answer: Promise<Response>; readonly kept: Promise<void> } {
    const read = request.formData().then(
      (form) => {
        this.#files = form.getAll("files").filter((part) => part instanceof File).slice(0, MOST);
      },
      () => undefined,
    );
    const taken = new Promise<void>((resolve) => {
      this.#taken = resolve;
    });
    const kept = read.then(() => Promise.race([taken, this.#later(KEEP)])).then(() => {
      this.#files = [];
    });
    return { answer: read.then(() => Response.redirect(PAGE, 303)), kept };
  }

  /** Once, to whoever asks first: only pages of this origin can. */
  give(): readonly File[] {
    const files = this.#files;
    this.#files = [];
    this.#taken();
    return files;
  }
}
