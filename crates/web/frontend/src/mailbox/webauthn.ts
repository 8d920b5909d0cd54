// SPDX-License-Identifier: EUPL-1.2
/**
 * The two ceremonies with a passkey. The PRF result is a key: it goes to the worker and nowhere else, so what is posted
 * is written member by member and never by `toJSON()`, which contains it.
 */
import { fromB64u, toB64u, type Bytes } from "./bytes.js";
import { refuse } from "./outcome.js";

type Json = Readonly<Record<string, unknown>>;

export interface Ceremony {
  /** Ready for the server, without extension results. */
  readonly credential: Json;
  readonly id: string;
  /** `prf.results.first`, if the authenticator gave one. */
  readonly prf: Bytes | null;
  /** Assertions: the 16 bytes of the person. */
  readonly userHandle: Bytes | null;
}

/** The browser's side of WebAuthn; `options` are those of the server, in their JSON form. */
export interface Passkeys {
  /** Makes a resident passkey; `prf` may be missing although the authenticator can do it. `elsewhere`: not on this device, but on a phone or a security key. */
  create(options: Json, prfInput: Bytes, elsewhere: boolean): Promise<Ceremony>;
  /** One prompt: signs in and gives the unlock value. */
  use(options: Json, prfInput: Bytes): Promise<Ceremony>;
}

/** null where the browser has no WebAuthn. */
export function browserPasskeys(container: CredentialsContainer | null): Passkeys {
  return {
    create: (options, prfInput, elsewhere) => create(container, options, prfInput, elsewhere),
    use: (options, prfInput) => use(container, options, prfInput),
  };
}

async function create(container: CredentialsContainer | null, options: Json, prfInput: Bytes, elsewhere: boolean): Promise<Ceremony> {
  const made = await door(container).create({ publicKey: { ...creationOptions(options, prfInput), ...(elsewhere ? notHere(options) : {}) } });
  if (!(made instanceof PublicKeyCredential) || !(made.response instanceof AuthenticatorAttestationResponse)) throw refuse("passkey-cancelled");
  const { response } = made;
  return {
    id: made.id,
    prf: prfOf(made),
    userHandle: null,
    credential: {
      ...common(made),
      response: {
        clientDataJSON: toB64u(new Uint8Array(response.clientDataJSON)),
        attestationObject: toB64u(new Uint8Array(response.attestationObject)),
        transports: typeof response.getTransports === "function" ? response.getTransports() : [],
      },
    },
  };
}

async function use(container: CredentialsContainer | null, options: Json, prfInput: Bytes): Promise<Ceremony> {
  const got = await door(container).get({ publicKey: requestOptions(options, prfInput) });
  if (!(got instanceof PublicKeyCredential) || !(got.response instanceof AuthenticatorAssertionResponse)) throw refuse("passkey-cancelled");
  const { response } = got;
  const handle = response.userHandle === null ? null : new Uint8Array(response.userHandle);
  return {
    id: got.id,
    prf: prfOf(got),
    userHandle: handle,
    credential: {
      ...common(got),
      response: {
        clientDataJSON: toB64u(new Uint8Array(response.clientDataJSON)),
        authenticatorData: toB64u(new Uint8Array(response.authenticatorData)),
        signature: toB64u(new Uint8Array(response.signature)),
        userHandle: handle === null ? null : toB64u(handle),
      },
    },
  };
}

/** Asked for one passkey by its id, an authenticator need not say again whose it is; whoever asked knows. */
export function ownedBy(used: Ceremony, handle: Bytes): Json {
  const response = used.credential["response"];
  return used.userHandle !== null || !isJson(response) ? used.credential : { ...used.credential, response: { ...response, userHandle: toB64u(handle) } };
}

function door(container: CredentialsContainer | null): CredentialsContainer {
  if (container === null) throw refuse("passkey-unsupported");
  return container;
}

function common(credential: PublicKeyCredential): Json {
  return { id: credential.id, rawId: toB64u(new Uint8Array(credential.rawId)), type: credential.type, authenticatorAttachment: credential.authenticatorAttachment };
}

function prfOf(credential: PublicKeyCredential): Bytes | null {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return null;
  return first instanceof ArrayBuffer ? new Uint8Array(first) : new Uint8Array(first.buffer.slice(first.byteOffset, first.byteOffset + first.byteLength));
}

/** The inner object if a server library wrapped it as `{publicKey: …}`. */
function inner(options: Json): Json {
  const wrapped = options["publicKey"];
  return isJson(wrapped) ? wrapped : options;
}

function creationOptions(raw: Json, prfInput: Bytes): PublicKeyCredentialCreationOptions {
  const options = inner(raw);
  const user = options["user"];
  if (!isJson(user)) throw refuse("bad-answer");
  return {
    ...(options as unknown as PublicKeyCredentialCreationOptions),
    challenge: bytesOf(options["challenge"]),
    user: { ...(user as unknown as PublicKeyCredentialUserEntity), id: bytesOf(user["id"]) },
    excludeCredentials: descriptors(options["excludeCredentials"]),
    extensions: { ...(isJson(options["extensions"]) ? options["extensions"] : {}), prf: { eval: { first: prfInput } } },
  };
}

/** Hints are for new browsers (WebAuthn level 3), the attachment binds all. */
export function notHere(raw: Json): Pick<PublicKeyCredentialCreationOptions, "authenticatorSelection"> & { readonly hints: readonly string[] } {
  const selection = inner(raw)["authenticatorSelection"];
  return { authenticatorSelection: { ...(isJson(selection) ? selection : {}), authenticatorAttachment: "cross-platform" }, hints: ["hybrid", "security-key"] };
}

function requestOptions(raw: Json, prfInput: Bytes): PublicKeyCredentialRequestOptions {
  const options = inner(raw);
  return {
    ...(options as unknown as PublicKeyCredentialRequestOptions),
    challenge: bytesOf(options["challenge"]),
    allowCredentials: descriptors(options["allowCredentials"]),
    extensions: { ...(isJson(options["extensions"]) ? options["extensions"] : {}), prf: { eval: { first: prfInput } } },
  };
}

function descriptors(value: unknown): PublicKeyCredentialDescriptor[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isJson).map((item) => ({ ...(item as unknown as PublicKeyCredentialDescriptor), id: bytesOf(item["id"]) }));
}

function bytesOf(value: unknown): Bytes {
  if (typeof value !== "string") throw refuse("bad-answer");
  return fromB64u(value);
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
