"use client";

import { Result, Skeleton } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Plan } from "../../duty/plan";
import type { Point } from "../../geo/plane/point";
import { type DraftWorker, draftWorker } from "../draft/draft-worker";
import { boundsOfPlan, DEAF, type DraftMap, openDraftMap } from "../map/draft-map";
import { askPortal, goToLogin } from "../ui/ask-portal";
import type { CityHead, Me } from "../ui/me";
import { PageFrame } from "../ui/page-frame";
import { useWords } from "../words/use-words";
import { AbsenceBox } from "./absence-box";
import styles from "./audit.module.css";
import { AuditView } from "./audit-view";

interface AuditPageProps {
  readonly city: CityHead;
  readonly me: Me;
  /** When the page was asked for: which week it begins with. */
  readonly now: number;
}

/** What the plan in force leaves open, for everybody who may look after it: captains, chiefs, leaders, supervisors. */
export default function AuditPage({ city, me, now }: AuditPageProps) {
  const { say, language } = useWords();
  const [plan, setPlan] = useState<Plan | null>(null);
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  const [worker, setWorker] = useState<DraftWorker | null>(null);
  const [map, setMap] = useState<DraftMap | null>(null);
  const container = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round reads the plan again
  useEffect(() => {
    const abort = new AbortController();
    askPortal<Plan>("/api/plan", { signal: abort.signal })
      .then((told) => {
        if (told.ok) setPlan(told.value);
        else if (told.status === 401) goToLogin("expired");
        else setFailed(true);
      })
      .catch(() => !abort.signal.aborted && setFailed(true));
    return () => abort.abort();
  }, [round]);
  useEffect(() => {
    if (!plan) return;
    const made = draftWorker();
    made.give({ plan, violations: new Uint32Array(plan.cells.length), base: [], used: [] });
    setWorker(made);
    return () => made.close();
  }, [plan]);
  const held = useRef<Plan | null>(null);
  held.current = plan;
  const ready = plan !== null;
  useEffect(() => {
    if (map && plan) map.show(plan);
  }, [map, plan]);
  useEffect(() => {
    const element = container.current;
    if (!element || !ready || !held.current) return;
    let made: DraftMap | null = null;
    try {
      made = openDraftMap(
        {
          container: element,
          origin: window.location.origin,
          revision: city.revision,
          bounds: boundsOfPlan(held.current),
          tiles: true,
          letters: (kind) => say(`badge.${kind}`),
          title: say("draft.map"),
          attribution: say("map.attribution", { city: city.city }),
        },
        {
          current: {
            ...DEAF,
            loaded: () => setMap(made),
          },
        },
      );
    } catch (error) {
      console.error(error);
    }
    return () => {
      setMap(null);
      made?.close();
    };
  }, [ready, city, say]);
  const locate = useCallback(
    (at: Point) => {
      map?.fly(at);
      container.current?.scrollIntoView({ block: "nearest", behavior: "smooth" });
    },
    [map],
  );
  const mark = useCallback(
    (points: readonly { readonly id: string; readonly at: Point }[]) =>
      map?.mark(points.map(({ id, at }) => ({ id, kind: "fault" as const, at, area: null, line: null }))),
    [map],
  );
  return (
    <PageFrame city={city} me={me} title={say("title.plan-audit")} intro={say("audit-page.intro")}>
      {failed ? (
        <Result status="warning" title={say("draft.failed")} />
      ) : (
        <div className={styles.page}>
          <div ref={container} className={styles.map} lang={language} data-testid="audit-map" data-map={map ? "loaded" : "loading"} />
          {plan && worker ? (
            <div className={styles.body}>
              {me.may.includes("absence.note") && <AbsenceBox plan={plan} me={me} changed={() => setRound((before) => before + 1)} />}
              <AuditView plan={plan} worker={worker} me={me} now={now} locate={locate} mark={mark} />
            </div>
          ) : (
            <Skeleton active paragraph={{ rows: 8 }} />
          )}
        </div>
      )}
    </PageFrame>
  );
}
