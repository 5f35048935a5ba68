"use client";

import { Alert, Select, Switch } from "antd";
import { useEffect, useId, useMemo, useState } from "react";
import type { Bounds, Point } from "../../geo/plane/point";
import { BorderMapView } from "../border/border-map-view";
import { useSystemName, useSystems } from "../exchange/use-systems";
import type { BorderMap } from "../map/border-map";
import type { CityHead } from "../ui/me";
import { useWords } from "../words/use-words";
import styles from "./bulk-board.module.css";
import type { BulkPlaces as Places } from "./bulk-tasks";

interface BulkPlacesProps {
  readonly city: CityHead;
  readonly places: Places;
  /** The first places, as degrees of the chosen system. */
  readonly points: readonly Point[];
  readonly system: string | null;
  readonly swapped: boolean;
  readonly onChange: (change: { readonly system?: string; readonly swapped?: boolean }) => void;
}

const boundsOf = (points: readonly Point[]): Bounds | null =>
  points.length === 0
    ? null
    : [
        Math.min(...points.map(([x]) => x)),
        Math.min(...points.map(([, y]) => y)),
        Math.max(...points.map(([x]) => x)),
        Math.max(...points.map(([, y]) => y)),
      ];

/** Which coordinates the file has, said or asked, and where its first rows lie then. */
export function BulkPlaces({ city, places, points, system, swapped, onChange }: BulkPlacesProps) {
  const { say } = useWords();
  const nameOf = useSystemName();
  const known = useSystems();
  const [map, setMap] = useState<BorderMap | null>(null);
  const swap = useId();
  const named = useMemo(() => new Map((known?.systems ?? []).map((one) => [one.code, nameOf(one)])), [known, nameOf]);
  useEffect(() => map?.mark(system === null ? [] : points, null), [map, points, system]);
  useEffect(() => {
    const around = boundsOf(points);
    if (map && around && system !== null) map.fly(around);
  }, [map, system, points]);
  const first = places.systems[0];
  const said = {
    one: () => say("bulk.system-one", { name: named.get(first ?? "") ?? first ?? "" }),
    ask: () => say("bulk.system-ask"),
    none: () => say("bulk.system-none"),
  }[places.verdict]();
  const rest = [...named.keys()].filter((code) => !places.systems.includes(code));
  const option = (value: string) => ({ value, label: named.get(value) ?? value });
  return (
    <div className={styles.places}>
      <Alert type={places.verdict === "one" ? "success" : "warning"} showIcon title={said} data-testid="system-said" />
      <Select<string>
        aria-label={say("bulk.system")}
        placeholder={say("bulk.system-choose")}
        showSearch={{ optionFilterProp: "label" }}
        value={system}
        onChange={(code) => onChange({ system: code })}
        options={[
          ...(places.systems.length > 0 ? [{ label: say("bulk.system-likely"), options: places.systems.map(option) }] : []),
          { label: say("bulk.system-all"), options: rest.map(option) },
        ]}
        data-testid="bulk-system"
      />
      <div className={styles.row}>
        <Switch id={swap} size="small" checked={swapped} onChange={(on) => onChange({ swapped: on })} />
        <label htmlFor={swap}>{say("bulk.swapped")}</label>
      </div>
      <div className={styles.map}>
        <BorderMapView city={city} title={say("bulk.map")} onMap={setMap} onPick={() => {}} />
      </div>
    </div>
  );
}
