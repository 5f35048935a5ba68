"use client";

import { CloseOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import Link from "next/link";
import type { PrintedResponsibility } from "../../duty/print-responsibility";
import type { Bounds } from "../../geo/plane/point";
import { askPortal } from "../ui/ask-portal";
import { useWords } from "../words/use-words";
import type { HeatSpot } from "./heat-drawn";
import styles from "./spot-card.module.css";
import { SpotFacts } from "./spot-facts";
import { useHeatAsked } from "./use-heat-asked";

interface SpotCardProps {
  readonly spot: HeatSpot;
  /** Whether the question is already about this square alone. */
  readonly only: boolean;
  readonly onOnly: (square: Bounds) => void;
  readonly onClose: () => void;
}

const place = ({ point: [lon, lat] }: HeatSpot) => [lon.toFixed(6), lat.toFixed(6)] as const;

/** Who answers at the spot now. */
function Who({ spot }: { readonly spot: HeatSpot }) {
  const { say } = useWords();
  const [lon, lat] = place(spot);
  const { asked } = useHeatAsked(`/api/responsibility?lon=${lon}&lat=${lat}`, 0, (path, signal) =>
    askPortal<PrintedResponsibility>(path, { signal }),
  );
  if (asked.failed) return <p className={styles.quiet}>{say("heat-page.who-failed")}</p>;
  if (!asked.value || asked.pending) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  const { grid, lead, onDuty, kind } = asked.value;
  if (kind === "outside") return <p className={styles.quiet}>{say("tip.outside")}</p>;
  const [first] = onDuty;
  return (
    <div>
      <div className={styles.grid}>{grid?.name}</div>
      {lead && <div>{say("heat-page.who-lead", { squad: lead.name })}</div>}
      <div className={first ? undefined : styles.quiet}>
        {first ? `${first.person.name} · ${first.post.name}` : say("heat-page.who-nobody")}
      </div>
    </div>
  );
}

/** A chosen place of the picture: what is known of it, who answers there, and the way to the map of responsibility. */
export function SpotCard({ spot, only, onOnly, onClose }: SpotCardProps) {
  const { say } = useWords();
  const [lon, lat] = place(spot);
  return (
    <aside className={styles.card} data-testid="heat-spot" aria-live="polite">
      <Button type="text" size="small" className={styles.close} icon={<CloseOutlined />} aria-label={say("close")} onClick={onClose} />
      <SpotFacts spot={spot} />
      <h3 className={styles.title}>{say("heat-page.who")}</h3>
      <Who spot={spot} />
      <div className={styles.links}>
        <Link href={`/plan?z=16.5&lon=${lon}&lat=${lat}&sel=${lon},${lat}`}>{say("heat-page.to-card")}</Link>
        {spot.square && !only && (
          <Button type="link" size="small" onClick={() => onOnly(spot.square as Bounds)}>
            {say("heat-page.only-here")}
          </Button>
        )}
      </div>
    </aside>
  );
}
