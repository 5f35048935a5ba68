"use client";

import { Tooltip, type TooltipProps } from "antd";

const hovers = () => typeof window !== "undefined" && window.matchMedia("(hover: hover)").matches;

/** A word beside a button for who points at it; a finger that taps the button gets none, since it would stay. */
export function Hint(props: TooltipProps) {
  return <Tooltip {...props} trigger={hovers() ? ["hover", "focus"] : []} />;
}
