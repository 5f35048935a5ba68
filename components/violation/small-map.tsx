"use client";

import { useEffect, useState } from "react";
import type { ViolationLine } from "../../duty/violation/violation-line";
import { BorderMapView } from "../border/border-map-view";
import type { BorderMap } from "../map/border-map";
import type { CityHead } from "../ui/me";
import { useWords } from "../words/use-words";
import styles from "./detail-view.module.css";

/** Where one violation lies; for screens that show no map beside. */
export function SmallMap({ city, line }: { readonly city: CityHead; readonly line: Pick<ViolationLine, "lon" | "lat"> }) {
  const { say } = useWords();
  const [map, setMap] = useState<BorderMap | null>(null);
  const { lon, lat } = line;
  useEffect(() => {
    map?.spot([lon, lat]);
    map?.fly([lon, lat]);
  }, [map, lon, lat]);
  return (
    <div className={styles.map}>
      <BorderMapView city={city} title={say("violation.map")} onMap={setMap} onPick={() => {}} />
    </div>
  );
}
