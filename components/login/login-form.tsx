"use client";

import { LockOutlined, UserOutlined } from "@ant-design/icons";
import { Alert, Button, Divider, Form, Input, Tag } from "antd";
import { useRef, useState } from "react";
import { Brand } from "../ui/brand";
import { LanguageSwitch } from "../ui/language-switch";
import { enter, enterByProvider } from "../ui/session-actions";
import { faultWords, hasFaultWords } from "../words/fault-words";
import type { Language } from "../words/language";
import { useWords } from "../words/use-words";
import { type Say, wordFor } from "../words/words";
import styles from "./login.module.css";

/** An account of the sample city, to be tried with one click. */
export interface DemoAccount {
  readonly name: string;
  readonly displayName: string;
  readonly role: string;
  readonly password: string;
}

interface LoginFormProps {
  readonly city: { readonly name: string; readonly sample: boolean } | null;
  /** Empty but in the sample city. */
  readonly demo: readonly DemoAccount[];
  /** Name of the identity provider, when one is set up. */
  readonly provider: string | null;
  readonly why: string | null;
  /** Where to go afterwards: a path of this portal. */
  readonly path: string;
  /** Minutes an account stays shut after too many failures. */
  readonly lockedMinutes: number;
}

/** The sentence for what next-auth passes on of a refusal: the fault's code. */
function refusal(code: string, minutes: number, say: Say, language: Language): string {
  if (code === "network") return say("login.offline");
  if (code === "CredentialsSignin") return say("login.wrong");
  return hasFaultWords(code) ? faultWords(code, { minutes }, language) : say("login.failed");
}

function told(why: string | null, say: Say): { type: "info" | "warning"; text: string } | null {
  if (why === "idle") return { type: "warning", text: say("login.idle") };
  if (why === "expired") return { type: "warning", text: say("login.expired") };
  if (why === "failed") return { type: "warning", text: say("login.failed") };
  if (why === "out") return { type: "info", text: say("login.out") };
  return null;
}

/** The sign-in page. */
export function LoginForm({ city, demo, provider, why, path, lockedMinutes }: LoginFormProps) {
  const { say, language } = useWords();
  const [busy, setBusy] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const note = told(why, say);

  const signIn = async (account: string, password: string) => {
    setBusy(account);
    setFault(null);
    const refused = await enter(account, password);
    if (refused === null) return window.location.assign(path);
    setFault(refused);
    setBusy(null);
    form.current?.querySelector<HTMLInputElement>("input[type=password]")?.focus();
  };

  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <LanguageSwitch plain />
      </div>
      <main className={styles.middle}>
        <div className={styles.card} ref={form}>
          <div className={styles.brand}>
            <Brand size={46} />
            <div>
              <h1 className={styles.name}>{say("brand")}</h1>
              <div className={styles.motto}>{say("brand.motto")}</div>
            </div>
          </div>
          {city && (
            <p className={styles.where}>
              {city.name}
              {city.sample && !city.name.includes(say("sample")) && <Tag color="gold">{say("sample")}</Tag>}
            </p>
          )}
          {!city && <Alert className={styles.note} type="info" showIcon title={say("login.no-city")} />}
          {note && !fault && <Alert className={styles.note} type={note.type} showIcon title={note.text} data-testid="login-note" />}
          <div role="alert">
            {fault && (
              <Alert
                className={styles.note}
                type="error"
                showIcon
                title={refusal(fault, lockedMinutes, say, language)}
                data-testid="login-fault"
              />
            )}
          </div>
          <Form
            layout="vertical"
            requiredMark={false}
            size="large"
            onFinish={({ account, password }: { account: string; password: string }) => void signIn(account.trim(), password)}
          >
            <Form.Item
              name="account"
              label={say("login.account")}
              rules={[{ required: true, whitespace: true, message: say("login.need-account") }]}
            >
              <Input
                prefix={<UserOutlined aria-hidden />}
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                autoFocus
                maxLength={120}
              />
            </Form.Item>
            <Form.Item name="password" label={say("login.password")} rules={[{ required: true, message: say("login.need-password") }]}>
              <Input.Password prefix={<LockOutlined aria-hidden />} autoComplete="current-password" maxLength={200} />
            </Form.Item>
            <Button type="primary" htmlType="submit" block loading={busy !== null} data-testid="login-submit">
              {say("login.submit")}
            </Button>
          </Form>
          {provider && (
            <>
              <Divider plain>{say("login.or")}</Divider>
              <Button block size="large" onClick={() => void enterByProvider(path)}>
                {say("login.oidc", { name: provider })}
              </Button>
            </>
          )}
          {demo.length > 0 && (
            <section className={styles.demo} aria-labelledby="demo-title">
              <h2 id="demo-title" className={styles.demoTitle}>
                {say("login.demo")}
              </h2>
              <p className={styles.demoHint}>{say("login.demo-hint")}</p>
              <ul className={styles.chips}>
                {demo.map((account) => (
                  <li key={account.name}>
                    <Button
                      className={styles.chip}
                      disabled={busy !== null}
                      loading={busy === account.name}
                      onClick={() => void signIn(account.name, account.password)}
                      data-testid={`demo-${account.name}`}
                    >
                      <span className={styles.chipText}>
                        <span>{account.displayName}</span>
                        <span className={styles.chipRole}>
                          {wordFor(say, "role", account.role)} · {account.name}
                        </span>
                      </span>
                    </Button>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </main>
    </div>
  );
}
