"use client";

import type { FeatureCollection } from "geojson";
import { useEffect, useState } from "react";
import { askPortal, goToLogin } from "../ui/ask-portal";

/** What is asked to be drawn; a layer of a file, its points understood so. */
export interface PreviewAsked {
  readonly id: number;
  readonly layer: string;
  readonly system: string;
  readonly swapped: boolean;
  readonly lon: string | null;
  readonly lat: string | null;
}

/** A layer to be drawn; `whole` tells whether that is all of it. */
export type Preview =
  | { readonly status: "none" }
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly detail: string | null }
  | { readonly status: "ready"; readonly features: FeatureCollection; readonly whole: boolean };

/** The features of a layer in WGS84, asked for anew whenever something about them is chosen otherwise; null asks for nothing. */
export function usePreview(asked: PreviewAsked | null): Preview {
  const [preview, setPreview] = useState<Preview>({ status: "none" });
  const path = asked && previewPath(asked);
  useEffect(() => {
    if (path === null) return setPreview({ status: "none" });
    const abort = new AbortController();
    setPreview({ status: "loading" });
    askPortal<FeatureCollection & { readonly whole: boolean }>(path, { signal: abort.signal })
      .then((outcome) => {
        if (outcome.ok) return setPreview({ status: "ready", features: outcome.value, whole: outcome.value.whole });
        if (outcome.status === 401) return goToLogin("expired");
        setPreview({ status: "failed", detail: outcome.detail });
      })
      .catch(() => {});
    return () => abort.abort();
  }, [path]);
  return preview;
}

function previewPath({ id, layer, system, swapped, lon, lat }: PreviewAsked): string {
  const query = new URLSearchParams({ layer, system, swapped: swapped ? "1" : "0" });
  if (lon !== null) query.set("lon", lon);
  if (lat !== null) query.set("lat", lat);
  return `/api/exchange/import/${id}/preview?${query}`;
}
