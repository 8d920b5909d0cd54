// SPDX-License-Identifier: EUPL-1.2
import { createPortalService } from "../../mailbox/portal-door.js";
import { portalCatalog } from "../../i18n/portal.js";
import { start } from "../shared/app.js";
import { keepReturn } from "../shared/return.js";
import { href } from "../shared/router.js";
import { askForShared } from "./shared-files.js";
import { PortalApp } from "./app.js";

keepReturn(href("identify", "back"));
askForShared();
void start({ service: createPortalService(), catalog: portalCatalog, app: PortalApp });
