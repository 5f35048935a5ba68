"use client";

import { Modal } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { useWords } from "../words/use-words";
import { askPortal, goToLogin } from "./ask-portal";
import { type Idleness, idleness } from "./idle";
import { leave } from "./session-actions";

const KEY = "wuding.active";
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/** The last sign of life in any tab of this browser. */
const lastActive = (): number => Number(window.localStorage.getItem(KEY) ?? 0);

/** Warns who has been idle for long, and signs out who stays so; while somebody works, it keeps the session awake. */
export function IdleGuard({ minutes }: { readonly minutes: number }) {
  const { say } = useWords();
  const [idle, setIdle] = useState<Idleness>({ state: "active" });
  const warned = useRef(false);
  const touched = useRef(0);
  warned.current = idle.state === "warned";

  const alive = useCallback(() => {
    window.localStorage.setItem(KEY, String(Date.now()));
    if (Date.now() - touched.current < (minutes * 60_000) / 6) return;
    touched.current = Date.now();
    void askPortal("/api/me").then((outcome) => {
      if (!outcome.ok && outcome.status === 401) goToLogin("expired");
    });
  }, [minutes]);

  useEffect(() => {
    touched.current = Date.now();
    window.localStorage.setItem(KEY, String(Date.now()));
    let last = 0;
    const sign = (event: Event) => {
      // A warning is answered by a deed, not by a hand that brushes the mouse.
      if (warned.current && event.type === "pointermove") return;
      if (Date.now() - last < 1000) return;
      last = Date.now();
      alive();
    };
    for (const name of SIGNS) window.addEventListener(name, sign, { passive: true });
    const timer = window.setInterval(() => {
      const now = idleness(Date.now() - lastActive(), minutes);
      setIdle((before) => (before.state === "active" && now.state === "active" ? before : now));
      if (now.state === "out") {
        window.clearInterval(timer);
        void leave().finally(() => goToLogin("idle"));
      }
    }, 1000);
    return () => {
      for (const name of SIGNS) window.removeEventListener(name, sign);
      window.clearInterval(timer);
    };
  }, [alive, minutes]);

  return (
    <Modal
      open={idle.state === "warned"}
      title={say("idle.title")}
      okText={say("idle.stay")}
      cancelText={say("user.out")}
      onOk={alive}
      onCancel={() => void leave().finally(() => goToLogin("out"))}
      closable={false}
      mask={{ closable: false }}
    >
      <p aria-live="assertive">{idle.state === "warned" ? say("idle.text", { seconds: idle.seconds }) : null}</p>
    </Modal>
  );
}
