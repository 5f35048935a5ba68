"use client";

import { Alert, App, Button, Form, Input, Select } from "antd";
import { categoryNamed, LOCAL_MARK } from "../../../duty/violation/category";
import { useDeed } from "../../violation/use-deed";
import { useWords } from "../../words/use-words";
import type { Say } from "../../words/words";
import styles from "./intake.module.css";
import { EXTENDABLE, type LocalCategory } from "./major-counts";

interface Fields {
  readonly major: string;
  readonly name: string;
}

interface CategoryFormProps {
  readonly local: readonly LocalCategory[];
  readonly onAdded: () => void;
}

/** A name without the mark: it is added by itself, and once. */
const unmarked = (name: string) => {
  const text = name.trim();
  return text.endsWith(LOCAL_MARK) ? text.slice(0, -LOCAL_MARK.length).trim() : text;
};

/** Why a name cannot be added, before the portal is asked; null when it may be. */
function refusedName(typed: string, local: readonly LocalCategory[], say: Say): string | null {
  const name = unmarked(typed);
  if (name === "") return say("vocabulary.need-name");
  const national = categoryNamed(name);
  if (national) return say("vocabulary.is-national", { name, code: national.code });
  const own = local.find((one) => one.name === `${name}${LOCAL_MARK}`);
  return own ? say("vocabulary.is-local", { name, code: own.code }) : null;
}

/** Adds a category of the city's own. */
export function CategoryForm({ local, onAdded }: CategoryFormProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const { busy, fault, send } = useDeed();
  const add = async ({ major, name }: Fields) => {
    const outcome = await send<LocalCategory>("/api/category", { major, name: unmarked(name) });
    if (!outcome.ok) return;
    message.success(say("vocabulary.added", { code: outcome.value.code, name: outcome.value.name }));
    form.resetFields(["name"]);
    onAdded();
  };
  const nameRule = {
    validator: (_rule: unknown, typed: string | undefined) => {
      const refused = refusedName(typed ?? "", local, say);
      return refused === null ? Promise.resolve() : Promise.reject(new Error(refused));
    },
  };
  return (
    <>
      <h3 className={styles.subtitle}>{say("vocabulary.add")}</h3>
      <Form
        form={form}
        name="category"
        layout="vertical"
        className={styles.form}
        onFinish={(fields: Fields) => void add(fields)}
        requiredMark={false}
      >
        <Form.Item
          className={styles.narrow}
          name="major"
          label={say("vocabulary.add-to")}
          rules={[{ required: true, message: say("vocabulary.need-major") }]}
        >
          <Select
            showSearch={{ optionFilterProp: "label" }}
            options={EXTENDABLE.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          />
        </Form.Item>
        <Form.Item
          className={styles.wide}
          name="name"
          label={say("vocabulary.add-name", { mark: LOCAL_MARK })}
          rules={[nameRule]}
          validateTrigger="onBlur"
        >
          <Input maxLength={60} />
        </Form.Item>
        <div className={styles.submit}>
          <Button type="primary" htmlType="submit" loading={busy} data-testid="category-add">
            {say("vocabulary.add")}
          </Button>
        </div>
      </Form>
      <div role="alert">{fault && <Alert type="error" showIcon title={fault} />}</div>
    </>
  );
}
