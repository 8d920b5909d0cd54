// SPDX-License-Identifier: EUPL-1.2
/** "Wer kann das lesen?": names and roles in plain words; keys and hashes one layer below. */
import { Fragment, type VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { ReaderView, Side, ThreadView } from "../../mailbox/views.js";
import { Details, Facts, Tag } from "./controls.js";
import { ExcludeButton, ExcludeDialog } from "./exclude.js";
import { Icon } from "./icons.js";

/** Fingerprints are read aloud and compared: groups of four. */
export function grouped(text: string): string {
  return text.includes(" ") ? text : (text.match(/.{1,4}/g) ?? []).join(" ");
}

/** First and second line. Names may be missing where no profile could be opened. */
function lines(reader: ReaderView, side: Side): readonly [string, string] {
  if (reader.kind === "you" && side === "portal") return [t("you"), reader.name === t("you") ? "" : reader.name];
  const name = reader.name !== "" ? reader.name : reader.kind === "insured" ? t("reader-insured-nameless") : reader.kind === "representative" ? t("reader-representative-nameless") : t("you");
  if (reader.detail !== null) return [name, reader.detail];
  if (reader.kind === "unit") return [name, t("reader-unit")];
  return [name, reader.name === "" ? "" : reader.kind === "representative" ? t("reader-representative") : reader.kind === "insured" ? t("reader-insured") : ""];
}

interface PanelProps {
  readonly side: Side;
  readonly readers: readonly ReaderView[];
  readonly technical: ThreadView["technical"] | null;
  /** All keys of the readers were verified; false under an alarm. */
  readonly checked: boolean;
  /** The thread, where somebody can be kept out of it. */
  readonly thread?: string;
  /** Some attachments are for the Medical Service only: for everybody in the list they are closed. */
  readonly medical?: boolean;
}

export const hasMedical = (thread: ThreadView): boolean => thread.messages.some((message) => message.kind === "message" && message.attachments.some((file) => (file.medical ?? null) !== null));

export function ReadersPanel({ side, readers, technical, checked, thread, medical = false }: PanelProps): VNode {
  const id = useId();
  const [out, setOut] = useState<{ readonly pid: string; readonly name: string } | null>(null);
  return (
    <section class="sheet stack panel" aria-labelledby={id}>
      <h2 id={id}>
        <Icon name="lock" />
        {t("readers-title")}
      </h2>
      <ul class="people">
        {readers.map((reader) => {
          const [first, second] = lines(reader, side);
          return (
            <li key={`${reader.kind} ${reader.name}`}>
              <Icon name="check" />
              <span>
                <bdi class="strong">{first}</bdi>
                {second === "" ? null : (
                  <Fragment>
                    <br />
                    <bdi class="muted">{second}</bdi>
                  </Fragment>
                )}
                {thread === undefined || reader.excludable === undefined || !checked ? null : (
                  <Fragment>
                    <br />
                    <ExcludeButton name={first} onPress={() => { setOut({ pid: reader.excludable ?? "", name: first }); }} />
                  </Fragment>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <hr class="hr" />
      <ul class="people">
        {medical ? (
          <li>
            <Icon name="lock" />
            <span>{t(side === "portal" ? "readers-medical-portal" : "readers-medical-office")}</span>
          </li>
        ) : null}
        <li>
          <Icon name="eyeoff" tone="no" />
          <span class="muted">{t("readers-not")}</span>
        </li>
      </ul>
      {technical === null || !checked ? null : <Tag kind="ok" icon="shield">{t("keys-checked")}</Tag>}
      {technical?.witnessPolicy === "none" ? <p class="small muted">{t("witness-none")}</p> : null}
      {technical === null ? null : (
        <Details summary={t("technical")}>
          <Facts
            items={[
              [t("technical-fingerprint"), <span class="mono">{grouped(technical.fingerprint)}</span>],
              [t("technical-epoch"), <span class="num">{technical.epoch}</span>],
              [t("technical-log"), t(technical.witnessPolicy === "none" ? "witness-none" : "witness-some")],
              [t("technical-crypto"), t("technical-crypto-text")],
            ]}
          />
        </Details>
      )}
      {out === null || thread === undefined ? null : <ExcludeDialog thread={thread} pid={out.pid} name={out.name} onClose={() => { setOut(null); }} />}
    </section>
  );
}
