"use client";

import { App } from "antd";
import { useCallback, useState } from "react";
import type { Fix, Suggestion } from "../../duty/audit/finding";
import { patched } from "../../duty/edit/patch";
import type { Point } from "../../geo/plane/point";
import { AuditView } from "../audit/audit-view";
import { useWords } from "../words/use-words";
import type { Bench } from "./bench";
import styles from "./draft-board.module.css";

/** The audit beside the draft: made anew after every change, with the way to each remedy. */
export function AuditPanel({ bench, open }: { readonly bench: Bench; readonly open: (fix: Fix) => void }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [now] = useState(() => Date.now());
  const { plan, worker, me, map, mark, change, editable } = bench;
  const locate = useCallback((at: Point) => map?.fly(at), [map]);
  const show = useCallback(
    (points: readonly { readonly id: string; readonly at: Point }[]) =>
      mark(points.map(({ id, at }) => ({ id, kind: "fault" as const, at, area: null, line: null }))),
    [mark],
  );
  const take = async ({ patch }: Suggestion) => {
    const refusal = await change("audit-remedy", patched(plan, patch));
    if (!refusal) message.success(say("audit.remedied"));
    return refusal === null;
  };
  return (
    <section className={styles.panelBody}>
      <AuditView plan={plan} worker={worker} me={me} now={now} locate={locate} mark={show} open={open} {...(editable ? { take } : {})} />
    </section>
  );
}
