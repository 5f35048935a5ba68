"use client";

import { App, Button, QRCode } from "antd";
import { useState } from "react";
import { askPortal, goToLogin } from "../ui/ask-portal";
import { useWords } from "../words/use-words";
import { type TraceLink, traceQuestionOf } from "./trace-link";
import styles from "./trace-page.module.css";
import { useCopy } from "./use-copy";

/** What the door says to a trace that was given out. */
interface Given {
  readonly code: string;
  readonly digest: string;
}

function GivenOut({ given, origin }: { readonly given: Given; readonly origin: string }) {
  const { say, language } = useWords();
  const copy = useCopy();
  const address = `${origin}/verify/${given.code}`;
  return (
    <div className={styles.given} role="status" data-testid="given" data-code={given.code}>
      <div className={styles.qr} role="img" aria-label={say("trace.qr")}>
        <QRCode value={address} type="svg" size={116} bordered={false} bgColor="#ffffff" color="#000000" errorLevel="M" />
      </div>
      <div className={styles.givenText}>
        <strong>{say("trace.given")}</strong>
        <span>
          {say("trace.given-code")} <span className={styles.code}>{given.code}</span>
        </span>
        <span className={styles.digest}>
          {say("trace.digest")} {given.digest}
        </span>
        <div className={styles.tools}>
          <Button
            type="primary"
            href={`/api/trace/certificate/${given.code}/pdf?language=${language}`}
            target="_blank"
            data-testid="given-pdf"
          >
            {say("trace.open-pdf")}
          </Button>
          <Button onClick={() => void copy(address)}>{say("trace.copy-verify")}</Button>
          <Button href={`/verify/${given.code}`} target="_blank" data-testid="given-verify">
            {say("trace.open-verify")}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** Gives a trace out under a verification code, and shows what to hand on. `origin`: the address people reach the portal by. */
export function GiveOut({ link, origin }: { readonly link: TraceLink; readonly origin: string }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [state, setState] = useState<"idle" | "busy" | Given>("idle");
  const give = async () => {
    setState("busy");
    const outcome = await askPortal<Given>("/api/trace/certificate", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(traceQuestionOf(link)),
    });
    if (outcome.ok) return setState(outcome.value);
    if (outcome.status === 401) return goToLogin("expired");
    setState("idle");
    message.error(outcome.detail ?? say("fault.network"));
  };
  if (typeof state === "object") return <GivenOut given={state} origin={origin} />;
  return (
    <div className={styles.give}>
      <Button type="primary" loading={state === "busy"} onClick={() => void give()} data-testid="give">
        {say("trace.give")}
      </Button>
      <span className={styles.quiet}>{say("trace.give-text")}</span>
    </div>
  );
}
