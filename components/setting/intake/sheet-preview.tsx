"use client";

import { Alert, Table, type TableColumnsType } from "antd";
import type { Bounds } from "../../../geo/plane/point";
import { useWords } from "../../words/use-words";
import type { CameraSheet, SheetRow } from "./camera-sheet";
import styles from "./intake.module.css";
import { sheetFault } from "./sheet-fault";
import { SHOWN_WRONG, WrongRows } from "./wrong-rows";

/** Rows shown before they are sent. */
const SHOWN = 20;
/** Degrees a camera may lie outside the city without being remarked on: a road leads out of it. */
const NEAR = 0.05;

/** How many rows lie outside the city. */
const outside = (rows: readonly SheetRow[], [west, south, east, north]: Bounds): number =>
  rows.filter(
    ({ camera: { lon, lat } }) =>
      lon !== null && lat !== null && (lon < west - NEAR || lon > east + NEAR || lat < south - NEAR || lat > north + NEAR),
  ).length;

/** What a table of cameras was understood as: every wrong cell, or the cameras as they would be registered. */
export function SheetPreview({ sheet, bounds }: { readonly sheet: CameraSheet; readonly bounds: Bounds | null }) {
  const { say, language } = useWords();
  if (!sheet.ok) return <Alert type="error" showIcon title={sheetFault(sheet.fault, sheet.values, say, language)} />;
  const { rows, wrong, unused, encoding } = sheet;
  const far = bounds ? outside(rows, bounds) : 0;
  const known = rows.filter(({ is }) => is === "known").length;
  const columns: TableColumnsType<SheetRow> = [
    { title: say("camera-sheet.row"), dataIndex: "number", width: 64 },
    {
      title: say("camera.name"),
      render: (_value, { camera: { code, name } }) => (
        <>
          <div className={styles.name}>{name}</div>
          <span className={`${styles.soft} ${styles.name}`}>{code}</span>
        </>
      ),
    },
    {
      title: say("camera.place"),
      render: (_value, { camera: { lon, lat } }) => (lon === null || lat === null ? say("camera.on-vehicle") : `${lon}, ${lat}`),
    },
    ...(["legalReviewAt", "technicalReviewAt", "publishedAt"] as const).map((field) => ({
      title: say(`camera.what.${field}`),
      render: (_value: unknown, { camera }: SheetRow) => camera[field] ?? say("none"),
    })),
  ];
  return (
    <div className={styles.stack} data-testid="sheet-preview">
      <div>
        {say("camera-sheet.counts", { fresh: rows.length - known, known })} ·{" "}
        <span className={styles.soft}>{say("camera-sheet.read-as", { encoding })}</span>
      </div>
      {unused.length > 0 && <div className={styles.soft}>{say("camera-sheet.unused", { columns: unused.join(", ") })}</div>}
      {far > 0 && <Alert type="warning" showIcon title={say("camera-sheet.outside", { count: far })} />}
      {wrong.length > 0 ? (
        <>
          <div role="alert">
            <Alert
              type="error"
              showIcon
              title={say("camera-sheet.wrong", { count: wrong.length })}
              description={wrong.length > SHOWN_WRONG ? say("camera-sheet.first-wrong", { count: SHOWN_WRONG }) : undefined}
            />
          </div>
          <WrongRows rows={wrong} />
        </>
      ) : (
        <>
          <h3 className={styles.madeTitle}>{say("camera-sheet.preview", { count: Math.min(SHOWN, rows.length) })}</h3>
          <Table<SheetRow>
            size="small"
            rowKey="number"
            columns={columns}
            dataSource={rows.slice(0, SHOWN)}
            pagination={false}
            scroll={{ x: 680, y: 260 }}
          />
        </>
      )}
    </div>
  );
}
