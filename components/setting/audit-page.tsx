"use client";

import { Alert, Button, Empty, Table, type TableColumnsType } from "antd";
import { useCallback, useEffect, useMemo, useState } from "react";
import { askPortal, goToLogin } from "../ui/ask-portal";
import type { CityHead, Me } from "../ui/me";
import { PageFrame } from "../ui/page-frame";
import { LOCALE } from "../words/language";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import styles from "./audit-page.module.css";

interface AuditRow {
  readonly id: number;
  readonly at: number;
  readonly actorKind: string;
  readonly actor: string;
  readonly role: string | null;
  readonly address: string | null;
  readonly action: string;
  readonly noun: string;
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface AuditAnswer {
  readonly rows: readonly AuditRow[];
  readonly next: number | null;
}

type AuditState =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly detail: string | null }
  | { readonly status: "ready"; readonly answer: AuditAnswer };

const told = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value, null, 1));

function Change({ row }: { readonly row: AuditRow }) {
  const { say } = useWords();
  return (
    <div className={styles.change}>
      {(["before", "after"] as const).map((when) => (
        <div key={when}>
          <div className={styles.when}>{say(`audit.${when}`)}</div>
          <pre className={styles.json}>{told(row[when]) ?? say("none")}</pre>
        </div>
      ))}
    </div>
  );
}

function useAudit(before: number | null): { state: AuditState; again: () => void } {
  const [state, setState] = useState<AuditState>({ status: "loading" });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    const abort = new AbortController();
    setState({ status: "loading" });
    askPortal<AuditAnswer>(`/api/audit?limit=50${before === null ? "" : `&before=${before}`}`, { signal: abort.signal })
      .then((outcome) => {
        if (outcome.ok) return setState({ status: "ready", answer: outcome.value });
        if (outcome.status === 401) return goToLogin("expired");
        setState({ status: "failed", detail: outcome.detail });
      })
      .catch(() => {});
    return () => abort.abort();
  }, [before, round]);
  return { state, again: useCallback(() => setRound((one) => one + 1), []) };
}

/** The audit log, newest first, a page at a time. */
export function AuditPage({ city, me, timeZone }: { readonly city: CityHead | null; readonly me: Me; readonly timeZone: string }) {
  const { say, language } = useWords();
  const [before, setBefore] = useState<number | null>(null);
  const { state, again } = useAudit(before);
  const clock = useMemo(
    () => new Intl.DateTimeFormat(LOCALE[language], { timeZone, dateStyle: "short", timeStyle: "medium" }),
    [language, timeZone],
  );
  const columns: TableColumnsType<AuditRow> = [
    {
      title: say("audit.at"),
      dataIndex: "at",
      width: 176,
      render: (at: number) => <span className={styles.number}>{clock.format(at)}</span>,
    },
    {
      title: say("audit.actor"),
      render: (_value, { actor, actorKind, role }) => (
        <>
          {actor} <span className={styles.soft}>{role ? wordFor(say, "role", role) : wordFor(say, "actor", actorKind)}</span>
        </>
      ),
    },
    { title: say("audit.action"), dataIndex: "action", render: (action: string) => wordFor(say, "deed", action) },
    {
      title: say("audit.noun"),
      render: (_value, { noun, key }) => (
        <>
          {wordFor(say, "thing", noun)} <span className={styles.soft}>{key}</span>
        </>
      ),
    },
    {
      title: say("audit.address"),
      dataIndex: "address",
      responsive: ["md"],
      render: (address: string | null) => <span className={styles.number}>{address}</span>,
    },
  ];
  const rows = state.status === "ready" ? state.answer.rows : [];
  const next = state.status === "ready" ? state.answer.next : null;
  return (
    <PageFrame city={city} me={me} title={say("audit.title")} intro={say("audit.intro")}>
      {state.status === "failed" ? (
        <Alert
          type="error"
          showIcon
          title={state.detail ?? say("fault.network")}
          action={
            <Button size="small" onClick={again}>
              {say("retry")}
            </Button>
          }
        />
      ) : (
        <Table<AuditRow>
          className={styles.table}
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={[...rows]}
          loading={state.status === "loading"}
          pagination={false}
          scroll={{ x: 720 }}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say("audit.none")} /> }}
          expandable={{
            expandedRowRender: (row) => <Change row={row} />,
            rowExpandable: (row) => told(row.before) !== null || told(row.after) !== null,
          }}
          data-testid="audit"
        />
      )}
      <div className={styles.pages}>
        {before !== null && <Button onClick={() => setBefore(null)}>{say("audit.newest")}</Button>}
        {next !== null && <Button onClick={() => setBefore(next)}>{say("audit.more")}</Button>}
      </div>
    </PageFrame>
  );
}
