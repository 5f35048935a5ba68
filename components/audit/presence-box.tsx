"use client";

import { Button } from "antd";
import { useMemo, useState } from "react";
import type { Audit } from "../../duty/audit/audit";
import type { Span } from "../../duty/audit/finding";
import { useWords } from "../words/use-words";
import styles from "./audit.module.css";
import type { AuditNames } from "./audit-names";

interface PresenceBoxProps {
  readonly audit: Audit;
  readonly squad: string | null;
  readonly names: AuditNames;
  when(spans: readonly Span[], most?: number): string;
}

const MOST = 200;
const QUARTER = 900_000;

/** 见管率, planned, and always its complement: the list of what is not covered. */
export function PresenceBox({ audit, squad, names, when }: PresenceBoxProps) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const { presence } = audit;
  const unseen = useMemo(
    () =>
      presence.uncovered
        .filter((one) => squad === null || names.squadOfUnseen(one) === squad)
        .toSorted((a, b) => b.weight - a.weight || (a.code < b.code ? -1 : 1)),
    [presence, squad, names],
  );
  const { required, seen } = squad === null ? presence : (presence.squads[squad] ?? { required: 0, seen: 0 });
  if (required === 0) return <p className={styles.hint}>{say("audit.presence-none")}</p>;
  return (
    <div className={styles.presence}>
      <span className={styles.share} data-testid="presence">
        {(Math.floor((seen / required) * 1000) / 10).toFixed(1)} %
      </span>
      <div>
        <strong>{say("audit.presence")}</strong>
        <p className={styles.hint}>{say("audit.presence-of", { seen: Math.round(seen), required: Math.round(required) })}</p>
      </div>
      <span />
      <div>
        <Button type="link" size="small" style={{ padding: 0 }} aria-expanded={open} onClick={() => setOpen(!open)} data-testid="unseen">
          {say("audit.unseen", { count: unseen.length })}
        </Button>
        {open && (
          <ul className={styles.findings}>
            {unseen.slice(0, MOST).map((one) => (
              <li key={`${one.kind} ${one.code}`} className={styles.finding}>
                <header>
                  <strong>{names.of(one.kind, one.code)}</strong>
                  <span className={styles.hint}>
                    {say("audit.hours-total", { hours: String(one.spans.reduce((sum, [from, to]) => sum + (to - from), 0) / QUARTER / 4) })}
                  </span>
                </header>
                <span className={styles.when}>{when(one.spans, 3)}</span>
              </li>
            ))}
            {unseen.length > MOST && <li className={styles.hint}>{say("audit.unseen-more", { count: unseen.length - MOST })}</li>}
          </ul>
        )}
      </div>
    </div>
  );
}
