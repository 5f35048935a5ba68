"use client";

import { App, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { type ReactNode, useEffect } from "react";
import type { Language } from "../words/language";
import { WordsProvider } from "../words/use-words";
import { theme } from "./theme";

/** Words, widgets' language and look for everything on the screen. */
export function Shell({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  dayjs.locale(language === "zh" ? "zh-cn" : "en");
  useEffect(() => {
    document.documentElement.dataset.ready = "true";
  }, []);
  return (
    <WordsProvider language={language}>
      <ConfigProvider locale={language === "zh" ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}>
        <App message={{ maxCount: 2, duration: 3 }}>{children}</App>
      </ConfigProvider>
    </WordsProvider>
  );
}
