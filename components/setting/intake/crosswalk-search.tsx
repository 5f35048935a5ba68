"use client";

import { Input, Table, type TableColumnsType } from "antd";
import { useMemo, useState } from "react";
import { STANDARD_2013 } from "../../../duty/violation/category";
import { useWords } from "../../words/use-words";
import { type CrosswalkLine, crosswalkFound } from "./crosswalk-found";
import styles from "./intake.module.css";

/** Which code of today an old one becomes, searchable from either side. */
export function CrosswalkSearch() {
  const { say } = useWords();
  const [typed, setTyped] = useState("");
  const lines = useMemo(() => crosswalkFound(typed), [typed]);
  const columns: TableColumnsType<CrosswalkLine> = [
    {
      title: say("vocabulary.old-code"),
      width: "50%",
      render: (_value, { old, oldName }) => (
        <>
          <span className={styles.number}>{old}</span> {oldName}
        </>
      ),
    },
    {
      title: say("vocabulary.new-code"),
      render: (_value, { code, name }) =>
        code === null ? (
          <span className={styles.soft}>{say("vocabulary.no-successor")}</span>
        ) : (
          <>
            <span className={styles.number}>{code}</span> {name}
          </>
        ),
    },
  ];
  return (
    <>
      <h3 className={styles.subtitle}>{say("vocabulary.old")}</h3>
      <p className={styles.intro}>{say("vocabulary.old-intro", { standard: STANDARD_2013 })}</p>
      <div className={styles.bar}>
        <Input
          className={styles.grow}
          allowClear
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          placeholder={say("vocabulary.old-search")}
          aria-label={say("vocabulary.old-search")}
          data-testid="crosswalk-search"
        />
      </div>
      <Table<CrosswalkLine>
        size="small"
        rowKey="old"
        columns={columns}
        dataSource={[...lines]}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: say("vocabulary.old-none") }}
        data-testid="crosswalk"
      />
    </>
  );
}
