"use client";

import { Alert, Input, Modal, Select } from "antd";
import { useId, useState } from "react";
import type { NameOf } from "../border/ledger";
import { askPortal, goToLogin } from "../ui/ask-portal";
import { useWords } from "../words/use-words";
import styles from "./handover.module.css";
import type { Scene, SceneDetail, SceneStep } from "./scene";

/** A step that is being written upon a scene as it was seen. */
export interface BegunStep {
  readonly scene: Scene;
  readonly kind: SceneStep;
}

interface StepDialogProps {
  readonly begun: BegunStep;
  /** The scene as it is now, if the list still has it. */
  readonly current: Scene | null;
  readonly squads: ReadonlyMap<string, string>;
  readonly nameOf: NameOf;
  readonly onClose: () => void;
  readonly onStepped: (detail: SceneDetail, kind: SceneStep) => void;
  readonly onStale: () => void;
}

const REASONED: readonly SceneStep[] = ["offer", "refuse", "decide"];

/** To whom an offer goes unless one says otherwise: the other squad of the border. A decision has no such thing. */
const firstReceiver = ({ scene, kind }: BegunStep): string | null =>
  kind === "offer" ? (scene.between.find((squad) => squad !== scene.holder) ?? null) : null;

/** Asks what a step needs (a squad, a reason) and takes it. */
export function StepDialog({ begun, current, squads, nameOf, onClose, onStepped, onStale }: StepDialogProps) {
  const { say } = useWords();
  const id = useId();
  const { scene, kind } = begun;
  const [to, setTo] = useState<string | null>(() => firstReceiver(begun));
  const [reason, setReason] = useState("");
  const [upon, setUpon] = useState(scene.steps);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const chooses = kind === "offer" || kind === "decide";
  const reasoned = REASONED.includes(kind);
  const behind = current !== null && current.steps > upon;
  const wanting = (chooses && to === null) || (reasoned && reason.trim() === "");
  const send = async () => {
    setBusy(true);
    setFault(null);
    const outcome = await askPortal<SceneDetail>(`/api/handover/${scene.violation}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ kind, to: chooses ? to : null, reason, upon }),
    });
    setBusy(false);
    if (outcome.ok) return onStepped(outcome.value, kind);
    if (outcome.status === 401) return goToLogin("expired");
    if (outcome.status === 409) onStale();
    setFault(outcome.status === 0 ? say("fault.network") : (outcome.detail ?? say("fault.network")));
  };
  // Those of the border first; where three turfs meet it may be another.
  const codes = [...scene.between, ...[...squads.keys()].filter((code) => !scene.between.includes(code))];
  const options = codes.filter((code) => kind === "decide" || code !== scene.holder).map((code) => ({ value: code, label: nameOf(code) }));
  return (
    <Modal
      open
      title={say(`scene.${kind}`)}
      okText={say(`scene.${kind}`)}
      onOk={() => void send()}
      onCancel={onClose}
      okButtonProps={{ disabled: wanting || behind, loading: busy, "data-testid": "scene-send" } as never}
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{say(`scene.${kind}-hint`, { holder: nameOf(scene.holder) })}</p>
        {chooses && (
          <label htmlFor={`${id}-to`}>
            {say("scene.to")}
            <Select
              id={`${id}-to`}
              showSearch={{ optionFilterProp: "label" }}
              value={to}
              onChange={setTo}
              options={options}
              data-testid="scene-to"
            />
          </label>
        )}
        {kind !== "accept" && kind !== "take-back" && (
          <label htmlFor={`${id}-reason`}>
            {say(reasoned ? "scene.reason" : "scene.remark")}
            <Input.TextArea
              id={`${id}-reason`}
              value={reason}
              maxLength={2000}
              autoSize={{ minRows: 2, maxRows: 6 }}
              onChange={({ target }) => setReason(target.value)}
              data-testid="scene-reason"
            />
          </label>
        )}
        {behind && (
          <Alert
            type="warning"
            showIcon
            title={say("scene.changed")}
            action={
              <button type="button" className={styles.link} onClick={() => setUpon(current.steps)}>
                {say("step.go-on")}
              </button>
            }
          />
        )}
        {fault && <Alert type="error" showIcon title={fault} data-testid="scene-fault" />}
      </div>
    </Modal>
  );
}
