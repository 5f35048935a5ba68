"use client";

import { Alert, Input, InputNumber, Modal, Radio, Select } from "antd";
import { useId, useState } from "react";
import { CATEGORIES } from "../../duty/violation/category";
import type { Point } from "../../geo/plane/point";
import type { NameOf } from "../border/ledger";
import { askPortal, goToLogin } from "../ui/ask-portal";
import type { CityHead } from "../ui/me";
import { useWords } from "../words/use-words";
import styles from "./handover.module.css";
import { PlacePicker } from "./place-picker";

interface ReceiveDialogProps {
  readonly city: CityHead;
  readonly nameOf: NameOf;
  readonly onClose: () => void;
  readonly onReceived: (violation: number) => void;
}

/** Street order first: it is what squads meet over. */
const STREET = "09";
const OPTIONS = CATEGORIES.filter(({ kind }) => kind === "matter")
  .sort((p, q) => Number(q.code.startsWith(STREET)) - Number(p.code.startsWith(STREET)) || (p.code < q.code ? -1 : 1))
  .map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));

/** Receives a scene for one's own squad: a violation that has a number, or one just found at a place in a band. */
export function ReceiveDialog({ city, nameOf, onClose, onReceived }: ReceiveDialogProps) {
  const { say } = useWords();
  const id = useId();
  const [by, setBy] = useState<"place" | "number">("place");
  const [number, setNumber] = useState<number | null>(null);
  const [at, setAt] = useState<Point | null>(null);
  const [category, setCategory] = useState("09001");
  const [description, setDescription] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const ready = by === "number" ? number !== null : at !== null;
  const receive = async () => {
    setBusy(true);
    setFault(null);
    const told = by === "number" ? { violation: number } : { lon: at?.[0], lat: at?.[1], category, description };
    const outcome = await askPortal<{ violation: number }>("/api/handover", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(told),
    });
    setBusy(false);
    if (outcome.ok) return onReceived(outcome.value.violation);
    if (outcome.status === 401) return goToLogin("expired");
    setFault(outcome.status === 0 ? say("fault.network") : (outcome.detail ?? say("fault.network")));
  };
  return (
    <Modal
      open
      title={say("receive.title")}
      okText={say("receive.send")}
      onOk={() => void receive()}
      onCancel={onClose}
      width={640}
      okButtonProps={{ disabled: !ready, loading: busy, "data-testid": "receive-send" } as never}
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{say("receive.hint")}</p>
        <Radio.Group
          aria-label={say("receive.title")}
          value={by}
          onChange={({ target }) => setBy(target.value as "place" | "number")}
          options={[
            { value: "place", label: say("receive.by-place") },
            { value: "number", label: say("receive.by-number") },
          ]}
        />
        {by === "number" ? (
          <label htmlFor={`${id}-number`}>
            {say("receive.number")}
            <InputNumber
              id={`${id}-number`}
              min={1}
              precision={0}
              value={number}
              onChange={setNumber}
              style={{ width: "100%" }}
              inputMode="numeric"
            />
          </label>
        ) : (
          <>
            <PlacePicker city={city} nameOf={nameOf} value={at} onChange={setAt} />
            <label htmlFor={`${id}-category`}>
              {say("receive.category")}
              <Select
                id={`${id}-category`}
                showSearch={{ optionFilterProp: "label" }}
                value={category}
                onChange={setCategory}
                options={OPTIONS}
              />
            </label>
            <label htmlFor={`${id}-description`}>
              {say("receive.description")}
              <Input.TextArea
                id={`${id}-description`}
                value={description}
                maxLength={2000}
                autoSize={{ minRows: 2, maxRows: 5 }}
                onChange={({ target }) => setDescription(target.value)}
                data-testid="receive-description"
              />
            </label>
          </>
        )}
        {fault && <Alert type="error" showIcon title={fault} data-testid="receive-fault" />}
      </div>
    </Modal>
  );
}
