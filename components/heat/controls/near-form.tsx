"use client";

import { Checkbox, InputNumber, Slider, Switch } from "antd";
import { useId, useState } from "react";
import type { PlaceKind } from "../../../duty/plan";
import type { NearPlaces } from "../../../duty/violation/heat-question";
import { PLACE_COLOUR } from "../../map/palette";
import { useWords } from "../../words/use-words";
import styles from "./near-form.module.css";

/** What the form of near places shows and tells. */
export interface NearFormProps {
  readonly value: NearPlaces | null;
  readonly onChange: (value: NearPlaces | null) => void;
}

/** The places the four duty modes are about first. */
const KINDS: readonly PlaceKind[] = ["market", "school", "mall", "fringe", "food-street", "hospital", "station", "park"];
const MARKS = { 50: "50", 150: "150", 300: "300", 500: "500" };
const FIRST: NearPlaces = { kinds: [], metres: 150, keyHours: true };

/** Only near places of some kinds, within so many metres, and if wanted only in their key hours. Without a kind it does not narrow. */
export function NearForm({ value, onChange }: NearFormProps) {
  const { say } = useWords();
  const id = useId();
  const [last, setLast] = useState(value ?? FIRST);
  const [sliding, setSliding] = useState<number | null>(null);
  const near = value ?? { ...last, kinds: [] };
  const change = (next: NearPlaces) => {
    setLast(next);
    onChange(next.kinds.length > 0 ? next : null);
  };
  const metres = sliding ?? near.metres;
  const slid = (next: number) => {
    setSliding(null);
    change({ ...near, metres: next });
  };
  const idle = near.kinds.length === 0;
  return (
    <section className={styles.frame} aria-label={say("controls.near.title")}>
      <Checkbox.Group
        className={styles.kinds}
        value={[...near.kinds]}
        onChange={(kinds) => change({ ...near, kinds: KINDS.filter((kind) => kinds.includes(kind)) })}
        options={KINDS.map((kind) => ({
          value: kind,
          label: (
            <span className={styles.kind}>
              <span className={styles.badge} style={{ background: PLACE_COLOUR[kind] }} aria-hidden="true">
                {say(`badge.${kind}`)}
              </span>
              {say(`place.${kind}`)}
            </span>
          ),
        }))}
      />
      <div className={styles.metres}>
        <span id={`${id}-metres`}>{say("controls.near.within")}</span>
        <Slider
          min={50}
          max={Math.max(500, near.metres)}
          step={10}
          marks={MARKS}
          value={metres}
          disabled={idle}
          onChange={setSliding}
          onChangeComplete={slid}
          ariaLabelledByForHandle={`${id}-metres`}
          ariaValueTextFormatterForHandle={(one) => say("controls.near.metres", { metres: one })}
          tooltip={{ formatter: (one) => say("controls.near.metres", { metres: one ?? 0 }) }}
        />
        <InputNumber
          size="small"
          min={10}
          max={1000}
          precision={0}
          value={metres}
          disabled={idle}
          aria-labelledby={`${id}-metres`}
          onChange={(one) => one !== null && slid(one)}
        />
      </div>
      <div className={styles.key}>
        <Switch
          size="small"
          checked={near.keyHours}
          disabled={idle}
          aria-labelledby={`${id}-key`}
          aria-describedby={`${id}-why`}
          onChange={(keyHours) => change({ ...near, keyHours })}
        />
        <span id={`${id}-key`}>{say("controls.near.key-hours")}</span>
      </div>
      <p id={`${id}-why`} className={styles.note}>
        {say("controls.near.why")}
      </p>
    </section>
  );
}
