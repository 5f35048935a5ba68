"use client";

import { Alert, Button, Modal, Progress, Radio } from "antd";
import { useState } from "react";
import { byteSize } from "../exchange/byte-size";
import type { Language } from "../words/language";
import { useWords } from "../words/use-words";
import styles from "./board-page.module.css";
import { type PrintHow, type PrintWhat, printAddress } from "./print-address";
import { type PdfState, saveFile, usePdf } from "./use-pdf";

interface PrintDialogProps {
  readonly what: PrintWhat;
  /** How many boards that is. */
  readonly count: number;
  readonly onClose: () => void;
}

function State({ state, count }: { readonly state: PdfState; readonly count: number }) {
  const { say, language } = useWords();
  if (state.status === "idle") return null;
  if (state.status === "failed") return <Alert type="error" showIcon title={state.detail ?? say("boards.broken")} />;
  const told = { sheets: state.sheets, size: byteSize(state.bytes, language) };
  if (state.status === "making")
    return (
      <div role="status" data-testid="making">
        <Progress percent={Math.min(99, Math.floor((100 * state.sheets) / count))} status="active" />
        {say("boards.making", told)}
      </div>
    );
  return (
    <Alert
      type="success"
      showIcon
      title={<span data-testid="made">{say("boards.made", told)}</span>}
      action={
        <Button size="small" onClick={() => saveFile(state.url, state.name)}>
          {say("boards.save-again")}
        </Button>
      }
    />
  );
}

/** Makes one PDF of notice boards: which size, in which language, how many sheets, how far it is. */
export function PrintDialog({ what, count, onClose }: PrintDialogProps) {
  const { say, language } = useWords();
  const [how, setHow] = useState<PrintHow>({ size: "A4", language });
  const { state, make, stop } = usePdf();
  const address = printAddress(what, how);
  const busy = state.status === "making";
  return (
    <Modal open title={say("boards.dialog")} onCancel={onClose} footer={null} mask={{ closable: !busy }}>
      <div className={styles.dialog}>
        <fieldset className={styles.choice} disabled={busy}>
          <legend>{say("boards.size")}</legend>
          <Radio.Group
            value={how.size}
            onChange={({ target }) => setHow({ ...how, size: target.value as PrintHow["size"] })}
            options={[
              { value: "A4", label: say("boards.size-a4") },
              { value: "60x90", label: say("boards.size-60x90") },
            ]}
          />
        </fieldset>
        <fieldset className={styles.choice} disabled={busy}>
          <legend>{say("boards.language")}</legend>
          <Radio.Group
            value={how.language}
            onChange={({ target }) => setHow({ ...how, language: target.value as Language })}
            options={[
              { value: "zh", label: say("boards.zh") },
              { value: "en", label: say("boards.en") },
            ]}
          />
        </fieldset>
        <p className={styles.quiet} data-testid="sheets">
          {say("boards.sheets", { count })}
        </p>
        {address === null && <Alert type="warning" showIcon title={say("boards.too-many")} />}
        <State state={state} count={count} />
        <div className={styles.tools}>
          {busy ? (
            <Button onClick={stop}>{say("boards.stop")}</Button>
          ) : (
            <Button
              type="primary"
              disabled={address === null}
              onClick={() => address !== null && void make(address, `boards-${how.size}.pdf`)}
              data-testid="make-pdf"
            >
              {say("boards.make")}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}
