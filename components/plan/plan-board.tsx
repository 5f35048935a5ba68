"use client";

import { Alert, App, Button, Drawer, Skeleton } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { wallClock } from "../../duty/time/wall-clock";
import type { Point } from "../../geo/plane/point";
import type { Basemap } from "../map/basemap";
import { FIRST_LAYERS, isLayer, type LayerName } from "../map/layer-list";
import { MapView } from "../map/map-view";
import type { MapListener, Padding, PlanMap, MapView as View } from "../map/plan-map";
import { goToLogin } from "../ui/ask-portal";
import { IdleGuard } from "../ui/idle-guard";
import type { CityHead, Me } from "../ui/me";
import { TopBar } from "../ui/top-bar";
import { useStable } from "../ui/use-stable";
import { LiveTold } from "../violation/live-told";
import { useLiveOnPlan } from "../violation/use-live-on-plan";
import { useWords } from "../words/use-words";
import { cardFacts } from "./card-facts";
import { chosenFeatures, gridEdges } from "./chosen-features";
import { dayText, dayTimeOf, instantOfDayTime, weekdayOf } from "./day-time";
import { deepLinkOf, deepLinkText } from "./deep-link";
import { DutyCard } from "./duty-card";
import { HeatPanel } from "./heat-panel";
import { HoverTip, type HoverTipHandle } from "./hover-tip";
import { keyHoursOn } from "./key-hours";
import { LayerPanel } from "./layer-panel";
import { locate } from "./locate";
import { MapTools } from "./map-tools";
import styles from "./plan-board.module.css";
import { type Found, SearchBox } from "./search-box";
import { squadTones } from "./squad-tones";
import { TimeBar } from "./time-bar";
import { useAnswer } from "./use-answer";
import { useDayTime } from "./use-day-time";
import { useHeatLayer } from "./use-heat-layer";
import { useNarrow } from "./use-narrow";
import { useOnline } from "./use-online";
import { type PlanInHand, usePlan } from "./use-plan";
import { useRevision } from "./use-revision";

export interface PlanBoardProps {
  readonly city: CityHead;
  readonly me: Me;
  readonly basemap: Basemap;
}

const CARD_WIDTH = 404;
const NEAR = 16.2;
const QUARTERS = 96;
type MapFault = "tiles" | "basemap" | "graphics";

/** Says what changed to who cannot see it. */
function useAnnouncement(answer: ReturnType<typeof useAnswer>, quiet: boolean): string {
  const { say } = useWords();
  const last = useRef("");
  if (quiet) return last.current;
  if (answer.status !== "ready") last.current = answer.status === "loading" ? say("card.loading") : "";
  else if (answer.printed.kind === "outside") last.current = say("card.say-outside");
  else {
    const { kind, grid, lead, person, post } = answer.printed;
    const who = person && post ? say("card.say-person", { person: person.name, post: post.name }) : say("card.say-gap");
    last.current = say("card.say", { kind: say(`kind.${kind}`), grid: grid?.name ?? "", lead: lead?.name ?? "", person: who });
  }
  return last.current;
}

