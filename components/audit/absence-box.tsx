"use client";

import { App, Button, DatePicker, Form, Modal, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Absence, AbsenceReason, Plan } from "../../duty/plan";
import { wallClock } from "../../duty/time/wall-clock";
import { askPortal } from "../ui/ask-portal";
import type { Me } from "../ui/me";
import { LOCALE } from "../words/language";
import { useWords } from "../words/use-words";
import styles from "./audit.module.css";

interface Told extends Absence {
  readonly name?: string;
  readonly squad?: string | null;
}

interface Asked {
  readonly person: string;
  readonly reason: AbsenceReason;
  readonly span: readonly [Dayjs, Dayjs];
}

interface AbsenceBoxProps {
  readonly plan: Plan;
  readonly me: Me;
  /** Something has changed: the plan is to be read again. */
  changed(): void;
}

const REASONS: readonly AbsenceReason[] = ["leave", "sick", "training", "other"];

/** Who is away, for the captain to note: the deputy stands in from then on (AB岗), and the audit sees it. */
export function AbsenceBox({ plan, me, changed }: AbsenceBoxProps) {
  const { say, language } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Asked>();
  const [list, setList] = useState<readonly Told[]>([]);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const { timeZone } = plan.version;
  const clock = useMemo(() => wallClock(timeZone), [timeZone]);
  const time = useMemo(
    () => new Intl.DateTimeFormat(LOCALE[language], { timeZone, month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" }),
    [language, timeZone],
  );
  const load = useCallback(async () => {
    const told = await askPortal<{ absences: Told[] }>("/api/absence");
    if (told.ok) setList(told.value.absences.filter(({ squad }) => squad === me.squad));
  }, [me.squad]);
  useEffect(() => void load().catch(() => {}), [load]);
  const persons = plan.persons.filter(({ squad }) => squad === me.squad);
  // The picker shows the wall of the city, wherever the browser stands.
  const instantOf = (day: Dayjs) => clock.nearest(Date.UTC(day.year(), day.month(), day.date(), day.hour(), day.minute()));
  const save = async ({ person, reason, span }: Asked) => {
    setBusy(true);
    const [from, to] = span.map(instantOf) as [number, number];
    const body = JSON.stringify({ person, reason, from: from < Date.now() ? null : from, to });
    const told = await askPortal<{ code: string }>("/api/absence", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
    });
    setBusy(false);
    if (!told.ok) return message.error(told.detail ?? say("fault.network"));
    setOpen(false);
    form.resetFields();
    await load();
    changed();
  };
  const end = async (code: string) => {
    const told = await askPortal(`/api/absence/${encodeURIComponent(code)}`, { method: "DELETE" });
    if (!told.ok) return message.error(told.detail ?? say("fault.network"));
    await load();
    changed();
  };
  return (
    <div className={styles.row} data-testid="absences">
      <strong>{say("absence.title")}</strong>
      {list.length === 0 && <span className={styles.hint}>{say("absence.none")}</span>}
      {list.map((one) => (
        <span key={one.code} className={styles.absence}>
          {say("absence.line", {
            name: one.name ?? one.person,
            reason: say(`five.reason.${one.reason}`),
            from: time.format(one.from),
            to: time.format(one.to),
          })}{" "}
          <Button size="small" onClick={() => void end(one.code)}>
            {say("absence.back")}
          </Button>
        </span>
      ))}
      <Button size="small" onClick={() => setOpen(true)} data-testid="absence-note">
        {say("absence.note")}
      </Button>
      <Modal
        title={say("absence.note")}
        open={open}
        onCancel={() => setOpen(false)}
        onOk={form.submit}
        confirmLoading={busy}
        okText={say("save")}
        cancelText={say("cancel")}
        destroyOnHidden
      >
        <p className={styles.hint}>{say("absence.intro")}</p>
        <Form form={form} layout="vertical" onFinish={(asked) => void save(asked)} initialValues={{ reason: "leave" }}>
          <Form.Item name="person" label={say("noun.person")} rules={[{ required: true, message: say("absence.need") }]}>
            <Select
              showSearch={{ optionFilterProp: "label" }}
              options={persons.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
            />
          </Form.Item>
          <Form.Item name="reason" label={say("five.reason")}>
            <Select options={REASONS.map((reason) => ({ value: reason, label: say(`five.reason.${reason}`) }))} />
          </Form.Item>
          <Form.Item name="span" label={say("absence.span")} rules={[{ required: true, message: say("absence.need") }]}>
            <DatePicker.RangePicker
              showTime={{ format: "HH:mm", minuteStep: 15 }}
              format="YYYY-MM-DD HH:mm"
              minDate={dayjs().startOf("day")}
              style={{ width: "100%" }}
            />
          </Form.Item>
        </Form>
      </Modal>
    </div>
  );
}
