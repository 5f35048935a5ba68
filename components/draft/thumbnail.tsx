"use client";

import { useEffect, useRef } from "react";
import type { Plan } from "../../duty/plan";
import { boundsOfAll } from "../../geo/plane/bounds";
import { TONES } from "../map/palette";

const SIZE = 148;

/** A small picture of a plan's grids, each in a tone of its squad, lighter and darker by turns. */
export function Thumbnail({ plan, label }: { readonly plan: Plan; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = canvas.current?.getContext("2d");
    const box = boundsOfAll(plan.cells.map(({ area }) => area));
    if (!pen || !box) return;
    const ratio = window.devicePixelRatio || 1;
    const squeeze = Math.cos(((box[1] + box[3]) / 2) * (Math.PI / 180));
    const scale = (SIZE * ratio * 0.96) / Math.max((box[2] - box[0]) * squeeze, box[3] - box[1]);
    const [left, top] = [(SIZE * ratio - (box[2] - box[0]) * squeeze * scale) / 2, (SIZE * ratio - (box[3] - box[1]) * scale) / 2];
    const squads = [...new Set(plan.grids.map(({ squad }) => squad))].sort();
    const grids = new Map(
      plan.grids.map(({ code, squad }, index) => [code, { tone: squads.indexOf(squad) % TONES.length, index }] as const),
    );
    pen.clearRect(0, 0, SIZE * ratio, SIZE * ratio);
    for (const { grid, area } of plan.cells) {
      const own = grids.get(grid) ?? { tone: 0, index: 0 };
      pen.fillStyle = TONES[own.tone]?.fill ?? "#888";
      pen.globalAlpha = 0.35 + 0.2 * (own.index % 4);
      pen.beginPath();
      for (const ring of area.flat()) {
        ring.forEach(([lon, lat], index) => {
          const [x, y] = [left + (lon - box[0]) * squeeze * scale, top + (box[3] - lat) * scale];
          if (index === 0) pen.moveTo(x, y);
          else pen.lineTo(x, y);
        });
      }
      pen.fill("evenodd");
    }
    pen.globalAlpha = 1;
  }, [plan]);
  const ratio = typeof window === "undefined" ? 1 : window.devicePixelRatio || 1;
  return (
    <canvas ref={canvas} width={SIZE * ratio} height={SIZE * ratio} style={{ width: SIZE, height: SIZE }} role="img" aria-label={label} />
  );
}
