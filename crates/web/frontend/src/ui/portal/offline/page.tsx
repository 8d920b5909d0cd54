// SPDX-License-Identifier: EUPL-1.2
/** Reading without a connection: a closed door, a list, a conversation. Everything that needs a connection is said, and nothing of it is tried. */
import { render, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { dateTime, longDateTime, size } from "../../../i18n/format.js";
import { directionOf, language, setGlobals, startTexts, t, type Catalog } from "../../../i18n/i18n.js";
import type { KeptMessageView, KeptRowView, KeptThreadView, Outcome, Refusal } from "../../../mailbox/views.js";
import { author } from "../../shared/author.js";
import { Alert, Button, Link, LinkButton, Skeleton } from "../../shared/controls.js";
import { Icon, Mark } from "../../shared/icons.js";
import { keepFocus } from "../../shared/refocus.js";
import { refusalText } from "../../shared/refusals.js";
import { href, routeChanges, useRoute } from "../../shared/router.js";

/** What is behind the page (mailbox/offline-reader.ts). */
export interface Reader {
  look(): Promise<Outcome<{ readonly name: string; readonly phone: string } | null>>;
  enter(): Promise<Outcome<readonly KeptRowView[]>>;
  thread(id: string): Promise<Outcome<KeptThreadView>>;
  onLock(listener: () => void): void;
  touch(): void;
  lock(): Promise<void>;
  remove(): Promise<void>;
}

export interface Reading {
  readonly reader: Reader;
  readonly catalog: Catalog;
  /** Where the portal is. */
  readonly portal?: string;
}

/** Days after which nothing may be read any more (mailbox/kept-doors.ts). */
const DAYS = 30;

export async function startReading({ reader, catalog, portal = "/" }: Reading): Promise<void> {
  const root = document.getElementById("app");
  if (root === null) throw new Error("no #app in the page");
  keepFocus(root);
  await startTexts(catalog, wantedLanguages());
  document.documentElement.lang = language();
  document.documentElement.dir = directionOf(language());
  // Kept whole for the back button, it would show what was read.
  addEventListener("pagehide", () => {
    render(null, root);
    void reader.lock();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, () => { reader.touch(); }, { passive: true });
  render(<ReadingPage reader={reader} portal={portal} />, root);
}

function wantedLanguages(): readonly string[] {
  try {
    const kept = localStorage.getItem("sp-lang");
    return kept === null ? navigator.languages : [kept, ...navigator.languages];
  } catch {
    return navigator.languages; // Storage switched off.
  }
}

type Inside = { readonly at: "looking" | "gone" } | { readonly at: "closed"; readonly locked: boolean } | { readonly at: "open"; readonly rows: readonly KeptRowView[] };

function ReadingPage({ reader, portal }: { reader: Reader; portal: string }): VNode {
  const [inside, setInside] = useState<Inside>({ at: "looking" });
  const [brand, setBrand] = useState("Siegelpost");
  const route = useRoute();
  const look = (locked: boolean): void => {
    void reader.look().then((answer) => {
      const found = answer.ok ? answer.value : null;
      if (found !== null) {
        setBrand(found.name);
        setGlobals({ brand: found.name, phone: found.phone.replaceAll(" ", "\u00a0") });
      }
      setInside(found === null ? { at: "gone" } : { at: "closed", locked });
    });
  };
  useEffect(() => {
    reader.onLock(() => { look(true); });
    // Signed out in a tab with a connection: what was kept is gone there, and so it is here.
    const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("siegelpost-portal") : null;
    if (channel !== null) {
      channel.onmessage = ({ data }: MessageEvent<{ readonly kind?: string } | null>) => {
        if (data?.kind === "signed-out") void reader.lock().then(() => { look(false); });
      };
    }
    look(false);
    return () => { channel?.close(); };
  }, []);
  const [first, id] = route.parts;
  const open = inside.at === "open" ? inside : null;
  const row = first === "thread" ? open?.rows.find(({ thread }) => thread === id) : undefined;
  return (
    <div class="app">
      <header class="top">
        <div class="bar">
          <div class="brand">
            <Mark />
            <span>
              <span class="brand-name">{brand}</span>
              <span class="brand-line">Siegelpost</span>
            </span>
          </div>
          <div class="topnav">
            {open === null ? null : (
              <button type="button" class="box" onClick={() => { void reader.lock(); }}>
                <Icon name="lock" />
                {t("lock")}
              </button>
            )}
          </div>
        </div>
      </header>
      <main class="page stack stack-6" id="main" tabIndex={-1}>
        {inside.at === "looking" ? (
          <Titled><Skeleton /></Titled>
        ) : inside.at === "gone" ? (
          <Titled><Gone portal={portal} /></Titled>
        ) : inside.at === "closed" ? (
          <Titled><Closed reader={reader} locked={inside.locked} portal={portal} onOpen={(rows) => { setInside({ at: "open", rows }); }} /></Titled>
        ) : row === undefined ? (
          <Titled><Connection portal={portal} /><List reader={reader} rows={open?.rows ?? []} /></Titled>
        ) : (
          <Thread key={row.thread} reader={reader} row={row} portal={portal} />
        )}
      </main>
    </div>
  );
}

/** After a change of what is shown the heading takes the focus. */
function Title({ children }: { children: string | VNode }): VNode {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t("page-title", { title: t("reading-title") });
    if (routeChanges() === 0) return;
    window.scrollTo(0, 0);
    ref.current?.focus({ preventScroll: true });
  }, []);
  return <h1 class="kern-heading-large" tabIndex={-1} ref={ref}>{children}</h1>;
}

