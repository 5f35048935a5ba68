"use client";

import { DownloadOutlined, UploadOutlined } from "@ant-design/icons";
import { Alert, Button, Spin } from "antd";
import { useRef, useState } from "react";
import { differenceOf } from "../../../duty/edit/difference";
import { patched } from "../../../duty/edit/patch";
import { FIVE_LISTS, type FiveList, type FiveNames, fiveLayers } from "../../../duty/five/five-layers";
import { fiveSheet, type SheetFault, type SheetRead } from "../../../duty/five/five-sheet";
import type { Plan } from "../../../duty/plan";
import { heldBytes } from "../../../geo/format/byte-source";
import { csv } from "../../../geo/format/csv";
import { FormatRefusal } from "../../../geo/format/format";
import { xlsx } from "../../../geo/format/xlsx";
import { faultWords } from "../../words/fault-words";
import { useWords } from "../../words/use-words";
import { type Say, wordFor } from "../../words/words";
import type { Bench } from "../bench";
import styles from "./five-panel.module.css";
import { savedFile } from "./saved-file";
import type { Desk } from "./use-desk";
import { useSave } from "./use-save";

const MOST_FAULTS = 200;
const HEAD = 4096;

/** A column's word: the list's own where it has one. */
function columnOf(say: Say, list: FiveList | null, column: string): string {
  for (const key of [`five.column.${list}.${column}`, `column.${list}.${column}`, `column.${column}`, `five.column.${column}`]) {
    const cut = key.lastIndexOf(".");
    const word = wordFor(say, key.slice(0, cut), key.slice(cut + 1));
    if (word !== key.slice(cut + 1)) return word;
  }
  return column;
}

/** Names of sheets, heads and words as people here write them. */
const namesOf = (say: Say): FiveNames => ({
  sheet: (list) => say(list === "beats" ? "five.sheet-beats" : `list.${list}`),
  column: (list, column) => columnOf(say, list, column),
  value: (column, word, list) => {
    const family = { kind: { persons: "person", posts: "post", days: "five.day" }[list as string], mode: "mode", reason: "five.reason" }[
      column
    ];
    return family ? wordFor(say, family, word) : word;
  },
});

type Reading =
  | { readonly state: "none" }
  | { readonly state: "reading"; readonly name: string }
  | { readonly state: "failed"; readonly name: string; readonly why: string }
  | { readonly state: "read"; readonly name: string; readonly base: Plan; readonly read: SheetRead };

