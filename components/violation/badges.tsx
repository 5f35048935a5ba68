"use client";

import { Tag } from "antd";
import type { ViolationLine } from "../../duty/violation/violation-line";
import { useWords } from "../words/use-words";
import { borderName, type SquadName } from "./squad-names";

interface BadgesProps {
  readonly line: ViolationLine;
  readonly nameOf: SquadName;
  /** Whether an earlier one may be the same. */
  readonly repeats: boolean;
}

/** Letters dark enough for the pale grounds of the tags: 4.5:1 and better. */
const INK = { green: "#1f5c0a", orange: "#8a3d00", gold: "#7a5000", volcano: "#a5310a" } as const;

/** What must not be overlooked of a violation: border band, permission, evidence, repetition, its end. */
export function Badges({ line, nameOf, repeats }: BadgesProps) {
  const { say } = useWords();
  return (
    <>
      {line.status === "closed" && <Tag data-badge="closed">{say("violation.status.closed")}</Tag>}
      {line.mergedInto !== null && <Tag data-badge="merged">{say("violation.merged-into", { number: line.mergedInto })}</Tag>}
      {line.allowance !== null && (
        <Tag color="green" style={{ color: INK.green }} data-badge="allowance">
          {say("violation.badge.allowance")}
        </Tag>
      )}
      {line.border !== null && (
        <Tag color="purple" title={borderName(line.border, nameOf)} data-badge="border">
          {say("violation.badge.border", { lead: nameOf(line.lead ?? line.squad) })}
        </Tag>
      )}
      {line.review !== null && line.review !== "reviewed" && (
        <Tag color="orange" style={{ color: INK.orange }} title={say("violation.badge.clue-hint")} data-badge="clue">
          {say("violation.badge.clue")}
        </Tag>
      )}
      {repeats && line.mergedInto === null && (
        <Tag color="gold" style={{ color: INK.gold }} title={say("violation.badge.repeats-hint")} data-badge="repeats">
          {say("violation.badge.repeats")}
        </Tag>
      )}
      {line.kind === "gap" && line.status === "open" && (
        <Tag color="volcano" style={{ color: INK.volcano }}>
          {say("kind.gap")}
        </Tag>
      )}
      {line.kind === "outside" && <Tag>{say("kind.outside")}</Tag>}
    </>
  );
}
