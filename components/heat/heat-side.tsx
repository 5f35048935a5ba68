"use client";

import { Button, Collapse, Segmented, Switch } from "antd";
import { useMemo } from "react";
import type { HeatQuestion, Permitted } from "../../duty/violation/heat-question";
import type { Bounds } from "../../geo/plane/point";
import { useWords } from "../words/use-words";
import { CategoryTree } from "./controls/category-tree";
import { ChannelBars } from "./controls/channel-bars";
import { DayStrip } from "./controls/day-strip";
import type { Exposure } from "./controls/exposure-figures";
import { ExposurePanel } from "./controls/exposure-panel";
import { HourMultiples } from "./controls/hour-multiples";
import type { HourSquares } from "./controls/hour-pictures";
import { NearForm } from "./controls/near-form";
import { SquadBars } from "./controls/squad-bars";
import { TimeWheel } from "./controls/time-wheel";
import type { HeatTally } from "./heat-answers";
import type { HeatNames } from "./heat-names";
import styles from "./heat-side.module.css";

/** The sections of the panel. */
export const SECTIONS = ["hours", "days", "category", "source", "squad", "near", "multiples", "exposure"] as const;
/** One of them. */
export type Section = (typeof SECTIONS)[number];

interface HeatSideProps {
  readonly question: HeatQuestion;
  readonly onAsk: (change: Partial<HeatQuestion>) => void;
  /** Counts of each chart without its own part; null while they are under way. */
  readonly tally: HeatTally | null;
  readonly names: HeatNames;
  readonly bounds: Bounds;
  readonly hours: HourSquares | null;
  readonly exposure: Exposure | null;
  readonly hour: number | null;
  readonly playing: number | null;
  readonly onHour: (hour: number | null) => void;
  /** The box of what the map shows now. */
  readonly view: () => Bounds | null;
  readonly open: readonly Section[];
  readonly onOpen: (sections: readonly Section[]) => void;
  /** A phone: the flat table of hours instead of the wheel. */
  readonly narrow: boolean;
}

const PERMITTED: readonly Permitted[] = ["without", "with", "only"];

const mapOf = (record: Readonly<Record<string, number>> | undefined) => record && new Map(Object.entries(record));

/** Everything that narrows the question, each chart answering to the others. */
export function HeatSide(props: HeatSideProps) {
  const { question, onAsk, tally, names, bounds, hours, exposure, hour, playing, onHour, view, open, onOpen, narrow } = props;
  const { say } = useWords();
  const counts = useMemo(
    () => ({
      category: mapOf(tally?.byCategory) ?? null,
      channel: mapOf(tally?.byChannel) ?? null,
      squad: mapOf(tally?.bySquad) ?? null,
    }),
    [tally],
  );
  const { from, to } = question;
  const firstDay = tally?.byDay.from ?? "1970-01-01";
  const days = from !== null && to !== null ? ([from, to] as const) : null;
  const content: Record<Section, React.ReactNode> = {
    hours: (
      <TimeWheel
        counts={tally?.byHourOfWeek ?? null}
        value={question.hours}
        onChange={(value) => onAsk({ hours: value })}
        playing={playing}
        flat={narrow}
      />
    ),
    days: (
      <DayStrip
        from={firstDay}
        counts={tally?.byDay.counts ?? null}
        value={days}
        onChange={(value) => onAsk({ from: value?.[0] ?? null, to: value?.[1] ?? null })}
      />
    ),
    category: (
      <CategoryTree
        counts={counts.category}
        value={question.categories}
        onChange={(categories) => onAsk({ categories })}
        extra={names.extra}
      />
    ),
    source: <ChannelBars counts={counts.channel} value={question.channels} onChange={(channels) => onAsk({ channels })} />,
    squad: <SquadBars counts={counts.squad} value={question.squads} onChange={(squads) => onAsk({ squads })} names={names.squads} />,
    near: (
      <div className={styles.stack}>
        <NearForm value={question.near} onChange={(near) => onAsk({ near })} />
        <div className={styles.line}>
          <Switch
            size="small"
            checked={question.box !== null}
            onChange={(on) => onAsk({ box: on ? view() : null })}
            aria-label={say("heat-page.view-box")}
          />
          {say("heat-page.view-box")}
        </div>
        <div className={styles.line}>
          <span>{say("heat-page.permitted")}</span>
          <Segmented
            size="small"
            value={question.permitted}
            onChange={(permitted) => onAsk({ permitted })}
            options={PERMITTED.map((value) => ({ value, label: say(`heat-page.permitted.${value}`) }))}
            aria-label={say("heat-page.permitted")}
          />
        </div>
      </div>
    ),
    multiples: <HourMultiples squares={hours} bounds={bounds} value={hour} onChoose={onHour} />,
    exposure: <ExposurePanel exposure={exposure} />,
  };
  return (
    <Collapse
      className={styles.sections ?? ""}
      size="small"
      ghost
      activeKey={[...open]}
      onChange={(keys) => onOpen(SECTIONS.filter((one) => keys.includes(one)))}
      items={SECTIONS.map((key) => ({
        key,
        label: <span className={styles.name}>{say(`heat-page.section.${key}`)}</span>,
        extra: narrowed(question, key) && (
          <Button
            type="link"
            size="small"
            onClick={(event) => {
              event.stopPropagation();
              onAsk(WIDE[key] ?? {});
            }}
          >
            {say("controls.clear")}
          </Button>
        ),
        children: content[key],
      }))}
    />
  );
}

/** What takes a section's part off the question. */
const WIDE: Readonly<Partial<Record<Section, Partial<HeatQuestion>>>> = {
  hours: { hours: null },
  days: { from: null, to: null },
  category: { categories: [] },
  source: { channels: [] },
  squad: { squads: [] },
  near: { near: null, box: null },
};

/** Whether a section narrows the question. */
function narrowed(question: HeatQuestion, section: Section): boolean {
  if (section === "hours") return question.hours !== null;
  if (section === "days") return question.from !== null || question.to !== null;
  if (section === "category") return question.categories.length > 0;
  if (section === "source") return question.channels.length > 0;
  if (section === "squad") return question.squads.length > 0;
  return section === "near" && (question.near !== null || question.box !== null);
}
