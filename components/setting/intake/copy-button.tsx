"use client";

import { CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useWords } from "../../words/use-words";

/** Copies a text and says whether that worked: without https a browser may refuse. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      message.success(say("intake-setting.copied"));
    } catch {
      message.warning(say("intake-setting.copy-failed"));
    }
  };
  return (
    <Button icon={<CopyOutlined aria-hidden />} aria-label={label} onClick={() => void copy()}>
      {say("intake-setting.copy")}
    </Button>
  );
}
