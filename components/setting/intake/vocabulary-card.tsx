"use client";

import { Table, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { LOCAL_MARK, STANDARD } from "../../../duty/violation/category";
import { useWords } from "../../words/use-words";
import { CategoryForm } from "./category-form";
import { CrosswalkSearch } from "./crosswalk-search";
import styles from "./intake.module.css";
import { IntakeCard, WhenTold } from "./intake-card";
import { type LocalCategory, type MajorCount, majorCounts, NATIONAL_COUNT } from "./major-counts";
import { useTold } from "./use-told";

const number = (code: string) => <span className={styles.number}>{code}</span>;

function Codes({ major }: { readonly major: MajorCount }) {
  return (
    <ul className={styles.codes}>
      {[...major.national, ...major.local].map(({ code, name }) => (
        <li key={code}>
          {number(code)} {name}
        </li>
      ))}
    </ul>
  );
}

function Majors({ local }: { readonly local: readonly LocalCategory[] }) {
  const { say } = useWords();
  const majors = useMemo(() => majorCounts(local), [local]);
  const columns: TableColumnsType<MajorCount> = [
    { title: say("vocabulary.code"), dataIndex: "code", width: 80, render: number },
    { title: say("vocabulary.major"), dataIndex: "name" },
    { title: say("vocabulary.national"), align: "right", render: (_value, { national }) => national.length },
    { title: say("vocabulary.local"), align: "right", render: (_value, major) => major.local.length },
  ];
  return (
    <Table<MajorCount>
      size="small"
      rowKey="code"
      columns={columns}
      dataSource={[...majors]}
      pagination={false}
      expandable={{ expandedRowRender: (major) => <Codes major={major} /> }}
      data-testid="majors"
    />
  );
}

function Locals({ local }: { readonly local: readonly LocalCategory[] }) {
  const { say } = useWords();
  const columns: TableColumnsType<LocalCategory> = [
    { title: say("vocabulary.code"), dataIndex: "code", width: 90, render: number },
    { title: say("vocabulary.name"), dataIndex: "name", render: (name: string) => <span className={styles.name}>{name}</span> },
    { title: say("vocabulary.major"), dataIndex: "major", responsive: ["sm"] },
  ];
  return (
    <>
      <h3 className={styles.subtitle}>{say("vocabulary.local-count", { count: local.length })}</h3>
      <Table<LocalCategory>
        size="small"
        rowKey="code"
        columns={columns}
        dataSource={[...local]}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: say("vocabulary.local-none") }}
        data-testid="local-categories"
      />
    </>
  );
}

/** The vocabulary: the standard's classes, the city's own categories, and the way from the codes of 2013. */
export function VocabularyCard() {
  const { say } = useWords();
  const { told, again } = useTold<{ readonly categories: readonly LocalCategory[] }>("/api/category");
  const intro = say("vocabulary.intro", { standard: STANDARD, count: NATIONAL_COUNT, mark: LOCAL_MARK });
  return (
    <IntakeCard anchor="vocabulary" title={say("vocabulary.title")} intro={intro}>
      <WhenTold told={told} again={again}>
        {({ categories }) => (
          <>
            <Majors local={categories} />
            <Locals local={categories} />
            <CategoryForm local={categories} onAdded={again} />
          </>
        )}
      </WhenTold>
      <CrosswalkSearch />
    </IntakeCard>
  );
}
