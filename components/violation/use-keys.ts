"use client";

import { useEffect, useRef } from "react";

/** Calls what a key of the page means; typing in a field and keys with Ctrl or Alt mean nothing here. */
export function useKeys(keys: ReadonlyMap<string, () => void>): void {
  const meant = useRef(keys);
  meant.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.closest("input, textarea, select, [contenteditable], .ant-modal, .ant-select-dropdown, .ant-image-preview")) return;
      // A button that has the focus is pressed by Enter itself.
      if (event.key === "Enter" && target.closest("button, a, summary")) return;
      const deed = meant.current.get(event.key);
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}
