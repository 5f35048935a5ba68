"use client";

import { Button, Result } from "antd";
import Link from "next/link";
import { useWords } from "../words/use-words";

/** There is no such page. */
export function Missing() {
  const { say } = useWords();
  return (
    <main>
      <Result status="404" title={say("fault.missing")} extra={<Link href="/plan">{say("back-to-map")}</Link>} />
    </main>
  );
}

/** The page failed. */
export function Broken({ onRetry }: { readonly onRetry: () => void }) {
  const { say } = useWords();
  return (
    <main>
      <Result
        status="error"
        title={say("fault.page")}
        subTitle={say("fault.page-text")}
        extra={
          <Button type="primary" onClick={onRetry}>
            {say("retry")}
          </Button>
        }
      />
    </main>
  );
}
