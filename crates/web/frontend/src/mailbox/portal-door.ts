// SPDX-License-Identifier: EUPL-1.2
/** The only door for the portal's `main.tsx`: one service a page. */
import { createCryptoClient } from "../crypto/client.ts";
import { browserEnvironment } from "./environment.js";
import { makePortalService } from "./portal.js";
import type { PortalService } from "./service.js";

export const createPortalService = (): PortalService => makePortalService(browserEnvironment(), createCryptoClient());