function Faults({ faults }: { readonly faults: readonly SheetFault[] }) {
  const { say, language } = useWords();
  return (
    <div className={styles.scroll}>
      <table className={styles.days} data-testid="sheet-faults">
        <caption>{say("five.sheet-wrong", { count: faults.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{say("five.sheet")}</th>
            <th scope="col">{say("report.row")}</th>
            <th scope="col">{say("report.field")}</th>
            <th scope="col">{say("report.expected")}</th>
            <th scope="col">{say("report.got")}</th>
          </tr>
        </thead>
        <tbody>
          {faults.slice(0, MOST_FAULTS).map(({ sheet, row, field, fault, got, list }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row may be wrong twice
            <tr key={index}>
              <td>{sheet}</td>
              <td>{row}</td>
              <td>{field === "" ? "" : columnOf(say, list, field)}</td>
              <td>{faultWords(fault, { field, got }, language)}</td>
              <td>{got}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faults.length > MOST_FAULTS && <p className={styles.quiet}>{say("draft.more", { count: faults.length - MOST_FAULTS })}</p>}
    </div>
  );
}

function Told({ read }: { readonly read: SheetRead }) {
  const { say } = useWords();
  return (
    <>
      <ul className={styles.list} data-testid="sheet-counts">
        {FIVE_LISTS.flatMap((list) => {
          const count = read.counts[list];
          if (!count) return [];
          return (
            <li key={list} className={styles.line}>
              <span>{say(`list.${list}`)}</span>
              <span className={styles.quiet}>{say("five.sheet-count", count)}</span>
            </li>
          );
        })}
      </ul>
      {read.passed.length > 0 && <p className={styles.quiet}>{say("five.sheet-passed", { names: read.passed.join(", ") })}</p>}
      {read.faults.length > 0 && <Faults faults={read.faults} />}
    </>
  );
}

/** The five fixed out as a workbook, and one that was filled in back: what it would change and every wrong row are shown before anything is taken. */
export function SheetRoom({ bench, desk, grids }: { readonly bench: Bench; readonly desk: Desk; readonly grids: ReadonlySet<string> }) {
  const { say, language } = useWords();
  const { plan } = bench;
  const { busy, save } = useSave(bench);
  const [reading, setReading] = useState<Reading>({ state: "none" });
  const input = useRef<HTMLInputElement>(null);
  const own =
    grids.size > 0
      ? grids
      : new Set(plan.grids.filter(({ squad }) => desk.squad === undefined || squad === desk.squad).map(({ code }) => code));
  const open = async (file: File) => {
    setReading({ state: "reading", name: file.name });
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const format = xlsx.recognises(bytes.subarray(0, HEAD), file.name) ? xlsx : csv;
      const read = await fiveSheet(plan, await format.open(heldBytes(file.name, bytes)), desk.squad);
      setReading({ state: "read", name: file.name, base: plan, read });
    } catch (error) {
      if (!(error instanceof FormatRefusal)) console.error(error);
      const why = error instanceof FormatRefusal ? faultWords(error.fault, error.values, language) : say("five.sheet-failed");
      setReading({ state: "failed", name: file.name, why });
    }
  };
  const take = async () => {
    if (reading.state !== "read") return;
    // What others changed while the person looked stays: only what the sheet changes is put in.
    const after = patched(plan, differenceOf(reading.base, reading.read.after));
    if (await save("sheet", { ok: true, plan: after })) setReading({ state: "none" });
  };
  const read = reading.state === "read" ? reading.read : null;
  const count = read ? Object.values(read.counts).reduce((sum, { added, changed }) => sum + added + changed, 0) : 0;
  return (
    <section className={styles.stack}>
      <h3>{say("five.sheet-title")}</h3>
      <p className={styles.hint}>{say("five.sheet-intro")}</p>
      <div className={styles.buttons}>
        <Button
          icon={<DownloadOutlined />}
          onClick={() => void savedFile(fiveLayers(plan, own, namesOf(say)), say("five.sheet-name"))}
          data-testid="sheet-download"
        >
          {say("five.sheet-download", { count: own.size })}
        </Button>
        {bench.editable && (
          <>
            <Button icon={<UploadOutlined />} onClick={() => input.current?.click()}>
              {say("five.sheet-upload")}
            </Button>
            <input
              ref={input}
              type="file"
              hidden
              accept=".xlsx,.csv"
              aria-label={say("five.sheet-upload")}
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                if (file) void open(file);
                target.value = "";
              }}
              data-testid="sheet-upload"
            />
          </>
        )}
      </div>
      {reading.state === "reading" && (
        <div role="status">
          <Spin size="small" /> {say("five.sheet-reading", { name: reading.name })}
        </div>
      )}
      {reading.state === "failed" && <Alert type="error" showIcon title={reading.name} description={reading.why} />}
      {read && (
        <div className={styles.form} data-testid="sheet-read">
          <p role="status">
            <b>{say("five.sheet-read", { name: reading.state === "read" ? reading.name : "", rows: read.rows })}</b>
          </p>
          <Told read={read} />
          <div className={styles.buttons}>
            <Button type="primary" loading={busy} disabled={count === 0} onClick={() => void take()} data-testid="sheet-take">
              {say(read.faults.length > 0 ? "five.sheet-take-good" : "five.sheet-take", { count })}
            </Button>
            <Button onClick={() => setReading({ state: "none" })}>{say("draft.discard")}</Button>
          </div>
        </div>
      )}
    </section>
  );
}
