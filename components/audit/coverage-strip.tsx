"use client";

import { useMemo } from "react";
import type { DemandKind } from "../../duty/audit/audited-days";
import type { CoverageCounts, Tally } from "../../duty/audit/coverage-counts";
import type { Instant } from "../../duty/plan";
import { LOCALE } from "../words/language";
import { useWords } from "../words/use-words";
import styles from "./audit.module.css";

export interface CoverageStripProps {
  readonly coverage: CoverageCounts;
  readonly kind: DemandKind;
  readonly squad: string | null;
  readonly timeZone: string;
  /** The quarter hour that is looked into. */
  readonly chosen: Instant | null;
  choose(quarter: Instant | null): void;
}

const DAY_QUARTERS = 96;
/** From nothing missing to everything: one hue, so that it reads in sunlight and by everybody. */
const STEPS = ["#e3efe6", "#fde7c3", "#f9bd78", "#e57f3f", "#b3361c", "#6b0f0f"] as const;

const tallyOf = ({ city, squads }: CoverageCounts, kind: DemandKind, squad: string | null): Tally | undefined =>
  (squad === null ? city : squads[squad])?.[kind];

function toneOf(required: number, covered: number): string {
  if (required === 0) return "transparent";
  const lost = 1 - covered / required;
  return STEPS[lost === 0 ? 0 : Math.min(5, 1 + Math.floor(lost * 5))] as string;
}

/** The coverage of a week by quarter hour: seven rows of ninety-six cells. The arrow keys move, Enter chooses. */
export function CoverageStrip({ coverage, kind, squad, timeZone, chosen, choose }: CoverageStripProps) {
  const { say, language } = useWords();
  const tally = tallyOf(coverage, kind, squad);
  const words = useMemo(
    () => ({
      day: new Intl.DateTimeFormat(LOCALE[language], { timeZone, weekday: "short", month: "numeric", day: "numeric" }),
      time: new Intl.DateTimeFormat(LOCALE[language], { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    }),
    [language, timeZone],
  );
  const rows = useMemo(() => {
    if (!tally) return [];
    const days = new Map<string, { quarter: number; at: Instant; minute: number }[]>();
    for (let quarter = 0; quarter < coverage.count; quarter++) {
      const at = coverage.from + quarter * coverage.step;
      const [hour, minute] = words.time.format(at).split(":").map(Number) as [number, number];
      const day = words.day.format(at);
      days.set(day, [...(days.get(day) ?? []), { quarter, at, minute: hour * 60 + minute }]);
    }
    return [...days];
  }, [coverage, tally, words]);
  if (!tally) return null;
  const [required, covered] = [tally.required, tally.covered];
  const summary = (day: string, cells: readonly { quarter: number; at: Instant }[]) => {
    const sum = (list: readonly number[]) => cells.reduce((total, { quarter }) => total + (list[quarter] ?? 0), 0);
    const lost = ({ quarter }: { quarter: number }) => (required[quarter] ?? 0) - (covered[quarter] ?? 0);
    const worst = cells.reduce((a, b) => (lost(b) > lost(a) ? b : a));
    if (lost(worst) === 0) return say("audit.strip-day-full", { day });
    const share = `${Math.floor((sum(covered) / Math.max(1, sum(required))) * 100)} %`;
    return say("audit.strip-day", { day, share, time: words.time.format(worst.at), count: lost(worst) });
  };
  const step = (at: Instant, by: number) => {
    const next = Math.min(coverage.to - coverage.step, Math.max(coverage.from, at + by * coverage.step));
    choose(next);
  };
  const keyed = (event: React.KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -DAY_QUARTERS, ArrowDown: DAY_QUARTERS }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      step(chosen ?? coverage.from + 26 * coverage.step, chosen === null ? 0 : by);
    } else if (event.key === "Escape") choose(null);
  };
  const spoken = (quarter: number, day: string, at: Instant) =>
    say("audit.strip-cell", { day, time: words.time.format(at), covered: covered[quarter] ?? 0, required: required[quarter] ?? 0 });
  return (
    <section
      className={styles.strip}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the strip is one control, moved in by the arrow keys
      tabIndex={0}
      aria-label={say("audit.strip-hint")}
      onKeyDown={keyed}
      data-testid="coverage-strip"
    >
      <div className={styles.hours} aria-hidden>
        {[0, 3, 6, 9, 12, 15, 18, 21].map((hour) => (
          <span key={hour}>{String(hour).padStart(2, "0")}</span>
        ))}
      </div>
      {rows.map(([day, cells]) => (
        <div key={day} className={styles.day}>
          <span className={styles.dayName}>{day}</span>
          <svg
            className={styles.dayCells}
            viewBox={`0 0 ${DAY_QUARTERS} 10`}
            preserveAspectRatio="none"
            role="img"
            aria-label={summary(day, cells)}
            onPointerDown={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              const minute = Math.floor(((event.clientX - box.left) / box.width) * DAY_QUARTERS) * 15;
              const hit = cells.find((cell) => cell.minute === minute);
              if (hit) choose(hit.at === chosen ? null : hit.at);
            }}
          >
            {cells.map(({ quarter, at, minute }) => (
              <rect
                key={quarter}
                x={minute / 15}
                y={0}
                width={1}
                height={10}
                fill={toneOf(required[quarter] ?? 0, covered[quarter] ?? 0)}
                stroke={at === chosen ? "#0b2540" : "none"}
                strokeWidth={at === chosen ? 0.5 : 0}
              >
                <title>{spoken(quarter, day, at)}</title>
              </rect>
            ))}
          </svg>
        </div>
      ))}
      <span className={styles.legend} aria-hidden>
        {say("audit.legend-full")}
        {STEPS.map((tone) => (
          <i key={tone} style={{ background: tone }} />
        ))}
        {say("audit.legend-none")}
      </span>
      <span className={styles.spoken} aria-live="polite">
        {chosen !== null && spoken(Math.round((chosen - coverage.from) / coverage.step), words.day.format(chosen), chosen)}
      </span>
    </section>
  );
}
