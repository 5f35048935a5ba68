"use client";

import { Alert, Button, Input } from "antd";
import { useEffect, useRef } from "react";
import type { Point } from "../../../geo/plane/point";
import { useWords } from "../../words/use-words";
import { CopyButton } from "./copy-button";
import styles from "./intake.module.css";
import { curlOf, sampleCalls } from "./sample-calls";

/** A token just made, told this once. */
export interface MadeToken {
  readonly name: string;
  readonly role: "intake" | "reader";
  readonly token: string;
  /** When it was made, ISO 8601: the samples speak of that moment. */
  readonly at: string;
}

interface TokenMadeProps {
  readonly made: MadeToken;
  /** A place of the city for the samples. */
  readonly point: Point;
  readonly onClose: () => void;
}

/** The token itself, until it is stored elsewhere, and commands to try it with. */
export function TokenMade({ made, point, onClose }: TokenMadeProps) {
  const { say } = useWords();
  const { name, role, token, at } = made;
  const title = useRef<HTMLHeadingElement>(null);
  // Whoever cannot see the new part is brought to it.
  useEffect(() => title.current?.focus(), []);
  const calls = sampleCalls(role, { origin: window.location.origin, token, point, at, text: say("token.sample-text") });
  return (
    <div className={styles.made} data-testid="token-made">
      <h3 ref={title} tabIndex={-1} className={styles.madeTitle}>
        {say("token.made", { name })}
      </h3>
      <Alert type="warning" showIcon title={say("token.once")} />
      <div className={styles.row}>
        <Input className={styles.secret} readOnly value={token} aria-label={say("token.text")} onFocus={({ target }) => target.select()} />
        <CopyButton text={token} label={`${say("intake-setting.copy")}: ${say("token.text")}`} />
      </div>
      <h4 className={styles.madeTitle}>{say("token.samples")}</h4>
      {role === "intake" && <span className={styles.soft}>{say("token.samples-real")}</span>}
      {calls.map((call) => {
        const what = say(`token.sample.${call.shows}`);
        return (
          <div key={call.shows}>
            <div className={styles.sampleHead}>
              <span>{what}</span>
              <CopyButton text={curlOf(call)} label={say("token.copy-sample", { what })} />
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
            <pre className={styles.sample} tabIndex={0} data-sample={call.shows}>
              {curlOf(call)}
            </pre>
          </div>
        );
      })}
      <div>
        <Button type="primary" onClick={onClose} data-testid="token-stored">
          {say("token.stored")}
        </Button>
      </div>
    </div>
  );
}
