"use client";

import { App } from "antd";
import { useWords } from "../words/use-words";

/** Copies a link and says whether it worked. */
export function useCopy(): (address: string) => Promise<void> {
  const { say } = useWords();
  const { message } = App.useApp();
  return async (address) => {
    try {
      await navigator.clipboard.writeText(address);
      message.success(say("trace.copied"));
    } catch {
      message.warning(say("trace.copy-failed"));
    }
  };
}
