"use client";

import { Alert, App, DatePicker, Form, Input, InputNumber, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useMemo } from "react";
import { wallClock } from "../../../duty/time/wall-clock";
import { useDeed } from "../../violation/use-deed";
import { useWords } from "../../words/use-words";
import { type CameraLine, type CameraSent, REVIEWS, type ReviewField, sentOf } from "./camera-line";
import styles from "./intake.module.css";

interface CameraFormProps {
  /** The camera to change; null to register one. */
  readonly camera: CameraLine | null;
  readonly registered: ReadonlyMap<string, CameraLine>;
  readonly timeZone: string;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

type Fields = { readonly code: string; readonly name: string; readonly lon?: number | null; readonly lat?: number | null } & Readonly<
  Record<ReviewField, Dayjs | null>
>;

const shownDay = (text: string | null): Dayjs | null => (text === null ? null : dayjs(text.slice(0, 10)));

/** The day somebody picked; the registered moment with its hour when it is still that day. */
function pickedDay(picked: Dayjs | null, before: string | null): string | null {
  if (!picked) return null;
  const day = picked.format("YYYY-MM-DD");
  return before?.slice(0, 10) === day ? before : day;
}

/** Registers one camera, or changes what is registered of it. */
export function CameraForm({ camera, registered, timeZone, onClose, onSaved }: CameraFormProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const { busy, fault, send } = useDeed();
  const before = useMemo(() => (camera ? sentOf(camera, wallClock(timeZone)) : null), [camera, timeZone]);
  const save = async ({ code, name, lon = null, lat = null, ...days }: Fields) => {
    const reviews = Object.fromEntries(REVIEWS.map((field) => [field, pickedDay(days[field], before?.[field] ?? null)]));
    const one = { code: code.trim(), name: name.trim(), lon, lat, ...(reviews as Record<ReviewField, string | null>) } satisfies CameraSent;
    const outcome = await send("/api/camera", [one]);
    if (!outcome.ok) return;
    message.success(say("camera.saved", { count: 1 }));
    onSaved();
  };
  const codeRule = {
    validator: (_rule: unknown, typed: string | undefined) => {
      const known = camera ? undefined : registered.get((typed ?? "").trim());
      return known ? Promise.reject(new Error(say("camera.code-known", { name: known.name }))) : Promise.resolve();
    },
  };
  const bothOrNeither = ({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({
    validator: () => {
      const [lon, lat] = ["lon", "lat"].map((field) => typeof getFieldValue(field) === "number");
      return lon === lat ? Promise.resolve() : Promise.reject(new Error(say("camera.half-place")));
    },
  });
  const initial = before
    ? { ...before, ...Object.fromEntries(REVIEWS.map((field) => [field, shownDay(before[field])])) }
    : Object.fromEntries(REVIEWS.map((field) => [field, null]));
  return (
    <Modal
      open
      title={camera ? say("camera.edit-one", { name: camera.name, code: camera.code }) : say("camera.add")}
      okText={say("save")}
      cancelText={say("cancel")}
      onCancel={onClose}
      onOk={form.submit}
      okButtonProps={{ loading: busy, "data-testid": "camera-save" } as never}
    >
      <Form
        form={form}
        name="camera"
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(fields: Fields) => void save(fields)}
      >
        <Form.Item
          name="code"
          label={say("camera.code")}
          validateTrigger="onBlur"
          rules={[{ required: true, whitespace: true, message: say("camera.need-code") }, codeRule]}
        >
          <Input maxLength={100} disabled={camera !== null} spellCheck={false} autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label={say("camera.name")} rules={[{ required: true, whitespace: true, message: say("camera.need-name") }]}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <div className={styles.two}>
          <Form.Item name="lon" label={say("camera.lon")} dependencies={["lat"]}>
            <InputNumber className={styles.full} min={-180} max={180} step={0.0001} />
          </Form.Item>
          <Form.Item name="lat" label={say("camera.lat")} dependencies={["lon"]} rules={[bothOrNeither]}>
            <InputNumber className={styles.full} min={-90} max={90} step={0.0001} />
          </Form.Item>
        </div>
        <p className={styles.soft}>{say("camera.place-hint")}</p>
        {REVIEWS.map((field) => (
          <Form.Item key={field} name={field} label={say(`camera.${field}`)}>
            <DatePicker className={styles.full} format="YYYY-MM-DD" />
          </Form.Item>
        ))}
        <p className={styles.soft}>{say("camera.audited")}</p>
        <div role="alert">{fault && <Alert type="error" showIcon title={fault} />}</div>
      </Form>
    </Modal>
  );
}
