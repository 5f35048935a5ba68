"use client";

import { SearchOutlined } from "@ant-design/icons";
import { Input, Select, Tabs } from "antd";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../words/use-words";
import styles from "./board-page.module.css";
import { type BoardQuery, KINDS } from "./board-query";

interface BoardFilterProps {
  readonly query: BoardQuery;
  readonly squads: readonly { readonly code: string; readonly name: string }[];
  readonly onQuery: (query: BoardQuery) => void;
}

/** Milliseconds after the last letter before the list is asked for. */
const PAUSE = 300;

/** Which boards are listed: kind, squad, text. */
export function BoardFilter({ query, squads, onQuery }: BoardFilterProps) {
  const { say } = useWords();
  const [text, setText] = useState(query.text);
  const now = useRef({ query, onQuery });
  now.current = { query, onQuery };
  useEffect(() => {
    if (text === now.current.query.text) return;
    const timer = window.setTimeout(() => now.current.onQuery({ ...now.current.query, text, page: 1 }), PAUSE);
    return () => window.clearTimeout(timer);
  }, [text]);
  return (
    <>
      <Tabs
        activeKey={query.kind}
        onChange={(kind) => onQuery({ ...query, kind: KINDS.find((one) => one === kind) ?? "grid", page: 1 })}
        items={KINDS.map((kind) => ({ key: kind, label: say(`boards.${kind}`) }))}
      />
      <div className={styles.filter}>
        <Select
          value={query.squad ?? "all"}
          aria-label={say("boards.squad")}
          onChange={(squad) => onQuery({ ...query, squad: squad === "all" ? null : squad, page: 1 })}
          options={[{ value: "all", label: say("boards.all-squads") }, ...squads.map(({ code, name }) => ({ value: code, label: name }))]}
          data-testid="board-squad"
        />
        <Input
          prefix={<SearchOutlined aria-hidden />}
          value={text}
          allowClear
          placeholder={say("boards.search")}
          aria-label={say("boards.search")}
          onChange={({ target }) => setText(target.value)}
          data-testid="board-search"
        />
      </div>
    </>
  );
}
