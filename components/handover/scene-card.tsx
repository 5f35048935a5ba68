"use client";

import { Button, Tag } from "antd";
import type { HandoverSettings } from "../../duty/handover/handover-step";
import type { Instant } from "../../duty/plan";
import { categoryOf } from "../../duty/violation/category";
import type { NameOf } from "../border/ledger";
import type { Me } from "../ui/me";
import { useWords } from "../words/use-words";
import styles from "./handover.module.css";
import { leftText, type Scene, type SceneStep, sceneSteps, stateOf } from "./scene";

interface SceneCardProps {
  readonly scene: Scene;
  readonly street: string | null;
  readonly settings: HandoverSettings;
  readonly now: Instant;
  readonly me: Me;
  readonly nameOf: NameOf;
  readonly time: (at: Instant) => string;
  readonly online: boolean;
  readonly onStep: (scene: Scene, kind: SceneStep) => void;
  readonly onOpen: (violation: number) => void;
}

/** White letters stand on each at 4.5:1 and better. */
const COLOURS = { held: "#0f4c81", offered: "#7a5000", "to-decide": "#b23c00", decided: "#5b3b8f", closed: "#56606b" } as const;

/** One scene: where, what, who controls it, to whom it is offered, how long until it goes to the leader, and what one may do. */
export function SceneCard({ scene, street, settings, now, me, nameOf, time, online, onStep, onOpen }: SceneCardProps) {
  const { say } = useWords();
  const state = stateOf(scene, settings, now);
  const left = state !== "to-decide" && scene.dueAt !== null ? leftText(scene.dueAt, now) : null;
  const steps = sceneSteps(scene, state, me);
  const mine = steps.includes("accept") || (state === "to-decide" && steps.includes("decide"));
  const coordinates = `${scene.lon.toFixed(5)}, ${scene.lat.toFixed(5)}`;
  return (
    <li className={mine ? styles.mine : styles.card} data-violation={scene.violation} data-state={state}>
      <div className={styles.cardHead}>
        <Tag color={COLOURS[state]} style={{ margin: 0 }}>
          {say(`scene.state.${state}`)}
        </Tag>
        <strong>{categoryOf(scene.category)?.name ?? scene.category}</strong>
        <span className={styles.quiet}>
          {say("scene.number", { number: scene.violation })} · {time(scene.at)}
        </span>
      </div>
      <div>
        {street ? `${street} · ` : ""}
        <span className={styles.number}>{coordinates}</span>
      </div>
      {scene.description && <p className={styles.text}>{scene.description}</p>}
      <div>
        {say("scene.holder", { squad: nameOf(scene.holder) })}
        {scene.offeredTo !== null && ` · ${say("scene.offered-to", { squad: nameOf(scene.offeredTo) })}`}
        {scene.refusals > 0 && ` · ${say("scene.refusals", { count: scene.refusals, most: settings.refusals })}`}
      </div>
      {left && (
        <div className={styles.left} role="timer">
          {say("scene.left", { left })}
        </div>
      )}
      <div className={styles.row}>
        {steps.map((kind, index) => (
          <Button
            key={kind}
            type={index === 0 && kind !== "close" ? "primary" : "default"}
            disabled={!online}
            onClick={() => onStep(scene, kind)}
            data-testid={`scene-${kind}`}
          >
            {say(`scene.${kind}`)}
          </Button>
        ))}
        <Button type="text" onClick={() => onOpen(scene.violation)} data-testid="scene-open">
          {say("scene.timeline")}
        </Button>
      </div>
    </li>
  );
}
