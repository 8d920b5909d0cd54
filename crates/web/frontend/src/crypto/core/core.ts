// SPDX-License-Identifier: EUPL-1.2
// The whole interface over one session; the worker serves it, tests call it directly.
import type { CryptoApi, WorkerState } from "../api.ts";
import { systemChance, type Chance } from "../bytes.ts";
import { browserKeystore, type Keystore } from "../keystore.ts";
import { ceremonies } from "./ceremonies.ts";
import { desk } from "./desk.ts";
import { evidence } from "./evidence.ts";
import { identifying } from "./identifying.ts";
import { SwitchedKeystore } from "../passing-keystore.ts";
import { invitations } from "./invitations.ts";
import { methods } from "./methods.ts";
import { offline } from "./offline.ts";
import { own } from "./own.ts";
import { replies } from "./replies.ts";
import { Session } from "./session.ts";
import { threads } from "./threads.ts";
import { unlocking } from "./unlocking.ts";

const DEFAULT_IDLE_SECONDS = 15 * 60;

export interface Core {
  readonly api: CryptoApi;
  readonly onState: (listener: (state: WorkerState) => void) => void;
  /** To be called before every operation: restarts the idle clock. */
  readonly active: () => void;
}

export function createCore(keystore: Keystore = browserKeystore(), chance: Chance = systemChance): Core {
  const keys = new SwitchedKeystore(keystore, chance);
  const session = new Session(keys, chance);
  let idleSeconds = DEFAULT_IDLE_SECONDS;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const active = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      session.lock();
    }, idleSeconds * 1000);
    unref(timer);
  };
  const api: CryptoApi = {
    async configure(settings) {
      idleSeconds = settings.idleLockSeconds;
      keys.share(settings.shared === true);
      active();
    },
    async touch() {
      active();
    },
    async state() {
      return session.state();
    },
    async lock() {
      session.lock();
    },
    ...ceremonies(session),
    ...methods(session),
    ...unlocking(session),
    ...evidence(session),
    ...invitations(session),
    ...threads(session),
    ...own(session),
    ...offline(session),
    ...desk(session),
    ...identifying(session),
    ...replies(session),
  };
  return {
    api,
    active,
    onState: (listener) => {
      session.onState(listener);
    },
  };
}

/** In Node a waiting timer would keep the tests' process alive. */
function unref(timer: unknown): void {
  if (typeof timer === "object" && timer !== null && "unref" in timer) (timer as { readonly unref: () => void }).unref();
}
