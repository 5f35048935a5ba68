"use client";

import { Alert, Segmented } from "antd";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Fix } from "../../../duty/audit/finding";
import { gridAt } from "../../../duty/five/grid-at";
import { nextCode } from "../../../duty/five/next-code";
import { postSet } from "../../../duty/five/post-edits";
import type { Plan, Post, PostKind } from "../../../duty/plan";
import { boundsOfPoints } from "../../../geo/plane/bounds";
import type { Line, Point } from "../../../geo/plane/point";
import { useWords } from "../../words/use-words";
import type { Bench } from "../bench";
import { CopyRoom } from "./copy-room";
import styles from "./five-panel.module.css";
import { PeopleRoom } from "./people-room";
import { PostRoom } from "./post-room";
import { SheetRoom } from "./sheet-room";
import { StandardRoom } from "./standard-room";
import { TimeRoom } from "./time-room";
import { useDesk } from "./use-desk";
import { usePostMap } from "./use-post-map";
import { useSave } from "./use-save";

const ROOMS = ["posts", "bulk", "standards", "people", "time"] as const;
type Room = (typeof ROOMS)[number];
const NONE: ReadonlySet<string> = new Set();
/** Degrees from which a beat is shown whole instead of its middle near by. */
const LONG = 0.006;
const NO_POSTS: readonly Post[] = [];

/** Where a finding of the audit is mended. */
const roomOf = ({ panel }: Fix): Room =>
  panel === "standard" ? "standards" : panel === "person" || panel === "absence" ? "people" : "posts";

const postOf = ({ assignments }: Plan, { panel, code }: Fix): string | null =>
  panel === "post" ? code : panel === "assignment" ? (assignments.find((one) => one.code === code)?.post ?? null) : null;

/** The five fixed (五定) of a draft: posts on the map with who stands there when, standards and duties, people, calendar and joint duty; many at once. `begin` opens what a finding is mended in. */
export function FivePanel({ bench, begin = null }: { readonly bench: Bench; readonly begin?: Fix | null }) {
  const { say } = useWords();
  const { plan, map } = bench;
  const desk = useDesk(bench);
  const { save } = useSave(bench);
  const [room, setRoom] = useState<Room>(() => (begin === null ? "posts" : roomOf(begin)));
  const [grid, setGrid] = useState<string | null>(() => (begin?.panel === "grid" ? begin.code : null));
  const [post, setPost] = useState<string | null>(() => (begin === null ? null : postOf(plan, begin)));
  const [many, setMany] = useState<ReadonlySet<string>>(NONE);
  const [source, setSource] = useState<string | null>(null);
  const bulk = room === "bulk";
  const chosen = post === null ? null : (desk.index.posts.get(post) ?? null);
  useEffect(() => {
    if (post !== null && !desk.index.posts.has(post)) setPost(null);
  }, [post, desk.index]);

  const openPost = useCallback(
    (code: string | null) => {
      setRoom("posts");
      setPost(code);
      const at = code === null ? null : desk.index.posts.get(code);
      if (at) {
        const box = boundsOfPoints(at.line);
        if (box[2] - box[0] > LONG || box[3] - box[1] > LONG) map?.fit(box);
        else map?.fly(at.line[Math.floor(at.line.length / 2)] as Point);
      }
    },
    [desk.index, map],
  );
  const drawn = useCallback(
    async (kind: PostKind, line: Line) => {
      const under = gridAt(plan, line[0] as Point) ?? grid;
      const at = under === null ? null : desk.index.grids.get(under);
      if (!at) return bench.tell("edit.outside");
      const code = nextCode(plan.posts, "GW");
      const name = say("five.post-name", { grid: at.name, kind: say(`post.${kind}`) });
      const saved = await save(
        "post",
        postSet(plan, { code, name, grid: at.code, kind, mode: "patrol", line, place: null, qualified: 0, hours: null }),
      );
      if (saved) setPost(code);
    },
    [plan, grid, desk.index, bench, save, say],
  );
  const may = chosen !== null && desk.mayChange(desk.index.squadOf(chosen.grid));
  const glowing = useMemo(() => (chosen ? [chosen] : NO_POSTS), [chosen]);
  const home = chosen?.grid ?? grid;
  const shown = useMemo(() => (bulk ? many : home === null ? NONE : new Set([home])), [bulk, many, home]);
  const onMany = (codes: Iterable<string>) =>
    setMany(new Set([...codes].filter((code) => desk.squad === undefined || desk.index.squadOf(code) === desk.squad)));
  const draw = usePostMap({
    bench,
    post: may ? chosen : null,
    glowing,
    grids: shown,
    onGrid: (code, more) => {
      if (!bulk) {
        setPost(null);
        return setGrid(code);
      }
      if (code === null) return;
      const next = new Set(more || many.size > 0 ? many : []);
      if (!next.delete(code)) next.add(code);
      onMany(next);
    },
    onPost: openPost,
    onLasso: (codes) => {
      setRoom("bulk");
      onMany([...many, ...codes]);
    },
    onDrawn: (kind, line) => void drawn(kind, line),
    onMoved: (line) => chosen && void save("post", postSet(plan, { ...chosen, line })),
  });
  const leave = (next: Room) => {
    draw.setTool("choose");
    setRoom(next);
  };
  return (
    <section className={styles.panel} data-testid="five">
      <Segmented
        block
        value={room}
        onChange={leave}
        options={ROOMS.map((value) => ({ value, label: say(`five.room.${value}`) }))}
        aria-label={say("five.rooms")}
        data-testid="five-rooms"
      />
      {desk.squad !== undefined && (
        <Alert
          type="info"
          showIcon
          title={say("five.own-only", { squad: desk.index.squadNames.get(desk.squad ?? "") ?? say("five.no-squad") })}
        />
      )}
      {room === "posts" && (
        <PostRoom
          bench={bench}
          desk={desk}
          draw={draw}
          grid={grid}
          post={post}
          onGrid={setGrid}
          onPost={openPost}
          onCopy={(assignment) => {
            setSource(assignment);
            leave("bulk");
          }}
        />
      )}
      {bulk && (
        <>
          <CopyRoom bench={bench} desk={desk} draw={draw} grids={many} onGrids={setMany} source={source} onSource={setSource} />
          <SheetRoom bench={bench} desk={desk} grids={many} />
        </>
      )}
      {room === "standards" && <StandardRoom bench={bench} desk={desk} />}
      {room === "people" && <PeopleRoom bench={bench} desk={desk} />}
      {room === "time" && <TimeRoom bench={bench} desk={desk} />}
    </section>
  );
}
