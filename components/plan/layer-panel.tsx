"use client";

import { UpOutlined } from "@ant-design/icons";
import { Button, Checkbox } from "antd";
import type { ReactNode } from "react";
import type { DutyMode, PlaceKind, PostKind } from "../../duty/plan";
import { LAYERS, type LayerName } from "../map/layer-list";
import { GROUND, MODE_COLOUR, PLACE_COLOUR, SIGNAL, TONES } from "../map/palette";
import { useWords } from "../words/use-words";
import styles from "./layer-panel.module.css";

/** A squad and the tone it is drawn in. */
export interface TonedSquad {
  readonly code: string;
  readonly name: string;
  readonly tone: number;
}

interface LayerPanelProps {
  readonly layers: ReadonlySet<LayerName>;
  readonly onChange: (layers: ReadonlySet<LayerName>) => void;
  readonly squads: readonly TonedSquad[];
  /** Under the switches, when the heatmap is on. */
  readonly heat: ReactNode;
  /** Under the switches, when violations are shown live. */
  readonly live: ReactNode;
  /** Folds the panel; absent where it stands in a drawer. */
  readonly onFold?: () => void;
}

const stroke = (colour: string, width: number, dash?: string) => (
  <line x1="1" y1="7" x2="25" y2="7" stroke={colour} strokeWidth={width} strokeDasharray={dash} />
);

const SWATCH: Readonly<Record<LayerName, ReactNode>> = {
  base: (
    <>
      <rect x="1" y="1" width="24" height="12" rx="2" fill={GROUND.land} stroke="#cfcabd" />
      <path d="M1 9 L25 5" stroke={GROUND.casingMain} strokeWidth="4" />
      <path d="M1 9 L25 5" stroke={GROUND.streetMain} strokeWidth="2.4" />
    </>
  ),
  squad: (
    <>
      <rect x="1" y="1" width="12" height="12" fill={TONES[0]?.fill} opacity="0.5" />
      <rect x="13" y="1" width="12" height="12" fill={TONES[1]?.fill} opacity="0.5" />
    </>
  ),
  grid: <rect x="2" y="2" width="22" height="10" fill={TONES[2]?.fill} fillOpacity="0.25" stroke={TONES[2]?.line} strokeWidth="1.4" />,
  cell: <path d="M2 2 H24 V12 H2 Z M10 2 V12 M17 2 V12 M2 7 H24" fill="none" stroke="#6f6a60" strokeWidth="0.8" />,
  border: stroke(SIGNAL.settled, 3),
  segment: stroke("#2f4b6e", 4),
  post: (
    <>
      <rect x="3" y="1.5" width="11" height="11" rx="3" fill={MODE_COLOUR["peak-watch"]} />
      <circle cx="19" cy="7" r="5.5" fill={MODE_COLOUR.patrol} />
    </>
  ),
  place: <rect x="7" y="1.5" width="11" height="11" rx="3" fill="#fff" stroke={PLACE_COLOUR.market} strokeWidth="1.8" />,
  allowance: <rect x="2" y="2" width="22" height="10" fill="#4c8c2b" fillOpacity="0.28" stroke="#3a6b1f" strokeDasharray="3 2" />,
  community: stroke("#7a4a6b", 1.8, "5 2 1 2"),
  heat: (
    <>
      <defs>
        <linearGradient id="heat-swatch">
          <stop offset="0" stopColor="#fec44f" />
          <stop offset="0.5" stopColor="#d6483f" />
          <stop offset="1" stopColor="#4e094a" />
        </linearGradient>
      </defs>
      <rect x="2" y="2" width="22" height="10" rx="5" fill="url(#heat-swatch)" />
    </>
  ),
  live: (
    <>
      <circle cx="13" cy="7" r="3" fill={SIGNAL.unsettled} />
      <circle cx="13" cy="7" r="6" fill="none" stroke={SIGNAL.unsettled} strokeOpacity="0.5" strokeWidth="1.4" />
    </>
  ),
};

function BorderLegend() {
  const { say } = useWords();
  return (
    <ul className={styles.sub}>
      <li>
        <svg className={styles.swatch} viewBox="0 0 26 14" aria-hidden="true">
          {stroke(SIGNAL.settled, 3)}
        </svg>
        {say("legend.settled")}
      </li>
      <li>
        <svg className={styles.swatch} viewBox="0 0 26 14" aria-hidden="true">
          {stroke(SIGNAL.unsettled, 3, "6 3")}
        </svg>
        {say("legend.unsettled")}
      </li>
    </ul>
  );
}

