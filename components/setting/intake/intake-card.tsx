"use client";

import { Alert, Button, Spin } from "antd";
import { type ReactNode, useId } from "react";
import { useWords } from "../../words/use-words";
import styles from "./intake.module.css";
import type { Told } from "./use-told";

interface IntakeCardProps {
  /** Where a link of the page leads. */
  readonly anchor: string;
  readonly title: string;
  readonly intro: string;
  readonly children: ReactNode;
}

/** One part of the page. */
export function IntakeCard({ anchor, title, intro, children }: IntakeCardProps) {
  const id = useId();
  return (
    <section id={anchor} className={styles.card} aria-labelledby={id} data-testid={`card-${anchor}`}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      <p className={styles.intro}>{intro}</p>
      {children}
    </section>
  );
}

interface WhenToldProps<T> {
  readonly told: Told<T>;
  readonly again: () => void;
  readonly children: (value: T) => ReactNode;
}

/** Shows what a door told, that it is still asked, or that it did not answer. */
export function WhenTold<T>({ told, again, children }: WhenToldProps<T>) {
  const { say } = useWords();
  if (told.status === "ready") return children(told.value);
  if (told.status === "loading")
    return (
      <div className={styles.waiting} role="status" aria-label={say("loading")}>
        <Spin />
      </div>
    );
  return (
    <Alert
      type="error"
      showIcon
      title={told.detail ?? say("fault.network")}
      action={
        <Button size="small" onClick={again}>
          {say("retry")}
        </Button>
      }
    />
  );
}
