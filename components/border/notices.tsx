"use client";

import { Alert, Button, Skeleton } from "antd";
import { useWords } from "../words/use-words";
import type { Asked } from "./use-asked";

/** What stands in the way of live news: no network, a line that is down, an answer that did not come. */
export function LiveNotice({ online, live, stale }: { readonly online: boolean; readonly live: boolean; readonly stale: boolean }) {
  const { say } = useWords();
  if (!online) return <Alert type="warning" banner title={say("fault.offline")} data-testid="offline" />;
  return live && !stale ? null : <Alert type="info" banner title={say("border.not-live")} />;
}

/** What is shown while something is asked for, or was not answered. */
export function AskedNotice({
  asked,
  onRetry,
  missing,
}: {
  readonly asked: Asked<unknown>;
  readonly onRetry: () => void;
  readonly missing?: string;
}) {
  const { say } = useWords();
  if (asked.status === "loading") return <Skeleton active paragraph={{ rows: 6 }} aria-label={say("loading")} />;
  if (asked.status === "ready") return null;
  const gone = asked.code === 404 && missing !== undefined;
  return (
    <Alert
      type={gone ? "warning" : "error"}
      showIcon
      title={gone ? missing : (asked.detail ?? say("fault.network"))}
      action={
        gone ? null : (
          <Button size="small" onClick={onRetry}>
            {say("retry")}
          </Button>
        )
      }
    />
  );
}
