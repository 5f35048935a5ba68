"use client";

import { Button, Table, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { LOCALE } from "../../words/language";
import { useWords } from "../../words/use-words";
import type { CameraLine } from "./camera-line";
import { CameraReview } from "./camera-review";
import styles from "./intake.module.css";

/** Cameras on one page of the table. */
const PAGE = 50;

interface CameraTableProps {
  readonly cameras: readonly CameraLine[];
  readonly timeZone: string;
  /** Whether nothing is looked for: then no cameras means none at all. */
  readonly whole: boolean;
  readonly onEdit: (camera: CameraLine) => void;
}

/** The registered cameras, fifty to a page. */
export function CameraTable({ cameras, timeZone, whole, onEdit }: CameraTableProps) {
  const { say, language } = useWords();
  const day = useMemo(() => new Intl.DateTimeFormat(LOCALE[language], { timeZone, dateStyle: "medium" }), [language, timeZone]);
  const now = Date.now();
  const columns: TableColumnsType<CameraLine> = [
    {
      title: say("camera.name"),
      render: (_value, { code, name }) => (
        <>
          <div className={styles.name}>{name}</div>
          <span className={`${styles.soft} ${styles.name}`}>{code}</span>
        </>
      ),
    },
    {
      title: say("camera.place"),
      responsive: ["md"],
      width: 180,
      render: (_value, { lon, lat }) =>
        lon === null || lat === null ? (
          say("camera.on-vehicle")
        ) : (
          <span className={styles.number}>
            {lon.toFixed(5)}, {lat.toFixed(5)}
          </span>
        ),
    },
    {
      title: say("camera.review"),
      render: (_value, camera) => <CameraReview camera={camera} now={now} day={(at) => day.format(at)} />,
    },
    {
      width: 84,
      align: "right",
      render: (_value, camera) => (
        <Button size="small" onClick={() => onEdit(camera)} aria-label={say("camera.edit-one", { name: camera.name, code: camera.code })}>
          {say("camera.edit")}
        </Button>
      ),
    },
  ];
  return (
    <Table<CameraLine>
      size="small"
      rowKey="code"
      columns={columns}
      dataSource={[...cameras]}
      pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false, responsive: true }}
      locale={{ emptyText: say(whole ? "camera.none" : "camera.none-found") }}
      data-testid="cameras"
    />
  );
}
