// SPDX-License-Identifier: EUPL-1.2
/** The portal's screens over the fake service: `/portal.html?s=empty,locked#/inbox`. */
import { portalCatalog } from "../../src/i18n/portal.js";
import { start } from "../../src/ui/shared/app.js";
import { keepReturn } from "../../src/ui/shared/return.js";
import { href } from "../../src/ui/shared/router.js";
import { PortalApp } from "../../src/ui/portal/app.js";
import { fakePortal } from "./fakes.js";
import { NOW } from "./people.js";

const words = new Set((new URLSearchParams(location.search).get("s") ?? "").split(","));
const begun = performance.now();
const now = (): number => NOW + (performance.now() - begun) / 1000;
let ids = 0;
const service = fakePortal(words, now);
// The story steps of states.mjs report changes through this.
Reflect.set(globalThis, "fake", service);
keepReturn(href("identify", "back"));
void start({ service, catalog: portalCatalog, app: PortalApp, now, newId: () => `draft-${(ids += 1)}` });
