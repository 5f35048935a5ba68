"use client";

import { AimOutlined, DownloadOutlined } from "@ant-design/icons";
import { Alert, App, Button, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { isNounList, LAYER_USES } from "../../duty/exchange/targets";
import type { Point } from "../../geo/plane/point";
import { askBytes, goToLogin } from "../ui/ask-portal";
import { useWords } from "../words/use-words";
import { type Say, wordFor } from "../words/words";
import { columnWord } from "./column-word";
import styles from "./fault-table.module.css";
import type { ImportFault, ImportJob, LayerTold } from "./import-job";
import type { Faults } from "./use-faults";

interface FaultTableProps {
  readonly job: ImportJob;
  readonly faults: Faults;
  /** Flies to where a fault lies; null when no map is open. */
  readonly onShow: ((point: Point) => void) | null;
}

const LISTS: Readonly<Record<string, string>> = { community: "communities", duty: "duties" };

/** What stands for the layer: its name in the file, or what a plan's fault speaks of. */
function layerWord(say: Say, { layer, number }: ImportFault): string {
  const list = LISTS[layer] ?? `${layer}s`;
  return number === null && LAYER_USES.some((use) => use === list && isNounList(use)) ? wordFor(say, "use", list) : layer;
}

/** What stands for the field: the file's own column, with what it was taken for. */
function fieldWord(say: Say, { layer, field }: ImportFault, told: readonly LayerTold[]): string {
  if (field === null) return "";
  const one = told.find((candidate) => candidate.layer === layer);
  const word = one ? columnWord(say, one.use, field) : wordFor(say, "column", field);
  const own = one?.columns[field];
  if (own === undefined || own === word) return word;
  return word === field ? own : `${own} (${word})`;
}

function Report({ job }: { readonly job: ImportJob }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    const outcome = await askBytes(`/api/exchange/import/${job.id}/report`);
    setBusy(false);
    if (!outcome.ok) {
      if (outcome.status === 401) goToLogin("expired");
      else message.error(outcome.detail ?? say("fault.network"));
      return;
    }
    const address = URL.createObjectURL(new Blob([outcome.value], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${job.name}.report.csv`;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  return (
    <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void download()} loading={busy} data-testid="report">
      {say("exchange.report")}
    </Button>
  );
}

function columnsFor(say: Say, told: readonly LayerTold[], onShow: FaultTableProps["onShow"]): TableColumnsType<ImportFault> {
  return [
    { title: say("exchange.fault-layer"), width: 130, render: (_value, fault) => layerWord(say, fault) },
    { title: say("exchange.fault-row"), dataIndex: "number", width: 72, align: "right" },
    { title: say("exchange.fault-field"), width: 130, render: (_value, fault) => fieldWord(say, fault, told) },
    { title: say("exchange.fault-words"), dataIndex: "words" },
    {
      title: say("exchange.fault-got"),
      dataIndex: "got",
      width: 190,
      render: (got: string) =>
        got === "" ? <span className={styles.soft}>{say("exchange.empty-cell")}</span> : <span className={styles.got}>{got}</span>,
    },
    {
      title: "",
      width: 48,
      render: (_value, { at }) =>
        at &&
        onShow && (
          <Button
            type="text"
            size="small"
            icon={<AimOutlined aria-hidden />}
            aria-label={say("exchange.fault-show")}
            title={say("exchange.fault-show")}
            onClick={() => onShow(at)}
          />
        ),
    },
  ];
}

/** What could not be read or taken: where, which row and column, what was expected, what stood there. */
export function FaultTable({ job, faults, onShow }: FaultTableProps) {
  const { say } = useWords();
  const { status, from, more, go, again } = faults;
  const told = job.options?.layers ?? job.head?.proposed ?? [];
  if (status === "failed") {
    const retry = (
      <Button size="small" onClick={again}>
        {say("retry")}
      </Button>
    );
    return <Alert type="error" showIcon title={say("exchange.faults-failed")} action={retry} />;
  }
  return (
    <section className={styles.panel} aria-label={say("exchange.fault-table")}>
      <Table<ImportFault>
        size="small"
        columns={columnsFor(say, told, onShow)}
        dataSource={faults.faults.map((fault, index) => ({ ...fault, key: from + index }))}
        loading={status === "loading"}
        pagination={false}
        scroll={{ x: 900 }}
        onRow={({ at }) => (at && onShow ? { onClick: () => onShow(at), className: styles.placed } : {})}
        data-testid="faults"
      />
      <div className={styles.foot}>
        <Report job={job} />
        {(from > 0 || more) && (
          <div className={styles.pages}>
            <span className={styles.soft}>{say("exchange.faults-range", { from: from + 1, to: from + faults.faults.length })}</span>
            <Button disabled={from === 0} onClick={() => go(Math.max(0, from - faults.size))}>
              {say("exchange.faults-back")}
            </Button>
            <Button disabled={!more} onClick={() => go(from + faults.size)}>
              {say("exchange.faults-more")}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}
