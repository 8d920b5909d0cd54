// SPDX-License-Identifier: EUPL-1.2
/** The portal's screens over the fake service: `/portal.html?s=empty,locked#/inbox`. */
import { portalCatalog } from "../../src/i18n/portal.js";
import type { Catalog } from "../../src/i18n/i18n.js";
import { start } from "../../src/ui/shared/app.js";
import { keepReturn } from "../../src/ui/shared/return.js";
import { href } from "../../src/ui/shared/router.js";
import { PortalApp } from "../../src/ui/portal/app.js";
import { fakePortal } from "./fakes.js";
import { NOW } from "./people.js";
import { lengthen } from "./pseudo.js";
import { photograph } from "./samples.js";

const words = new Set((new URLSearchParams(location.search).get("s") ?? "").split(","));
const begun = performance.now();
const now = (): number => NOW + (performance.now() - begun) / 1000;
let ids = 0;
// Made before the page begins: whether it is there must not be chance.
const service = fakePortal(words, now, await photograph());
// The story steps of states.mjs report changes through this.
Reflect.set(globalThis, "fake", service);
keepReturn(href("identify", "back"));
/** With `pseudo` every text is longer, in German and in Arabic (check.mjs): those of a first visit, and those that come later. */
const { rest } = portalCatalog;
const later = (load: (() => Promise<string>) | undefined) => async (): Promise<string> => lengthen((await load?.()) ?? "");
const longer: Catalog = {
  de: portalCatalog.de.map(lengthen),
  other: { ...portalCatalog.other, ar: async () => ((await portalCatalog.other.ar?.()) ?? []).map(lengthen) },
  ...(rest === undefined ? {} : { rest: { ...rest, de: later(rest.de), ar: later(rest.ar) } }),
};
void start({ service, catalog: words.has("pseudo") ? longer : portalCatalog, app: PortalApp, now, newId: () => `draft-${(ids += 1)}` });
