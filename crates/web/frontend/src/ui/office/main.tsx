// SPDX-License-Identifier: EUPL-1.2
import { createOfficeService } from "../../mailbox/index.js";
import { officeCatalog } from "../../i18n/office.js";
import { start } from "../shared/app.js";
import { OfficeApp } from "./app.js";

void start({ service: createOfficeService(), catalog: officeCatalog, app: OfficeApp });
