// SPDX-License-Identifier: EUPL-1.2
/** Chromium from Debian, a context per person, each with a virtual authenticator that does PRF. */
import { chromium } from "playwright-core";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/**
 * Two builds of the same engine: the whole browser, and the shell that pages alone need, which does a third less work for the same page.
 * `CHROMIUM` says which one is taken for everything.
 */
const WHOLE = "/usr/bin/chromium";
const SHELL = "/usr/bin/chromium-headless-shell";

export async function launch({ headed = false, whole = headed } = {}) {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? (whole ? WHOLE : SHELL), headless: !headed, args: flags });
}

/**
 * A browser profile of one person. `foreign` collects requests to any origin but the demo's. `clock`: its clock can be moved; that is
 * arranged before there is a page, which would see the year 1970 for a moment.
 */
export async function newDevice(browser, { locale = "de-DE", width = 1280, height = 900, allowed = [], clock = true, proxy } = {}) {
  const context = await browser.newContext({ locale, timezoneId: "Europe/Berlin", viewport: { width, height }, acceptDownloads: true, ...(proxy === undefined ? {} : { proxy }) });
  if (clock) await context.clock.install();
  const page = await context.newPage();
  // The limit of what hangs, not of what is slow: three stories share the cores of a slow machine.
  page.setDefaultTimeout(60_000);
  // Somebody listens from the beginning: choosers are told of only then, and one that opened in the moment before was lost (seen twice by keyboard, under load).
  page.on("filechooser", () => undefined);
  const foreign = [];
  const errors = [];
  page.on("request", (r) => {
    const url = r.url();
    if (!url.startsWith("blob:") && !url.startsWith("data:") && !allowed.some((a) => url.startsWith(a))) foreign.push(url);
  });
  page.on("pageerror", (e) => errors.push(String(e)));
  // What the network refused is told with its address below; the console's line says less.
  page.on("console", (m) => { if (m.type() === "error" && !m.text().startsWith("Failed to load resource")) errors.push(m.text()); });
  const refused = [];
  page.on("response", (r) => { if (r.status() >= 400) void r.text().catch(() => "").then((text) => refused.push(`${r.status()} ${r.request().method()} ${new URL(r.url()).pathname} ${text.slice(0, 200)}`)); });
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  /** "internal": the device's own; "usb": a key on a ring. */
  const addAuthenticator = async (transport = "internal") => {
    const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: { protocol: "ctap2", ctap2Version: "ctap2_1", transport, hasResidentKey: true, hasUserVerification: true, isUserVerified: true, hasPrf: true, automaticPresenceSimulation: true },
    });
    return authenticatorId;
  };
  const authenticator = await addAuthenticator();
  return {
    context, page, cdp, authenticator, addAuthenticator, foreign, errors, refused,
    removeAuthenticator: (id) => cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: id }),
    /** Whether anybody touches it when it is asked. */
    touched: (id, enabled) => cdp.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId: id, enabled }),
    close: () => context.close(),
  };
}
