// SPDX-License-Identifier: EUPL-1.2
/** The office's screens over the fake service: `/office.html?s=empty,locked#/inbox`. */
import { officeCatalog } from "../../src/i18n/office.js";
import { start } from "../../src/ui/shared/app.js";
import { OfficeApp } from "../../src/ui/office/app.js";
import { tellLeft } from "../../src/ui/shared/left.js";
import { keepReturn } from "../../src/ui/shared/return.js";
import { href } from "../../src/ui/shared/router.js";
import { fakeOffice } from "./fakes.js";
import { NOW } from "./people.js";
import { photograph } from "./samples.js";

const words = new Set((new URLSearchParams(location.search).get("s") ?? "").split(","));
const begun = performance.now();
const now = (): number => NOW + (performance.now() - begun) / 1000;
let ids = 0;
// Made before the page begins: whether it is there must not be chance.
const service = fakeOffice(words, now, await photograph());
// The story steps of states.mjs report changes through this.
Reflect.set(globalThis, "fake", service);
keepReturn(href("provider"));
if (words.has("lefttoo")) tellLeft("there-too");
void start({ service, catalog: officeCatalog, app: OfficeApp, now, newId: () => `draft-${(ids += 1)}` });
