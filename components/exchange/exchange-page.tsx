"use client";

import { App, ConfigProvider } from "antd";
import { useRouter, useSearchParams } from "next/navigation";
import { useCallback } from "react";
import type { CityHead, Me } from "../ui/me";
import { PageFrame } from "../ui/page-frame";
import { useStable } from "../ui/use-stable";
import { useWords } from "../words/use-words";
import { DropZone } from "./drop-zone";
import styles from "./exchange-page.module.css";
import { ImportList } from "./import-list";
import { ImportView } from "./import-view";
import { useImports } from "./use-imports";
import { useUploads } from "./use-uploads";

interface ExchangePageProps {
  readonly city: CityHead | null;
  readonly me: Me;
  readonly timeZone: string;
}

/** The import page: files are dropped, listed, and opened one at a time; which one is open stands in the address. */
export function ExchangePage({ city, me, timeZone }: ExchangePageProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const router = useRouter();
  const stableCity = useStable(city);
  const asked = Number(useSearchParams().get("id"));
  const id = Number.isSafeInteger(asked) && asked > 0 ? asked : null;
  const imports = useImports(id === null);
  const { refresh } = imports;
  const open = useCallback((next: number | null) => router.push(next === null ? "/exchange" : `/exchange?id=${next}`), [router]);
  const uploads = useUploads((arrived, name, alone) => {
    message.success(say("exchange.uploaded", { name }));
    refresh();
    // Who sends one file wants to look at it; who sends several, at the list.
    if (alone && id === null) open(arrived);
  });
  return (
    <PageFrame city={city} me={me} title={say("title.exchange")} intro={say("exchange.intro")}>
      <ConfigProvider select={{ classNames: { popup: { root: styles.popup as string } } }}>
        <div className={styles.page}>
          {(id === null || uploads.current !== null || uploads.failed.length > 0) && <DropZone uploads={uploads} />}
          {id === null ? (
            <section>
              <h2 className={styles.title}>{say("exchange.list")}</h2>
              <ImportList imports={imports} timeZone={timeZone} onOpen={open} />
            </section>
          ) : (
            <ImportView key={id} id={id} city={stableCity} onClose={() => open(null)} />
          )}
        </div>
      </ConfigProvider>
    </PageFrame>
  );
}
