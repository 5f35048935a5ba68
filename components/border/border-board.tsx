"use client";

import { Segmented } from "antd";
import Link from "next/link";
import { useCallback, useEffect, useMemo, useState } from "react";
import { USUAL_WIDTH } from "../../duty/border/border-step";
import { wallClock } from "../../duty/time/wall-clock";
import { boundsOfPoints } from "../../geo/plane/bounds";
import type { BorderMap } from "../map/border-map";
import { useOnline } from "../plan/use-online";
import { IdleGuard } from "../ui/idle-guard";
import type { CityHead, Me } from "../ui/me";
import { TopBar } from "../ui/top-bar";
import { useLive } from "../ui/use-live";
import { useStable } from "../ui/use-stable";
import { useWords } from "../words/use-words";
import { AgreementSheet } from "./agreement-sheet";
import { BlindList } from "./blind-list";
import styles from "./border-board.module.css";
import { BorderDetail } from "./border-detail";
import { BorderList } from "./border-list";
import { BorderMapView } from "./border-map-view";
import { type BorderLine, squadNamesOf } from "./ledger";
import { LedgerTotals, StandingLegend } from "./ledger-totals";
import { AskedNotice, LiveNotice } from "./notices";
import { useAddress } from "./use-address";
import { useBlindness, useBorder, useLedger } from "./use-borders";
import { useDrawnLedger } from "./use-drawn-ledger";
import { useTimeWords } from "./use-time-words";

export interface BorderBoardProps {
  readonly city: CityHead;
  readonly me: Me;
}

const NONE: readonly BorderLine[] = [];

/** The page of borders: map, ledger, the chosen border, blind spots. */
export default function BorderBoard(props: BorderBoardProps) {
  const city = useStable(props.city);
  const me = useStable(props.me);
  const { say } = useWords();
  const online = useOnline();
  const { head, live } = useLive();
  const tick = head ? `${head.border}.${head.revision}` : "";
  const heard = { tick, revision: head?.revision ?? null };
  const [key, setKey] = useAddress("border");
  const [tab, setTab] = useAddress("tab");
  const [map, setMap] = useState<BorderMap | null>(null);
  const [looked, setLooked] = useState<number | null>(null);
  const [picture, setPicture] = useState<{ readonly url: string | null; readonly at: number } | null>(null);
  const { asked: ledgerAsked, again: ledgerAgain } = useLedger(heard);
  const { asked: detailAsked, again: detailAgain, take } = useBorder(key, heard);
  const blind = tab === "blind";
  const { asked: blindAsked, again: blindAgain } = useBlindness(blind, ledgerAsked.status === "ready" ? ledgerAsked.value.revision : "");
  const clock = useMemo(() => wallClock(city.timeZone), [city.timeZone]);
  const time = useTimeWords(city.timeZone);
  const ledger = ledgerAsked.status === "ready" ? ledgerAsked.value : null;
  const detail = key !== null && detailAsked.status === "ready" ? detailAsked.value : null;
  const spots = blind && blindAsked.status === "ready" ? blindAsked.value.spots : null;
  const borders = ledger?.borders ?? NONE;
  const squads = useMemo(() => squadNamesOf(borders), [borders]);
  const nameOf = useCallback(
    (squad: string) => {
      const at = detail?.line.between.indexOf(squad) ?? -1;
      return squads.get(squad) ?? detail?.line.names[at] ?? squad;
    },
    [squads, detail],
  );
  const borderOf = useCallback((rule: string) => borders.find(({ review }) => review.rule?.code === rule)?.key ?? null, [borders]);
  useDrawnLedger(map, ledger);

  const lines = useStable(detail?.lines ?? null);
  const width = detail?.line.review.rule?.width ?? USUAL_WIDTH;
  useEffect(() => {
    map?.choose(key !== null && lines ? { key, lines, width } : null);
  }, [map, key, lines, width]);
  useEffect(() => {
    if (map && lines) map.fly(boundsOfPoints(lines.flat()));
  }, [map, lines]);
  useEffect(() => {
    map?.mark(
      (spots ?? []).flatMap(({ at }) => (at ? [at] : [])),
      looked === null ? null : (spots ?? []).slice(0, looked).filter(({ at }) => at !== null).length,
    );
  }, [map, spots, looked]);
  const print = async () => {
    setPicture({ url: (await map?.picture().catch(() => null)) ?? null, at: Date.now() });
    // The picture has to stand in the page before the page is printed.
    window.setTimeout(() => window.print(), 300);
  };
  return (
    <div className={detail?.line.review.rule ? styles.withSheet : undefined}>
      <div className={styles.screen}>
        <TopBar city={city} me={me} />
        <main className={styles.main}>
          <h1 className={styles.unseen}>{say("border.title")}</h1>
          <div className={styles.map}>
            <BorderMapView city={city} title={say("border.map")} onMap={setMap} onPick={(_at, found) => found && setKey(found)}>
              <StandingLegend />
            </BorderMapView>
          </div>
          <div className={styles.side}>
            <LiveNotice online={online} live={live} stale={ledgerAsked.status === "ready" && ledgerAsked.stale} />
            {key !== null ? (
              detail ? (
                <BorderDetail
                  detail={detail}
                  me={me}
                  nameOf={nameOf}
                  clock={clock}
                  time={time}
                  tick={detail.revision}
                  online={online}
                  onBack={() => setKey(null)}
                  onStepped={(stepped) => {
                    take(stepped);
                    detailAgain();
                  }}
                  onStale={detailAgain}
                  onPrint={() => void print()}
                />
              ) : (
                <div className={styles.pad}>
                  <button type="button" className={styles.back} onClick={() => setKey(null)}>
                    {`\u2190 ${say("border.back")}`}
                  </button>
                  <AskedNotice asked={detailAsked} onRetry={detailAgain} missing={say("border.gone")} />
                </div>
              )
            ) : (
              <div className={styles.pad}>
                <div className={styles.head}>
                  <Segmented
                    value={blind ? "blind" : "ledger"}
                    onChange={(next) => setTab(next === "blind" ? "blind" : null)}
                    options={[
                      { value: "ledger", label: say("border.ledger") },
                      { value: "blind", label: say("blind.title") },
                    ]}
                    aria-label={say("border.title")}
                  />
                  {me.may.includes("custody.read") && <Link href="/border/handover">{say("user.handover")}</Link>}
                </div>
                {blind ? (
                  <>
                    <AskedNotice asked={blindAsked} onRetry={blindAgain} />
                    {blindAsked.status === "ready" && (
                      <BlindList
                        found={blindAsked.value}
                        nameOf={nameOf}
                        borderOf={borderOf}
                        chosen={looked}
                        onChoose={(index, spot) => {
                          setLooked(index);
                          if (spot.at) map?.fly(spot.at);
                          else setKey(spot.item);
                        }}
                      />
                    )}
                  </>
                ) : (
                  <>
                    {ledger && <LedgerTotals ledger={ledger} />}
                    <AskedNotice asked={ledgerAsked} onRetry={ledgerAgain} />
                    {ledger && <BorderList borders={borders} squads={squads} nameOf={nameOf} me={me} time={time} onChoose={setKey} />}
                  </>
                )}
              </div>
            )}
          </div>
        </main>
        <IdleGuard minutes={me.idleMinutes} />
      </div>
      {detail && (
        <AgreementSheet
          city={city}
          detail={detail}
          nameOf={nameOf}
          time={time}
          picture={picture?.url ?? null}
          printedAt={picture?.at ?? Date.now()}
        />
      )}
    </div>
  );
}
