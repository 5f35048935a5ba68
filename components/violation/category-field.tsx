"use client";

import { Select } from "antd";
import { useMemo } from "react";
import { useWords } from "../words/use-words";
import { categoryChoices, meansCategory } from "./category-choices";
import styles from "./new-board.module.css";
import type { LocalCategory } from "./violation-answers";

interface CategoryFieldProps {
  readonly id: string;
  readonly value: string;
  readonly local: readonly LocalCategory[];
  readonly onChange: (code: string) => void;
}

/** The category: one tap for those met daily, search by name, code or code of 2013 for all. */
export function CategoryField({ id, value, local, onChange }: CategoryFieldProps) {
  const { say } = useWords();
  const choices = useMemo(() => categoryChoices(local), [local]);
  const byCode = useMemo(() => new Map(choices.map((choice) => [choice.code, choice])), [choices]);
  const label = (code: string, name: string, old: readonly string[]) =>
    `${code} ${name}${old.length > 0 ? ` (${say("new.code-2013", { codes: old.join(", ") })})` : ""}`;
  return (
    <div className={styles.category}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need its legend; these are buttons of one field */}
      <div className={styles.chips} role="group" aria-label={say("new.favourites")}>
        {choices
          .filter(({ favourite }) => favourite)
          .map(({ code, name }) => (
            <button
              key={code}
              type="button"
              className={styles.chip}
              aria-pressed={code === value}
              onClick={() => onChange(code)}
              data-testid={`category-${code}`}
            >
              {name}
            </button>
          ))}
      </div>
      <Select<string>
        id={id}
        placeholder={say("new.category-search")}
        value={value === "" ? null : value}
        onChange={onChange}
        showSearch={{
          filterOption: (typed, option) => {
            const choice = byCode.get(String(option?.value ?? ""));
            return choice !== undefined && meansCategory(choice, typed);
          },
        }}
        options={choices.map(({ code, name, old }) => ({ value: code, label: label(code, name, old) }))}
        style={{ width: "100%" }}
      />
    </div>
  );
}
