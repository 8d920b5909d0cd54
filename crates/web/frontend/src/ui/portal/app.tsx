// SPDX-License-Identifier: EUPL-1.2
/** Screens of the portal by route. */
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { SheetScreen } from "../shared/account.js";
import { ActivateScreen } from "../shared/activate.js";
import { useGuard } from "../shared/app.js";
import { Skeleton } from "../shared/controls.js";
import { RecoverScreen, UnlockScreen } from "../shared/entry.js";
import { useSession } from "../shared/env.js";
import { useLanguage } from "../shared/page.js";
import { href, useRoute, type Route } from "../shared/router.js";
import { dropSheet } from "../shared/sheet.js";
import { useBadgeEnd } from "./badge.js";
import { AccountScreen } from "./account.js";
import { ConsentScreen } from "./consent.js";
import { EmailScreen } from "./email.js";
import { IdentifiedScreen, IdentifyLink, IdentifyScreen } from "./identify.js";
import { InboxScreen } from "./inbox.js";
import { InfoScreen, isTopic } from "./info.js";
import { LetterScreen } from "./letter.js";
import { PhoneScreen } from "./phone.js";
import { ActingScreen } from "./grant.js";
import { ReplyScreen } from "./reply.js";
import { Shell } from "./shell.js";
import { StartScreen } from "./start.js";
import { ThreadScreen } from "./thread.js";
import { WriteScreen } from "./write.js";

const ACCESS = { open: ["", "activate", "recover", "letter", "identify", "info", "reply", "unlock"], home: href("inbox") } as const;

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
