"use client";

import { Button, Segmented } from "antd";
import { useWords } from "../../words/use-words";
import type { Bench } from "../bench";
import styles from "./five-panel.module.css";
import { PostDetail } from "./post-detail";
import { PostList } from "./post-list";
import type { Desk } from "./use-desk";
import type { PostMap, PostTool } from "./use-post-map";

const TOOLS: readonly PostTool[] = ["choose", "fixed", "foot", "vehicle"];
const HINTS = { choose: "five.choose-hint", fixed: "five.fixed-hint", foot: "five.beat-hint", vehicle: "five.beat-hint" } as const;

/** Drawing a new post: a point, or a foot or vehicle beat along the streets. */
function DrawTools({ draw }: { readonly draw: PostMap }) {
  const { say } = useWords();
  const tool = draw.tool === "fixed" || draw.tool === "foot" || draw.tool === "vehicle" ? draw.tool : "choose";
  return (
    <>
      <Segmented
        block
        value={tool}
        onChange={(value) => draw.setTool(value as PostTool)}
        options={TOOLS.map((value) => ({ value, label: say(value === "choose" ? "edit.choose" : `five.draw.${value as "foot"}`) }))}
        aria-label={say("five.draw")}
        data-testid="post-tools"
      />
      <p className={styles.hint}>{say(HINTS[tool])}</p>
      {tool !== "choose" && (
        <div className={styles.buttons}>
          <span className={styles.quiet} aria-live="polite" data-testid="post-points">
            {say("edit.points", { count: draw.points.length })}
          </span>
          <Button size="small" onClick={draw.atMiddle} data-testid="post-at-middle">
            {say("edit.at-middle")}
          </Button>
          {tool !== "fixed" && (
            <Button size="small" type="primary" disabled={draw.points.length < 2} onClick={draw.finish} data-testid="post-finish">
              {say("edit.finish")}
            </Button>
          )}
          <Button size="small" onClick={() => draw.setTool("choose")}>
            {say("cancel")}
          </Button>
        </div>
      )}
    </>
  );
}

interface PostRoomProps {
  readonly bench: Bench;
  readonly desk: Desk;
  readonly draw: PostMap;
  readonly grid: string | null;
  readonly post: string | null;
  readonly onGrid: (grid: string | null) => void;
  readonly onPost: (code: string | null) => void;
  readonly onCopy: (assignment: string) => void;
}

/** Posts: the list, or the chosen one. */
export function PostRoom({ bench, desk, draw, grid, post, onGrid, onPost, onCopy }: PostRoomProps) {
  const chosen = post === null ? undefined : desk.index.posts.get(post);
  if (chosen)
    return <PostDetail key={chosen.code} bench={bench} desk={desk} post={chosen} draw={draw} onBack={() => onPost(null)} onCopy={onCopy} />;
  return (
    <>
      {bench.editable && <DrawTools draw={draw} />}
      <PostList plan={bench.plan} desk={desk} grid={grid} post={post} onGrid={onGrid} onPost={onPost} />
    </>
  );
}
