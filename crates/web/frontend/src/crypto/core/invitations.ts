// SPDX-License-Identifier: EUPL-1.2
// Letting somebody act: the representative's device draws a code, the insured person's device types it and signs (docs/PROTOCOL.md, "Invitation").
import type { CryptoApi } from "../api.ts";
import { b64u, unb64u } from "../b64.ts";
import { equalBytes, wipe } from "../bytes.ts";
import { formatCode, parseCode } from "../codes.ts";
import { demand, ProtocolError } from "../errors.ts";
import { invitationLocator, invitationLocatorHash, invitationMac, invitationWords } from "../invitation.ts";
import { signStatement } from "../statement.ts";
import { REP, type Rep } from "../statements/representation.ts";
import type { Session } from "./session.ts";

type Operations = Pick<CryptoApi, "makeInvitation" | "invitationLocator" | "checkInvitation" | "grantRepresentation">;
type Named = Parameters<CryptoApi["checkInvitation"]>[0];

export function invitations(session: Session): Operations {
  /** The keycard must be the one bound now, and the code must have been drawn by it. */
  const check = async ({ code, pid, kc, mac, now }: Named): Promise<{ readonly raw: Uint8Array; readonly org: string }> => {
    const directory = session.evidence();
    const { org } = directory.trust;
    const raw = parseCode("V", code);
    demand(equalBytes(await invitationMac(raw, { org, pid, kc }), unb64u(mac)), "wrong-mac");
    demand(directory.keycard(kc) !== null && directory.bindingAt(pid, now)?.body.kc === kc, "stale-binding");
    return { raw, org };
  };

  return {
    async makeInvitation() {
      const { keycard } = session.unlocked().keys;
      const { org, pid } = keycard.body;
      const raw = session.chance(9);
      const of = { org, pid, kc: keycard.id };
      const made = {
        code: formatCode("V", raw),
        locatorHash: b64u(invitationLocatorHash(await invitationLocator(raw, org))),
        mac: b64u(await invitationMac(raw, of)),
        ...(await invitationWords(raw, of)),
      };
      wipe(raw);
      return made;
    },

    async invitationLocator({ code }) {
      const { org } = session.evidence().trust;
      return b64u(await invitationLocator(parseCode("V", code), org));
    },

    async checkInvitation(args) {
      const { raw, org } = await check(args);
      return invitationWords(raw, { org, pid: args.pid, kc: args.kc });
    },

    async grantRepresentation({ scope, rights, exp, ...args }) {
      const { org } = await check(args);
      const { keycard, seeds } = session.unlocked().keys;
      if (args.pid === keycard.body.pid) throw new ProtocolError("wrong-person");
      demand(rights.includes("read") && exp > args.now, "wrong-argument");
      const body: Rep = {
        v: 1,
        org,
        rep: args.pid,
        for: keycard.body.pid,
        scope: scope === null ? null : [...new Set(scope)].sort(),
        rights: (["read", "write", "history", "post"] as const).filter((right) => rights.includes(right)),
        basis: "self",
        nbf: args.now,
        exp,
        ref: null,
        by: keycard.id,
        iat: args.now,
      };
      return (await signStatement<Rep>(REP, body, [seeds.sig])).envelope;
    },
  };
}
