// SPDX-License-Identifier: EUPL-1.2
/** The same matter was written about twice: where it goes on. */
import type { VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import type { ThreadView } from "../../mailbox/views.js";
import { Alert, Link } from "../shared/controls.js";
import { useEnv, useLoaded } from "../shared/env.js";
import { href } from "../shared/router.js";

export function GoesOn({ thread }: { thread: ThreadView }): VNode | null {
  return thread.main === null ? null : <Note key={thread.main} main={thread.main} />;
}

function Note({ main }: { main: string }): VNode {
  const { service } = useEnv();
  const other = useLoaded(() => service.thread(main, true), [main], []);
  const subject = other.value?.subject ?? "";
  return (
    <Alert kind="info" title={t("goes-on-title")}>
      <p>{t("goes-on-text")}</p>
      <p><Link to={href("thread", main)}>{subject === "" ? t("goes-on-open") : t("goes-on-in", { subject })}</Link></p>
    </Alert>
  );
}
