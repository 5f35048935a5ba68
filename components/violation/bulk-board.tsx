"use client";

import { Alert, Button, Progress, Select } from "antd";
import Link from "next/link";
import { useEffect, useMemo, useState } from "react";
import { wallClock } from "../../duty/time/wall-clock";
import { CHANNELS, type Channel } from "../../duty/violation/channel";
import type { Point } from "../../geo/plane/point";
import { useTimeWords } from "../border/use-time-words";
import type { CityHead, Me } from "../ui/me";
import { PageFrame } from "../ui/page-frame";
import { useStable } from "../ui/use-stable";
import { faultWords } from "../words/fault-words";
import { useWords } from "../words/use-words";
import styles from "./bulk-board.module.css";
import { type BulkColumns, guessedColumns, missingColumns } from "./bulk-columns";
import { BulkDrop } from "./bulk-drop";
import { BulkMatch } from "./bulk-match";
import { BulkPlaces } from "./bulk-places";
import { BulkProgress, RefusedTable } from "./bulk-progress";
import { BulkUnderstood } from "./bulk-understood";
import { clientId } from "./client-id";
import { useBulk } from "./use-bulk";
import { useLocalCategories } from "./use-local-categories";
import { useSystem } from "./use-system";

export interface BulkBoardProps {
  readonly city: CityHead;
  readonly me: Me;
}

