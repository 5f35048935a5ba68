"use client";

import { Drawer } from "antd";
import { useCallback, useEffect } from "react";
import type { Instant } from "../../duty/plan";
import type { ViolationLine } from "../../duty/violation/violation-line";
import { AskedNotice } from "../border/notices";
import { useAsked } from "../border/use-asked";
import { askPortal } from "../ui/ask-portal";
import type { CityHead, Me } from "../ui/me";
import { useWords } from "../words/use-words";
import { DetailView } from "./detail-view";
import type { SquadName } from "./squad-names";
import type { LocalCategory, ViolationDetail } from "./violation-answers";

interface DetailDrawerProps {
  readonly city: CityHead;
  readonly me: Me;
  readonly id: number;
  readonly tick: string;
  readonly local: readonly LocalCategory[];
  readonly nameOf: SquadName;
  readonly now: Instant;
  readonly narrow: boolean;
  /** Tells where it lies, for the map beside. */
  readonly onLine: (line: ViolationLine) => void;
  readonly onOpen: (id: number | null) => void;
  readonly onChanged: () => void;
}

/** One violation beside the list; on a phone over the whole screen. */
export function DetailDrawer(props: DetailDrawerProps) {
  const { id, tick, narrow, onLine, onOpen, onChanged } = props;
  const { say } = useWords();
  const { asked, again } = useAsked(String(id), tick, (name, signal) =>
    askPortal<ViolationDetail>(`/api/violation/${encodeURIComponent(name)}`, { signal }),
  );
  const detail = asked.status === "ready" ? asked.value : null;
  const line = detail?.line ?? null;
  useEffect(() => {
    if (line) onLine(line);
  }, [line, onLine]);
  const changed = useCallback(() => {
    again();
    onChanged();
  }, [again, onChanged]);
  return (
    <Drawer
      open
      mask={narrow}
      onClose={() => onOpen(null)}
      size={narrow ? "100%" : 440}
      title={say("violation.number", { number: id })}
      rootStyle={narrow ? {} : { top: 52 }}
      styles={{ body: { padding: 14 } }}
      data-testid="detail"
    >
      <AskedNotice asked={asked} onRetry={again} missing={say("violation.gone")} />
      {detail && <DetailView {...props} detail={detail} onChanged={changed} />}
    </Drawer>
  );
}
