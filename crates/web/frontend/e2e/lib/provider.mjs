// SPDX-License-Identifier: EUPL-1.2
/**
 * An identity provider for the demo and its stories: `oidc-provider` from npm (a certified implementation) with a page on which one picks
 * an invented person and how she proves who she is. `office`: the back office is a client too; its staff has accounts of its own, and leaving
 * here is told there. Started by the demo: `node provider.mjs settings.json`; ends with its standard input.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { generateKeyPairSync, randomUUID } from "node:crypto";
import Provider from "oidc-provider";

const { port, issuer, redirect, client, secret, persons, keys, office } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const KVNR = "urn:telematik:claims:id";
const LEVELS = { "gematik-ehealth-loa-high": "mit Ausweis oder Gesundheitskarte und PIN", "gematik-ehealth-loa-substantial": "mit der App ohne PIN", "password": "nur mit Passwort" };
const STAFF_LEVELS = office === null ? {} : { [office.level]: "mit Passwort und zweitem Faktor", "password": "nur mit Passwort" };

/** The same keys after a restart. */
function ownKeys() {
  if (existsSync(keys)) return JSON.parse(readFileSync(keys, "utf8"));
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const made = { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "ES256", kid: randomUUID() }] };
  writeFileSync(keys, JSON.stringify(made), { mode: 0o600 });
  return made;
}

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: client,
      client_secret: secret,
      redirect_uris: [redirect],
      response_types: ["code"],
      grant_types: ["authorization_code"],
      token_endpoint_auth_method: "client_secret_basic",
      id_token_signed_response_alg: "ES256",
    },
    ...(office === null
      ? []
      : [
          {
            client_id: office.client,
            client_secret: office.secret,
            redirect_uris: [office.redirect],
            response_types: ["code"],
            grant_types: ["authorization_code"],
            token_endpoint_auth_method: "client_secret_basic",
            id_token_signed_response_alg: "ES256",
            post_logout_redirect_uris: [office.redirect],
            backchannel_logout_uri: office.logout,
            backchannel_logout_session_required: true,
          },
        ]),
  ],
  jwks: ownKeys(),
  acrValues: [...new Set([...Object.keys(LEVELS), ...Object.keys(STAFF_LEVELS)])],
  claims: { acr: null, auth_time: null, openid: ["sub", "birthdate", "family_name", "given_name", KVNR] },
  conformIdTokenClaims: false,
  cookies: { keys: [randomUUID()] },
  features: {
    backchannelLogout: { enabled: true },
    devInteractions: { enabled: false },
    pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
    // Its own pages ask another host for a font.
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        const buttons = '<button type="submit" form="op.logoutForm" name="logout" value="yes">Ja, abmelden</button><button type="submit" form="op.logoutForm">Angemeldet bleiben</button>';
        ctx.body = html(`<p>Möchten Sie sich auch hier abmelden?</p>${form}${buttons}`);
      },
      postLogoutSuccessSource: (ctx) => {
        ctx.body = html("<p>Sie sind hier abgemeldet.</p>");
      },
    },
  },
  pkce: { required: () => true },
  // It refuses addresses of this machine by its dispatcher; here everything is on this machine, and one of them is named.
  fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, String(url) === office?.logout ? options : { ...options, dispatcher }),
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  findAccount: (_, id) => {
    if (office?.accounts.some(({ account }) => account === id)) return { accountId: id, claims: () => ({ sub: id }) };
    const person = persons.find(({ kvnr }) => kvnr === id);
    if (person === undefined) return undefined;
    return { accountId: id, claims: () => ({ sub: `sub-${id}`, [KVNR]: id, birthdate: person.birth_date, family_name: person.family, given_name: person.given }) };
  },
  // There is nothing to consent to at a provider that belongs to a demo.
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid");
    grant.addOIDCClaims(["birthdate", "family_name", "given_name", KVNR]);
    await grant.save();
    return grant;
  },
});

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const option = ([value, text]) => `<option value="${escape(value)}">${escape(text)}</option>`;

function html(content) {
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Anbieter der Vorführung</title>
<style>body{font:1.1rem sans-serif;max-width:30rem;margin:2rem auto;padding:0 1rem}label,select,button{display:block;width:100%;font:inherit;margin:.5rem 0}button{min-height:2.75rem}:focus-visible{outline:4px solid #004f50;outline-offset:2px}</style></head>
<body><main><h1>Anbieter der Vorführung</h1>${content}</main></body></html>`;
}

function page(uid, staff) {
  const people = (staff ? office.accounts.map(({ account, name }) => [account, name]) : persons.map(({ kvnr, given, family }) => [kvnr, `${given} ${family}`])).map(option).join("");
  return html(`<p>Hier weist sich in der Vorführung jemand aus. Alle Personen sind erfunden.</p>
<form method="post" action="/interaction/${escape(uid)}"><label for="person">Wer sind Sie?</label><select id="person" name="person">${people}</select>
<label for="level">Wie weisen Sie sich aus?</label><select id="level" name="level">${Object.entries(staff ? STAFF_LEVELS : LEVELS).map(option).join("")}</select>
<button name="do" value="login">Anmelden</button><button name="do" value="cancel">Abbrechen</button></form>`);
}

provider.use(async (ctx, next) => {
  const uid = /^\/interaction\/([\w-]+)$/.exec(ctx.path)?.[1];
  if (uid === undefined) return next();
  const { params } = await provider.interactionDetails(ctx.req, ctx.res);
  if (ctx.method !== "POST") {
    ctx.type = "html";
    ctx.body = page(uid, params.client_id === office?.client);
    return undefined;
  }
  let body = "";
  for await (const chunk of ctx.req) body += chunk;
  const form = new URLSearchParams(body);
  const result =
    form.get("do") === "login"
      ? { login: { accountId: form.get("person"), acr: form.get("level"), remember: false } }
      : { error: "access_denied", error_description: "cancelled" };
  ctx.respond = false;
  await provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
  return undefined;
});

provider.listen(port, "127.0.0.1");
// Whoever started it has ended, however.
process.stdin.on("end", () => process.exit(0)).resume();
