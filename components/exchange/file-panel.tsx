"use client";

import { Select } from "antd";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import { Field } from "./field";
import type { ImportHead } from "./import-job";
import styles from "./panel.module.css";

/** The encodings a file can be read in; "auto" finds it out. */
const ENCODINGS = ["auto", "utf-8", "gbk", "gb18030", "utf-16le"] as const;
/** Formats whose texts always say their encoding themselves. */
const SELF_SAID = new Set(["xlsx", "osm"]);

interface EncodingProps {
  readonly value: string | null;
  readonly busy: boolean;
  readonly onEncoding: (encoding: string | null) => void;
}

/** The select that has the file read anew in another encoding. */
export function EncodingChoice({ value, busy, onEncoding }: EncodingProps) {
  const { say } = useWords();
  const options = ENCODINGS.map((one) => ({ value: one, label: one === "auto" ? say("exchange.encoding-auto") : one.toUpperCase() }));
  return (
    <Field label={say("exchange.encoding-again")} hint={say("exchange.encoding-hint")}>
      {(id) => (
        <Select
          id={id}
          value={options.some((one) => one.value === value) ? value : "auto"}
          options={options}
          loading={busy}
          disabled={busy}
          onChange={(encoding) => onEncoding(encoding === "auto" ? null : encoding)}
        />
      )}
    </Field>
  );
}

interface FilePanelProps {
  readonly head: ImportHead;
  readonly busy: boolean;
  readonly onEncoding: (encoding: string | null) => void;
}

/** What the file is, and in which encoding its texts were read. */
export function FilePanel({ head, busy, onEncoding }: FilePanelProps) {
  const { say } = useWords();
  const { format, encoding } = head;
  return (
    <section className={styles.panel}>
      <h3 className={styles.title}>{say("exchange.what")}</h3>
      <dl className={styles.facts}>
        <dt>{say("exchange.format")}</dt>
        <dd>{wordFor(say, "format", format)}</dd>
        <dt>{say("exchange.encoding")}</dt>
        <dd>
          {encoding.name.toUpperCase()} <span className={styles.soft}>{say(`exchange.encoding-by-${encoding.by}`)}</span>
        </dd>
      </dl>
      {!SELF_SAID.has(format) && (
        <EncodingChoice value={encoding.by === "told" ? encoding.name : null} busy={busy} onEncoding={onEncoding} />
      )}
    </section>
  );
}
