"use client";

import { InboxOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type DragEvent, useRef, useState } from "react";
import { byteSize } from "../exchange/byte-size";
import { useWords } from "../words/use-words";
import styles from "./bulk-board.module.css";

interface BulkDropProps {
  /** The file that was chosen last. */
  readonly file: File | null;
  readonly disabled: boolean;
  readonly onFile: (file: File) => void;
}

/** Where the file is dropped or chosen. */
export function BulkDrop({ file, disabled, onFile }: BulkDropProps) {
  const { say, language } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const [first] = files ?? [];
    if (first && !disabled) onFile(first);
  };
  const hover = (event: DragEvent, on: boolean) => {
    event.preventDefault();
    setOver(on);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button within is for everybody
    <div
      className={over ? styles.dropOver : styles.drop}
      onDragOver={(event) => hover(event, true)}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        hover(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <InboxOutlined className={styles.icon} aria-hidden />
      <span>{file ? `${file.name} · ${byteSize(file.size, language)}` : say("bulk.drop")}</span>
      <Button type={file ? "default" : "primary"} disabled={disabled} onClick={() => input.current?.click()}>
        {say("bulk.choose")}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt,.tsv,.xlsx"
        data-testid="bulk-file"
        onChange={({ target }) => {
          take(target.files);
          target.value = "";
        }}
      />
    </div>
  );
}
