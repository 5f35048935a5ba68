"use client";

import { Alert, Button, Form, Input, Select } from "antd";
import { useDeed } from "../../violation/use-deed";
import { useWords } from "../../words/use-words";
import styles from "./intake.module.css";
import type { MadeToken } from "./token-made";

type Fields = Pick<MadeToken, "name" | "role">;

/** Names the door takes. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]*$/u;

/** Makes a token for a machine. */
export function TokenForm({ onMade }: { readonly onMade: (made: MadeToken) => void }) {
  const { say } = useWords();
  const [form] = Form.useForm<Fields>();
  const { busy, fault, send } = useDeed();
  const make = async ({ name, role }: Fields) => {
    const outcome = await send<Omit<MadeToken, "at">>("/api/token", { name: name.trim(), role });
    if (!outcome.ok) return;
    form.resetFields();
    onMade({ ...outcome.value, at: new Date().toISOString() });
  };
  return (
    <>
      <Form
        form={form}
        name="token"
        layout="vertical"
        className={styles.form}
        requiredMark={false}
        initialValues={{ role: "intake" }}
        onFinish={(fields: Fields) => void make(fields)}
      >
        <Form.Item
          className={styles.wide}
          name="name"
          label={say("token.name")}
          extra={say("token.name-hint")}
          validateTrigger="onBlur"
          rules={[
            { required: true, whitespace: true, message: say("token.need-name") },
            { pattern: NAME, transform: (name: string) => name?.trim(), message: say("token.bad-name") },
          ]}
        >
          <Input maxLength={60} autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item className={styles.wide} name="role" label={say("token.role")}>
          <Select
            options={(["intake", "reader"] as const).map((role) => ({
              value: role,
              label: `${say(`role.${role}`)} · ${say(`token.may.${role}`)}`,
            }))}
          />
        </Form.Item>
        <div className={styles.submit}>
          <Button type="primary" htmlType="submit" loading={busy} data-testid="token-make">
            {say("token.make")}
          </Button>
        </div>
      </Form>
      <div role="alert">{fault && <Alert type="error" showIcon title={fault} />}</div>
    </>
  );
}
