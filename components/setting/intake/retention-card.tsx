"use client";

import { Alert, App, Button, InputNumber } from "antd";
import { useId, useState } from "react";
import { askPortal, goToLogin } from "../../ui/ask-portal";
import { useWords } from "../../words/use-words";
import styles from "./intake.module.css";
import { IntakeCard, WhenTold } from "./intake-card";
import { useTold } from "./use-told";

interface Retention {
  readonly reporterDays: number;
}

const MOST_DAYS = 3650;

type Saved = { readonly type: "success" | "error"; readonly text: string };

function RetentionForm({ kept, onSaved }: { readonly kept: number; readonly onSaved: () => void }) {
  const { say } = useWords();
  const { modal } = App.useApp();
  const id = useId();
  const [days, setDays] = useState<number | null>(kept);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const put = async (reporterDays: number) => {
    setBusy(true);
    const outcome = await askPortal<Retention & { readonly forgotten: number }>("/api/setting/retention", {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ reporterDays }),
    });
    setBusy(false);
    if (!outcome.ok && outcome.status === 401) return goToLogin("expired");
    if (!outcome.ok) return setSaved({ type: "error", text: outcome.detail ?? say("fault.network") });
    setSaved({ type: "success", text: say("retention.saved", { forgotten: outcome.value.forgotten }) });
    onSaved();
  };
  const save = () => {
    if (days === null || !Number.isInteger(days) || days < 1 || days > MOST_DAYS)
      return setSaved({ type: "error", text: say("retention.need-days") });
    if (days >= kept) return void put(days);
    modal.confirm({
      title: say("retention.shorter", { days }),
      content: say("retention.shorter-text", { days }),
      okText: say("retention.shorten"),
      okButtonProps: { danger: true },
      cancelText: say("cancel"),
      onOk: () => put(days),
    });
  };
  return (
    <div className={styles.stack}>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <label htmlFor={id}>{say("retention.days")}</label>
        <InputNumber<number> id={id} min={1} max={MOST_DAYS} precision={0} value={days} onChange={setDays} />
        <Button type="primary" htmlType="submit" loading={busy} data-testid="retention-save">
          {say("save")}
        </Button>
      </form>
      <div role={saved?.type === "error" ? "alert" : "status"} data-testid="retention-saved">
        {saved && <Alert type={saved.type} showIcon title={saved.text} />}
      </div>
    </div>
  );
}

/** How long reporters' data is kept. */
export function RetentionCard() {
  const { say } = useWords();
  const { told, again } = useTold<Retention>("/api/setting/retention");
  return (
    <IntakeCard anchor="retention" title={say("retention.title")} intro={say("retention.intro")}>
      <p className={styles.law}>{say("retention.law")}</p>
      <WhenTold told={told} again={again}>
        {({ reporterDays }) => <RetentionForm kept={reporterDays} onSaved={again} />}
      </WhenTold>
    </IntakeCard>
  );
}
