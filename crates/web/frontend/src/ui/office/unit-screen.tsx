// SPDX-License-Identifier: EUPL-1.2
/** What all screens about one unit have: the menu, a heading with the unit's name, and a word when there is no such unit for this clerk. */
import type { VNode } from "preact";
import type { UnitView } from "../../mailbox/views.js";
import { Skeleton } from "../shared/controls.js";
import { useLoaded, useOffice } from "../shared/env.js";
import { Heading } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { Side, useWork } from "./side.js";

export interface UnitScreenProps {
  readonly dept: string;
  readonly place: "overview" | "staff" | "texts" | "matters" | "rules";
  /** Title of the window. */
  readonly page: string;
  /** Heading, with the name of the unit as it was signed. */
  readonly title: (unit: string) => string;
  readonly children: (unit: UnitView) => VNode;
}

export function UnitScreen({ dept, place, page, title, children }: UnitScreenProps): VNode {
  const office = useOffice();
  const work = useWork();
  const units = useLoaded(() => office.units(), [], ["threads", "session"]);
  const unit = units.value?.find((item) => item.dept === dept) ?? null;
  return (
    <div class="obody">
      <Side units={units.value ?? []} dept={dept} place={place} work={work.value} />
      <main class="omain" id="main" tabIndex={-1}>
        <Heading title={page}>{title(unit?.label ?? "")}</Heading>
        {units.refusal === null ? null : <RefusalAlert refusal={units.refusal} />}
        {unit !== null ? children(unit) : units.value !== null ? <RefusalAlert refusal={{ code: "not-found" }} /> : units.busy ? <Skeleton /> : null}
      </main>
    </div>
  );
}
