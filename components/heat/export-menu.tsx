"use client";

import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Dropdown } from "antd";
import { useState } from "react";
import type { HeatQuestion } from "../../duty/violation/heat-question";
import type { Bounds } from "../../geo/plane/point";
import { saveFile } from "../board/use-pdf";
import { askBytes, goToLogin } from "../ui/ask-portal";
import { useWords } from "../words/use-words";
import type { HeatSight } from "./heat-sight";
import { heatPath, sideOf } from "./use-heat-answers";

interface ExportMenuProps {
  readonly question: HeatQuestion;
  readonly sight: HeatSight;
  readonly finest: number;
  /** Makes the picture of what is on the screen; null while there is none. */
  readonly picture: (() => Promise<Blob>) | null;
  /** The box of what the map shows now. */
  readonly view: () => Bounds | null;
}

const FORMATS = ["png", "csv", "geojson", "pdf"] as const;
type Format = (typeof FORMATS)[number];

const MEDIA: Readonly<Record<Format, string>> = {
  png: "image/png",
  csv: "text/csv",
  geojson: "application/geo+json",
  pdf: "application/pdf",
};

/** Hands what is looked at on as a file. */
export function ExportMenu({ question, sight, finest, picture, view }: ExportMenuProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const path = (as: Format) =>
    heatPath("export", question, {
      as,
      layer: sight.layer,
      metres: sideOf(sight, finest),
      against: sight.against,
      bandwidth: sight.bandwidth,
      ...(sight.hour === null ? {} : { hour: sight.hour }),
      ...(as === "pdf" ? { view: (view() ?? []).map((degree) => degree.toFixed(5)).join() } : {}),
    });
  const made = async (as: Format): Promise<Blob | null> => {
    if (as === "png") return picture ? picture() : null;
    const outcome = await askBytes(path(as));
    if (outcome.ok) return new Blob([outcome.value], { type: MEDIA[as] });
    if (outcome.status === 401) goToLogin("expired");
    message.error(outcome.detail ?? say("heat-page.export-failed"));
    return null;
  };
  const run = async (as: Format) => {
    setBusy(true);
    try {
      const blob = await made(as);
      if (!blob) return;
      const url = URL.createObjectURL(blob);
      saveFile(url, `heat-${sight.layer}.${as}`);
      window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (error) {
      console.error(error);
      message.error(say("heat-page.export-failed"));
    } finally {
      setBusy(false);
    }
  };
  const items = FORMATS.map((key) => ({ key, label: say(`heat-page.export.${key}`), disabled: key === "png" && !picture }));
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => void run(key as Format) }} trigger={["click"]} placement="bottomRight">
      <Button icon={<DownloadOutlined />} loading={busy} data-testid="heat-export">
        {say("heat-page.export")}
      </Button>
    </Dropdown>
  );
}
