"use client";

import { useEffect, useState } from "react";
import { askPortal } from "../ui/ask-portal";

interface Health {
  readonly plan: { readonly id: number; readonly revision: number } | null;
}

const LOOK = 30_000;

/** What the tiles and the plan of one state of the city are fetched by: changes when another process has changed the plan. */
export const revisionOf = (plan: number, revision: number): string => `${plan}.${revision}`;

/** The revision in force, looked up now and then while the page is seen. */
export function useRevision(first: string): string {
  const [revision, setRevision] = useState(first);
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      const outcome = await askPortal<Health>("/api/health");
      if (outcome.ok && outcome.value.plan) setRevision(revisionOf(outcome.value.plan.id, outcome.value.plan.revision));
    };
    const timer = window.setInterval(() => void look(), LOOK);
    const seen = () => void look();
    document.addEventListener("visibilitychange", seen);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, []);
  return revision;
}
