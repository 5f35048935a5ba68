"use client";

import { ArrowLeftOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useState } from "react";
import { nextCode } from "../../../duty/five/next-code";
import { postWeek } from "../../../duty/five/post-week";
import type { Assignment, Post } from "../../../duty/plan";
import { patternWords } from "../../words/pattern-words";
import { useWords } from "../../words/use-words";
import type { Bench } from "../bench";
import { AssignmentForm, freshAssignment } from "./assignment-form";
import styles from "./five-panel.module.css";
import { PostForm } from "./post-form";
import type { Desk } from "./use-desk";
import type { PostMap } from "./use-post-map";
import { WeekStrip } from "./week-strip";

interface PostDetailProps {
  readonly bench: Bench;
  readonly desk: Desk;
  readonly post: Post;
  readonly draw: PostMap;
  readonly onBack: () => void;
  readonly onCopy: (assignment: string) => void;
}

function AssignmentLine({
  bench,
  desk,
  post,
  one,
  onOpen,
  onCopy,
}: Omit<PostDetailProps, "draw" | "onBack"> & { readonly one: Assignment; readonly onOpen: () => void }) {
  const { say, language } = useWords();
  const name = (code: string) => desk.index.persons.get(code)?.name ?? code;
  const hours = postWeek(bench.plan, post, [one], bench.plan.version.from);
  return (
    <li className={styles.assignment} data-assignment={one.code}>
      <div>
        <b>{name(one.person)}</b>
        <span className={styles.quiet}>
          {one.deputy !== null && ` · B ${name(one.deputy)}`} · {patternWords(one.pattern, language)}
        </span>
        <WeekStrip week={{ ...hours, wanted: hours.wanted.map(() => 0) }} />
      </div>
      <div className={styles.buttons}>
        <Button size="small" onClick={onOpen} data-testid={`open-${one.code}`}>
          {say("five.open")}
        </Button>
        {bench.editable && (
          <Button size="small" onClick={() => onCopy(one.code)} data-testid={`copy-${one.code}`}>
            {say("five.copy-to")}
          </Button>
        )}
      </div>
    </li>
  );
}

function MoveTools({ post, draw, may }: { readonly post: Post; readonly draw: PostMap; readonly may: boolean }) {
  const { say } = useWords();
  if (!may) return null;
  const moving = draw.tool === "move";
  return (
    <div className={styles.buttons}>
      <Button
        size="small"
        aria-pressed={moving}
        type={moving ? "primary" : "default"}
        onClick={() => draw.setTool(moving ? "choose" : "move")}
        data-testid="move"
      >
        {say(moving ? "five.move-done" : "five.move")}
      </Button>
      {moving && post.kind !== "fixed" && (
        <Button size="small" disabled={!draw.touched} onClick={draw.removePoint}>
          {say("five.point-remove")}
        </Button>
      )}
      {moving && <span className={styles.quiet}>{say(post.kind === "fixed" ? "five.move-fixed" : "five.move-beat")}</span>}
    </div>
  );
}

/** One post: its week, who is there, and the forms. */
export function PostDetail(props: PostDetailProps) {
  const { bench, desk, post, draw, onBack } = props;
  const { say } = useWords();
  const { plan } = bench;
  const [open, setOpen] = useState<Assignment | "new" | null>(null);
  const own = desk.index.assignmentsOf(post.code);
  const grid = desk.index.grids.get(post.grid);
  const squad = desk.index.squadOf(post.grid);
  const may = desk.mayChange(squad);
  const week = postWeek(plan, post, own, plan.version.from);
  const fresh = open === "new";
  const edited = fresh
    ? freshAssignment(
        nextCode(plan.assignments, "WD"),
        post,
        grid?.standard ?? plan.standards[0]?.code ?? "",
        grid?.duty ?? plan.duties[0]?.code ?? "",
        plan.version.from,
      )
    : open && (own.find(({ code }) => code === open.code) ?? null);
  return (
    <div className={styles.stack} data-testid="post-detail" data-code={post.code}>
      <div className={styles.buttons}>
        <Button size="small" icon={<ArrowLeftOutlined />} onClick={onBack} data-testid="post-back">
          {say("five.posts")}
        </Button>
        <h3>{post.name}</h3>
        <span className={styles.quiet}>
          {say(`post.${post.kind}`)} · {grid?.name} · {desk.index.squadNames.get(squad ?? "")}
        </span>
      </div>
      {!may && bench.editable && <Alert type="info" showIcon title={say("five.other-squad")} />}
      <WeekStrip week={week} />
      <p className={styles.quiet} data-testid="post-covered">
        {say("five.covered", { met: week.met / 4, due: week.due / 4 })}
      </p>
      <MoveTools post={post} draw={draw} may={may} />
      {edited ? (
        <>
          <h3>{say(fresh ? "five.assignment-new" : "five.assignment")}</h3>
          <AssignmentForm
            key={edited.code}
            bench={bench}
            desk={desk}
            post={post}
            assignment={edited}
            fresh={fresh}
            onDone={() => setOpen(null)}
          />
        </>
      ) : (
        <>
          <h3>{say("five.people-here", { count: own.length })}</h3>
          <ul className={styles.list} data-testid="assignments">
            {own.map((one) => (
              <AssignmentLine key={one.code} {...props} one={one} onOpen={() => setOpen(one)} />
            ))}
          </ul>
          {may && (
            <Button onClick={() => setOpen("new")} data-testid="assignment-new">
              {say("five.assignment-new")}
            </Button>
          )}
          <details className={styles.group} open>
            <summary>{say("five.post")}</summary>
            <PostForm bench={bench} desk={desk} post={post} onGone={onBack} />
          </details>
        </>
      )}
    </div>
  );
}
