"use client";

import { Result } from "antd";
import Link from "next/link";
import type { ReactNode } from "react";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import { IdleGuard } from "./idle-guard";
import type { CityHead, Me } from "./me";
import styles from "./page-frame.module.css";
import { TopBar } from "./top-bar";

interface PageFrameProps {
  readonly city: CityHead | null;
  readonly me: Me;
  readonly title: string;
  readonly intro: string;
  readonly children: ReactNode;
}

/** A page beside the map: bar, title, content. */
export function PageFrame({ city, me, title, intro, children }: PageFrameProps) {
  const { say } = useWords();
  return (
    <div className={styles.page}>
      <TopBar city={city} me={me} />
      <main className={styles.main}>
        <Link href="/plan" className={styles.back}>
          {`\u2190 ${say("back-to-map")}`}
        </Link>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.intro}>{intro}</p>
        {children}
      </main>
      <IdleGuard minutes={me.idleMinutes} />
    </div>
  );
}

/** What a person sees on a page that is not for their role. */
export function Refused({ city, me, roles }: { readonly city: CityHead | null; readonly me: Me; readonly roles: readonly string[] }) {
  const { say, language } = useWords();
  const names = new Intl.ListFormat(language === "zh" ? "zh-CN" : "en").format(roles.map((role) => wordFor(say, "role", role)));
  return (
    <div className={styles.page}>
      <TopBar city={city} me={me} />
      <main className={styles.main} data-testid="refused">
        <Result
          status="403"
          title={say("fault.refused")}
          subTitle={say("fault.refused-text", { roles: names, role: wordFor(say, "role", me.role) })}
          extra={<Link href="/plan">{say("back-to-map")}</Link>}
        />
      </main>
      <IdleGuard minutes={me.idleMinutes} />
    </div>
  );
}

/** What everybody sees before a plan has come in. */
export function NoPlan({ me }: { readonly me: Me }) {
  const { say } = useWords();
  return (
    <div className={styles.page}>
      <TopBar city={null} me={me} />
      <main className={styles.main}>
        <Result status="info" title={say("fault.no-plan")} subTitle={say("fault.no-plan-text")} />
      </main>
      <IdleGuard minutes={me.idleMinutes} />
    </div>
  );
}
