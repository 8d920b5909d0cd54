// SPDX-License-Identifier: EUPL-1.2
/** Refusals: thrown inside `mailbox/`, and turned into an `Outcome` at its door, so that no screen sees an exception. */
import type { Answer, Problem } from "../api/index.js";
import { ProtocolError, type ErrorCode } from "../crypto/errors.ts";
import type { MailboxCode } from "./codes.js";
import type { Outcome, Refusal } from "./views.js";

export class Refused extends Error {
  readonly refusal: Refusal;
  /** What the server said, if it was the server. */
  readonly problem: Problem | null;

  constructor(refusal: Refusal, problem: Problem | null = null) {
    super(refusal.code);
    this.name = "Refused";
    this.refusal = refusal;
    this.problem = problem;
  }
}

export const fine = <T>(value: T): Outcome<T> => ({ ok: true, value });
/** A refusal made here, or passed on from the worker. */
export const refuse = (code: MailboxCode | ErrorCode): Refused => new Refused({ code });

/** The value of an answer, or throws the problem as a refusal. */
export function need<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new Refused(refusalOf(answer.problem), answer.problem);
}

export function refusalOf(problem: Problem): Refusal {
  return {
    code: problem.code,
    ...(problem.retryAfter === undefined ? {} : { retryAfter: problem.retryAfter }),
    ...(problem.triesLeft === undefined ? {} : { triesLeft: problem.triesLeft }),
  };
}

/** What was thrown, as one refusal. Foreign errors become `internal`: their text never travels. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof ProtocolError) return { code: error.code };
  if (error instanceof DOMException) return { code: DOM_CODES[error.name] ?? "internal" };
  for (const watcher of watchers) watcher(error);
  return { code: "internal" };
}

const watchers = new Set<(error: unknown) => void>();

/** Tests see what became `internal`; a page watches nothing. */
export function watchFaults(watcher: (error: unknown) => void): void {
  watchers.add(watcher);
}

/** Names of the browser for what a person did or lacks. */
const DOM_CODES: Readonly<Record<string, MailboxCode>> = {
  NotAllowedError: "passkey-cancelled",
  AbortError: "cancelled",
  InvalidStateError: "passkey-exists",
  NotSupportedError: "passkey-unsupported",
  SecurityError: "passkey-unsupported",
  QuotaExceededError: "storage-full",
};

/** Runs an operation at the door of the mailbox. */
export async function outcome<T>(operation: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return fine(await operation());
  } catch (error) {
    return { ok: false, refusal: asRefusal(error) };
  }
}

/** Code that is fetched when it is needed first. @throws `offline` when it does not come */
export async function fetched<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    throw refuse("offline");
  }
}

/** A part of a service whose code is fetched with its first question: all that it is asked is answered later anyway. */
export function laterPart<T extends { readonly [K in keyof T]: (...args: never[]) => Promise<unknown> }>(load: () => Promise<T>): T {
  let part: Promise<T> | null = null;
  const ask = async (name: string, args: readonly unknown[]): Promise<unknown> => {
    part ??= fetched(load);
    const asked = part;
    const found = await outcome(() => asked);
    if (!found.ok) {
      part = null;
      return found;
    }
    const method: unknown = Reflect.get(found.value, name);
    return Reflect.apply(method as (...args: readonly unknown[]) => Promise<unknown>, found.value, args);
  };
  // It is no promise itself, whoever hands it on.
  return new Proxy(Object.create(null) as T, { get: (_, name) => (typeof name === "symbol" || name === "then" ? undefined : (...args: readonly unknown[]) => ask(name, args)) });
}
