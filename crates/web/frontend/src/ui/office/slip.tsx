// SPDX-License-Identifier: EUPL-1.2
/** The enclosure for a paper letter: address of the portal, code, and what happens with an answer. It names neither person nor matter. */
import { Fragment, type VNode } from "preact";
import { date } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import { Button, Empty } from "../shared/controls.js";
import { useEnv } from "../shared/env.js";
import { Heading } from "../shared/page.js";
import { QrCode } from "../shared/qr.js";
import { go, href } from "../shared/router.js";
import { PaperHead } from "../shared/sheet.js";

export interface Slip {
  /** `XXXX-XXXX-XXXX-XXXX` */
  readonly code: string;
  readonly madeAt: number;
  readonly expiresAt: number;
}

let held: Slip | null = null;

/** Keeps the slip from the case to the print view; gone with the page, the lock, or `dropSlip`. */
export function holdSlip(slip: Slip): void {
  held = slip;
}

export function dropSlip(): void {
  held = null;
}

export function SlipScreen({ thread, dept }: { thread: string | null; dept: string | null }): VNode {
  const slip = held;
  const back = (): void => {
    dropSlip();
    go(thread === null ? href("list") : dept === null ? href("thread", thread) : href("thread", thread, dept));
  };
  return (
    <main class="desk" id="main" tabIndex={-1}>
      <div class="tools">
        <Heading title={t("slip-title")}>{t("slip-title")}</Heading>
      </div>
      {slip === null ? (
        <div class="sheet narrow">
          <Empty icon="print" title={t("slip-gone")}>
            <p class="small muted">{t("slip-gone-text")}</p>
            <Button onClick={back}>{t("slip-back")}</Button>
          </Empty>
        </div>
      ) : (
        <Fragment>
          <div class="tools">
            <p class="full">{t("slip-lead")}</p>
            <Button icon="print" onClick={() => { window.print(); }}>{t("print")}</Button>
            <Button kind="secondary" onClick={back}>{t("slip-back")}</Button>
          </div>
          <SlipPaper slip={slip} />
        </Fragment>
      )}
    </main>
  );
}

function SlipPaper({ slip }: { slip: Slip }): VNode {
  const { portal } = useEnv().brand;
  return (
    <article class="paper" aria-label={t("slip-title")}>
      <PaperHead right={t("slip-made", { day: date(slip.madeAt) })} />
      <div>
        <h2>{t("slip-heading")}</h2>
        <p>{t("slip-what")}</p>
      </div>
      <div class="codebox">
        <QrCode text={`${portal}/#/reply/${slip.code}`} label={t("slip-qr")} />
        <div>
          <h3>{t("slip-code")}</h3>
          <ol class="groups" aria-label={t("slip-code")}>
            {slip.code.split("-").map((group, index) => <li key={index}>{group}</li>)}
          </ol>
          <p class="soft">{t("slip-until", { day: date(slip.expiresAt) })}</p>
        </div>
      </div>
      <div class="two">
        <div>
          <h3>{t("slip-use")}</h3>
          <ol>
            <li>{t("slip-use-1")} <b class="nowrap">{new URL(portal).host}</b></li>
            <li>{t("slip-use-2")}</li>
            <li>{t("slip-use-3")}</li>
          </ol>
        </div>
        <div>
          <h3>{t("slip-safe")}</h3>
          <ul class="dots">
            <li>{t("slip-safe-1")}</li>
            <li>{t("slip-safe-2")}</li>
            <li>{t("slip-safe-3")}</li>
          </ul>
        </div>
      </div>
      <div class="foot2">
        <span>{t("slip-foot")}</span>
        <span>{t("slip-phone")}</span>
      </div>
    </article>
  );
}
