"use client";

import { Button, Popconfirm } from "antd";
import { useWords } from "../../words/use-words";
import styles from "./five-panel.module.css";
import { type LiveFault, LiveFaults } from "./live-faults";

interface SaveBarProps {
  readonly faults: readonly LiveFault[];
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onDrop: () => void;
  /** Takes the whole item away after asking; the sentence says what goes with it. */
  readonly remove?: { readonly ask: string; readonly onRemove: () => void; readonly label: string } | null | undefined;
  readonly testid: string;
}

/** Save, leave it, remove; with the reason why it cannot be saved. */
export function SaveBar({ faults, dirty, busy, onSave, onDrop, remove, testid }: SaveBarProps) {
  const { say } = useWords();
  return (
    <div className={styles.saveBar}>
      <LiveFaults faults={dirty ? faults : []} />
      <div className={styles.buttons}>
        <Button type="primary" loading={busy} disabled={!dirty || faults.length > 0} onClick={onSave} data-testid={`${testid}-save`}>
          {say("five.save")}
        </Button>
        <Button disabled={busy} onClick={onDrop} data-testid={`${testid}-drop`}>
          {say("cancel")}
        </Button>
        {!dirty && <span className={styles.quiet}>{say("five.nothing-changed")}</span>}
        {remove && (
          <Popconfirm title={remove.ask} onConfirm={remove.onRemove} okText={remove.label} cancelText={say("cancel")}>
            <Button danger disabled={busy} data-testid={`${testid}-remove`}>
              {remove.label}
            </Button>
          </Popconfirm>
        )}
      </div>
    </div>
  );
}
