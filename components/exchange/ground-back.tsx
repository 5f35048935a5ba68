"use client";

import { App, Button, Popconfirm } from "antd";
import { useState } from "react";
import { askPortal, goToLogin } from "../ui/ask-portal";
import { useWords } from "../words/use-words";

/** Takes back the ground an import brought: the way back that the draft's history does not have. */
export function GroundBack({ id }: { readonly id: number }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [state, setState] = useState<"there" | "busy" | "gone">("there");
  const back = async () => {
    setState("busy");
    const outcome = await askPortal<{ removed: number }>(`/api/exchange/import/${id}/ground`, { method: "DELETE" });
    if (!outcome.ok && outcome.status === 401) return goToLogin("expired");
    setState(outcome.ok ? "gone" : "there");
    if (outcome.ok) message.success(say("exchange.ground-removed", { count: outcome.value.removed }));
    else message.error(outcome.detail ?? say("fault.network"));
  };
  return (
    <Popconfirm title={say("exchange.ground-back-ask")} onConfirm={() => void back()}>
      <Button size="small" loading={state === "busy"} disabled={state === "gone"} data-testid="ground-back">
        {say("exchange.ground-back")}
      </Button>
    </Popconfirm>
  );
}
