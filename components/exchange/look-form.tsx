"use client";

import { Alert, Button, Checkbox } from "antd";
import { type RefObject, useRef, useState } from "react";
import type { Point } from "../../geo/plane/point";
import type { CityHead } from "../ui/me";
import { LOCALE } from "../words/language";
import { useWords } from "../words/use-words";
import type { Say } from "../words/words";
import { columnWord } from "./column-word";
import { CoordinatePanel } from "./coordinate-panel";
import { FilePanel } from "./file-panel";
import { hasCoordinates, type ImportChoices, type Missing, missing, optionsOf, pointsByColumns, shapesFor } from "./import-choices";
import type { ImportHead, ImportJob, ImportOptions } from "./import-job";
import { IntoPanel } from "./into-panel";
import { LayerPanel } from "./layer-panel";
import styles from "./look-form.module.css";
import { type PreviewHandle, PreviewPanel } from "./preview-panel";
import { useChoices } from "./use-choices";
import { type PreviewAsked, usePreview } from "./use-preview";

interface LookFormProps {
  readonly job: ImportJob;
  readonly head: ImportHead;
  readonly city: CityHead | null;
  readonly busy: boolean;
  readonly marks: readonly Point[];
  readonly handle: RefObject<PreviewHandle | null>;
  readonly onEncoding: (encoding: string | null) => void;
  readonly onTake: (options: ImportOptions) => void;
}

function missingWords(say: Say, { need, layer = "", column, use }: Missing, list: Intl.ListFormat): string {
  if (need === "column" && use && column) return say("exchange.need-column", { layer, column: columnWord(say, use, column) });
  if (need === "points") return say("exchange.need-points", { layer });
  if (need === "shape" && use) {
    return say("exchange.need-shape", { layer, shapes: list.format(shapesFor(use).map((shape) => say(`shape.${shape}`))) });
  }
  return need === "column" || need === "shape" ? "" : say(`exchange.need-${need}`);
}

/** What the preview is to draw, or why it cannot. */
function askedOf(id: number, head: ImportHead, choices: ImportChoices, shown: string | null): PreviewAsked | "choose" | "columns" | "none" {
  const seen = head.layers.find(({ name }) => name === shown);
  const told = choices.layers.find(({ layer }) => layer === shown);
  if (!seen || !told) return "none";
  const table = seen.shapes.length === 0;
  if (table && (told.lon === null || told.lat === null)) return pointsByColumns(seen, told.use) ? "columns" : "none";
  if (choices.system === null) return hasCoordinates(head, choices.layers) ? "choose" : "none";
  return { id, layer: seen.name, system: choices.system, swapped: choices.swapped, lon: told.lon, lat: told.lat };
}

const EMPTY = {
  choose: "exchange.preview-choose",
  columns: "exchange.preview-choose-columns",
  none: "exchange.preview-none",
} as const;

/** Look and tell: what the file is, where it lies, what its columns are, where it goes. */
export function LookForm({ job, head, city, busy, marks, handle, onEncoding, onTake }: LookFormProps) {
  const { say, language } = useWords();
  const plain = job.name.replace(/(\.osm)?\.[^.]+$/, "");
  const [choices, change] = useChoices(job, head, say("exchange.draft-default", { file: plain }));
  const [shown, setShown] = useState<string | null>(
    head.layers.find(({ shapes }) => shapes.length > 0)?.name ?? head.layers[0]?.name ?? null,
  );
  // What was drawn stays drawn when its layer is closed.
  const [drawn, setDrawn] = useState(shown);
  const show = (layer: string | null) => {
    setShown(layer);
    if (layer !== null) setDrawn(layer);
  };
  const asked = askedOf(job.id, head, choices, drawn);
  const preview = usePreview(typeof asked === "string" ? null : asked);
  const open = missing(choices, head);
  const placed = head.layers.some(({ shapes, lon, lat }) => shapes.length > 0 || (lon !== null && lat !== null)) || asked === "columns";
  const list = useRef(new Intl.ListFormat(LOCALE[language], { type: "disjunction" })).current;
  return (
    <div className={placed ? styles.columns : undefined}>
      <div className={styles.told}>
        <FilePanel head={head} busy={busy} onEncoding={onEncoding} />
        <CoordinatePanel head={head} choices={choices} onChange={change} />
        <LayerPanel head={head} choices={choices} onChange={change} shown={shown} onShown={show} />
        <IntoPanel choices={choices} onChange={change} />
        <div className={styles.take}>
          {open.length > 0 && (
            <Alert
              type="info"
              title={say("exchange.not-yet")}
              description={
                <ul className={styles.open}>
                  {open.slice(0, 8).map((one) => (
                    <li key={`${one.need} ${one.layer} ${one.column}`}>{missingWords(say, one, list)}</li>
                  ))}
                </ul>
              }
              data-testid="missing"
            />
          )}
          {job.faults > 0 && (
            <Checkbox
              checked={choices.skipFaults}
              onChange={({ target }) => change({ ...choices, skipFaults: target.checked })}
              data-testid="skip-faults"
            >
              {say("exchange.skip-faults", { count: job.faults })}
            </Checkbox>
          )}
          <Button
            type="primary"
            size="large"
            disabled={open.length > 0 || (job.faults > 0 && !choices.skipFaults)}
            loading={busy}
            onClick={() => onTake(optionsOf(choices))}
            data-testid="take"
          >
            {say("exchange.take")}
          </Button>
          <div className={styles.soft}>{say("exchange.take-hint")}</div>
        </div>
      </div>
      {placed && (
        <div className={styles.side}>
          <PreviewPanel
            city={city}
            layer={drawn}
            preview={preview}
            empty={say(typeof asked === "string" ? EMPTY[asked] : "exchange.preview-none")}
            marks={marks}
            handle={handle}
          />
        </div>
      )}
    </div>
  );
}
