"use client";

import {
  AlertOutlined,
  ApiOutlined,
  AuditOutlined,
  BranchesOutlined,
  EnvironmentOutlined,
  FileSearchOutlined,
  FireOutlined,
  FormOutlined,
  IdcardOutlined,
  ImportOutlined,
  LogoutOutlined,
  NodeIndexOutlined,
  ScheduleOutlined,
  SettingOutlined,
  SwapOutlined,
  TranslationOutlined,
  UserOutlined,
} from "@ant-design/icons";
import { Button, Dropdown, type MenuProps, Tag } from "antd";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import { goToLogin } from "./ask-portal";
import { Brand } from "./brand";
import { Hint } from "./hint";
import { LanguageSwitch, useLanguageChange } from "./language-switch";
import type { CityHead, Me } from "./me";
import { leave } from "./session-actions";
import styles from "./top-bar.module.css";

interface TopBarProps {
  readonly city: CityHead | null;
  readonly me: Me;
  readonly children?: ReactNode;
}

function UserMenu({ me }: { readonly me: Me }) {
  const { say } = useWords();
  const router = useRouter();
  const { change } = useLanguageChange();
  const role = wordFor(say, "role", me.role);
  const items: MenuProps["items"] = [
    { key: "who", type: "group", label: `${me.displayName} · ${role}` },
    { key: "/plan", icon: <EnvironmentOutlined />, label: say("user.map") },
    ...(me.may.includes("heat.read") ? [{ key: "/heat", icon: <FireOutlined />, label: say("user.heat") }] : []),
    ...(me.may.includes("violation.read") ? [{ key: "/violation", icon: <AlertOutlined />, label: say("user.violation") }] : []),
    ...(me.may.includes("violation.report") ? [{ key: "/violation/new", icon: <FormOutlined />, label: say("user.violation-new") }] : []),
    ...(me.may.includes("plan.audit") ? [{ key: "/plan/audit", icon: <ScheduleOutlined />, label: say("user.plan-audit") }] : []),
    ...(me.may.includes("border.read") ? [{ key: "/border", icon: <NodeIndexOutlined />, label: say("user.border") }] : []),
    ...(me.may.includes("custody.read") ? [{ key: "/border/handover", icon: <SwapOutlined />, label: say("user.handover") }] : []),
    ...(me.may.includes("trace.read") ? [{ key: "/trace", icon: <FileSearchOutlined />, label: say("user.trace") }] : []),
    ...(me.may.includes("board.print") ? [{ key: "/board", icon: <IdcardOutlined />, label: say("user.board") }] : []),
    ...(me.may.includes("import.run") ? [{ key: "/exchange", icon: <ImportOutlined />, label: say("user.exchange") }] : []),
    ...(me.may.includes("plan.draft") ? [{ key: "/plan/version", icon: <BranchesOutlined />, label: say("user.version") }] : []),
    ...(me.may.includes("setting.change") ? [{ key: "/setting", icon: <SettingOutlined />, label: say("user.settings") }] : []),
    ...(me.may.includes("vocabulary.change") ? [{ key: "/setting/intake", icon: <ApiOutlined />, label: say("user.intake-setting") }] : []),
    ...(me.may.includes("audit.read") ? [{ key: "/setting/audit", icon: <AuditOutlined />, label: say("user.audit") }] : []),
    { key: "language", icon: <TranslationOutlined />, label: say("language.other") },
    { type: "divider" },
    { key: "out", icon: <LogoutOutlined />, label: say("user.out") },
  ];
  const chosen = ({ key }: { key: string }) => {
    if (key === "out") void leave().finally(() => goToLogin("out"));
    else if (key === "language") change();
    else router.push(key);
  };
  return (
    <Dropdown menu={{ items, onClick: chosen }} trigger={["click"]} placement="bottomRight">
      <Button
        type="text"
        icon={<UserOutlined aria-hidden />}
        aria-label={`${say("user.menu")}: ${me.displayName}, ${role}`}
        data-testid="user-menu"
      >
        <span className={styles.who}>
          {me.displayName}
          <span className={styles.role}>{role}</span>
        </span>
      </Button>
    </Dropdown>
  );
}

/** Brand, city, whatever the page puts in the middle, language and account. */
export function TopBar({ city, me, children }: TopBarProps) {
  const { say } = useWords();
  return (
    <header className={styles.bar}>
      <Link href="/plan" className={styles.brand} aria-label={say("brand.long")}>
        <Brand />
        <span className={styles.name}>{say("brand")}</span>
      </Link>
      {city && (
        <div className={styles.city}>
          <span className={styles.cityName}>{city.city}</span>
          {city.sample && !city.city.includes(say("sample")) && (
            <Hint title={say("sample.hint")}>
              <Tag color="gold" style={{ margin: 0 }}>
                {say("sample")}
              </Tag>
            </Hint>
          )}
        </div>
      )}
      <div className={styles.middle}>{children}</div>
      <div className={styles.right}>
        <span className={styles.wideOnly}>
          <LanguageSwitch plain />
        </span>
        <UserMenu me={me} />
      </div>
    </header>
  );
}
