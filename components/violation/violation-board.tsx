"use client";

import { App, Drawer } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import type { ViolationLine } from "../../duty/violation/violation-line";
import { useAddress } from "../border/use-address";
import { useTimeWords } from "../border/use-time-words";
import { useClock } from "../handover/use-clock";
import type { Basemap } from "../map/basemap";
import { locate } from "../plan/locate";
import { useNarrow } from "../plan/use-narrow";
import { useOnline } from "../plan/use-online";
import { IdleGuard } from "../ui/idle-guard";
import type { CityHead, Me } from "../ui/me";
import { TopBar } from "../ui/top-bar";
import { useStable } from "../ui/use-stable";
import { useWords } from "../words/use-words";
import { BoardTools } from "./board-tools";
import { chime, soundWanted } from "./chime";
import { DetailDrawer } from "./detail-drawer";
import { FeedMark } from "./feed-mark";
import { FilterBar } from "./filter-bar";
import { neighbour } from "./live-list";
import { type NamedSquad, squadNameOf } from "./squad-names";
import { useAnew } from "./use-anew";
import { useFilter } from "./use-filter";
import { useKeys } from "./use-keys";
import { useLocalCategories } from "./use-local-categories";
import { useNews } from "./use-news";
import { useUpdates } from "./use-updates";
import { useViolations } from "./use-violations";
import styles from "./violation-board.module.css";
import { boxAbout } from "./violation-filter";
import { ViolationList } from "./violation-list";
import { ViolationMap } from "./violation-map";

export interface ViolationBoardProps {
  readonly city: CityHead;
  readonly me: Me;
  readonly basemap: Basemap;
  readonly squads: readonly NamedSquad[];
}

/** Who stands in the street looks at the own turf first. */
const ownSquad = ({ role, squad }: Me) => (role === "captain" || role === "officer" ? squad : null);
const ABOUT_ME = 500;
/** Violations as they come in: list and map, live. */
export default function ViolationBoard(props: ViolationBoardProps) {
  const city = useStable(props.city);
  const me = useStable(props.me);
  const squads = useStable(props.squads);
  const basemap = useStable(props.basemap);
  const { say } = useWords();
  const { message } = App.useApp();
  const narrow = useNarrow();
  const online = useOnline();
  const local = useLocalCategories();
  const nameOf = useMemo(() => squadNameOf(squads), [squads]);
  const time = useTimeWords(city.timeZone);
  const [filter, setFilter] = useFilter(ownSquad(me));
  const [opened, setOpened] = useAddress("id");
  const [sheet, setSheet] = useState(false);
  const [sound, setSound] = useState(soundWanted);
  const [locating, setLocating] = useState(false);
  const [news, tellNews] = useNews();
  const [own, anew] = useAnew();
  const updates = useUpdates();
  const round = `${own}.${updates}`;
  const arrived = (lines: readonly ViolationLine[]) => {
    tellNews(lines);
    if (sound) chime();
  };
  const violations = useViolations(filter, local, round, arrived);
  const { list, feed, paused, pause, see } = violations;
  const now = useClock(violations.now);
  const chosen = opened === null ? null : Number(opened);
  const [told, setTold] = useState<ViolationLine | null>(null);
  const chosenLine = list.lines.find(({ id }) => id === chosen) ?? (told?.id === chosen ? told : null);
  const scroll = useRef<HTMLDivElement>(null);

  const unseen = list.unseen.size;
  useEffect(() => {
    const plain = document.title.replace(/^\(\d+\) /, "");
    document.title = unseen > 0 ? `(${unseen}) ${plain}` : plain;
  }, [unseen]);

  const open = (id: number | null) => {
    setOpened(id === null ? null : String(id));
    see();
  };
  const step = (by: 1 | -1) => open(neighbour(list.lines, chosen, by));
  useKeys(
    new Map([
      ["j", () => step(1)],
      ["k", () => step(-1)],
      ["Enter", () => chosen === null && step(1)],
      ["Escape", () => open(null)],
    ]),
  );
  const near = async () => {
    if (filter.box) return setFilter({ box: null });
    setLocating(true);
    const found = await locate();
    setLocating(false);
    if (!found.ok) return void message.warning(say("map.here-failed", { why: say(`map.here-${found.fault}`) }));
    setFilter({ box: boxAbout(found.point, ABOUT_ME) });
  };
  const map = <ViolationMap city={city} basemap={basemap} lines={list.lines} news={news} chosen={chosenLine} onOpen={open} />;
  return (
    <div className={styles.page}>
      <TopBar city={city} me={me} />
      <main className={styles.main} data-detail={chosen !== null}>
        <section className={styles.side} aria-label={say("violation.title")}>
          <div className={styles.head}>
            <div className={styles.row}>
              <h1 className={styles.title}>{say("violation.title")}</h1>
              <FeedMark feed={feed} online={online} timeZone={city.timeZone} />
            </div>
            <BoardTools
              mayReport={me.may.includes("violation.report")}
              paused={paused}
              held={list.held.length}
              sound={sound}
              onPause={pause}
              onSound={setSound}
              onMap={narrow ? () => setSheet(true) : null}
            />
            <FilterBar filter={filter} onChange={setFilter} squads={squads} local={local} locating={locating} onNear={() => void near()} />
          </div>
          <div className={styles.lines} ref={scroll}>
            {unseen > 0 && (
              <button
                type="button"
                className={styles.unseen}
                data-testid="unseen"
                data-count={unseen}
                onClick={() => {
                  scroll.current?.querySelector("li")?.scrollIntoView({ block: "nearest" });
                  see();
                }}
              >
                {say("violation.unseen", { count: unseen })}
              </button>
            )}
            <ViolationList violations={violations} local={local} nameOf={nameOf} time={time} now={now} chosen={chosen} onOpen={open} />
            {!narrow && <p className={styles.keys}>{say("violation.keys")}</p>}
          </div>
        </section>
        {!narrow && (
          <section className={styles.map} aria-label={say("violation.map")}>
            {map}
          </section>
        )}
      </main>
      {narrow && (
        <Drawer
          open={sheet}
          onClose={() => setSheet(false)}
          placement="bottom"
          size="78%"
          title={say("violation.map")}
          styles={{ body: { padding: 0, position: "relative" } }}
          destroyOnHidden
        >
          {map}
        </Drawer>
      )}
      {chosen !== null && (
        <DetailDrawer
          key={chosen}
          city={city}
          me={me}
          id={chosen}
          tick={round}
          local={local}
          nameOf={nameOf}
          now={now}
          narrow={narrow}
          onLine={setTold}
          onOpen={open}
          onChanged={anew}
        />
      )}
      <div className={styles.hidden} aria-live="polite">
        {news.lines.length > 0 ? say("violation.announce", { count: news.lines.length }) : ""}
      </div>
      <IdleGuard minutes={me.idleMinutes} />
    </div>
  );
}
