// SPDX-License-Identifier: EUPL-1.2
/** What waits for a second employee in the own units, oldest first, and what of one's own waits. */
import type { VNode } from "preact";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { StagedLineView, UnitView } from "../../mailbox/views.js";
import { Button, Empty, Skeleton, Tag } from "../shared/controls.js";
import { useLoaded, useOffice } from "../shared/env.js";
import { Heading } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { href } from "../shared/router.js";
import { useColleagues } from "./colleagues.js";
import { Side, useWork } from "./side.js";
import { useStagedLines } from "./staged-lines.js";

export function ReleasesScreen(): VNode {
  const office = useOffice();
  const units = useLoaded(() => office.units(), [], ["threads", "session"]);
  const work = useWork();
  const lines = useStagedLines();
  return (
    <div class="obody">
      <Side units={units.value ?? []} dept={null} place="releases" work={work.value} />
      <main class="omain" id="main" tabIndex={-1}>
        <Heading title={t("releases")}>{t("releases")}</Heading>
        {lines.refusal === null ? null : (
          <RefusalAlert refusal={lines.refusal}>
            <div>
              <Button kind="secondary" onClick={lines.reload}>{t("retry")}</Button>
            </div>
          </RefusalAlert>
        )}
        {lines.value === null ? (
          lines.busy ? (
            <section class="sheet">
              <Skeleton />
            </section>
          ) : null
        ) : lines.value.length === 0 ? (
          <section class="sheet">
            <Empty icon="users" title={t("releases-empty")}>
              <p class="muted">{t("releases-empty-text")}</p>
            </Empty>
          </section>
        ) : (
          <div class="sheet sheet--flush">
            <ul class="list" aria-label={t("releases")}>
              {lines.value.map((line) => (
                <Line key={line.mid} line={line} units={units.value ?? []} />
              ))}
            </ul>
          </div>
        )}
      </main>
    </div>
  );
}

function Line({ line, units }: { line: StagedLineView; units: readonly UnitView[] }): VNode {
  const dept = units[0]?.dept ?? "";
  const colleague = useColleagues(dept === "" ? null : dept);
  const over = line.state !== "open";
  const isBack = line.state === "returned";
  const isLater = line.reason === "later";
  return (
    <li class="rel">
      <h2 class="subj">
        <a class="inline-link" href={href("thread", line.thread, dept)}>{line.subject ?? t("releases-case")}</a>
      </h2>
      <p>
        {over ? (
          <Tag kind="late" icon="x">{t(isBack ? "state-release-returned" : isLater ? "state-later-void" : "state-release-void")}</Tag>
        ) : isLater ? (
          <Tag kind="us" icon="hour"><span class="num">{t("later-when", { when: dateTime(line.at ?? 0) })}</span></Tag>
        ) : (
          <Tag kind="you" icon="users">{t("state-release-open")}</Tag>
        )}
      </p>
      <p class="small muted num">{t("releases-by", { name: colleague(line.sender), when: dateTime(line.stagedAt) })}</p>
      {isLater ? null : <p class="small muted">{line.asked === null ? t("step-asked-all") : t("step-asked", { name: colleague(line.asked) })}</p>}
    </li>
  );
}
