"use client";

import { Drawer } from "antd";
import { useEffect, useMemo, useState } from "react";
import type { Instant } from "../../duty/plan";
import { categoryOf } from "../../duty/violation/category";
import { BorderMapView } from "../border/border-map-view";
import type { NameOf } from "../border/ledger";
import { AskedNotice } from "../border/notices";
import type { BorderMap } from "../map/border-map";
import { useNarrow } from "../plan/use-narrow";
import type { CityHead } from "../ui/me";
import { useWords } from "../words/use-words";
import styles from "./handover.module.css";
import type { SceneDetail } from "./scene";
import { useScene } from "./use-scenes";

interface SceneDrawerProps {
  readonly city: CityHead;
  readonly violation: string;
  readonly tick: string;
  readonly nameOf: NameOf;
  readonly time: (at: Instant) => string;
  readonly onClose: () => void;
}

function SceneMap({ city, detail }: { readonly city: CityHead; readonly detail: SceneDetail }) {
  const { say } = useWords();
  const [map, setMap] = useState<BorderMap | null>(null);
  const { lon, lat } = detail.violation;
  useEffect(() => {
    map?.spot([lon, lat]);
    map?.fly([lon, lat]);
  }, [map, lon, lat]);
  return (
    <div className={styles.sceneMap}>
      <BorderMapView city={city} title={say("scene.map")} onMap={setMap} onPick={() => {}} />
    </div>
  );
}

/** One scene: its place on a small map, and every step that led to where it stands. */
export function SceneDrawer({ city, violation, tick, nameOf, time, onClose }: SceneDrawerProps) {
  const { say } = useWords();
  const narrow = useNarrow();
  const { asked, again } = useScene(violation, tick);
  const detail = asked.status === "ready" ? asked.value : null;
  const category = useMemo(() => detail && (categoryOf(detail.violation.category)?.name ?? detail.violation.category), [detail]);
  return (
    <Drawer open title={say("scene.number", { number: violation })} onClose={onClose} size={narrow ? "100%" : 460}>
      <AskedNotice asked={asked} onRetry={again} missing={say("scene.gone")} />
      {detail && (
        <div className={styles.form}>
          <SceneMap city={city} detail={detail} />
          <p className={styles.plain}>
            <strong>{category}</strong> · {time(detail.violation.at)}
          </p>
          {detail.violation.description && <p className={styles.text}>{detail.violation.description}</p>}
          <p className={styles.plain}>
            {say("scene.holder", { squad: nameOf(detail.custody.holder) })}
            {detail.custody.escalated && ` · ${say(`scene.escalated.${detail.custody.escalated}`)}`}
          </p>
          <ol className={styles.timeline} data-testid="scene-steps">
            {detail.steps.map((step) => (
              <li key={step.number} data-step={step.kind}>
                <div>
                  <strong>{say(`scene.did.${step.kind}`)}</strong> {step.squad === null ? say("border.level-above") : nameOf(step.squad)}
                  {step.to !== null && ` → ${nameOf(step.to)}`}
                </div>
                {step.reason !== "" && <p className={styles.text}>{step.reason}</p>}
                <div className={styles.quiet}>
                  {step.by} · {time(step.at)}
                </div>
              </li>
            ))}
          </ol>
        </div>
      )}
    </Drawer>
  );
}
