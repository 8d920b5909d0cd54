// SPDX-License-Identifier: EUPL-1.2
/** A promise that is settled from elsewhere; `Promise.withResolvers` is younger than our oldest browsers. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T | PromiseLike<T>) => void;
  readonly reject: (reason: unknown) => void;
}

export function deferred<T>(): Deferred<T> {
  let resolve: Deferred<T>["resolve"] = () => undefined;
  let reject: Deferred<T>["reject"] = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** Lets the messages in between that have come: a stream out of memory would keep its thread to its end. */
export function turn(): Promise<void> {
  const { promise, resolve } = deferred<undefined>();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve(undefined);
  };
  // Not a timer: those wait longer in a page that is not looked at.
  port2.postMessage(null);
  return promise;
}
