"use client";

import { FilterOutlined, LinkOutlined } from "@ant-design/icons";
import { App, Button, Drawer } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Bounds, Point } from "../../geo/plane/point";
import type { Basemap } from "../map/basemap";
import type { LayerName } from "../map/layer-list";
import { MapView } from "../map/map-view";
import type { MapListener, PlanMap } from "../map/plan-map";
import { locate } from "../plan/locate";
import { MapTools } from "../plan/map-tools";
import { useNarrow } from "../plan/use-narrow";
import { useRevision } from "../plan/use-revision";
import { goToLogin } from "../ui/ask-portal";
import { IdleGuard } from "../ui/idle-guard";
import type { CityHead, Me } from "../ui/me";
import { TopBar } from "../ui/top-bar";
import { useLive } from "../ui/use-live";
import { useStable } from "../ui/use-stable";
import { useWords } from "../words/use-words";
import type { ExtraCategory } from "./controls/category-branches";
import { QuestionChips } from "./controls/question-chips";
import { questionLine } from "./controls/question-words";
import { ExportMenu } from "./export-menu";
import { countsByHour, type HoursAnswer } from "./heat-answers";
import { HeatBar } from "./heat-bar";
import styles from "./heat-board.module.css";
import { HeatLegend } from "./heat-legend";
import { HeatNotes } from "./heat-notes";
import { heatPoster } from "./heat-poster";
import { HeatSide, type Section } from "./heat-side";
import { lastDayOf } from "./heat-words";
import { legendEntries } from "./legend-entries";
import { PlayBar } from "./play-bar";
import { SpotCard } from "./spot-card";
import { SpotTip, type SpotTipHandle } from "./spot-tip";
import { useDrawn } from "./use-drawn";
import { useExposure } from "./use-exposure";
import { useHeatAnswers } from "./use-heat-answers";
import { useHeatLink } from "./use-heat-link";
import { useHeatMap } from "./use-heat-map";
import { usePlay } from "./use-play";
import { useTick } from "./use-tick";

export interface HeatBoardProps {
  readonly city: CityHead;
  readonly me: Me;
  readonly basemap: Basemap;
  readonly squads: readonly { readonly code: string; readonly name: string }[];
  readonly extra: readonly ExtraCategory[];
  /** Metres along the finest squares the portal has. */
  readonly finest: number;
}

const LAYERS: ReadonlySet<LayerName> = new Set<LayerName>(["base", "squad", "border", "place", "heat"]);
const SMALL = { top: 90, right: 20, bottom: 150, left: 20 };
const WIDE = { top: 100, right: 40, bottom: 70, left: 70 };
const CITY: Bounds = [73, 18, 135, 54];

/** Middles of squares with their hours, as the small pictures want them. */
function middlesOf({ frame, column, row, hour, count }: HoursAnswer) {
  const lon = Float32Array.from(column, (one) => frame.west + (one + 0.5) * frame.stepLon);
  const lat = Float32Array.from(row, (one) => frame.south + (one + 0.5) * frame.stepLat);
  return { lon, lat, hour, count };
}

const sameBox = (a: Bounds | null, b: Bounds | null) =>
  a !== null && b !== null && a.every((value, k) => Math.abs(value - (b[k] as number)) < 1e-9);