function Titled({ children }: { children: VNode | VNode[] }): VNode {
  return (
    <div class="stack stack-6">
      <Title>{t("reading-title")}</Title>
      {children}
    </div>
  );
}

/** What does not work here; and that it would, as soon as it would. */
function Connection({ portal }: { portal: string }): VNode {
  const [online, setOnline] = useState(false);
  useEffect(() => {
    const listen = (): void => { setOnline(navigator.onLine); };
    addEventListener("online", listen);
    addEventListener("offline", listen);
    return () => {
      removeEventListener("online", listen);
      removeEventListener("offline", listen);
    };
  }, []);
  return (
    <Alert kind={online ? "success" : "info"} title={t(online ? "reading-page-online" : "reading-page-only")} role="status">
      <p>{t(online ? "reading-page-online-text" : "reading-page-only-text")}</p>
      <div><ToPortal portal={portal} /></div>
    </Alert>
  );
}

/** The page is loaded anew: what it begins with comes from the server then. */
function ToPortal({ portal }: { portal: string }): VNode {
  return <LinkButton icon="next" onClick={() => { location.assign(portal); if (location.pathname === portal) location.reload(); }}>{t("reading-page-retry")}</LinkButton>;
}

function Gone({ portal }: { portal: string }): VNode {
  return (
    <section class="sheet stack narrow">
      <h2>{t("reading-page-gone-title")}</h2>
      <p>{t("reading-page-gone", { n: DAYS })}</p>
      <div><ToPortal portal={portal} /></div>
    </section>
  );
}

function Closed({ reader, locked, portal, onOpen }: { reader: Reader; locked: boolean; portal: string; onOpen: (rows: readonly KeptRowView[]) => void }): VNode {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const enter = (): void => {
    setBusy(true);
    setRefusal(null);
    void reader.enter().then((answer) => {
      setBusy(false);
      if (answer.ok) onOpen(answer.value);
      else setRefusal(answer.refusal);
    });
  };
  return (
    <section class="sheet stack narrow">
      <p class="strong">{t("reading-page-only")}</p>
      {locked ? <p role="status">{t("reading-page-locked-now")}</p> : <p>{t("reading-page-locked")}</p>}
      {refusal === null ? null : <Alert kind="danger" title={t("refusal-title")} role="alert"><p>{refusalText(refusal)}</p></Alert>}
      <div>
        <Button icon="key" busy={busy} describedBy="passkey-hint" onClick={enter}>{busy ? t("please-wait") : t("reading-page-open")}</Button>
      </div>
      <p class="small muted" id="passkey-hint">{t("passkey-hint")}</p>
      <hr class="hr" />
      <div><ToPortal portal={portal} /></div>
    </section>
  );
}

