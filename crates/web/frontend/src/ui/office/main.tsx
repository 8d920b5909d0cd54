// SPDX-License-Identifier: EUPL-1.2
import { createOfficeService } from "../../mailbox/office-door.js";
import { officeCatalog } from "../../i18n/office.js";
import { start } from "../shared/app.js";
import { keepLeft } from "../shared/left.js";
import { keepReturn } from "../shared/return.js";
import { href } from "../shared/router.js";
import { OfficeApp } from "./app.js";

keepReturn(href("provider"));
keepLeft(href("left"));
void start({ service: createOfficeService(), catalog: officeCatalog, app: OfficeApp });
