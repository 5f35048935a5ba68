"use client";

import { Button, Result } from "antd";
import Link from "next/link";
import type { RowAnswer } from "../../duty/violation/row-answer";
import { useWords } from "../words/use-words";
import { borderName, type SquadName } from "./squad-names";

/** What the intake says of a violation it has taken. */
export type TakenRow = Extract<RowAnswer, { violation: number }>;

interface SentViewProps {
  readonly taken: TakenRow;
  readonly nameOf: SquadName;
  readonly onAnother: () => void;
}

/** A violation was taken: its number, who answers, and the way to the next. */
export function SentView({ taken, nameOf, onAnother }: SentViewProps) {
  const { say } = useWords();
  const lead = nameOf(taken.lead ?? taken.squad);
  return (
    <Result
      status="success"
      data-testid="sent"
      data-violation={taken.violation}
      title={say("new.sent", { number: taken.violation })}
      subTitle={
        <>
          {lead !== "" && <div>{say("new.answers", { lead })}</div>}
          {taken.border && <div>{say("new.border", { border: borderName(taken.border, nameOf), lead })}</div>}
          {taken.allowance && <div>{say("violation.badge.allowance")}</div>}
        </>
      }
      extra={[
        <Button key="another" type="primary" size="large" data-testid="another" onClick={onAnother}>
          {say("new.another")}
        </Button>,
        <Link key="open" href={`/violation?id=${taken.violation}`}>
          {say("new.open")}
        </Link>,
      ]}
    />
  );
}
