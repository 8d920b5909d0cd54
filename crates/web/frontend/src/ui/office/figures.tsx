// SPDX-License-Identifier: EUPL-1.2
/** Figures with three faces that are made of the same numbers: a chart, a table, a file for a spreadsheet. */
import { Fragment, type VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { csv, type Cell } from "../../mailbox/csv.js";
import { Mini } from "../shared/controls.js";
import { useNarrow } from "../shared/env.js";
import { saveBlob } from "../shared/save.js";

export interface Table {
  readonly head: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Columns that fit on a phone. */
const NARROW = 3;

/** `chart` is told in words what it shows; null: these figures are read in a table only. */
export function Figures({ title, note, file, table, chart }: { title: string; note?: string; file: string; table: Table; chart: ((label: string) => VNode) | null }): VNode {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const shown = chart === null || asTable;
  const save = (): void => {
    saveBlob(new Blob([csv(table.head, table.rows)], { type: "text/csv;charset=utf-8" }), `${file}.csv`);
  };
  return (
    <section class="sheet stack figures" aria-labelledby={id}>
      <div class="row figures-head">
        <h2 id={id}>{title}</h2>
        <span class="row">
          {chart === null ? null : (
            <Mini label={t(asTable ? "figures-as-chart-label" : "figures-as-table-label", { title })} onClick={() => { setAsTable(!asTable); }}>
              {t(asTable ? "figures-as-chart" : "figures-as-table")}
            </Mini>
          )}
          <Mini icon="down" label={t("figures-csv-label", { title })} onClick={save}>{t("figures-csv")}</Mini>
        </span>
      </div>
      {note === undefined ? null : <p class="muted small">{note}</p>}
      {shown ? <Rows title={title} table={table} /> : chart(t("figures-chart", { title }))}
    </section>
  );
}

function Rows({ title, table }: { title: string; table: Table }): VNode {
  const narrow = useNarrow();
  const [, ...heads] = table.head;
  if (narrow && table.head.length > NARROW) {
    return (
      <ul class="plain stack stack-2" aria-label={title}>
        {table.rows.map(([name, ...cells]) => (
          <li key={name} class="figures-line">
            <span class="strong">{name}</span>
            <span class="num">{cells.map((cell, n) => `${heads[n] ?? ""}: ${cell === "" ? "–" : cell}`).join(" · ")}</span>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <table class="kern-table figures-table">
      <caption class="sr-only">{title}</caption>
      <thead class="kern-table__head">
        <tr class="kern-table__row">
          {table.head.map((word) => <th key={word} class="kern-table__header" scope="col">{word}</th>)}
        </tr>
      </thead>
      <tbody class="kern-table__body">
        {table.rows.map(([name, ...cells]) => (
          <tr class="kern-table__row" key={name}>
            <th class="kern-table__cell" scope="row">{name}</th>
            {cells.map((cell, n) => (
              <Fragment key={heads[n]}>
                <td class="kern-table__cell num">{cell === "" ? "–" : cell}</td>
              </Fragment>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
