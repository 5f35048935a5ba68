"use client";

import { Button, Input, Select } from "antd";
import { useMemo, useState } from "react";
import { wallClock } from "../../../duty/time/wall-clock";
import type { CityHead } from "../../ui/me";
import { useWords } from "../../words/use-words";
import { cameraCsv } from "./camera-csv";
import { CameraForm } from "./camera-form";
import { type CameraLine, camerasFound } from "./camera-line";
import { CameraSheetDialog } from "./camera-sheet-dialog";
import { CameraTable } from "./camera-table";
import styles from "./intake.module.css";
import { IntakeCard, WhenTold } from "./intake-card";
import { useTold } from "./use-told";

type Dialog = { readonly kind: "one"; readonly camera: CameraLine | null } | { readonly kind: "table" } | null;
type Review = "all" | "reviewed" | "unreviewed";

function saveTable(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "camera.csv";
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 1000);
}

interface CamerasProps {
  readonly city: CityHead;
  readonly cameras: readonly CameraLine[];
  readonly again: () => void;
}

function Cameras({ city, cameras, again }: CamerasProps) {
  const { say, language } = useWords();
  const [typed, setTyped] = useState("");
  const [review, setReview] = useState<Review>("all");
  const [dialog, setDialog] = useState<Dialog>(null);
  const found = useMemo(() => camerasFound(cameras, typed, review), [cameras, typed, review]);
  const registered = useMemo(() => new Map(cameras.map((one) => [one.code, one] as const)), [cameras]);
  const evidence = useMemo(() => found.filter((one) => one.review === "reviewed").length, [found]);
  const close = () => setDialog(null);
  const saved = () => {
    close();
    again();
  };
  return (
    <>
      <div className={styles.bar}>
        <Button type="primary" onClick={() => setDialog({ kind: "one", camera: null })} data-testid="camera-add">
          {say("camera.add")}
        </Button>
        <Button onClick={() => setDialog({ kind: "table" })} data-testid="camera-load">
          {say("camera.load")}
        </Button>
        <Button onClick={() => saveTable(cameraCsv(cameras, wallClock(city.timeZone), language))} data-testid="camera-download">
          {say("camera.download")}
        </Button>
      </div>
      <div className={styles.bar}>
        <Input
          className={styles.grow}
          allowClear
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          placeholder={say("camera.search")}
          aria-label={say("camera.search")}
          data-testid="camera-search"
        />
        <Select<Review>
          value={review}
          onChange={setReview}
          aria-label={say("camera.review")}
          popupMatchSelectWidth={false}
          options={[
            { value: "all", label: say("camera.all") },
            { value: "reviewed", label: say("camera.review.reviewed") },
            { value: "unreviewed", label: say("camera.review.unreviewed") },
          ]}
        />
        <span role="status">{say("camera.counts", { count: found.length, reviewed: evidence })}</span>
      </div>
      <CameraTable
        cameras={found}
        timeZone={city.timeZone}
        whole={typed.trim() === "" && review === "all"}
        onEdit={(camera) => setDialog({ kind: "one", camera })}
      />
      {dialog?.kind === "one" && (
        <CameraForm camera={dialog.camera} registered={registered} timeZone={city.timeZone} onClose={close} onSaved={saved} />
      )}
      {dialog?.kind === "table" && <CameraSheetDialog city={city} registered={registered} onClose={close} onSaved={saved} />}
    </>
  );
}

/** The cameras and whether what they see may be evidence. */
export function CamerasCard({ city }: { readonly city: CityHead }) {
  const { say } = useWords();
  const { told, again } = useTold<{ readonly cameras: readonly CameraLine[] }>("/api/camera");
  return (
    <IntakeCard anchor="camera" title={say("camera.title")} intro={say("camera.intro")}>
      <WhenTold told={told} again={again}>
        {({ cameras }) => <Cameras city={city} cameras={cameras} again={again} />}
      </WhenTold>
    </IntakeCard>
  );
}
