"use client";

import { Alert, Button, Progress } from "antd";
import type { HeatQuestion } from "../../duty/violation/heat-question";
import { useWords } from "../words/use-words";
import { partsToDrop } from "./empty-parts";
import type { HeatTally } from "./heat-answers";
import styles from "./heat-notes.module.css";
import type { HeatAsked } from "./use-heat-asked";

interface HeatNotesProps {
  readonly tally: HeatAsked<HeatTally>;
  /** The layer's own answer. */
  readonly layer: Pick<HeatAsked<unknown>, "building" | "failed">;
  readonly question: HeatQuestion;
  readonly onAsk: (change: Partial<HeatQuestion>) => void;
  readonly onRetry: () => void;
  readonly live: boolean;
}

/** Nothing fits: which part of the question leaves nothing over, each to be dropped with a click. */
function Empty({ tally, question, onAsk }: { readonly tally: HeatTally } & Pick<HeatNotesProps, "question" | "onAsk">) {
  const { say } = useWords();
  if (tally.all === 0) return <Alert type="info" showIcon title={say("heat-page.no-data")} />;
  const parts = partsToDrop(question, tally);
  const drops = parts.map(({ part, count, drop }) => (
    <Button key={part} size="small" onClick={() => onAsk(drop)}>
      {say("heat-page.empty-drop", { part: say(`heat-page.part.${part}`), count })}
    </Button>
  ));
  return (
    <Alert
      type="info"
      showIcon
      title={say("heat-page.empty")}
      data-testid="heat-empty"
      description={<div className={styles.drops}>{drops.length > 0 ? drops : say("heat-page.empty-each")}</div>}
    />
  );
}

/** What the page has to say beside its picture: the index is being built, a question failed, nothing fits, the line is down. */
export function HeatNotes({ tally, layer, question, onAsk, onRetry, live }: HeatNotesProps) {
  const { say, language } = useWords();
  const building = tally.building ?? layer.building;
  const failed = tally.failed ?? layer.failed;
  const percent = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en", { style: "percent" });
  return (
    <div className={styles.notes} role="status">
      {building !== null && (
        <Alert
          type="info"
          showIcon
          title={say("heat-page.building", { share: percent.format(building) })}
          data-testid="heat-building"
          description={
            <>
              <Progress percent={Math.round(building * 100)} size="small" showInfo={false} />
              {say("heat-page.building-text")}
            </>
          }
        />
      )}
      {failed && (
        <Alert
          type="error"
          showIcon
          title={failed.status === 0 ? say("fault.network") : (failed.detail ?? say("heat-page.failed"))}
          action={
            <Button size="small" onClick={onRetry}>
              {say("retry")}
            </Button>
          }
        />
      )}
      {!live && <Alert type="warning" showIcon title={say("heat-page.not-live")} />}
      {tally.value && !tally.pending && tally.value.total === 0 && <Empty tally={tally.value} question={question} onAsk={onAsk} />}
    </div>
  );
}
