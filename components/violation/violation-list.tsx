"use client";

import { Button, Empty, Skeleton } from "antd";
import { useEffect, useMemo, useRef } from "react";
import type { Instant } from "../../duty/plan";
import { AskedNotice } from "../border/notices";
import { useWords } from "../words/use-words";
import { categoryName } from "./category-choices";
import { possibleDuplicates } from "./possible-duplicates";
import type { SquadName } from "./squad-names";
import type { Violations } from "./use-violations";
import type { LocalCategory } from "./violation-answers";
import { ViolationItem } from "./violation-item";
import styles from "./violation-list.module.css";

interface ViolationListProps {
  readonly violations: Violations;
  readonly local: readonly LocalCategory[];
  readonly nameOf: SquadName;
  readonly time: (at: Instant) => string;
  readonly now: Instant;
  readonly chosen: number | null;
  readonly onOpen: (id: number) => void;
}

const MINUTE = 60_000;

/** The violations, newest first; those that came live stand out until they were seen. */
export function ViolationList({ violations, local, nameOf, time, now, chosen, onOpen }: ViolationListProps) {
  const { say } = useWords();
  const { list, asked, again, more, see } = violations;
  const box = useRef<HTMLUListElement>(null);
  const repeats = useMemo(() => possibleDuplicates(list.lines), [list.lines]);
  const minute = Math.floor(now / MINUTE) * MINUTE;
  // Who goes through the list by keys sees where they are.
  useEffect(() => {
    if (chosen !== null) box.current?.querySelector(`[data-violation="${chosen}"]`)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const busy = asked.status === "loading";
  return (
    <>
      {(asked.status === "failed" || (busy && list.lines.length === 0)) && <AskedNotice asked={asked} onRetry={again} />}
      {asked.status === "ready" && list.lines.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say("violation.none")} />
      )}
      <ul className={styles.list} ref={box} data-testid="violations" onPointerLeave={see}>
        {list.lines.map((line) => (
          <ViolationItem
            key={line.id}
            line={line}
            name={categoryName(line.category, local)}
            nameOf={nameOf}
            time={time}
            now={Math.max(minute, line.at)}
            chosen={line.id === chosen}
            unseen={list.unseen.has(line.id)}
            repeats={repeats.has(line.id)}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {busy && list.lines.length > 0 && <Skeleton active paragraph={{ rows: 2 }} title={false} />}
      {more && !busy && (
        <Button block onClick={more} data-testid="earlier">
          {say("violation.earlier")}
        </Button>
      )}
    </>
  );
}
