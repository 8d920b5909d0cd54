// SPDX-License-Identifier: EUPL-1.2
// The page for reading without a connection, for whoever keeps something here: its files, and nothing else of the portal. What comes from the network
// always wins; what is kept stands in only where nothing comes, and only byte for byte as this worker's own release knows it: its list is part of
// the worker's script, so that no script of a page can put another file in the place of one.

/** Type and policy of what is answered; not those that lie beside the file, which any page of this origin could write. */
const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};
/** As the server has them (crates/web/src/middleware/headers.rs; a test compares): the page talks to nobody. */
export const POLICY_PAGE =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'none'; worker-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types sp1-loader";
export const POLICY_SCRIPT = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Begins the names of caches; the rest names the release. */
const PREFIX = "sp1-offline-";
export const PAGE = "/offline";
/** Addresses that show it when the portal does not come. */
const DOORS: ReadonlySet<string> = new Set(["/", PAGE]);

export interface Outside {
  readonly caches: CacheStorage;
  readonly fetch: typeof fetch;
}

type Asked = Pick<Request, "method" | "mode" | "url">;

export class Shell {
  /** SHA-256 (hex) by path. */
  readonly #files: Readonly<Record<string, string>>;
  readonly #name: string;
  readonly #outside: Outside;

  constructor(files: Readonly<Record<string, string>>, release: string, outside: Outside) {
    this.#files = files;
    this.#name = `${PREFIX}${release}`;
    this.#outside = outside;
  }

  /** The portal itself or the page, as somebody opens it, and the page's files. */
  is({ method, mode, url }: Asked): boolean {
    const { pathname } = new URL(url);
    return method === "GET" && (mode === "navigate" ? DOORS.has(pathname) : Object.hasOwn(this.#files, pathname));
  }

  async answer(request: Request): Promise<Response> {
    try {
      return await this.#outside.fetch(request);
    } catch (error) {
      const { pathname } = new URL(request.url);
      const kept = await this.#kept(request.mode === "navigate" ? PAGE : pathname).catch(() => null);
      if (kept === null) throw error;
      return kept;
    }
  }

  /** Fetches what is not here yet; only then what an older release kept goes. @throws when something does not come, or is another file */
  async keep(): Promise<void> {
    const { caches } = this.#outside;
    const cache = await caches.open(this.#name);
    for (const [path, hash] of Object.entries(this.#files)) {
      const known = await cache.match(path);
      if (known !== undefined && (await hashOf(await known.arrayBuffer())) === hash) continue;
      const answer = await this.#outside.fetch(path, { cache: "no-cache", credentials: "omit", redirect: "error" });
      const bytes = answer.ok ? await answer.arrayBuffer() : null;
      if (bytes === null || (await hashOf(bytes)) !== hash) throw new TypeError(path);
      await cache.put(path, new Response(bytes));
    }
    for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== this.#name) await caches.delete(name);
  }

  /** A new release of the worker: whoever keeps something gets its page. @throws as `keep`; then the old worker goes on with the old page */
  async renew(): Promise<void> {
    if ((await this.#outside.caches.keys()).some((name) => name.startsWith(PREFIX))) await this.keep();
  }

  async #kept(path: string): Promise<Response | null> {
    const { caches } = this.#outside;
    // Asking for it by name would make it.
    if (!(await caches.has(this.#name))) return null;
    const found = await (await caches.open(this.#name)).match(path);
    const bytes = await found?.arrayBuffer();
    if (bytes === undefined || (await hashOf(bytes)) !== this.#files[path]) return null;
    return new Response(bytes, { headers: headersOf(path === PAGE ? `${PAGE}.html` : path) });
  }
}

function headersOf(path: string): Readonly<Record<string, string>> {
  const kind = path.slice(path.lastIndexOf(".") + 1);
  const policy = kind === "html" ? POLICY_PAGE : kind === "js" ? POLICY_SCRIPT : null;
  return {
    "content-type": TYPES[kind] ?? "application/octet-stream",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
    ...(policy === null ? {} : { "content-security-policy": policy }),
  };
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  return Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
