"use client";

import { Button, Segmented, Select } from "antd";
import type { HeatQuestion } from "../../duty/violation/heat-question";
import { useWords } from "../words/use-words";
import styles from "./heat-bar.module.css";
import { PRESETS, type Preset, presetOf } from "./heat-presets";
import { AGAINST, BANDWIDTHS, HEAT_LAYERS, type HeatLayer, type HeatSight, SIDES } from "./heat-sight";

interface HeatBarProps {
  readonly question: HeatQuestion;
  readonly onAsk: (change: Partial<HeatQuestion>) => void;
  readonly sight: HeatSight;
  readonly onLook: (change: Partial<HeatSight>) => void;
}

/** Squares that fit a question: beside a place a cluster is a square or two, over a whole city small squares hold too few to tell from chance. */
const fitting = (question: HeatQuestion, layer: HeatLayer): HeatSight["side"] =>
  question.near || (layer !== "significance" && layer !== "change") ? 100 : 200;

const NAMES = Object.keys(PRESETS) as Preset[];

/** Questions that are asked again and again, and how the answer is drawn. */
export function HeatBar({ question, onAsk, sight, onLook }: HeatBarProps) {
  const { say } = useWords();
  const chosen = presetOf(question);
  const { layer, side, bandwidth, against } = sight;
  const metres = (value: number) => say("heat-page.metres", { count: value });
  return (
    <div className={styles.bar}>
      <fieldset className={styles.presets} aria-label={say("heat-page.presets")}>
        {NAMES.map((name) => (
          <Button
            key={name}
            size="small"
            shape="round"
            type={chosen === name ? "primary" : "default"}
            aria-pressed={chosen === name}
            data-testid={`heat-preset-${name}`}
            onClick={() => {
              onAsk(PRESETS[name]);
              if (side !== 400) onLook({ side: fitting({ ...question, ...PRESETS[name] }, layer) });
            }}
          >
            {say(`heat-page.preset.${name}`)}
          </Button>
        ))}
      </fieldset>
      <div className={styles.layers}>
        <Segmented
          size="small"
          value={layer}
          onChange={(value) => onLook({ layer: value, ...(side === 400 ? {} : { side: fitting(question, value) }) })}
          options={HEAT_LAYERS.map((value) => ({ value, label: say(`heat-page.layer.${value}`) }))}
          aria-label={say("heat-page.layers")}
          data-testid="heat-layers"
        />
        {layer === "kernel" && (
          <Select
            size="small"
            value={bandwidth}
            onChange={(value) => onLook({ bandwidth: value })}
            options={BANDWIDTHS.map((value) => ({ value, label: metres(value) }))}
            prefix={say("heat-page.bandwidth")}
            aria-label={say("heat-page.bandwidth")}
          />
        )}
        {layer !== "kernel" && layer !== "cells" && (
          <Select
            size="small"
            value={side}
            onChange={(value) => onLook({ side: value })}
            options={SIDES.map((value) => ({ value, label: metres(value) }))}
            prefix={say("heat-page.side")}
            aria-label={say("heat-page.side")}
          />
        )}
        {layer === "change" && (
          <Select
            size="small"
            value={against}
            onChange={(value) => onLook({ against: value })}
            options={AGAINST.map((value) => ({ value, label: say(`heat-page.against.${value}`) }))}
            prefix={say("heat-page.against")}
            aria-label={say("heat-page.against")}
          />
        )}
      </div>
    </div>
  );
}
