// SPDX-License-Identifier: EUPL-1.2
/** The only door for the back office's `main.tsx`: one service a page. */
import { createCryptoClient } from "../crypto/client.ts";
import { browserEnvironment } from "./environment.js";
import { makeOfficeService } from "./office.js";
import type { OfficeService } from "./service.js";

export const createOfficeService = (): OfficeService => makeOfficeService(browserEnvironment(), createCryptoClient());