function List({ reader, rows }: { reader: Reader; rows: readonly KeptRowView[] }): VNode {
  return (
    <section class="stack" aria-labelledby="kept">
      <h2 id="kept">{t("reading-page-list")}</h2>
      <div class="sheet sheet--flush">
        <ul class="list">
          {rows.map((row) => (
            <li class="item" key={row.thread}>
              <span class="kind"><Icon name="chat" /></span>
              <h3 class="subj"><a href={href("thread", row.thread)}><bdi>{row.subject === "" ? t("thread-held") : row.subject}</bdi></a></h3>
              <p class="from">{row.unit}</p>
              <p class="snip num">{t("reading-page-row", { when: dateTime(row.keptAt) })}</p>
            </li>
          ))}
        </ul>
      </div>
      <div><Button kind="secondary" onClick={() => { void reader.remove(); }}>{t("reading-forget")}</Button></div>
    </section>
  );
}

function Thread({ reader, row, portal }: { reader: Reader; row: KeptRowView; portal: string }): VNode {
  const [thread, setThread] = useState<KeptThreadView | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    void reader.thread(row.thread).then((answer) => {
      if (answer.ok) setThread(answer.value);
      else setRefusal(answer.refusal);
    });
  }, []);
  return (
    <div class="stack stack-6">
      <div class="stack stack-2">
        <div><Link to={href("inbox")} icon="back">{t("reading-page-back")}</Link></div>
        <Title><bdi>{row.subject === "" ? t("thread-held") : row.subject}</bdi></Title>
        <p class="small muted">{row.unit}</p>
      </div>
      <Connection portal={portal} />
      {refusal === null ? null : <Alert kind="danger" title={t("refusal-title")} role="alert"><p>{refusalText(refusal)}</p></Alert>}
      {thread === null ? refusal === null ? <Skeleton /> : null : (
        <div class="stack">
          <p class="muted num">{t("reading-page-as-of", { when: dateTime(thread.keptAt) })}</p>
          <ol class="msgs">{thread.messages.map((message) => <li key={message.mid}><Message message={message} /></li>)}</ol>
        </div>
      )}
    </div>
  );
}

function Message({ message }: { message: KeptMessageView }): VNode {
  if (message.kind !== "message") {
    const closed = message.kind === "protected";
    return (
      <div class="event event--quiet" role="note">
        <Icon name={closed ? "lock" : "warn"} />
        <div>
          <p>{t(closed ? "reading-page-protected" : "reading-page-refused")}</p>
          <p class="num">{dateTime(message.at)}</p>
        </div>
      </div>
    );
  }
  const who = author(message, "portal");
  return (
    <article class={message.own ? "msg msg--me" : "msg msg--them"} aria-label={t("message-label", { who, when: dateTime(message.at) })}>
      <div class="msg-h">
        <bdi class="who">{who}</bdi>
        <time dateTime={new Date(message.at * 1000).toISOString()} class="num">{longDateTime(message.at)}</time>
      </div>
      {message.decision || message.flags ? (
        <div class="flags">
          {message.decision ? <Alert kind="info" title={t("reading-page-decision")} /> : null}
          {message.flags ? <Alert kind="warning" title={t("reading-page-flag")} /> : null}
        </div>
      ) : null}
      <div class="txt" dir="auto" lang={message.lang}>{message.body}</div>
      {message.files.length === 0 ? null : (
        <ul class="files" aria-label={t("reading-page-files")}>
          {message.files.map((file, at) => (
            <li key={at}>
              <Icon name="clip" tone="muted" />
              <span class="grow">
                <span class="name"><bdi>{file.name}</bdi></span>
                <span class="muted num">{t("file-line", { size: size(file.size), words: t("reading-page-file") })}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
