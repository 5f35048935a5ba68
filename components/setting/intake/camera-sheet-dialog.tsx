"use client";

import { Alert, App, Button, Input, Modal, Select } from "antd";
import { useId, useRef, useState } from "react";
import type { CityHead } from "../../ui/me";
import { useDeed } from "../../violation/use-deed";
import { useWords } from "../../words/use-words";
import { CAMERA_FIELDS } from "./camera-columns";
import type { CameraLine } from "./camera-line";
import type { SheetRow, WrongRow } from "./camera-sheet";
import styles from "./intake.module.css";
import { SheetPreview } from "./sheet-preview";
import { CAMERA_SYSTEMS, type CameraSystem, useCameraSheet } from "./use-camera-sheet";
import { WrongRows } from "./wrong-rows";

interface CameraSheetDialogProps {
  readonly city: CityHead;
  readonly registered: ReadonlyMap<string, CameraLine>;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** What the door found wrong, by the rows of the table. */
function doorFaults(errors: unknown, rows: readonly SheetRow[]): (WrongRow & { readonly expected: string })[] {
  const list = Array.isArray(errors) ? (errors as { row?: number; field: string; expected: string; got: string }[]) : [];
  return list.map(({ row, field, expected, got }) => ({
    number: row === undefined ? null : (rows[row]?.number ?? null),
    field: CAMERA_FIELDS.find((one) => one === field) ?? null,
    fault: "",
    expected,
    got,
  }));
}

/** Registers many cameras: a table is pasted or chosen, looked at, and sent when nothing in it is wrong. */
export function CameraSheetDialog({ city, registered, onClose, onSaved }: CameraSheetDialogProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [from, setFrom] = useState<string | File>("");
  const [system, setSystem] = useState<CameraSystem>("wgs84");
  const [refused, setRefused] = useState<ReturnType<typeof doorFaults>>([]);
  const { busy, fault, send } = useDeed();
  const sheet = useCameraSheet({ from, system, registered, timeZone: city.timeZone });
  const rows = sheet?.ok && sheet.wrong.length === 0 ? sheet.rows : [];
  const take = (next: string | File) => {
    setRefused([]);
    setFrom(next);
  };
  const save = async () => {
    setRefused([]);
    const outcome = await send<{ readonly saved: number }>(
      "/api/camera",
      rows.map(({ camera }) => camera),
    );
    if (!outcome.ok) return setRefused(doorFaults(outcome.more.errors, rows));
    message.success(say("camera.saved", { count: outcome.value.saved }));
    onSaved();
  };
  return (
    <Modal
      open
      width={860}
      title={say("camera-sheet.title")}
      okText={say("camera-sheet.send", { count: rows.length })}
      cancelText={say("cancel")}
      onCancel={onClose}
      onOk={() => void save()}
      okButtonProps={{ disabled: rows.length === 0, loading: busy, "data-testid": "sheet-send" } as never}
    >
      <div className={styles.stack}>
        <p className={styles.intro}>{say("camera-sheet.intro")}</p>
        <label htmlFor={`${id}-text`}>{say("camera-sheet.paste")}</label>
        <Input.TextArea
          id={`${id}-text`}
          rows={5}
          spellCheck={false}
          value={typeof from === "string" ? from : ""}
          onChange={({ target }) => take(target.value)}
          data-testid="sheet-text"
        />
        <div className={styles.row}>
          <Button onClick={() => input.current?.click()}>{say("camera-sheet.choose")}</Button>
          {typeof from !== "string" && <span className={styles.name}>{from.name}</span>}
          <input
            ref={input}
            type="file"
            hidden
            accept=".csv,.txt,.tsv"
            data-testid="sheet-file"
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) take(file);
              target.value = "";
            }}
          />
          <label htmlFor={`${id}-system`}>{say("camera-sheet.system")}</label>
          <Select<CameraSystem>
            id={`${id}-system`}
            value={system}
            onChange={setSystem}
            popupMatchSelectWidth={false}
            options={CAMERA_SYSTEMS.map((value) => ({ value, label: say(`camera-sheet.system.${value}`) }))}
          />
        </div>
        <div role="alert">{fault && <Alert type="error" showIcon title={refused.length > 0 ? say("camera-sheet.refused") : fault} />}</div>
        {refused.length > 0 && <WrongRows rows={refused} />}
        <div aria-live="polite">{sheet && <SheetPreview sheet={sheet} bounds={city.bounds} />}</div>
      </div>
    </Modal>
  );
}