/** Many violations from one file: read and sent by the browser, a batch at a time. */
export default function BulkBoard(props: BulkBoardProps) {
  const city = useStable(props.city);
  const me = useStable(props.me);
  const { say, language } = useWords();
  const local = useLocalCategories();
  const clock = useMemo(() => wallClock(city.timeZone), [city.timeZone]);
  const time = useTimeWords(city.timeZone);
  const { state, send } = useBulk();
  const { head, places, points, progress, refused, failed, reading } = state;
  const [file, setFile] = useState<File | null>(null);
  const [layerName, setLayerName] = useState<string | null>(null);
  const [columns, setColumns] = useState<BulkColumns>({});
  const [channel, setChannel] = useState<Channel>("import");
  const [systemCode, setSystemCode] = useState<string | null>(null);
  const [swapped, setSwapped] = useState(false);
  const [paused, setPaused] = useState(false);
  const layer = head?.layers.find(({ name }) => name === layerName) ?? null;
  const system = useSystem(systemCode);

  useEffect(() => {
    if (!head) return;
    const best = [...head.layers].sort((a, b) => b.sample.length - a.sample.length)[0];
    setLayerName(best?.name ?? null);
  }, [head]);
  useEffect(() => {
    if (layer) setColumns(guessedColumns(layer.fields));
  }, [layer]);
  const { lon, lat } = columns;
  useEffect(() => {
    if (layer && lon !== undefined && lat !== undefined)
      send({ kind: "look", layer: layer.name, lon, lat, near: city.bounds, revision: city.revision });
  }, [layer, lon, lat, city.bounds, city.revision, send]);
  useEffect(() => {
    if (!places) return;
    setSwapped(places.swapped);
    setSystemCode(places.verdict === "one" ? (places.systems[0] ?? null) : null);
  }, [places]);

  const point = useMemo(
    () =>
      ([x, y]: Point): Point =>
        system ? system.toWgs84(swapped ? [y, x] : [x, y]) : [Number.NaN, Number.NaN],
    [system, swapped],
  );
  const placed = useMemo(() => points.map(point).filter((one) => one.every(Number.isFinite)), [points, point]);
  const reads = useMemo(() => ({ columns, channel, point, digest: head?.digest ?? "" }), [columns, channel, point, head]);
  const misses = missingColumns(columns);
  const running = progress !== null && progress.state !== "done" && progress.state !== "stopped";
  const ready = layer !== null && misses.length === 0 && systemCode !== null && !running;

  const open = (chosen: File, encoding: string | null) => {
    setFile(chosen);
    setColumns({});
    setSystemCode(null);
    send({ kind: "open", file: chosen, encoding });
  };
  const run = () => {
    if (!layer || systemCode === null) return;
    setPaused(false);
    send({
      kind: "run",
      choices: { layer: layer.name, columns, system: systemCode, swapped, channel },
      key: clientId(),
      language: document.documentElement.lang,
    });
  };
  const tell = (what: "pause" | "resume" | "stop") => {
    setPaused(what === "pause");
    send({ kind: what });
  };
  const download = () => {
    const words = Object.fromEntries(refused.map(({ fault, got }) => [fault, faultWords(fault, { got }, language)]));
    const heads = {
      row: say("bulk.row"),
      field: say("bulk.refused-field"),
      expected: say("bulk.expected"),
      got: say("bulk.got"),
      detail: say("bulk.refused-what"),
    };
    send({ kind: "refused", heads, words });
  };
  return (
    <PageFrame city={city} me={me} title={say("bulk.title")} intro={say("bulk.intro")}>
      <BulkDrop file={file} disabled={running} onFile={(chosen) => open(chosen, null)} />
      {reading !== null && <Progress percent={Math.floor(reading * 100)} aria-label={say("bulk.reading")} />}
      {failed && (
        <Alert
          type="error"
          showIcon
          title={failed.fault === "bulk.format" ? say("bulk.format") : faultWords(failed.fault, failed.values, language)}
          data-testid="bulk-failed"
        />
      )}
      {head && layer && (
        <>
          <section className={styles.part} aria-label={say("bulk.columns")}>
            <div className={styles.row}>
              <h2 className={styles.title}>{say("bulk.columns")}</h2>
              {head.layers.length > 1 && (
                <Select<string>
                  aria-label={say("bulk.layer")}
                  value={layer.name}
                  onChange={setLayerName}
                  options={head.layers.map(({ name }) => ({ value: name, label: name }))}
                />
              )}
              <Select<string>
                aria-label={say("exchange.encoding")}
                value={head.encoding}
                disabled={running}
                onChange={(encoding) => file && open(file, encoding)}
                options={[...new Set([head.encoding, "utf-8", "gb18030"])].map((value) => ({ value, label: value.toUpperCase() }))}
              />
              <label className={styles.row}>
                {say("bulk.channel")}
                <Select<Channel>
                  aria-label={say("bulk.channel")}
                  value={channel}
                  onChange={setChannel}
                  style={{ minWidth: 132 }}
                  options={CHANNELS.map((value) => ({ value, label: say(`channel.${value}`) }))}
                />
              </label>
            </div>
            <BulkMatch layer={layer} columns={columns} onChange={setColumns} />
            {misses.length > 0 && (
              <Alert
                type="warning"
                showIcon
                data-testid="bulk-missing"
                title={say("bulk.missing", { fields: misses.map((field) => say(`bulk.field.${field}`)).join(", ") })}
              />
            )}
            <p className={styles.quiet}>{say("bulk.time-zone", { zone: city.timeZone })}</p>
          </section>
          {places && (
            <section className={styles.part} aria-label={say("bulk.system")}>
              <h2 className={styles.title}>{say("bulk.system")}</h2>
              <BulkPlaces
                city={city}
                places={places}
                points={placed}
                system={systemCode}
                swapped={swapped}
                onChange={(change) => {
                  if (change.system !== undefined) setSystemCode(change.system);
                  if (change.swapped !== undefined) setSwapped(change.swapped);
                }}
              />
            </section>
          )}
          {ready && system && (
            <section className={styles.part} aria-label={say("bulk.understood")}>
              <h2 className={styles.title}>{say("bulk.understood")}</h2>
              <BulkUnderstood layer={layer} reading={reads} clock={clock} local={local} time={time} />
            </section>
          )}
          <div className={styles.row}>
            <Button type="primary" size="large" disabled={!ready} onClick={run} data-testid="bulk-run">
              {say(progress ? "bulk.again" : "bulk.run")}
            </Button>
            <Link href="/violation">{say("violation.title")}</Link>
          </div>
        </>
      )}
      {progress && head && <BulkProgress progress={progress} size={head.size} paused={paused} onTell={tell} />}
      {progress && <RefusedTable rows={refused} total={progress.refused} columns={columns} onDownload={download} />}
    </PageFrame>
  );
}