/** The map page. */
export default function PlanBoard(props: PlanBoardProps) {
  const city = useStable(props.city);
  const me = useStable(props.me);
  const basemap = useStable(props.basemap);
  const { say } = useWords();
  const { message } = App.useApp();
  const narrow = useNarrow();
  const online = useOnline();
  const [link] = useState(() => deepLinkOf(new URLSearchParams(window.location.search)));
  const clock = useMemo(() => wallClock(city.timeZone), [city.timeZone]);
  const shown = useDayTime(clock, link.at);
  const [chosen, setChosen] = useState<Point | null>(link.selected);
  const [here, setHere] = useState<Point | null>(null);
  const [layers, setLayers] = useState<ReadonlySet<LayerName>>(() => new Set(link.layers ? link.layers.filter(isLayer) : FIRST_LAYERS));
  const [map, setMap] = useState<PlanMap | null>(null);
  const [view, setView] = useState<View | null>(link.view);
  const [faults, setFaults] = useState<ReadonlySet<MapFault>>(new Set());
  const [tall, setTall] = useState(false);
  const [folded, setFolded] = useState(false);
  const [drawer, setDrawer] = useState(false);
  const [locating, setLocating] = useState(false);
  const stage = useRef<HTMLDivElement>(null);
  const tip = useRef<HoverTipHandle>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  const revision = useRevision(city.revision);
  const [seen, setSeen] = useState(revision);
  const { state: planState, again } = usePlan(revision, map !== null || faults.has("graphics"));
  const inHand: PlanInHand | null = planState.status === "ready" ? planState.inHand : null;
  const answer = useAnswer(chosen, shown.time, inHand, clock);
  const instant = instantOfDayTime(shown.time, clock);
  const announcement = useAnnouncement(answer, shown.motion !== "still");
  const facts = useMemo(() => inHand && cardFacts(inHand.plan), [inHand]);
  const edges = useMemo(() => inHand && gridEdges(inHand.plan), [inHand]);
  const tones = useMemo(() => (inHand ? squadTones(inHand.plan) : []), [inHand]);

  useEffect(() => {
    if (revision === seen) return;
    setSeen(revision);
    message.info(say("plan.changed"));
  }, [revision, seen, message, say]);

  // What the map shows follows what is chosen and the time.
  const whole = answer.status === "ready" ? answer.whole : null;
  useEffect(() => {
    map?.choose(chosenFeatures(chosen, whole, edges ?? (() => []), here));
  }, [map, chosen, whole, edges, here]);
  useEffect(() => map?.show(layers), [map, layers]);
  useEffect(() => {
    if (!map || !inHand || inHand.plan.assignments.length === 0) return;
    const { grids, posts } = inHand.watching.at(instant);
    const off = (list: readonly { readonly code: string }[], on: ReadonlySet<string>) =>
      new Set(list.filter(({ code }) => !on.has(code)).map(({ code }) => code));
    map.empty(off(inHand.plan.grids, grids), off(inHand.plan.posts, posts));
  }, [map, inHand, instant]);

  // The address keeps view, time and choice, so that a reload or a shared link shows the same.
  useEffect(() => {
    const timer = window.setTimeout(() => {
      const changed = [...layers].sort().join() !== [...FIRST_LAYERS].sort().join();
      const text = deepLinkText({
        view,
        at: shown.motion === "now" ? null : shown.time,
        selected: chosen,
        layers: changed ? [...layers] : null,
      });
      window.history.replaceState(window.history.state, "", `${window.location.pathname}${text}`);
    }, 250);
    return () => window.clearTimeout(timer);
  }, [view, shown.time, shown.motion, chosen, layers]);

  const room = useCallback(
    (card: boolean): Padding => {
      if (narrow) return { top: 20, right: 20, left: 64, bottom: 136 + (card ? Math.round(window.innerHeight * 0.42) : 0) };
      return { top: 30, right: card ? CARD_WIDTH + 40 : 50, left: folded ? 80 : 300, bottom: 130 };
    },
    [narrow, folded],
  );
  const close = useCallback(() => {
    setChosen(null);
    setTall(false);
    stage.current?.querySelector<HTMLElement>(".maplibregl-canvas")?.focus({ preventScroll: true });
  }, []);

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.key !== "Escape" ||
        event.defaultPrevented ||
        target.closest("input, .ant-select-dropdown, .ant-picker-dropdown, .ant-modal, .ant-drawer")
      )
        return;
      close();
    };
    document.addEventListener("keydown", key);
    return () => document.removeEventListener("keydown", key);
  }, [close]);

  const listener = useRef<Omit<MapListener, "loaded">>({ picked: () => {}, hovered: () => {}, moved: () => {}, failed: () => {} });
  listener.current = {
    picked: (point) => {
      setChosen(point);
      if (narrow && map) map.fly({ centre: point }, room(true));
    },
    hovered: (point, x, y) => {
      const started = performance.now();
      if (!point || !inHand) {
        tip.current?.show(null);
        map?.hover(null);
        return;
      }
      const found = inHand.ask(point, instant);
      const box = stage.current;
      tip.current?.show({ answer: found, x, y, room: [box?.clientWidth ?? 0, box?.clientHeight ?? 0] });
      map?.hover(found.grid?.code ?? null);
      const element = box?.querySelector<HTMLElement>("[data-map]");
      if (element) element.dataset.hoverMs = (performance.now() - started).toFixed(2);
    },
    moved: setView,
    failed: (fault) => {
      if (fault === "session") return goToLogin("expired");
      setFaults((before) => (before.has(fault) ? before : new Set([...before, fault])));
    },
  };

  const goTo = (found: Found) => {
    setChosen(found.point);
    if (found.bounds && found.noun !== "cell") map?.fly({ bounds: found.bounds }, room(true));
    else map?.fly({ centre: found.point, zoom: NEAR }, room(true));
    // The card takes a moment to be there; the keyboard goes on from its heading.
    window.setTimeout(() => heading.current?.focus({ preventScroll: true }), 120);
  };
  const goHere = async () => {
    setLocating(true);
    const located = await locate();
    setLocating(false);
    if (!located.ok) return void message.warning(say("map.here-failed", { why: say(`map.here-${located.fault}`) }));
    setHere(located.point);
    setChosen(located.point);
    shown.follow();
    map?.fly({ centre: located.point, zoom: NEAR }, room(true));
  };
  const copyLink = async () => {
    const text = deepLinkText({ view, at: shown.time, selected: chosen, layers: [...layers] });
    try {
      await navigator.clipboard.writeText(`${window.location.origin}${window.location.pathname}${text}`);
      message.success(say("map.linked"));
    } catch {
      message.warning(say("map.link-failed"));
    }
  };
  const retryTiles = () => {
    setFaults((before) => new Set([...before].filter((fault) => fault !== "tiles")));
    map?.reload();
  };

  const { day } = shown.time;
  const dayKey = dayText(day);
  const chosenGrid = answer.status === "ready" ? (answer.printed.grid?.code ?? null) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: dayKey stands for day, which is another object at every step
  const profile = useMemo(
    () => (inHand ? inHand.watching.profile(instantOfDayTime({ day, minute: 0 }, clock), QUARTERS, 15, chosenGrid) : null),
    [inHand, dayKey, clock, chosenGrid],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const keyHours = useMemo(() => {
    if (!inHand) return [];
    const peak = inHand.plan.places.filter(({ kind }) => kind === "market" || kind === "school");
    return keyHoursOn(peak, weekdayOf(day));
  }, [inHand, dayKey]);

  const today = dayText(dayTimeOf(Date.now(), clock).day);
  const heatProps = useHeatLayer({ map, on: layers.has("heat"), hour: Math.floor(shown.time.minute / 60), today });
  const heat = heatProps && <HeatPanel {...heatProps} />;
  const told = useLiveOnPlan(map, layers.has("live") && me.may.includes("violation.read"));
  const nameOf = (code: string) => inHand?.plan.squads.find((squad) => squad.code === code)?.name ?? code;
  const live = layers.has("live") && <LiveTold {...told} online={online} timeZone={city.timeZone} nameOf={nameOf} />;
  const panel = (fold?: () => void) => (
    <LayerPanel layers={layers} onChange={setLayers} squads={tones} heat={heat} live={live} {...(fold ? { onFold: fold } : {})} />
  );
  const openLayers = narrow ? () => setDrawer(true) : folded ? () => setFolded(false) : null;

  return (
    <div className={styles.page}>
      <a className={styles.skip} href="#stage">
        {say("skip")}
      </a>
      <TopBar city={city} me={me}>
        <SearchBox onFound={goTo} />
      </TopBar>
      <main className={styles.stage} ref={stage} id="stage" data-card={chosen !== null} tabIndex={-1}>
        <MapView
          city={city.city}
          revision={revision}
          bounds={city.bounds}
          basemap={basemap}
          layers={layers}
          view={() => view}
          listener={listener}
          onMap={setMap}
          padding={room(chosen !== null)}
        >
          <HoverTip handle={tip} />
          <svg className={styles.centre} viewBox="0 0 26 26" aria-hidden="true">
            <path d="M13 1 V10 M13 16 V25 M1 13 H10 M16 13 H25" stroke="#0f4c81" strokeWidth="2" />
          </svg>
        </MapView>
        <div className={styles.over}>
          <div className={styles.left}>
            {!narrow && !folded && panel(() => setFolded(true))}
            <MapTools
              onIn={() => map?.map.zoomIn()}
              onOut={() => map?.map.zoomOut()}
              onFit={() => city.bounds && map?.fly({ bounds: city.bounds }, room(chosen !== null))}
              onHere={() => void goHere()}
              onLink={() => void copyLink()}
              locating={locating}
              onLayers={openLayers}
            />
          </div>
          <div className={styles.notes} role="status">
            {!online && <Alert type="warning" showIcon title={say("fault.offline")} />}
            {faults.has("graphics") && <Alert type="error" showIcon title={say("fault.graphics")} />}
            {faults.has("basemap") && <Alert type="warning" showIcon closable title={say("fault.basemap")} />}
            {online && faults.has("tiles") && (
              <Alert
                type="warning"
                showIcon
                title={say("fault.tiles")}
                action={
                  <Button size="small" onClick={retryTiles}>
                    {say("retry")}
                  </Button>
                }
              />
            )}
            {online && planState.status === "failed" && (
              <Alert
                type="warning"
                showIcon
                title={say("fault.plan")}
                action={
                  <Button size="small" onClick={again}>
                    {say("retry")}
                  </Button>
                }
              />
            )}
          </div>
          {chosen && (
            <aside className={styles.card} aria-label={say("card.label")} data-tall={tall}>
              {answer.status === "ready" ? (
                <DutyCard
                  answer={answer.printed}
                  facts={facts}
                  may={me.may}
                  heading={heading}
                  onClose={close}
                  tall={tall}
                  onTall={setTall}
                />
              ) : (
                <div className={styles.waiting}>
                  {answer.status === "failed" ? (
                    <Alert type="error" showIcon title={say("fault.answer")} />
                  ) : (
                    <Skeleton active paragraph={{ rows: 6 }} />
                  )}
                </div>
              )}
            </aside>
          )}
          <div className={styles.time}>
            <TimeBar shown={shown} profile={profile} keyHours={keyHours} narrow={narrow} />
          </div>
        </div>
        <div className={styles.unseen} aria-live="polite" data-testid="announcement">
          {announcement}
        </div>
      </main>
      <Drawer
        open={narrow && drawer}
        onClose={() => setDrawer(false)}
        placement="left"
        size={300}
        title={say("map.layers")}
        styles={{ body: { padding: 0 } }}
      >
        {panel()}
      </Drawer>
      <IdleGuard minutes={me.idleMinutes} />
    </div>
  );
}