function PostLegend() {
  const { say } = useWords();
  const radius: Readonly<Record<PostKind, string>> = { fixed: "5px", foot: "50%", vehicle: "9px / 50%" };
  const kinds = ["fixed", "foot", "vehicle"] as const;
  const modes = Object.keys(MODE_COLOUR) as DutyMode[];
  return (
    <ul className={`${styles.sub} ${styles.twos}`}>
      {kinds.map((kind, row) => {
        const mode = modes[row] as DutyMode;
        return [
          <li key={kind}>
            <span className={styles.dot} style={{ borderRadius: radius[kind], background: "#4a5665", color: "#fff" }} aria-hidden="true">
              {say(`badge.${kind}`)}
            </span>
            {say(`post.${kind}`)}
          </li>,
          <li key={mode}>
            <span className={styles.dot} style={{ background: MODE_COLOUR[mode] }} aria-hidden="true" />
            {say(`mode.${mode}`)}
          </li>,
        ];
      })}
    </ul>
  );
}

function PlaceLegend() {
  const { say } = useWords();
  return (
    <ul className={`${styles.sub} ${styles.twos}`}>
      {(Object.keys(PLACE_COLOUR) as PlaceKind[]).map((kind) => (
        <li key={kind}>
          <span
            className={styles.dot}
            style={{ border: `1.6px solid ${PLACE_COLOUR[kind]}`, color: PLACE_COLOUR[kind] }}
            aria-hidden="true"
          >
            {say(`badge.${kind}`)}
          </span>
          {say(`place.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

function SquadLegend({ squads }: { readonly squads: readonly TonedSquad[] }) {
  return (
    <ul className={`${styles.sub} ${styles.twos}`}>
      {squads.map(({ code, name, tone }) => (
        <li key={code}>
          <span
            className={styles.tint}
            style={{ background: `${TONES[tone]?.fill}66`, borderColor: TONES[tone]?.line }}
            aria-hidden="true"
          />
          {name}
        </li>
      ))}
    </ul>
  );
}

function GridLegend() {
  const { say } = useWords();
  return (
    <ul className={styles.sub}>
      <li>
        <svg className={styles.swatch} viewBox="0 0 26 14" aria-hidden="true">
          <rect x="1.5" y="1.5" width="23" height="11" fill="none" stroke="#8a8a86" />
          <path d="M2 12 L11 2 M9 12 L18 2 M16 12 L25 2" stroke={SIGNAL.gap} strokeWidth="1.2" strokeOpacity="0.7" />
        </svg>
        {say("legend.empty")}
      </li>
    </ul>
  );
}

/** The switches of the map's layers, each with what its signs mean. */
export function LayerPanel({ layers, onChange, squads, heat, live, onFold }: LayerPanelProps) {
  const { say } = useWords();
  const change = (name: LayerName, on: boolean) => {
    const next = new Set(layers);
    if (on) next.add(name);
    else next.delete(name);
    onChange(next);
  };
  const legends: Partial<Record<LayerName, ReactNode>> = {
    squad: squads.length > 0 && squads.length <= 12 ? <SquadLegend squads={squads} /> : null,
    grid: <GridLegend />,
    border: <BorderLegend />,
    post: <PostLegend />,
    place: <PlaceLegend />,
    heat,
    live: live && <div className={styles.sub}>{live}</div>,
  };
  return (
    <section className={`${styles.panel} ${onFold ? "" : styles.sheet}`} aria-label={say("map.layers")} data-testid="layers">
      <div className={styles.head}>
        {say("map.layers")}
        {onFold && (
          <Button type="text" size="small" icon={<UpOutlined />} onClick={onFold} aria-label={say("legend.collapse")} aria-expanded />
        )}
      </div>
      <ul className={styles.list}>
        {LAYERS.map((name) => (
          <li key={name}>
            <Checkbox
              className={styles.row}
              checked={layers.has(name)}
              onChange={(event) => change(name, event.target.checked)}
              data-testid={`layer-${name}`}
            >
              <span className={styles.line}>
                {say(`layer.${name}`)}
                <svg className={styles.swatch} viewBox="0 0 26 14" aria-hidden="true">
                  {SWATCH[name]}
                </svg>
              </span>
            </Checkbox>
            {layers.has(name) && legends[name]}
          </li>
        ))}
      </ul>
    </section>
  );
}
