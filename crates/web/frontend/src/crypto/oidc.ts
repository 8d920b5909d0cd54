// SPDX-License-Identifier: EUPL-1.2
// Identification by an identity provider: the nonce of the ID token is the hash of the keys that ask (docs/PROTOCOL.md, "Identification by OIDC").
import { b64u, unb64u } from "./b64.ts";
import { h } from "./tup.ts";
import type { B64u } from "./wire.ts";

/** `b64u(H("sp1/oidc/nonce", org, sig, enc, r))`, with `enc` as its text. The registrar computes it; here it is for the vectors. */
export function oidcNonce({ org, sig, enc, r }: { readonly org: string; readonly sig: B64u; readonly enc: string; readonly r: B64u }): B64u {
  return b64u(h("sp1/oidc/nonce", org, unb64u(sig), enc, unb64u(r)));
}
