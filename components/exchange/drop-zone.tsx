"use client";

import { InboxOutlined } from "@ant-design/icons";
import { Alert, Button, Progress } from "antd";
import { type DragEvent, useRef, useState } from "react";
import { useWords } from "../words/use-words";
import styles from "./drop-zone.module.css";
import type { FailedUpload, Uploads } from "./use-uploads";

const KINDS = ".geojson,.json,.zip,.kml,.kmz,.csv,.txt,.tsv,.xlsx,.pbf,.osm";

function Failure({ failed, onClose }: { readonly failed: FailedUpload; readonly onClose: () => void }) {
  const { say } = useWords();
  const why = { network: say("fault.network"), "too-large": say("exchange.too-large"), other: failed.detail ?? say("fault.page-text") };
  return (
    <Alert
      className={styles.failed}
      type="error"
      showIcon
      title={say("exchange.upload-failed", { name: failed.name })}
      description={why[failed.fault]}
      action={
        <Button size="small" onClick={onClose}>
          {say("exchange.dismiss")}
        </Button>
      }
    />
  );
}

function Sending({ uploads }: { readonly uploads: Uploads }) {
  const { say } = useWords();
  const { current, waiting, stop } = uploads;
  if (!current) return null;
  const label = say("exchange.uploading", { name: current.name });
  return (
    <div className={styles.sending} data-testid="uploading">
      <div className={styles.sendingName}>
        {label}
        {waiting > 0 && <span className={styles.soft}>{` · ${say("exchange.queued", { count: waiting })}`}</span>}
      </div>
      <Progress percent={Math.floor(current.part * 100)} size="small" status="active" aria-label={label} />
      <Button size="small" onClick={stop} aria-label={say("exchange.stop-upload", { name: current.name })}>
        {say("cancel")}
      </Button>
    </div>
  );
}

/** Where files are dropped or chosen, and how they fare on their way. */
export function DropZone({ uploads }: { readonly uploads: Uploads }) {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    uploads.add([...event.dataTransfer.files]);
  };
  return (
    <section aria-label={say("exchange.choose")}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button within is for everybody */}
      <div
        className={over ? styles.zoneOver : styles.zone}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
        data-testid="drop-zone"
      >
        <InboxOutlined className={styles.icon} aria-hidden />
        <div>
          <div className={styles.lead}>
            <span>{say("exchange.drop")}</span>
            <Button type="primary" onClick={() => input.current?.click()} data-testid="choose-files">
              {say("exchange.choose")}
            </Button>
          </div>
          <div className={styles.soft}>{say("exchange.formats")}</div>
        </div>
        <input
          ref={input}
          type="file"
          multiple
          accept={KINDS}
          hidden
          data-testid="file-input"
          onChange={({ target }) => {
            uploads.add([...(target.files ?? [])]);
            target.value = "";
          }}
        />
      </div>
      <div aria-live="polite">
        <Sending uploads={uploads} />
      </div>
      <div role="alert">
        {uploads.failed.map((failed) => (
          <Failure key={failed.key} failed={failed} onClose={() => uploads.dismiss(failed.key)} />
        ))}
      </div>
    </section>
  );
}
