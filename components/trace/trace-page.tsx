"use client";

import { Alert, Button, Empty, Skeleton } from "antd";
import { useEffect, useRef, useState } from "react";
import type { Point } from "../../geo/plane/point";
import { BorderMapView } from "../border/border-map-view";
import type { BorderMap } from "../map/border-map";
import type { CityHead, Me } from "../ui/me";
import { PageFrame } from "../ui/page-frame";
import { useStable } from "../ui/use-stable";
import { useWords } from "../words/use-words";
import { GiveOut } from "./give-out";
import { TraceAnswer } from "./trace-answer";
import { TraceForm } from "./trace-form";
import { type TraceLink, traceLack, traceQuery } from "./trace-link";
import styles from "./trace-page.module.css";
import { useCopy } from "./use-copy";
import { type TraceState, useTrace } from "./use-trace";

interface TracePageProps {
  readonly city: CityHead;
  readonly me: Me;
  /** What the address asks, else an empty question of yesterday. */
  readonly link: TraceLink;
  readonly squads: Readonly<Record<string, string>>;
  /** The address people reach the portal by, as the settings say; null: this page's own. */
  readonly publicUrl: string | null;
}

const degrees = (value: number) => String(Math.round(value * 1e6) / 1e6);

/** The place that is meant: of an answer the place it is for, else what is typed. */
function spotOf(state: TraceState, link: TraceLink): Point | null {
  if (link.by === "violation") return state.status === "ready" ? [state.trace.asked.lon, state.trace.asked.lat] : null;
  return traceLack({ ...link, at: "2026-01-01T00:00" }) === null ? [Number(link.lon), Number(link.lat)] : null;
}

function Waiting({ state }: { readonly state: TraceState }) {
  const { say } = useWords();
  if (state.status === "busy")
    return (
      <div role="status" aria-busy="true" aria-label={say("trace.busy")}>
        <Skeleton active paragraph={{ rows: 10 }} />
      </div>
    );
  if (state.status === "failed") {
    const missing = state.fault === "not-found" ? say("trace.not-found", { number: state.link.violation }) : null;
    return <Alert type="warning" showIcon title={missing ?? state.detail ?? say("fault.network")} data-testid="trace-failed" />;
  }
  return <Empty description={say("trace.idle")} image={Empty.PRESENTED_IMAGE_SIMPLE} />;
}

/** Trace back (责任倒查): who answered for a place at a past time or for a violation, and a report of it that can be verified. */
export function TracePage(props: TracePageProps) {
  const { say } = useWords();
  const city = useStable(props.city);
  const [link, setLink] = useState(props.link);
  const [lacking, setLacking] = useState(false);
  const [map, setMap] = useState<BorderMap | null>(null);
  const { state, ask } = useTrace();
  const copy = useCopy();
  const lack = traceLack(link);
  const put = (query: TraceLink) => {
    window.history.replaceState(window.history.state, "", `${window.location.pathname}?${traceQuery(query)}`);
    ask(query);
  };
  const first = useRef(props.link);
  useEffect(() => {
    if (traceLack(first.current) === null) ask(first.current);
  }, [ask]);
  const spot = spotOf(state, link);
  const [lon, lat] = spot ?? [null, null];
  const shown = state.status === "ready";
  useEffect(() => {
    if (!map) return;
    const at: Point | null = lon === null || lat === null ? null : [lon, lat];
    map.spot(at);
    if (at && shown) map.fly(at);
  }, [map, lon, lat, shown]);
  return (
    <PageFrame city={city} me={props.me} title={say("trace.title")} intro={say("trace.intro")}>
      <div className={styles.page}>
        <div className={styles.side}>
          <TraceForm
            link={link}
            timeZone={city.timeZone}
            lack={lacking ? lack : null}
            busy={state.status === "busy"}
            onChange={setLink}
            onAsk={() => {
              setLacking(true);
              if (!lack) put(link);
            }}
          />
          <div className={styles.map}>
            <BorderMapView
              city={city}
              title={say("trace.map")}
              onMap={setMap}
              onPick={([east, north]) => setLink((one) => ({ ...one, by: "place", lon: degrees(east), lat: degrees(north) }))}
            />
          </div>
          <p className={styles.quiet}>{say("trace.map-hint")}</p>
        </div>
        <div className={styles.main}>
          {state.status === "ready" ? (
            <>
              <div className={styles.tools}>
                <Button onClick={() => void copy(`${window.location.origin}/trace?${traceQuery(state.link)}`)}>{say("trace.copy")}</Button>
                <Button onClick={() => window.print()}>{say("trace.print")}</Button>
              </div>
              <GiveOut key={traceQuery(state.link)} link={state.link} origin={props.publicUrl ?? window.location.origin} />
              <TraceAnswer trace={state.trace} squads={props.squads} />
            </>
          ) : (
            <Waiting state={state} />
          )}
        </div>
      </div>
    </PageFrame>
  );
}
