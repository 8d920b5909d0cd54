// SPDX-License-Identifier: EUPL-1.2
// Identification by an identity provider: seeds are made before anybody knows for whom, wait in this browser while the person is at
// the provider, and become the person's keys when the registrar has sent the code that is sealed to them.
import { identityOf, open, recipientOf } from "../agefile.ts";
import { activationLocator, sealText } from "../activation.ts";
import type { CryptoApi } from "../api.ts";
import { b64u } from "../b64.ts";
import { wipe } from "../bytes.ts";
import { parseCode } from "../codes.ts";
import { envelopeFrom, envelopeJson } from "../dsse.ts";
import { publicKeyOf } from "../ed25519.ts";
import { demand, ProtocolError } from "../errors.ts";
import { makeSeeds, type Seeds } from "../identity.ts";
import { parsePadded } from "../json.ts";
import { read, signStatement } from "../statement.ts";
import { DECLARE_START, OIDC_ANSWER, OIDC_FINISH, OIDC_START } from "../statements/oidc.ts";
import { verifyChain } from "../trust.ts";
import { verifyOidcAnswer } from "../verify.ts";
import type { B64u, UnixSeconds, Uuid } from "../wire.ts";
import { registrarRecipient } from "./ceremonies.ts";
import { makeHandle, type Session } from "./session.ts";

type Operations = Pick<
  CryptoApi,
  "identityProviders" | "beginIdentification" | "beginDeclaration" | "waitingDeclaration" | "dropDeclaration" | "openIdentification" | "finishIdentification"
>;

/** The way there and back may take so long; older seeds are forgotten. The registrar waits as long. */
const WAY = 900;

/** Seeds of somebody who is being identified, and which of their statements waits for an answer. */
export interface Identifying {
  readonly org: string;
  readonly seeds: Seeds;
  readonly start: B64u;
  readonly asked: B64u;
  readonly begun: UnixSeconds;
  /** Of a declaration: the message it is about. */
  readonly about?: { readonly thread: Uuid; readonly obj: B64u };
}

export function identifying(session: Session): Operations {
  const current = (): Identifying => {
    if (session.identifying === null) throw new ProtocolError("no-identification");
    return session.identifying;
  };

  return {
    async identityProviders({ org, td, now }) {
      const { newest } = await verifyChain(td, { org, pin: null, fingerprint: null }, now);
      return newest.body.idps.map(({ id, procedure, iss }) => ({ id, procedure, host: new URL(iss).host }));
    },

    async beginIdentification({ org, td, registrar, provider, now }) {
      const trust = await verifyChain(td, { org, pin: null, fingerprint: null }, now);
      demand(trust.newest.body.idps.some(({ id }) => id === provider), "no-identification");
      session.lock();
      const recipient = await registrarRecipient(await session.trusted(trust), registrar, now);
      const seeds = makeSeeds(session.chance);
      const enc = await recipientOf(identityOf(seeds.enc));
      const body = { v: 1, org, provider, sig: b64u(publicKeyOf(seeds.sig)), enc, r: b64u(session.chance(16)), iat: now } as const;
      const start = await signStatement(OIDC_START, body, [seeds.sig]);
      session.identifying = { org, seeds, start: start.id, asked: start.id, begun: now };
      session.changed();
      return { file: await sealText(recipient, envelopeJson(start.envelope)) };
    },

    async beginDeclaration({ org, td, registrar, provider, thread, obj, now }) {
      const { pid } = session.unlocked().keys.keycard.body;
      const trust = await verifyChain(td, { org, pin: null, fingerprint: null }, now);
      demand(trust.newest.body.idps.some(({ id }) => id === provider), "no-identification");
      const lane = session.threads.get(`${thread}/case`);
      const message = [...(lane?.messages.values() ?? [])].find((one) => one.obj === obj)?.message ?? null;
      demand(message?.body.from.pid === pid, "wrong-place");
      const recipient = await registrarRecipient(await session.trusted(trust), registrar, now);
      const seeds = makeSeeds(session.chance);
      const enc = await recipientOf(identityOf(seeds.enc));
      const body = { v: 1, org, provider, pid, thread, obj, sig: b64u(publicKeyOf(seeds.sig)), enc, r: b64u(session.chance(16)), iat: now } as const;
      const start = await signStatement(DECLARE_START, body, [seeds.sig]);
      session.identifying = { org, seeds, start: start.id, asked: start.id, begun: now, about: { thread, obj } };
      session.changed();
      return { file: await sealText(recipient, envelopeJson(start.envelope)) };
    },

    waitingDeclaration: () => session.keystore.declared(),
    dropDeclaration: () => session.keystore.dropDeclared(),

    async openIdentification({ file }) {
      const { org, seeds, start, asked, begun, about } = current();
      const { trust } = session.evidence();
      const answer = read(OIDC_ANSWER, envelopeFrom(parsePadded(await open(identityOf(seeds.enc), file))));
      await verifyOidcAnswer(answer, trust.newest.body, asked);
      const { result } = answer.body;
      if (result.t === "redirect") {
        await session.keystore.putAway({ org, start, state: result.state, td: trust.newest.id, begun, seeds, ...(about === undefined ? {} : { about }) });
        return { t: "redirect", url: result.url };
      }
      if (result.t === "refused") return result;
      if (result.t === "declared") {
        demand(result.thread === about?.thread && result.obj === about.obj, "wrong-place");
        const { thread, procedure } = result;
        // On the disk before anything else: it cannot be had a second time.
        await session.keystore.putDeclared({ stmt: answer.envelope, thread });
        wipe(seeds.sig, seeds.enc);
        session.identifying = null;
        session.changed();
        return { t: "declared", stmt: answer.envelope, thread, procedure, at: answer.body.iat };
      }
      demand(about === undefined, "wrong-place");
      const raw = parseCode("A", result.code);
      const handle = makeHandle(session.chance);
      session.ceremonies.set(handle, { kind: "activation", org, code: raw, seeds, checked: null });
      session.identifying = null;
      session.changed();
      return { t: "identified", handle, locator: b64u(await activationLocator(raw, org)), fingerprint: result.fp.replaceAll(" ", ""), dob: result.dob };
    },

    async finishIdentification({ org, td, registrar, code, state, iss, now }) {
      const away = await session.keystore.away();
      // Whoever comes back without having left from here brings somebody else's identity (ruling 17).
      if (away === null) throw new ProtocolError("no-identification");
      const { seeds } = away;
      try {
        demand(away.org === org && away.state === state, "foreign-identification");
        if (Math.abs(now - away.begun) > WAY) {
          await session.keystore.dropAway();
          throw new ProtocolError("identification-over");
        }
        const trust = await verifyChain(td, { org, pin: null, fingerprint: null }, now);
        demand(trust.chain.some(({ id }) => id === away.td), "wrong-trust-document");
        session.lock();
        const recipient = await registrarRecipient(await session.trusted(trust), registrar, now);
        const finish = await signStatement(OIDC_FINISH, { v: 1, org, start: away.start, code, state, iss, iat: now }, [seeds.sig]);
        // One way back: after this the seeds are in the worker only.
        await session.keystore.dropAway();
        session.identifying = { org, seeds, start: away.start, asked: finish.id, begun: away.begun, ...(away.about === undefined ? {} : { about: away.about }) };
        session.changed();
        return { file: await sealText(recipient, envelopeJson(finish.envelope)) };
      } catch (error) {
        wipe(seeds.sig, seeds.enc);
        throw error;
      }
    },
  };
}
