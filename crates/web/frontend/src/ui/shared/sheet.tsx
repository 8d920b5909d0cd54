// SPDX-License-Identifier: EUPL-1.2
/** The recovery sheet (Notfallblatt): paper on the screen, printed by the browser. It exists only in the memory of this page. */
import type { ComponentChildren, VNode } from "preact";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import { Button } from "./controls.js";
import { useEnv, useSession } from "./env.js";
import { Mark } from "./icons.js";
import { QrCode } from "./qr.js";
import type { Sheet } from "./sheet-held.js";

export function SheetTools({ children, lead }: { children: ComponentChildren; lead: ComponentChildren }): VNode {
  return (
    <div class="tools">
      <div class="full">{lead}</div>
      <Button
        icon="print"
        onClick={() => {
          window.print();
        }}
      >
        {t("print")}
      </Button>
      {children}
      <p class="small muted full">{t("sheet-pdf-hint")}</p>
    </div>
  );
}

/** Who the paper is from, and at the other side what else stands at its top. */
export function PaperHead({ right }: { right: string }): VNode {
  const { brand } = useEnv();
  return (
    <div class="row row-between">
      <span class="row">
        <Mark />
        <span>
          <b>{brand.name}</b>
          <br />
          <span class="soft">Siegelpost</span>
        </span>
      </span>
      <span class="soft num">{right}</span>
    </div>
  );
}

export function SheetPaper({ sheet }: { sheet: Sheet }): VNode {
  const { now } = useEnv();
  const session = useSession();
  const name = session.state === "open" ? session.name : null;
  return (
    <article class="paper" aria-label={t("sheet")}>
      <PaperHead right={t("sheet-made", { when: dateTime(now()) })} />
      <div>
        <h2>{t("sheet")}</h2>
        <p>
          {t("sheet-for")} {name === null ? <span class="line">&nbsp;</span> : <b>{name}</b>}
        </p>
      </div>
      <p>{t("sheet-lead")}</p>
      <div class="codebox">
        <QrCode text={sheet.qr} label={t("sheet-qr")} />
        <div>
          <h3>{t("sheet-code-title")}</h3>
          <ol class="groups" aria-label={t("sheet-groups", { n: sheet.groups.length })}>
            {sheet.groups.map((group, index) => (
              <li key={index}>{group}</li>
            ))}
          </ol>
          <p class="soft">{t("sheet-letters")}</p>
        </div>
      </div>
      <div class="two">
        <div>
          <h3>{t("sheet-use")}</h3>
          <ol>
            <li>
              {t("sheet-use-1")} <b class="nowrap">{location.host}</b>
            </li>
            <li>{t("sheet-use-2")}</li>
            <li>{t("sheet-use-3")}</li>
            <li>{t("sheet-use-4")}</li>
          </ol>
        </div>
        <div>
          <h3>{t("sheet-safe")}</h3>
          <ul class="dots">
            <li>{t("sheet-safe-1")}</li>
            <li>{t("sheet-safe-2")}</li>
            <li>{t("sheet-safe-3")}</li>
          </ul>
        </div>
        <div>
          <h3>{t("sheet-lost")}</h3>
          <p>{t("sheet-lost-text")}</p>
        </div>
        <div>
          <h3>{t("sheet-seen")}</h3>
          <p>{t("sheet-seen-text")}</p>
        </div>
      </div>
      <div class="foot2">
        <span>{t("sheet-foot")}</span>
        <span class="nowrap">{t("sheet-page")}</span>
      </div>
    </article>
  );
}
