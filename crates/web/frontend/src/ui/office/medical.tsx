// SPDX-License-Identifier: EUPL-1.2
/** A file that only the Medical Service can open: handed over as it came, with a cover sheet that says nothing of the person. */
import { makeZip } from "client-zip";
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { dateTime, size } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { AttachmentView, MedicalSheet, ThreadView } from "../../mailbox/views.js";
import { Alert, Button, Dialog, Mini } from "../shared/controls.js";
import { useAction, useEnv, useLoaded, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { escape, page, saveBlob, utc } from "../shared/save.js";
import { useColleagues } from "./colleagues.js";

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

/** Asks for such papers where the matter does not provide for them. `onAsked`: the person still has to be written to. */
export function AskMedical({ thread, dept, onAsked }: { thread: ThreadView; dept: string; onAsked: () => void }): VNode | null {
  const office = useOffice();
  const action = useAction();
  const colleague = useColleagues(dept === "" ? null : dept);
  const matters = useLoaded(() => office.matters(), [], []);
  const [asking, setAsking] = useState(false);
  const { medicalAsked: asked } = thread;
  const change = (asks: boolean, done: () => void): void => {
    action.run(() => office.askMedical(thread.thread, dept, asks), () => {
      setAsking(false);
      announce(t(asks ? "medical-ask-done" : "medical-end-done"));
      done();
    });
  };
  if (asked !== null) {
    return (
      <Alert kind="info" title={t("medical-asked-office", { name: asked.by === null ? asked.unit : colleague(asked.by), when: dateTime(asked.at) })}>
        {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
        <div>
          <Mini icon="undo" onClick={() => { change(false, () => undefined); }}>{t("medical-end")}</Mini>
        </div>
      </Alert>
    );
  }
  // Where the matter provides for them, nobody has to ask.
  if (matters.value?.some(({ code, medical }) => code === thread.matter && medical) !== false) return null;
  return (
    <div>
      <Mini icon="lock" onClick={() => { setAsking(true); }}>{t("medical-ask")}</Mini>
      {asking ? (
        <Dialog
          title={t("medical-ask")}
          onClose={() => { setAsking(false); }}
          actions={
            <Fragment>
              <Button busy={action.busy} onClick={() => { change(true, onAsked); }}>{action.busy ? t("please-wait") : t("medical-ask-do")}</Button>
              <Button kind="secondary" onClick={() => { setAsking(false); }}>{t("cancel")}</Button>
            </Fragment>
          }
        >
          {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
          <p>{t("medical-ask-text")}</p>
          <p>{t("medical-ask-next")}</p>
        </Dialog>
      ) : null}
    </div>
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
