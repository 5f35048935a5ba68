"use client";

import { Button } from "antd";
import { useRouter } from "next/navigation";
import { useMemo, useState, useTransition } from "react";
import type { CityHead, Me } from "../ui/me";
import { PageFrame } from "../ui/page-frame";
import { useWords } from "../words/use-words";
import type { BoardEntry } from "./board-entries";
import { BoardFilter } from "./board-filter";
import { BoardList } from "./board-list";
import styles from "./board-page.module.css";
import { type BoardQuery, boardPath } from "./board-query";
import { PreviewDrawer } from "./preview-drawer";
import type { PrintWhat } from "./print-address";
import { PrintDialog } from "./print-dialog";

interface BoardPageProps {
  readonly city: CityHead;
  readonly me: Me;
  readonly query: BoardQuery;
  /** One page of those that fit. */
  readonly entries: readonly BoardEntry[];
  readonly total: number;
  /** Codes of all that fit a text; null where there is none: then kind and squad say it. */
  readonly fitting: readonly string[] | null;
  readonly squads: readonly { readonly code: string; readonly name: string }[];
  /** Code of the board that is looked at first, or null. */
  readonly see: string | null;
  /** Whose photos may be changed. */
  readonly changeable: "all" | readonly string[];
}

/** The city's notice boards: found, looked at, printed, with the photos on them. */
export function BoardPage(props: BoardPageProps) {
  const { city, me, query, entries, total, fitting, squads } = props;
  const { say } = useWords();
  const router = useRouter();
  const [busy, follow] = useTransition();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [seen, setSeen] = useState(props.see);
  const [printing, setPrinting] = useState<{ readonly what: PrintWhat; readonly count: number } | null>(null);
  const names = useMemo(() => new Map(squads.map(({ code, name }) => [code, name] as const)), [squads]);
  const changeable = useMemo(() => (props.changeable === "all" ? "all" : new Set(props.changeable)), [props.changeable]);
  const go = (to: BoardQuery) => follow(() => router.replace(boardPath(to), { scroll: false }));
  const print = (codes: readonly string[]) => setPrinting({ what: { codes }, count: codes.length });
  const whole = () => (fitting ? print(fitting) : setPrinting({ what: { kind: query.kind, squad: query.squad }, count: total }));
  return (
    <PageFrame city={city} me={me} title={say("boards.title")} intro={say("boards.intro")}>
      <BoardFilter query={query} squads={squads} onQuery={go} />
      <div className={styles.bar}>
        <Button type="primary" disabled={chosen.size === 0} onClick={() => print([...chosen])} data-testid="print-chosen">
          {say("boards.print-chosen")}
        </Button>
        <Button disabled={total === 0} onClick={whole} data-testid="print-all">
          {say("boards.print-all", { count: total })}
        </Button>
        {chosen.size > 0 && (
          <>
            <span role="status">{say("boards.chosen", { count: chosen.size })}</span>
            <Button type="link" onClick={() => setChosen(new Set())}>
              {say("boards.clear")}
            </Button>
          </>
        )}
      </div>
      <BoardList
        entries={entries}
        total={total}
        page={query.page}
        busy={busy}
        chosen={chosen}
        squadName={(code) => names.get(code) ?? code}
        onChosen={setChosen}
        onPage={(page) => go({ ...query, page })}
        onPreview={setSeen}
      />
      {seen !== null && <PreviewDrawer code={seen} changeable={changeable} onPrint={() => print([seen])} onClose={() => setSeen(null)} />}
      {printing && <PrintDialog key={JSON.stringify(printing)} {...printing} onClose={() => setPrinting(null)} />}
    </PageFrame>
  );
}
