"use client";

import { App } from "antd";
import { useState } from "react";
import { askPortal, goToLogin } from "../ui/ask-portal";
import { useWords } from "../words/use-words";
import type { ImportOptions } from "./import-job";

/** What can be done with an import; the user is told when it could not. `again` asks where it stands now, `onGone` hears that it was deleted. */
export function useDeeds(id: number, again: () => void, onGone: () => void) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const post = async (what: "take" | "cancel" | "encoding", body?: unknown) => {
    setBusy(true);
    const outcome = await askPortal(`/api/exchange/import/${id}/${what}`, {
      method: "POST",
      ...(body === undefined ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
    });
    setBusy(false);
    if (!outcome.ok && outcome.status === 401) return goToLogin("expired");
    if (!outcome.ok) message.error(outcome.detail ?? say("fault.network"));
    again();
  };
  const remove = async () => {
    setBusy(true);
    const outcome = await askPortal(`/api/exchange/import/${id}`, { method: "DELETE" });
    setBusy(false);
    if (outcome.ok) {
      message.success(say("exchange.deleted"));
      return onGone();
    }
    if (outcome.status === 401) return goToLogin("expired");
    message.error(outcome.detail ?? say("fault.network"));
    again();
  };
  return {
    busy,
    take: (options: ImportOptions) => void post("take", options),
    cancel: () => void post("cancel"),
    encode: (encoding: string | null) => void post("encoding", { encoding }),
    remove: () => void remove(),
  };
}
