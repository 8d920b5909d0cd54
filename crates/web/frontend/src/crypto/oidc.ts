// SPDX-License-Identifier: EUPL-1.2
// Identification by an identity provider: the nonce of the ID token is the hash of the keys that ask (docs/PROTOCOL.md, "Identification by OIDC").
import { b64u, unb64u } from "./b64.ts";
import { uuidBytes } from "./ids.ts";
import type { DeclareStart } from "./statements/oidc.ts";
import { h } from "./tup.ts";
import type { B64u } from "./wire.ts";

/** `b64u(H("sp1/oidc/nonce", org, sig, enc, r))`, with `enc` as its text. The registrar computes it; here it is for the vectors. */
export function oidcNonce({ org, sig, enc, r }: { readonly org: string; readonly sig: B64u; readonly enc: string; readonly r: B64u }): B64u {
  return b64u(h("sp1/oidc/nonce", org, unb64u(sig), enc, unb64u(r)));
}

/** `b64u(H("sp1/declare/nonce", org, pid, thread, obj, sig, enc, r))`: the provider's own signature says for which message. Here it is for the vectors, too. */
export function declareNonce({ org, pid, thread, obj, sig, enc, r }: Pick<DeclareStart, "org" | "pid" | "thread" | "obj" | "sig" | "enc" | "r">): B64u {
  return b64u(h("sp1/declare/nonce", org, uuidBytes(pid), uuidBytes(thread), unb64u(obj), unb64u(sig), enc, unb64u(r)));
}
