"use client";

import { Table, type TableColumnsType } from "antd";
import { useWords } from "../../words/use-words";
import { wordFor } from "../../words/words";
import type { WrongRow } from "./camera-sheet";
import styles from "./intake.module.css";
import { sheetFault } from "./sheet-fault";

/** Wrong cells listed at once. */
export const SHOWN_WRONG = 200;

/** Every wrong cell: its row, column, what is wrong, what stood there. `expected` overrides the sentence with what a door said. */
export function WrongRows({ rows }: { readonly rows: readonly (WrongRow & { readonly expected?: string })[] }) {
  const { say, language } = useWords();
  const columns: TableColumnsType<WrongRow & { readonly expected?: string }> = [
    { title: say("camera-sheet.row"), dataIndex: "number", width: 64, render: (number: number | null) => number ?? say("none") },
    {
      title: say("camera-sheet.column"),
      width: 120,
      render: (_value, { field }) => (field === null ? say("camera-sheet.whole-row") : wordFor(say, "camera", field)),
    },
    {
      title: say("camera-sheet.problem"),
      render: (_value, { fault, expected }) =>
        expected === undefined ? sheetFault(fault, {}, say, language) : say("camera-sheet.expected", { expected }),
    },
    { title: say("camera-sheet.got"), dataIndex: "got", render: (got: string) => <span className={styles.name}>{got}</span> },
  ];
  return (
    <Table
      size="small"
      rowKey={({ number, field, fault, got }) => `${number} ${field} ${fault} ${got}`}
      columns={columns}
      dataSource={rows.slice(0, SHOWN_WRONG)}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 420 }}
      data-testid="wrong-rows"
    />
  );
}
