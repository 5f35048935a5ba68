"use client";

import { useEffect } from "react";
import { Broken } from "../components/ui/missing";

/** What stands where a page failed. */
export default function PageError({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  useEffect(() => console.error(error), [error]);
  return <Broken onRetry={reset} />;
}