/** The page of heat. */
export default function HeatBoard(props: HeatBoardProps) {
  const city = useStable(props.city);
  const me = useStable(props.me);
  const basemap = useStable(props.basemap);
  const extra = useStable(props.extra);
  const squads = useStable(props.squads);
  const { say, language } = useWords();
  const { message } = App.useApp();
  const narrow = useNarrow();
  const { head, live } = useLive();
  const revision = useRevision(city.revision);
  const own = useStable(me.role === "captain" && me.squad !== null ? [me.squad] : []);
  const { question, sight, ask, look, moved, view } = useHeatLink(own);
  const [open, setOpen] = useState<readonly Section[]>(["hours", "days", "category"]);
  const [sheet, setSheet] = useState(false);
  const [map, setMap] = useState<PlanMap | null>(null);
  const [graphics, setGraphics] = useState(false);
  const [locating, setLocating] = useState(false);
  const [chosen, setChosen] = useState<{ readonly point: Point; readonly code: string | null } | null>(null);
  const tip = useRef<SpotTipHandle>(null);
  const stage = useRef<HTMLDivElement>(null);
  const tick = useTick(head ? head.violation + head.revision / 1e6 : 0);

  const [started, setStarted] = useState(false);
  const byHour = sight.hour !== null || started;
  const answers = useHeatAnswers({ question, sight, finest: props.finest, tick, hours: byHour || open.includes("multiples") });
  const play = usePlay({
    from: sight.hour,
    waiting: answers.hours.asked.pending || answers.hours.asked.value === null,
    onStart: () => {
      setStarted(true);
      if (sight.layer !== "kernel" && sight.layer !== "squares") look({ layer: "squares" });
    },
    onStop: (hour) => {
      setStarted(false);
      look({ hour });
    },
  });
  const hour = play.hour ?? sight.hour;
  const drawn = useDrawn(answers, sight, hour);
  const exposure = useExposure(open.includes("exposure"), question, tick);
  const { asked: tallyAsked, again } = answers.tally;
  const layerName = sight.layer === "kernel" ? "squares" : sight.layer;
  const layerAsked = hour !== null && layerName === "squares" ? answers.hours : answers[layerName];
  const pending = tallyAsked.pending || layerAsked.asked.pending;
  const tally = tallyAsked.pending ? null : tallyAsked.value;

  const spot = useMemo(() => (chosen && drawn ? drawn.spot(chosen.point, chosen.code) : null), [chosen, drawn]);
  const layers = useHeatMap(map, drawn, spot?.square ?? null);
  const names = useMemo(
    () => ({ squads: new Map(squads.map(({ code, name }) => [code, name])), extra, today: lastDayOf(tallyAsked.value?.byDay ?? null) }),
    [squads, extra, tallyAsked.value],
  );
  const hoursAnswer = answers.hours.asked.value;
  const multiples = useMemo(() => hoursAnswer && middlesOf(hoursAnswer), [hoursAnswer]);
  const total =
    hour === null || !hoursAnswer || drawn?.layer === "cells" ? (tallyAsked.value?.total ?? null) : (countsByHour(hoursAnswer)[hour] ?? 0);

  const listener = useRef<Omit<MapListener, "loaded">>({ picked: () => {}, hovered: () => {}, moved: () => {}, failed: () => {} });
  listener.current = {
    picked: (point) => {
      const { x, y } = map?.map.project([point[0], point[1]]) ?? { x: 0, y: 0 };
      setChosen({ point, code: layers?.cellAt(x, y) ?? null });
    },
    hovered: (point, x, y) => {
      const code = point && drawn?.layer === "cells" ? (layers?.cellAt(x, y) ?? null) : null;
      const found = point && drawn?.spot(point, code);
      const box = stage.current;
      const seen = found && (found.count !== 0 || found.perHectare !== null) && found.perHectare !== 0;
      tip.current?.show(seen ? { spot: found, x, y, room: [box?.clientWidth ?? 0, box?.clientHeight ?? 0] } : null);
    },
    moved: (at) => moved(at),
    failed: (fault) => {
      if (fault === "session") return goToLogin("expired");
      if (fault === "graphics") setGraphics(true);
    },
  };

  // The browser's way back brings the view of then.
  useEffect(() => {
    const back = () => {
      if (map && view.current) map.map.jumpTo({ center: [view.current.centre[0], view.current.centre[1]], zoom: view.current.zoom });
    };
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, [map, view]);

  const padding = narrow ? SMALL : WIDE;
  const goHere = async () => {
    setLocating(true);
    const located = await locate();
    setLocating(false);
    if (!located.ok) return void message.warning(say("map.here-failed", { why: say(`map.here-${located.fault}`) }));
    map?.fly({ centre: located.point, zoom: 16 }, padding);
  };
  const copyLink = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      message.success(say("heat-page.linked"));
    } catch {
      message.warning(say("heat-page.link-failed"));
    }
  };
  const seenBox = (): Bounds | null => {
    const box = map?.map.getBounds();
    return box ? [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()] : null;
  };
  const picture =
    layers && drawn
      ? async () => {
          const canvas = await layers.picture();
          const time = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", {
            dateStyle: "medium",
            timeStyle: "short",
            timeZone: city.timeZone,
          });
          const words = {
            title: `${city.city} · ${say("heat-page.title")}`,
            question: [
              questionLine(question, say, { ...names, language }),
              ...(hour === null ? [] : [say("heat-page.hour", { from: hour, to: hour + 1 })]),
            ].join(" · "),
            total: total === null ? "" : say("heat-page.total", { count: total }),
            foot: [say("heat-page.made-at", { time: time.format(Date.now()) }), ...attribution(city, basemap, say)].join(" · "),
          };
          return heatPoster(
            canvas,
            canvas.width / (map?.map.getCanvas().clientWidth ?? canvas.width),
            words,
            legendEntries(drawn, say, language),
          );
        }
      : null;

  const retry = () => {
    again();
    layerAsked.again();
  };
  const side = (
    <>
      <div className={styles.head}>
        <div className={styles.total} data-testid="heat-total" aria-live="polite">
          <strong>{total === null ? "—" : say("heat-page.total", { count: total })}</strong>
          <span>{say("heat-page.total-label")}</span>
        </div>
        <QuestionChips question={question} names={names} onChange={ask} />
        {own.length > 0 && question.squads.length > 0 && (
          <Button size="small" type="link" onClick={() => ask({ squads: [] })} data-testid="heat-wider">
            {say("heat-page.wider")}
          </Button>
        )}
        {own.length > 0 && question.squads.length === 0 && (
          <Button size="small" type="link" onClick={() => ask({ squads: own })}>
            {say("heat-page.own")}
          </Button>
        )}
      </div>
      <HeatSide
        question={question}
        onAsk={ask}
        tally={tally}
        names={names}
        bounds={city.bounds ?? CITY}
        hours={answers.hours.asked.pending ? null : multiples}
        exposure={exposure}
        hour={hour}
        playing={play.hour}
        onHour={(value) => look({ hour: value })}
        view={seenBox}
        open={open}
        onOpen={setOpen}
        narrow={narrow}
      />
    </>
  );

  return (
    <div className={styles.page}>
      <TopBar city={city} me={me}>
        <div className={styles.tools}>
          <ExportMenu question={question} sight={sight} finest={props.finest} picture={picture} view={seenBox} />
          {!narrow && (
            <Button icon={<LinkOutlined />} onClick={() => void copyLink()}>
              {say("heat-page.link")}
            </Button>
          )}
        </div>
      </TopBar>
      <main className={styles.main}>
        <h1 className={styles.unseen}>{say("heat-page.title")}</h1>
        <div className={styles.stage} ref={stage} data-pending={pending} data-layer={drawn?.layer ?? "none"} data-testid="heat-stage">
          <MapView
            city={city.city}
            revision={revision}
            bounds={city.bounds}
            basemap={basemap}
            layers={LAYERS}
            view={() => view.current}
            listener={listener}
            onMap={setMap}
            padding={padding}
          >
            <SpotTip handle={tip} />
          </MapView>
          {pending && <div className={styles.progress} role="progressbar" aria-label={say("heat-page.loading")} />}
          <div className={styles.over}>
            <div className={styles.top}>
              <HeatBar question={question} onAsk={ask} sight={sight} onLook={look} />
              {graphics && <p role="alert">{say("fault.graphics")}</p>}
              <HeatNotes tally={tallyAsked} layer={layerAsked.asked} question={question} onAsk={ask} onRetry={retry} live={live} />
            </div>
            <div className={styles.left}>
              <MapTools
                onIn={() => map?.map.zoomIn()}
                onOut={() => map?.map.zoomOut()}
                onFit={() => city.bounds && map?.fly({ bounds: city.bounds }, padding)}
                onHere={() => void goHere()}
                onLink={() => void copyLink()}
                locating={locating}
                onLayers={null}
              />
            </div>
            {chosen && spot && (
              <div className={styles.spot}>
                <SpotCard
                  spot={spot}
                  only={sameBox(question.box, spot.square)}
                  onOnly={(box) => ask({ box })}
                  onClose={() => setChosen(null)}
                />
              </div>
            )}
            <div className={styles.bottom}>
              {drawn && (drawn.breaks.length > 0 || drawn.layer === "significance" || drawn.layer === "change") && (
                <HeatLegend drawn={drawn} />
              )}
              <PlayBar hour={hour} playing={play.hour !== null} onPlay={play.toggle} onHour={(value) => look({ hour: value })} />
            </div>
          </div>
          {narrow && (
            <Button
              className={styles.open ?? ""}
              type="primary"
              icon={<FilterOutlined />}
              onClick={() => setSheet(true)}
              data-testid="heat-filters"
            >
              {total === null ? say("heat-page.filters") : `${say("heat-page.filters")} · ${say("heat-page.total", { count: total })}`}
            </Button>
          )}
        </div>
        {!narrow && (
          <aside className={styles.side} aria-label={say("heat-page.filters")}>
            {side}
          </aside>
        )}
      </main>
      <Drawer
        open={narrow && sheet}
        onClose={() => setSheet(false)}
        placement="bottom"
        size="82%"
        title={say("heat-page.filters")}
        styles={{ body: { padding: "10px 14px" } }}
      >
        {side}
      </Drawer>
      <IdleGuard minutes={me.idleMinutes} />
    </div>
  );
}

/** Where the ground comes from, and under which number it is approved (地图管理条例). */
function attribution(city: CityHead, basemap: Basemap, say: ReturnType<typeof useWords>["say"]): string[] {
  if (basemap.kind === "own") return [say("map.attribution", { city: city.city })];
  return [basemap.attribution, ...(basemap.approval ? [say("map.approval", { number: basemap.approval })] : [])].filter(
    (text) => text !== "",
  );
}
