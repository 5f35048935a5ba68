"use client";

import { Alert, Input, Modal, Radio } from "antd";
import { useState } from "react";
import type { PlanFault } from "../../duty/check";
import { askPortal, goToLogin } from "../ui/ask-portal";
import { useWords } from "../words/use-words";
import { FaultList } from "./fault-list";

interface ForceDialogProps {
  readonly id: number;
  readonly revision: number;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onForced: (from: number) => void;
  readonly onFly: (fault: PlanFault) => void;
}

/** Asks from when a draft is to be in force, and tells what keeps it from it. */
export function ForceDialog({ id, revision, open, onClose, onForced, onFly }: ForceDialogProps) {
  const { say } = useWords();
  const [when, setWhen] = useState<"now" | "at">("now");
  const [at, setAt] = useState("");
  const [busy, setBusy] = useState(false);
  const [detail, setDetail] = useState<string | null>(null);
  const [faults, setFaults] = useState<readonly PlanFault[]>([]);
  const go = async () => {
    setBusy(true);
    setDetail(null);
    setFaults([]);
    const outcome = await askPortal<{ from: number }>(`/api/version/${id}/force`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ from: when === "now" ? "now" : at, revision }),
    });
    setBusy(false);
    if (outcome.ok) return onForced(outcome.value.from);
    if (outcome.status === 401) return goToLogin("expired");
    setDetail(outcome.status === 0 ? say("fault.network") : outcome.detail);
    setFaults((outcome.more.faults ?? []) as PlanFault[]);
  };
  return (
    <Modal
      open={open}
      title={say("draft.force-title")}
      okText={say("draft.force-go")}
      okButtonProps={{ disabled: when === "at" && at === "", loading: busy, "data-testid": "force-go" } as never}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <p>{say("draft.force-text")}</p>
      <Radio.Group
        value={when}
        onChange={(event) => setWhen(event.target.value as "now" | "at")}
        options={[
          { value: "now", label: say("draft.force-now") },
          { value: "at", label: say("draft.force-at") },
        ]}
      />
      {when === "at" && (
        <Input
          type="datetime-local"
          value={at}
          onChange={(event) => setAt(event.target.value)}
          aria-label={say("draft.force-at")}
          data-testid="force-at"
        />
      )}
      <div role="alert" style={{ marginTop: 12 }}>
        {detail && (
          <Alert type="error" showIcon title={detail} description={faults.length > 0 && <FaultList faults={faults} onFly={onFly} />} />
        )}
      </div>
    </Modal>
  );
}
