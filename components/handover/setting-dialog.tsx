"use client";

import { Alert, InputNumber, Modal } from "antd";
import { useId, useState } from "react";
import type { HandoverSettings } from "../../duty/handover/handover-step";
import { askPortal, goToLogin } from "../ui/ask-portal";
import { useWords } from "../words/use-words";
import styles from "./handover.module.css";

interface SettingDialogProps {
  readonly settings: HandoverSettings;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** After how many refusals and minutes a hand-over goes to the leader. */
export function SettingDialog({ settings, onClose, onSaved }: SettingDialogProps) {
  const { say } = useWords();
  const id = useId();
  const [refusals, setRefusals] = useState<number | null>(settings.refusals);
  const [minutes, setMinutes] = useState<number | null>(settings.minutes);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    setFault(null);
    const outcome = await askPortal<HandoverSettings>("/api/handover/setting", {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ refusals, minutes }),
    });
    setBusy(false);
    if (outcome.ok) return onSaved();
    if (outcome.status === 401) return goToLogin("expired");
    setFault(outcome.detail ?? say("fault.network"));
  };
  return (
    <Modal
      open
      title={say("handover.setting")}
      okText={say("save")}
      onOk={() => void save()}
      onCancel={onClose}
      okButtonProps={{ disabled: refusals === null || minutes === null, loading: busy, "data-testid": "setting-save" } as never}
    >
      <div className={styles.form}>
        <label htmlFor={`${id}-refusals`}>
          {say("handover.setting-refusals")}
          <InputNumber id={`${id}-refusals`} min={1} max={20} precision={0} value={refusals} onChange={setRefusals} />
        </label>
        <label htmlFor={`${id}-minutes`}>
          {say("handover.setting-minutes")}
          <InputNumber id={`${id}-minutes`} min={1} max={10_080} precision={0} value={minutes} onChange={setMinutes} />
        </label>
        {fault && <Alert type="error" showIcon title={fault} />}
      </div>
    </Modal>
  );
}
