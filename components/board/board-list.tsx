"use client";

import { Button, Empty, Table, type TableColumnsType } from "antd";
import { useWords } from "../words/use-words";
import type { BoardEntry } from "./board-entries";
import { boardName } from "./board-name";
import styles from "./board-page.module.css";
import { PAGE } from "./board-query";

interface BoardListProps {
  /** Those of one page. */
  readonly entries: readonly BoardEntry[];
  readonly total: number;
  readonly page: number;
  readonly busy: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly squadName: (code: string) => string;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
  readonly onPage: (page: number) => void;
  readonly onPreview: (code: string) => void;
}

/** A page of the list of boards; what is chosen stays so over pages. */
export function BoardList({ entries, total, page, busy, chosen, squadName, onChosen, onPage, onPreview }: BoardListProps) {
  const { say } = useWords();
  const columns: TableColumnsType<BoardEntry> = [
    {
      title: say("boards.name"),
      render: (_value, entry) => (
        <>
          {boardName(entry, say)} <span className={styles.quiet}>{entry.item}</span>
        </>
      ),
    },
    {
      title: say("boards.who"),
      responsive: ["sm"],
      render: (_value, { squads, chief }) => (
        <>
          {squads.map(squadName).join(" · ")} {chief && <span className={styles.quiet}>{`${say("board.chief")} ${chief}`}</span>}
        </>
      ),
    },
    {
      title: "",
      width: 96,
      align: "right",
      render: (_value, { code }) => (
        <Button size="small" onClick={() => onPreview(code)} data-testid="preview">
          {say("boards.preview")}
        </Button>
      ),
    },
  ];
  return (
    <Table<BoardEntry>
      className={styles.table}
      size="small"
      rowKey="code"
      columns={columns}
      dataSource={[...entries]}
      loading={busy}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say("boards.none")} /> }}
      rowSelection={{
        selectedRowKeys: [...chosen],
        preserveSelectedRowKeys: true,
        onChange: (keys) => onChosen(new Set(keys.map(String))),
      }}
      pagination={{
        current: page,
        total,
        pageSize: PAGE,
        showSizeChanger: false,
        hideOnSinglePage: true,
        onChange: onPage,
        showTotal: (count) => say("boards.count", { count }),
      }}
      data-testid="boards"
    />
  );
}
