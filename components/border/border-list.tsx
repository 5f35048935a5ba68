"use client";

import { Button, Empty, Input, Select, Tag } from "antd";
import { useMemo, useState } from "react";
import type { Instant } from "../../duty/plan";
import type { Me } from "../ui/me";
import { distanceWords } from "../words/pattern-words";
import { useWords } from "../words/use-words";
import styles from "./border-list.module.css";
import type { BorderLine, NameOf } from "./ledger";
import { filtered, type LedgerFilter, type LedgerOrder, ORDERS, waitsFor } from "./ledger-filter";
import { ruleBrief } from "./rule-sentences";
import { STANDINGS, STROKES, type Standing, standingOf } from "./standing";
import { StandingTag } from "./stroke-mark";

interface BorderListProps {
  readonly borders: readonly BorderLine[];
  readonly squads: ReadonlyMap<string, string>;
  readonly nameOf: NameOf;
  readonly me: Me;
  readonly time: (at: Instant) => string;
  readonly onChoose: (key: string) => void;
}

const PAGE = 80;

interface FilterProps {
  readonly value: LedgerFilter;
  readonly onChange: (value: LedgerFilter) => void;
  readonly squads: ReadonlyMap<string, string>;
}

function Filter({ value, onChange, squads }: FilterProps) {
  const { say } = useWords();
  return (
    <search className={styles.filter}>
      <Input.Search
        allowClear
        placeholder={say("border.search")}
        aria-label={say("border.search")}
        value={value.search}
        onChange={({ target }) => onChange({ ...value, search: target.value })}
        data-testid="border-search"
      />
      <Select
        showSearch={{ optionFilterProp: "label" }}
        aria-label={say("border.squad")}
        value={value.squad}
        onChange={(squad: string) => onChange({ ...value, squad })}
        options={[{ value: "", label: say("border.all-squads") }, ...[...squads].map(([code, label]) => ({ value: code, label }))]}
        data-testid="border-squad"
      />
      <Select
        aria-label={say("border.standing")}
        value={value.standing}
        onChange={(standing: Standing | "") => onChange({ ...value, standing })}
        options={[
          { value: "" as const, label: say("border.all-standings") },
          ...STANDINGS.map((standing) => ({ value: standing, label: say(`border.standing.${standing}`) })),
        ]}
      />
      <Select
        aria-label={say("border.order")}
        value={value.order}
        onChange={(order: LedgerOrder) => onChange({ ...value, order })}
        options={ORDERS.map((order) => ({ value: order, label: say(`border.order.${order}`) }))}
      />
    </search>
  );
}

function Row({
  line,
  nameOf,
  me,
  time,
  onChoose,
}: Pick<BorderListProps, "nameOf" | "me" | "time" | "onChoose"> & { readonly line: BorderLine }) {
  const { say, language } = useWords();
  const { review, streets, places, names, between } = line;
  const mine = waitsFor(line, me.squad);
  const figures = [
    distanceWords(line.length, language),
    say("border.violations-count", { count: review.violations }),
    say("border.streets-count", { count: streets.length }),
    ...(places.length > 0 ? [say("border.places-count", { count: places.length })] : []),
  ];
  return (
    <li className={mine ? styles.mine : undefined} data-border={line.key}>
      <button type="button" className={styles.line} onClick={() => onChoose(line.key)}>
        <span className={styles.head}>
          <span className={styles.names}>{say("border.between", { one: names[0], other: names[1] })}</span>
          {mine && <Tag color={STROKES.waiting.colour}>{say("border.waits-for-me")}</Tag>}
        </span>
        <span className={styles.head}>
          <StandingTag standing={standingOf(review)} />
          {review.since !== null && <span className={styles.quiet}>{say("border.since-time", { time: time(review.since) })}</span>}
        </span>
        <span className={styles.figures}>{figures.join(" · ")}</span>
        <span className={styles.rule}>
          {review.rule ? ruleBrief(review.rule.parts, between, { say, language, nameOf }) : say("border.no-rule")}
        </span>
      </button>
    </li>
  );
}

/** The ledger as a list: filters, then one entry for each border. A captain begins with the own squad. */
export function BorderList({ borders, squads, nameOf, me, time, onChoose }: BorderListProps) {
  const { say } = useWords();
  const [filter, setFilter] = useState<LedgerFilter>({
    squad: me.role === "captain" && me.squad !== null && squads.has(me.squad) ? me.squad : "",
    standing: "",
    search: "",
    order: "urgency",
  });
  const [pages, setPages] = useState(1);
  const shown = useMemo(() => filtered(borders, filter, me.squad), [borders, filter, me.squad]);
  return (
    <>
      <Filter
        value={filter}
        squads={squads}
        onChange={(next) => {
          setPages(1);
          setFilter(next);
        }}
      />
      <p className={styles.count} role="status">
        {say("border.shown", { count: shown.length, all: borders.length })}
      </p>
      {shown.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say(borders.length === 0 ? "border.none" : "border.none-fits")} />
      ) : (
        <ul className={styles.list} data-testid="border-list">
          {shown.slice(0, pages * PAGE).map((line) => (
            <Row key={line.key} line={line} nameOf={nameOf} me={me} time={time} onChoose={onChoose} />
          ))}
        </ul>
      )}
      {shown.length > pages * PAGE && (
        <Button block onClick={() => setPages((before) => before + 1)}>
          {say("border.more", { count: shown.length - pages * PAGE })}
        </Button>
      )}
    </>
  );
}
