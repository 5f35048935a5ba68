"use client";

import { EnvironmentOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState } from "react";
import type { PrintedResponsibility } from "../../duty/print-responsibility";
import type { Point } from "../../geo/plane/point";
import { BorderMapView } from "../border/border-map-view";
import type { NameOf } from "../border/ledger";
import type { BorderMap } from "../map/border-map";
import { locate } from "../plan/locate";
import { askPortal } from "../ui/ask-portal";
import type { CityHead } from "../ui/me";
import { useWords } from "../words/use-words";
import styles from "./handover.module.css";

interface PlacePickerProps {
  readonly city: CityHead;
  readonly nameOf: NameOf;
  readonly value: Point | null;
  readonly onChange: (at: Point) => void;
}

const PLACES = 6;
const rounded = ([lon, lat]: Point): Point => [Number(lon.toFixed(PLACES)), Number(lat.toFixed(PLACES))];

/** Who answers at a place now; null until it is known. */
function useAnswerAt(at: Point | null): PrintedResponsibility | null {
  const [answer, setAnswer] = useState<PrintedResponsibility | null>(null);
  useEffect(() => {
    setAnswer(null);
    if (!at) return;
    const abort = new AbortController();
    askPortal<PrintedResponsibility>(`/api/responsibility?lon=${at[0]}&lat=${at[1]}`, { signal: abort.signal })
      .then((outcome) => outcome.ok && setAnswer(outcome.value))
      .catch(() => {});
    return () => abort.abort();
  }, [at]);
  return answer;
}

/** A place chosen on the map, by coordinates or where the device is; says at once whether it lies in a band. */
export function PlacePicker({ city, nameOf, value, onChange }: PlacePickerProps) {
  const { say } = useWords();
  const [map, setMap] = useState<BorderMap | null>(null);
  const [locating, setLocating] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const answer = useAnswerAt(value);
  useEffect(() => map?.spot(value), [map, value]);
  const here = async () => {
    setLocating(true);
    setFault(null);
    const found = await locate();
    setLocating(false);
    if (!found.ok) return setFault(say("map.here-failed", { why: say(`map.here-${found.fault}`) }));
    onChange(rounded(found.point));
    map?.fly(found.point);
  };
  const told = () => {
    if (!value) return say("receive.pick");
    if (!answer) return say("loading");
    if (answer.kind === "outside") return say("receive.outside");
    if (!answer.border) return say("receive.not-in-band", { lead: answer.lead?.name ?? "" });
    const [one, other] = answer.border.between;
    return say("receive.in-band", {
      one: nameOf(one),
      other: nameOf(other),
      lead: answer.lead?.name ?? "",
      street: answer.segment?.name ?? say("none"),
    });
  };
  const number = (text: string, index: 0 | 1) => {
    const next: [number, number] = [value?.[0] ?? city.bounds?.[0] ?? 0, value?.[1] ?? city.bounds?.[1] ?? 0];
    next[index] = Number(text);
    if (text.trim() !== "" && Number.isFinite(next[index])) onChange(next);
  };
  return (
    <div className={styles.picker}>
      <div className={styles.pickMap}>
        <BorderMapView city={city} title={say("receive.map")} onMap={setMap} onPick={(at) => onChange(rounded(at))} />
      </div>
      <div className={styles.row}>
        <Button icon={<EnvironmentOutlined />} loading={locating} onClick={() => void here()}>
          {say("receive.here")}
        </Button>
        <label className={styles.coordinate}>
          {say("receive.lon")}
          <input
            inputMode="decimal"
            value={value?.[0] ?? ""}
            onChange={({ target }) => number(target.value, 0)}
            data-testid="receive-lon"
          />
        </label>
        <label className={styles.coordinate}>
          {say("receive.lat")}
          <input
            inputMode="decimal"
            value={value?.[1] ?? ""}
            onChange={({ target }) => number(target.value, 1)}
            data-testid="receive-lat"
          />
        </label>
      </div>
      {fault && <p role="alert">{fault}</p>}
      <p role="status" data-testid="receive-told" data-band={answer?.border ? "in" : "out"}>
        {told()}
      </p>
    </div>
  );
}
