"use client";

import { ArrowLeftOutlined, PrinterOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useEffect, useRef } from "react";
import type { Instant } from "../../duty/plan";
import type { WallClock } from "../../duty/time/wall-clock";
import type { Me } from "../ui/me";
import { useWords } from "../words/use-words";
import styles from "./border-detail.module.css";
import { BorderFacts } from "./border-facts";
import { BorderLifeList } from "./border-life-list";
import type { BorderDetail as Detail, NameOf } from "./ledger";
import { RuleNow } from "./rule-now";
import { standingOf } from "./standing";
import { StepPanel } from "./step-panel";
import { StandingTag } from "./stroke-mark";
import { TermsView } from "./terms-view";
import { WeekHeat } from "./week-heat";

interface BorderDetailProps {
  readonly detail: Detail;
  readonly me: Me;
  readonly nameOf: NameOf;
  readonly clock: WallClock;
  readonly time: (at: Instant) => string;
  readonly tick: string;
  readonly online: boolean;
  readonly onBack: () => void;
  readonly onStepped: (detail: Detail) => void;
  readonly onStale: () => void;
  readonly onPrint: () => void;
}

function Waiting({ detail: { life, line }, nameOf, time, me }: Pick<BorderDetailProps, "detail" | "nameOf" | "time" | "me">) {
  const { say } = useWords();
  const { open } = life;
  if (!open) return life.state === "objected" ? <Alert type="warning" showIcon title={say("border.objected")} /> : null;
  const mine = open.waitsFor === me.squad;
  return (
    <section className={mine ? styles.mine : styles.waiting} aria-label={say("border.proposal")} data-testid="proposal">
      <h3>{say(mine ? "border.waits-for-me" : "border.proposal")}</h3>
      <p>
        {say("border.proposal-by", {
          squad: nameOf(open.by.squad),
          name: open.by.name,
          time: time(open.at),
          round: open.round,
          other: nameOf(open.waitsFor),
        })}
      </p>
      <TermsView terms={open.terms} former={line.review.rule} nameOf={nameOf} />
      <p className={styles.quiet}>{say("border.begins", { time: time(open.terms.from) })}</p>
    </section>
  );
}

/** Tells who cannot see it what the last step was. */
function LastStep({ detail: { life }, nameOf }: Pick<BorderDetailProps, "detail" | "nameOf">) {
  const { say } = useWords();
  const last = life.history[life.history.length - 1];
  return (
    <div className={styles.unseen} role="status">
      {last && `${last.by.squad === null ? say("border.level-above") : nameOf(last.by.squad)} · ${say(`border.step.${last.kind}`)}`}
    </div>
  );
}

/** Everything about one border, and what the viewer may do about it. */
export function BorderDetail(props: BorderDetailProps) {
  const { detail, me, nameOf, clock, time, online, onBack, onStepped, onStale, onPrint } = props;
  const { say } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const { line } = detail;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another border is a new beginning
  useEffect(() => heading.current?.focus(), [line.key]);
  const standing = standingOf(line.review);
  return (
    <article
      className={styles.detail}
      data-testid="border-detail"
      data-border={line.key}
      data-number={detail.life.number}
      data-state={detail.life.state}
    >
      <div className={styles.tools}>
        <Button type="text" icon={<ArrowLeftOutlined />} onClick={onBack} data-testid="border-back">
          {say("border.back")}
        </Button>
        {line.review.rule && (
          <Button icon={<PrinterOutlined />} onClick={onPrint} data-testid="border-print">
            {say("border.print")}
          </Button>
        )}
      </div>
      <h2 ref={heading} tabIndex={-1} className={styles.name}>
        {say("border.between", { one: line.names[0], other: line.names[1] })}
      </h2>
      <p className={styles.standing}>
        <StandingTag standing={standing} /> <span className={styles.quiet}>{say(`border.standing-hint.${standing}`)}</span>
      </p>
      <LastStep detail={detail} nameOf={nameOf} />
      <Waiting detail={detail} nameOf={nameOf} time={time} me={me} />
      <StepPanel
        key={line.key}
        detail={detail}
        me={me}
        nameOf={nameOf}
        clock={clock}
        time={time}
        online={online}
        onStepped={onStepped}
        onStale={onStale}
      />
      <RuleNow detail={detail} nameOf={nameOf} time={time} tick={props.tick} />
      <section aria-label={say("border.facts")}>
        <h3>{say("border.facts")}</h3>
        <BorderFacts detail={detail} time={time} />
      </section>
      <section aria-label={say("border.heat")}>
        <h3>{say("border.heat")}</h3>
        <WeekHeat byHour={detail.byHour} />
      </section>
      <section aria-label={say("border.life")}>
        <h3>{say("border.life")}</h3>
        <BorderLifeList detail={detail} nameOf={nameOf} time={time} />
      </section>
    </article>
  );
}
