// SPDX-License-Identifier: EUPL-1.2
/** The only door for `main.tsx`: one service a page. */
import { createCryptoClient } from "../crypto/client.ts";
import { browserEnvironment } from "./environment.js";
import { makeOfficeService } from "./office.js";
import { makePortalService } from "./portal.js";
import type { OfficeService, PortalService } from "./service.js";

export const createPortalService = (): PortalService => makePortalService(browserEnvironment(), createCryptoClient());
export const createOfficeService = (): OfficeService => makeOfficeService(browserEnvironment(), createCryptoClient());
