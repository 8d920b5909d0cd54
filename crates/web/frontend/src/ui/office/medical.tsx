// SPDX-License-Identifier: EUPL-1.2
/** A file that only the Medical Service can open: handed over as it came, with a cover sheet that says nothing of the person. */
import { makeZip } from "client-zip";
import type { VNode } from "preact";
import { dateTime, size } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { AttachmentView, MedicalSheet } from "../../mailbox/views.js";
import { Mini } from "../shared/controls.js";
import { useAction, useEnv, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { escape, page, saveBlob, utc } from "../shared/save.js";

export function ForwardMedical({ thread, dept, unit, file }: { thread: string; dept: string; unit: string; file: AttachmentView }): VNode {
  const office = useOffice();
  const { brand } = useEnv();
  const action = useAction();
  const forward = (): void => {
    action.run(
      () => office.forwardMedical(thread, dept, file.aid),
      ({ sealed, sheet }) => {
        void packed(sealed, sheet, { insurer: brand.name, unit }).then((blob) => {
          saveBlob(blob, `${sheet.att.name.replace(/\..*$/, "")}.zip`);
          announce(t("medical-forward-done"));
        });
      },
    );
  };
  return (
    <>
      <span class="act">
        <Mini icon="send" label={t("medical-forward-label", { name: file.name })} onClick={forward}>
          {t("medical-forward")}
        </Mini>
      </span>
      {action.refusal === null ? null : (
        <span class="wide">
          <RefusalAlert refusal={action.refusal} />
        </span>
      )}
    </>
  );
}

/** The sealed file under its name, the sheet for people, the sheet for the program. */
export async function packed(sealed: Blob, sheet: MedicalSheet, from: { readonly insurer: string; readonly unit: string }): Promise<Blob> {
  const lastModified = new Date(sheet.forwarded * 1000);
  const entries = [
    { name: `${sheet.att.name}.age`, input: sealed, lastModified },
    { name: "begleitblatt.json", input: new Blob([JSON.stringify(sheet, null, 2)]), lastModified },
    { name: "begleitblatt.html", input: coverSheet(sheet, from), lastModified },
  ];
  const blob = await new Response(makeZip(entries)).blob();
  return blob.slice(0, blob.size, "application/zip");
}

function coverSheet(sheet: MedicalSheet, { insurer, unit }: { readonly insurer: string; readonly unit: string }): Blob {
  const { att } = sheet;
  const title = t("medical-sheet-title");
  const facts: readonly (readonly [string, string])[] = [
    [t("medical-sheet-from"), `${insurer}, ${unit}`],
    [t("medical-sheet-case"), sheet.thread],
    [t("medical-sheet-file"), `${att.name}.age`],
    [t("medical-sheet-size"), size(att.size)],
    [t("medical-sheet-received"), `${dateTime(sheet.received)} (${utc(sheet.received)})`],
    [t("medical-sheet-forwarded"), `${dateTime(sheet.forwarded)} (${utc(sheet.forwarded)})`],
    [t("medical-sheet-hash"), att.ct],
    [t("medical-sheet-content"), att.pt],
    [t("medical-sheet-key"), `${att.to.dept} ${att.to.epoch}, ${att.to.de}`],
  ];
  return page(title, [
    `<h1>${escape(title)}</h1>`,
    `<p>${escape(t("medical-sheet-text"))}</p>`,
    "<dl>",
    ...facts.map(([key, value]) => `<dt>${escape(key)}</dt><dd>${escape(value)}</dd>`),
    "</dl>",
    `<p>${escape(t("medical-sheet-scan"))}</p>`,
    `<p><code>medical-service open --folder … --sheet begleitblatt.json --out …</code></p>`,
  ]);
}
