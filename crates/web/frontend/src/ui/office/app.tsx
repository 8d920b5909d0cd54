// SPDX-License-Identifier: EUPL-1.2
/** Screens of the back office by route. */
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { SheetScreen } from "../shared/account.js";
import { ActivateScreen } from "../shared/activate.js";
import { useGuard } from "../shared/app.js";
import { Skeleton } from "../shared/controls.js";
import { UnlockScreen } from "../shared/entry.js";
import { RecoverScreen } from "../shared/recover.js";
import { useSession } from "../shared/env.js";
import { useLanguage } from "../shared/page.js";
import { href, useRoute, type Route } from "../shared/router.js";
import { dropSheet } from "../shared/sheet-held.js";
import { AccountScreen } from "./account.js";
import { CaseScreen } from "./case.js";
import { DeskScreen } from "./desk.js";
import { LeftScreen } from "./left.js";
import { ListScreen } from "./list.js";
import { MattersScreen } from "./matters.js";
import { OverviewScreen } from "./overview.js";
import { placeOf } from "./places.js";
import { ProviderScreen } from "./provider.js";
import { ReleasesScreen } from "./releases.js";
import { RulesScreen } from "./rules.js";
import { SearchScreen, setQuestion } from "./search.js";
import { Shell } from "./shell.js";
import { dropSlip, SlipScreen } from "./slip.js";
import { StaffScreen } from "./staff.js";
import { StartScreen } from "./start.js";
import { TextsScreen } from "./texts.js";

const ACCESS = { open: ["", "activate", "left", "provider", "recover", "unlock"], home: href("list") } as const;

/** Each place begins with its own filters. */
const list = (route: Route): VNode => <ListScreen key={route.path} place={placeOf(route.parts)} />;

function screen(route: Route): VNode {
  const [first = "", second, third, fourth] = route.parts;
  switch (first) {
    case "":
      return <StartScreen />;
    case "activate":
      return <ActivateScreen home={ACCESS.home} />;
    case "left":
      return <LeftScreen />;
    case "provider":
      return <ProviderScreen />;
    case "recover":
      return <RecoverScreen home={ACCESS.home} />;
    case "unlock":
      return <UnlockScreen />;
    case "thread":
      return second === undefined ? list(route) : <CaseScreen key={second} id={second} dept={third ?? null} reply={fourth === "reply"} />;
    case "releases":
      return <ReleasesScreen />;
    case "staff":
      return second === undefined ? list(route) : <StaffScreen key={second} dept={second} />;
    case "overview":
      return second === undefined ? list(route) : <OverviewScreen key={second} dept={second} />;
    case "matters":
      return second === undefined ? list(route) : <MattersScreen key={second} dept={second} code={third ?? null} />;
    case "rules":
      return second === undefined ? list(route) : <RulesScreen key={second} dept={second} id={third ?? null} />;
    case "texts":
      return second === undefined ? list(route) : <TextsScreen key={second} dept={second} id={third ?? null} />;
    case "desk":
      return <DeskScreen />;
    case "search":
      return <SearchScreen />;
    case "account":
      return <AccountScreen />;
    case "slip":
      return <SlipScreen thread={second ?? null} dept={third ?? null} />;
    case "sheet":
      return <SheetScreen />;
    default:
      return list(route);
  }
}

export function OfficeApp(): VNode {
  useLanguage();
  const session = useSession();
  const route = useRoute();
  const ready = useGuard(route, session, ACCESS);
  useEffect(() => {
    if (session.state === "open") return;
    dropSheet();
    dropSlip();
    setQuestion("");
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
