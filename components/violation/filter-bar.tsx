"use client";

import { AimOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useMemo } from "react";
import { MAJORS } from "../../duty/violation/category-table";
import { CHANNELS, type Channel } from "../../duty/violation/channel";
import type { ViolationStatus } from "../../duty/violation/violation-line";
import { useNarrow } from "../plan/use-narrow";
import { useWords } from "../words/use-words";
import { categoryChoices, meansCategory } from "./category-choices";
import styles from "./filter-bar.module.css";
import type { NamedSquad } from "./squad-names";
import type { LocalCategory } from "./violation-answers";
import type { ViolationFilter } from "./violation-filter";

interface FilterBarProps {
  readonly filter: ViolationFilter;
  readonly onChange: (change: Partial<ViolationFilter>) => void;
  readonly squads: readonly NamedSquad[];
  readonly local: readonly LocalCategory[];
  readonly locating: boolean;
  /** Turns "near me" on or off. */
  readonly onNear: () => void;
}

const STATUSES: readonly ViolationStatus[] = ["open", "closed"];
const MATTERS = MAJORS.filter(({ kind }) => kind === "matter");

/** Which violations are shown. */
export function FilterBar({ filter, onChange, squads, local, locating, onNear }: FilterBarProps) {
  const narrow = useNarrow();
  const { say } = useWords();
  const choices = useMemo(() => categoryChoices(local), [local]);
  const byCode = useMemo(() => new Map(choices.map((choice) => [choice.code, choice])), [choices]);
  const categories = [
    { label: say("violation.whole-class"), options: MATTERS.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })) },
    { label: say("violation.category"), options: choices.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })) },
  ];
  const means = (typed: string, value: string) => {
    const choice = byCode.get(value);
    return choice ? meansCategory(choice, typed) : value.startsWith(typed.trim());
  };
  const narrowed = [filter.status, filter.squad, filter.channel, filter.category, filter.box].filter((one) => one !== null).length;
  const fields = (
    <search className={styles.bar} aria-label={say("violation.filter")}>
      <Select<ViolationStatus>
        allowClear
        aria-label={say("violation.status")}
        placeholder={say("violation.all-statuses")}
        value={filter.status}
        onChange={(status) => onChange({ status: status ?? null })}
        options={STATUSES.map((value) => ({ value, label: say(`violation.status.${value}`) }))}
      />
      <Select<string>
        allowClear
        aria-label={say("violation.squad")}
        showSearch={{ optionFilterProp: "label" }}
        placeholder={say("violation.all-squads")}
        value={filter.squad}
        onChange={(squad) => onChange({ squad: squad ?? null })}
        options={squads.map(({ code, name }) => ({ value: code, label: name }))}
        data-testid="filter-squad"
      />
      <Select<Channel>
        allowClear
        aria-label={say("violation.channel")}
        placeholder={say("violation.all-channels")}
        value={filter.channel}
        onChange={(channel) => onChange({ channel: channel ?? null })}
        options={CHANNELS.map((value) => ({ value, label: say(`channel.${value}`) }))}
      />
      <Select<string>
        allowClear
        aria-label={say("violation.category")}
        showSearch={{ filterOption: (typed, option) => means(typed, String(option?.value ?? "")) }}
        placeholder={say("violation.all-categories")}
        popupMatchSelectWidth={300}
        value={filter.category}
        onChange={(category) => onChange({ category: category ?? null })}
        options={categories}
      />
      <Button
        icon={<AimOutlined />}
        loading={locating}
        type={filter.box ? "primary" : "default"}
        aria-pressed={filter.box !== null}
        onClick={onNear}
      >
        {say("violation.near-me")}
      </Button>
    </search>
  );
  if (!narrow) return fields;
  return (
    <details className={styles.folded}>
      <summary>{say("violation.filter-count", { count: narrowed })}</summary>
      {fields}
    </details>
  );
}
