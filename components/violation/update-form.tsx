"use client";

import { Alert, Button, Input, Select, Space } from "antd";
import { useState } from "react";
import type { ViolationLine } from "../../duty/violation/violation-line";
import type { UpdateStatus } from "../../duty/violation/violation-update";
import { useWords } from "../words/use-words";
import styles from "./detail-view.module.css";
import { useDeed } from "./use-deed";

/** Ways in which it may end, the usual first; and in which it may stand. */
const ENDS: readonly UpdateStatus[] = ["closed", "fixed", "no-further-action", "not-responsible"];
const STANDS: readonly UpdateStatus[] = ["investigating", "in-progress", "action-scheduled", "internal-referral"];

/** Adds a note, says how it stands, closes or opens it again. */
export function UpdateForm({ line, onChanged }: { readonly line: ViolationLine; readonly onChanged: () => void }) {
  const { say } = useWords();
  const { busy, fault, send } = useDeed();
  const [text, setText] = useState("");
  const [status, setStatus] = useState<UpdateStatus | null>(null);
  const open = line.status === "open";
  const told = async (kind: "note" | "status", next: UpdateStatus | null) => {
    const outcome = await send(`/api/violation/${line.id}/update`, { kind, ...(next ? { status: next } : {}), text: text.trim() });
    if (!outcome.ok) return;
    setText("");
    setStatus(null);
    onChanged();
  };
  const option = (value: UpdateStatus) => ({ value, label: say(`update-status.${value}`) });
  return (
    <section className={styles.part} aria-label={say("violation.add")}>
      <Input.TextArea
        aria-label={say("violation.note")}
        placeholder={say("violation.note")}
        value={text}
        maxLength={2000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={({ target }) => setText(target.value)}
        data-testid="note"
      />
      <Space wrap size={6}>
        <Button disabled={text.trim() === ""} loading={busy} onClick={() => void told("note", null)} data-testid="add-note">
          {say("violation.add-note")}
        </Button>
        {open ? (
          <>
            <Select<UpdateStatus>
              aria-label={say("violation.set-status")}
              placeholder={say("violation.set-status")}
              value={status}
              onChange={setStatus}
              style={{ minWidth: 148 }}
              options={[
                { label: say("violation.stands"), options: STANDS.map(option) },
                { label: say("violation.ends"), options: ENDS.map(option) },
              ]}
            />
            {status !== null && (
              <Button loading={busy} onClick={() => void told("status", status)}>
                {say("save")}
              </Button>
            )}
            <Button type="primary" loading={busy} onClick={() => void told("status", "closed")} data-testid="close">
              {say("violation.close")}
            </Button>
          </>
        ) : (
          <Button loading={busy} onClick={() => void told("status", "open")} data-testid="reopen">
            {say("violation.reopen")}
          </Button>
        )}
      </Space>
      {fault && <Alert type="error" showIcon title={fault} />}
    </section>
  );
}
