"use client";

import { App, Button, Switch, Table, type TableColumnsType } from "antd";
import { useId, useState } from "react";
import type { Instant } from "../../../duty/plan";
import type { Point } from "../../../geo/plane/point";
import { useTimeWords } from "../../border/use-time-words";
import { askPortal, goToLogin } from "../../ui/ask-portal";
import { useWords } from "../../words/use-words";
import { wordFor } from "../../words/words";
import styles from "./intake.module.css";
import { IntakeCard, WhenTold } from "./intake-card";
import { TokenForm } from "./token-form";
import { type MadeToken, TokenMade } from "./token-made";
import { useTold } from "./use-told";

interface TokenLine {
  readonly name: string;
  readonly role: string;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly usedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

interface TokenListProps {
  readonly tokens: readonly TokenLine[];
  readonly timeZone: string;
  readonly onRevoked: (name: string) => void;
}

/** Asks before a token is revoked, then does it. */
function useRevoke(onRevoked: (name: string) => void) {
  const { say } = useWords();
  const { modal, message } = App.useApp();
  const revoke = async (name: string) => {
    const outcome = await askPortal(`/api/token/${encodeURIComponent(name)}/revoke`, { method: "POST" });
    if (!outcome.ok && outcome.status === 401) return goToLogin("expired");
    if (!outcome.ok) return void message.error(outcome.detail ?? say("fault.network"));
    message.success(say("token.was-revoked", { name }));
    onRevoked(name);
  };
  return (name: string) =>
    modal.confirm({
      title: say("token.revoke-one", { name }),
      content: say("token.revoke-text"),
      okText: say("token.revoke"),
      okButtonProps: { danger: true },
      cancelText: say("cancel"),
      onOk: () => revoke(name),
    });
}

function TokenList({ tokens, timeZone, onRevoked }: TokenListProps) {
  const { say } = useWords();
  const time = useTimeWords(timeZone);
  const ask = useRevoke(onRevoked);
  const [all, setAll] = useState(false);
  const id = useId();
  const revoked = tokens.filter(({ revokedAt }) => revokedAt !== null).length;
  const used = (at: Instant | null) => (at === null ? say("token.unused") : time(at));
  const columns: TableColumnsType<TokenLine> = [
    {
      title: say("token.name"),
      render: (_value, { name, usedAt }) => (
        <>
          <span className={styles.name}>{name}</span>
          <div className={`${styles.soft} ${styles.phoneOnly}`}>{`${say("token.used")}: ${used(usedAt)}`}</div>
        </>
      ),
    },
    { title: say("token.role"), dataIndex: "role", render: (role: string) => wordFor(say, "role", role) },
    {
      title: say("token.created"),
      responsive: ["md"],
      render: (_value, { createdAt, createdBy }) => say("token.created-by", { time: time(createdAt), by: createdBy }),
    },
    { title: say("token.used"), dataIndex: "usedAt", responsive: ["md"], render: used },
    {
      title: say("token.state"),
      align: "right",
      render: (_value, { name, revokedAt }) =>
        revokedAt === null ? (
          <Button size="small" danger onClick={() => ask(name)} aria-label={say("token.revoke-one", { name })}>
            {say("token.revoke")}
          </Button>
        ) : (
          <span className={styles.soft}>{say("token.revoked", { time: time(revokedAt) })}</span>
        ),
    },
  ];
  return (
    <>
      <Table<TokenLine>
        size="small"
        rowKey={({ name, createdAt }) => `${name} ${createdAt}`}
        columns={columns}
        dataSource={tokens.filter(({ revokedAt }) => all || revokedAt === null)}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: say("token.none") }}
        data-testid="tokens"
      />
      {revoked > 0 && (
        <div className={styles.after}>
          <Switch id={id} size="small" checked={all} onChange={setAll} />
          <label htmlFor={id}>{say("token.show-revoked", { count: revoked })}</label>
        </div>
      )}
    </>
  );
}

/** The tokens with which other systems connect. */
export function TokensCard({ timeZone, point }: { readonly timeZone: string; readonly point: Point }) {
  const { say } = useWords();
  const { told, again } = useTold<{ readonly tokens: readonly TokenLine[] }>("/api/token");
  const [made, setMade] = useState<MadeToken | null>(null);
  return (
    <IntakeCard anchor="token" title={say("token.title")} intro={say("token.intro")}>
      <TokenForm
        onMade={(one) => {
          setMade(one);
          again();
        }}
      />
      {made && <TokenMade key={made.token} made={made} point={point} onClose={() => setMade(null)} />}
      <WhenTold told={told} again={again}>
        {({ tokens }) => (
          <TokenList
            tokens={tokens}
            timeZone={timeZone}
            onRevoked={(name) => {
              if (made?.name === name) setMade(null);
              again();
            }}
          />
        )}
      </WhenTold>
    </IntakeCard>
  );
}
