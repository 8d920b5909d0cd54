// SPDX-License-Identifier: EUPL-1.2
/** Screens of the portal by route. */
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { useGuard } from "../shared/app.js";
import { Skeleton } from "../shared/controls.js";
import { UnlockScreen } from "../shared/entry.js";
import { useSession } from "../shared/env.js";
import { useLanguage } from "../shared/page.js";
import { href, useRoute, type Route } from "../shared/router.js";
import { dropSheet } from "../shared/sheet-held.js";
import { useBadgeEnd } from "./badge.js";
import { IdentifyLink } from "./identify-link.js";
import type * as Inside from "./inside.js";
import { later } from "./later.js";
import type * as Outside from "./outside.js";
import { Shell } from "./shell.js";
import { StartScreen } from "./start.js";
import { isTopic } from "./topics.js";

/** Few large pieces: each of them costs a question and an answer. */
const outside = (): Promise<typeof Outside> => import("./outside.js");
const inside = (): Promise<typeof Inside> => import("./inside.js");

/** Its texts come with those of the start page: who has signed in sees it next. */
const InboxScreen = later(async () => (await import("./inbox.js")).InboxScreen, false);
const AccountScreen = later(async () => (await inside()).AccountScreen);
const ActingScreen = later(async () => (await inside()).ActingScreen);
const ActivateScreen = later(async () => (await outside()).ActivateScreen);
const ConsentScreen = later(async () => (await inside()).ConsentScreen);
const EmailScreen = later(async () => (await inside()).EmailScreen);
const IdentifiedScreen = later(async () => (await outside()).IdentifiedScreen);
const IdentifyScreen = later(async () => (await outside()).IdentifyScreen);
const InfoScreen = later(async () => (await outside()).InfoScreen);
const LetterScreen = later(async () => (await outside()).LetterScreen);
const PhoneScreen = later(async () => (await inside()).PhoneScreen);
const RecoverScreen = later(async () => (await outside()).RecoverScreen);
const ReplyScreen = later(async () => (await outside()).ReplyScreen);
const SheetScreen = later(async () => (await inside()).SheetScreen);
const ThreadScreen = later(async () => (await inside()).ThreadScreen);
const WriteScreen = later(async () => (await inside()).WriteScreen);

const ACCESS = { open: ["", "activate", "recover", "letter", "identify", "info", "reply", "unlock"], home: href("inbox") } as const;

/** Milliseconds after which a page with open keys fetches where people go next: by then the inbox is there. */
const AHEAD = 4_000;

/** Reading and writing are there before they are gone to: the connection may be gone by then. */
function useAhead(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const timer = setTimeout(() => {
      // What fails here is fetched again when it is shown.
      void ThreadScreen.fetch().catch(() => undefined);
    }, AHEAD);
    return () => {
      clearTimeout(timer);
    };
  }, [open]);
}

function screen(route: Route): VNode {
  const [first = "", second] = route.parts;
  switch (first) {
    case "":
      return <StartScreen />;
    case "activate":
      return <ActivateScreen home={ACCESS.home} />;
    case "recover":
      return <RecoverScreen home={ACCESS.home} aside={<IdentifyLink first={false} />} />;
    case "identify":
      return second === "back" ? <IdentifiedScreen home={ACCESS.home} /> : <IdentifyScreen />;
    case "letter":
      return <LetterScreen />;
    case "reply":
      return <ReplyScreen code={second ?? null} />;
    case "unlock":
      return <UnlockScreen />;
    case "info":
      return <InfoScreen topic={isTopic(second) ? second : "hilfe"} part={route.parts[2] ?? null} />;
    case "write":
      return <WriteScreen key={second ?? "new"} draftId={second ?? null} />;
    case "thread":
      return second === undefined ? <InboxScreen /> : <ThreadScreen key={second} id={second} />;
    case "phone":
      return <PhoneScreen />;
    case "acting":
      return <ActingScreen />;
    case "account":
      return <AccountScreen />;
    case "decisions":
      return <ConsentScreen />;
    case "email":
      return <EmailScreen />;
    case "sheet":
      return <SheetScreen />;
    default:
      return <InboxScreen />;
  }
}

export function PortalApp(): VNode {
  useLanguage();
  const session = useSession();
  const route = useRoute();
  const ready = useGuard(route, session, ACCESS);
  useBadgeEnd();
  useAhead(session.state === "open");
  useEffect(() => {
    if (session.state !== "open") dropSheet();
  }, [session.state]);
  return (
    <Shell current={route.parts[0] ?? ""}>
      {ready ? (
        screen(route)
      ) : (
        <main class="page" id="main" tabIndex={-1}>
          <Skeleton text={t("loading")} />
        </main>
      )}
    </Shell>
  );
}
