"use client";

import { Empty, Input, Listy, Select } from "antd";
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { postWeek } from "../../../duty/five/post-week";
import type { Plan, Post } from "../../../duty/plan";
import { useWords } from "../../words/use-words";
import styles from "./five-panel.module.css";
import type { Desk } from "./use-desk";
import { WeekStrip } from "./week-strip";

const ROW = 58;
const FEWEST = 5;
/** What stands above and below the list on a screen, in pixels. */
const AROUND = 372;

interface PostListProps {
  readonly plan: Plan;
  readonly desk: Desk;
  readonly grid: string | null;
  readonly post: string | null;
  readonly onGrid: (grid: string | null) => void;
  readonly onPost: (code: string) => void;
}

/** Posts whose code, name, grid or people hold every word that is sought. */
function foundPosts(plan: Plan, { index }: Desk, grid: string | null, text: string): readonly Post[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const own = grid === null ? plan.posts : index.postsOf(grid);
  if (words.length === 0) return own;
  return own.filter(({ code, name, grid: at }) => {
    const people = index.assignmentsOf(code).map(({ person }) => index.persons.get(person)?.name ?? "");
    const said = [code, name, at, index.grids.get(at)?.name ?? "", ...people].join(" ").toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

function PostRow({
  plan,
  desk,
  post,
  chosen,
}: {
  readonly plan: Plan;
  readonly desk: Desk;
  readonly post: Post;
  readonly chosen: boolean;
}) {
  const { say } = useWords();
  const assignments = desk.index.assignmentsOf(post.code);
  const names = assignments.map(({ person }) => desk.index.persons.get(person)?.name ?? person);
  return (
    <div className={styles.postRow} data-chosen={chosen || undefined} data-post={post.code}>
      <span className={styles.postName}>
        {post.name}
        <span className={styles.quiet}>{` ${say(`post.${post.kind}`)}`}</span>
      </span>
      <span className={styles.quiet}>{names.length === 0 ? say("five.nobody") : names.slice(0, 3).join(" · ")}</span>
      <WeekStrip week={postWeek(plan, post, assignments, plan.version.from)} />
    </div>
  );
}

/** All posts, or a grid's: sought by words, walked by keys, only what is seen is drawn. */
export function PostList({ plan, desk, grid, post, onGrid, onPost }: PostListProps) {
  const { say } = useWords();
  const [text, setText] = useState("");
  const sought = useDeferredValue(text);
  const list = useRef<React.ComponentRef<typeof Listy>>(null);
  const posts = useMemo(() => foundPosts(plan, desk, grid, sought), [plan, desk, grid, sought]);
  const [cursor, setCursor] = useState(0);
  const at = Math.min(cursor, Math.max(0, posts.length - 1));
  useEffect(() => {
    const place = posts.findIndex(({ code }) => code === post);
    if (place < 0) return;
    setCursor(place);
    list.current?.scrollTo({ key: posts[place]?.code ?? "" });
  }, [post, posts]);
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6, Home: -posts.length, End: posts.length }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(posts.length - 1, at + step));
      setCursor(next);
      list.current?.scrollTo({ key: posts[next]?.code ?? "" });
    } else if ((event.key === "Enter" || event.key === " ") && posts[at]) {
      event.preventDefault();
      onPost(posts[at].code);
    }
  };
  const grids = useMemo(() => plan.grids.map(({ code, name }) => ({ value: code, label: `${name} · ${code}` })), [plan.grids]);
  return (
    <>
      <div className={styles.seek}>
        <Input
          value={text}
          allowClear
          onChange={(event) => setText(event.target.value)}
          placeholder={say("five.seek")}
          aria-label={say("five.seek")}
          data-testid="post-seek"
        />
        <Select
          showSearch={{ optionFilterProp: "label" }}
          allowClear
          value={grid}
          onChange={(code) => onGrid(code ?? null)}
          options={grids}
          placeholder={say("five.all-grids")}
          aria-label={say("five.of-grid")}
        />
      </div>
      <p className={styles.quiet} aria-live="polite" data-testid="post-count">
        {say("five.posts-count", { count: posts.length })}
      </p>
      {posts.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say(plan.posts.length === 0 ? "five.no-posts" : "five.none-found")} />
      ) : (
        <div
          role="listbox"
          tabIndex={0}
          className={styles.posts}
          aria-label={say("five.posts")}
          aria-activedescendant={`post-${posts[at]?.code}`}
          onKeyDown={walk}
          data-testid="post-list"
        >
          <Listy
            ref={list}
            items={[...posts]}
            rowKey="code"
            height={Math.min(Math.max(FEWEST * ROW, window.innerHeight - AROUND), posts.length * ROW)}
            styles={{ item: { padding: 0, border: 0 } }}
            virtual
            itemRender={(item: Post, place: number) => (
              // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the list, which names the active option
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the list
              <div
                id={`post-${item.code}`}
                role="option"
                aria-selected={item.code === post}
                data-cursor={place === at || undefined}
                className={styles.option}
                style={{ height: ROW }}
                onClick={() => onPost(item.code)}
              >
                <PostRow plan={plan} desk={desk} post={item} chosen={item.code === post} />
              </div>
            )}
          />
        </div>
      )}
    </>
  );
}
