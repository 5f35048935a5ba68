"use client";

import { App, Button, Empty, Tabs } from "antd";
import Link from "next/link";
import { useCallback, useEffect, useMemo, useState } from "react";
import { squadNamesOf } from "../border/ledger";
import { AskedNotice, LiveNotice } from "../border/notices";
import { useAddress } from "../border/use-address";
import { useLedger } from "../border/use-borders";
import { useTimeWords } from "../border/use-time-words";
import { useOnline } from "../plan/use-online";
import type { CityHead, Me } from "../ui/me";
import { PageFrame } from "../ui/page-frame";
import { useLive } from "../ui/use-live";
import { useStable } from "../ui/use-stable";
import { useWords } from "../words/use-words";
import styles from "./handover.module.css";
import { PingPongTable } from "./ping-pong-table";
import { ReceiveDialog } from "./receive-dialog";
import { stateOf } from "./scene";
import { SceneCard } from "./scene-card";
import { SceneDrawer } from "./scene-drawer";
import { SettingDialog } from "./setting-dialog";
import { type BegunStep, StepDialog } from "./step-dialog";
import { useClock } from "./use-clock";
import { useScenes, useStreets, VIEWS, type View } from "./use-scenes";

export interface HandoverBoardProps {
  readonly city: CityHead;
  readonly me: Me;
}

const PONG = "ping-pong";
const isView = (name: string | null): name is View => VIEWS.some((view) => view === name);

/** What somebody sees first: the leader what is to be decided, squads what is theirs, others what is open. */
const firstView = ({ may, squad }: Me): View => (may.includes("custody.decide") ? "to-decide" : squad === null ? "open" : "mine");

/** Scenes under first receipt, and what can be done about them. */
export default function HandoverBoard(props: HandoverBoardProps) {
  const city = useStable(props.city);
  const me = useStable(props.me);
  const { say } = useWords();
  const { message } = App.useApp();
  const online = useOnline();
  const { head, live } = useLive();
  const [due, setDue] = useState(0);
  const [tab, setTab] = useAddress("view");
  const [opened, setOpened] = useAddress("violation");
  const [pages, setPages] = useState(1);
  const [receiving, setReceiving] = useState(false);
  const [setting, setSetting] = useState(false);
  const [begun, setBegun] = useState<BegunStep | null>(null);
  const view = isView(tab) ? tab : firstView(me);
  const tick = head ? `${head.custody}.${head.revision}` : "";
  const { asked, again } = useScenes(view, me.squad, pages, `${tick}.${due}`);
  const { asked: ledger } = useLedger({ tick: head ? String(head.revision) : "", revision: head?.revision ?? null });
  const scenes = asked.status === "ready" ? asked.value : null;
  const now = useClock(scenes?.now ?? null);
  const time = useTimeWords(city.timeZone);
  const squads = useMemo(() => squadNamesOf(ledger.status === "ready" ? ledger.value.borders : []), [ledger]);
  const nameOf = useCallback((squad: string) => squads.get(squad) ?? squad, [squads]);
  const lines = scenes?.lines ?? [];
  const streetOf = useStreets(lines, scenes?.now ?? 0);
  // Time alone brings a scene before the leader: nobody takes a step then that could be heard of.
  const nextDue = Math.min(...lines.flatMap(({ dueAt }) => (dueAt !== null && dueAt > (scenes?.now ?? 0) ? [dueAt] : [])));
  const passed = Number.isFinite(nextDue) && now >= nextDue;
  useEffect(() => {
    if (passed) setDue(nextDue);
  }, [passed, nextDue]);

  const counts = scenes ? lines.length : null;
  const shown = tab === PONG ? PONG : view;
  const views = VIEWS.filter((name) => name !== "mine" || me.squad !== null);
  const list = (
    <>
      <AskedNotice asked={asked} onRetry={again} />
      {scenes && lines.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say(`handover.none.${view}`)} />}
      {scenes && lines.length > 0 && (
        <ul className={styles.list} data-testid="scenes">
          {lines.map((scene) => (
            <SceneCard
              key={scene.violation}
              scene={scene}
              street={streetOf(scene)}
              settings={scenes.settings}
              now={now}
              me={me}
              nameOf={nameOf}
              time={time}
              online={online}
              onStep={(of, kind) => setBegun({ scene: of, kind })}
              onOpen={(violation) => setOpened(String(violation))}
            />
          ))}
        </ul>
      )}
      {scenes?.next && (
        <Button block onClick={() => setPages((before) => before + 1)}>
          {say("handover.more")}
        </Button>
      )}
    </>
  );
  const toDecide = scenes ? lines.filter((scene) => stateOf(scene, scenes.settings, now) === "to-decide").length : 0;
  return (
    <PageFrame city={city} me={me} title={say("handover.title")} intro={say("handover.intro")}>
      <LiveNotice online={online} live={live} stale={asked.status === "ready" && asked.stale} />
      <div className={styles.bar}>
        {me.may.includes("custody.take") && me.squad !== null && (
          <Button type="primary" size="large" disabled={!online} onClick={() => setReceiving(true)} data-testid="receive">
            {say("receive.title")}
          </Button>
        )}
        <Link href="/border">{say("user.border")}</Link>
        {scenes && (
          <span className={styles.quiet}>
            {say("handover.rule", { refusals: scenes.settings.refusals, minutes: scenes.settings.minutes })}
            {me.may.includes("custody.setting") && (
              <Button type="link" size="small" onClick={() => setSetting(true)} data-testid="handover-setting">
                {say("handover.setting-change")}
              </Button>
            )}
          </span>
        )}
      </div>
      <Tabs
        activeKey={shown}
        onChange={(next) => {
          setPages(1);
          setTab(next);
        }}
        items={[
          ...views.map((name) => ({ key: name as string, label: say(`handover.view.${name}`), children: name === shown ? list : null })),
          { key: PONG, label: say("pong.title"), children: shown === PONG ? <PingPongTable nameOf={nameOf} tick={tick} /> : null },
        ]}
      />
      <div className={styles.unseen} role="status">
        {counts === null || shown === PONG ? "" : say("handover.announce", { count: counts, decide: toDecide })}
      </div>
      {receiving && (
        <ReceiveDialog
          city={city}
          nameOf={nameOf}
          onClose={() => setReceiving(false)}
          onReceived={(violation) => {
            setReceiving(false);
            message.success(say("receive.done", { number: violation }));
            setTab(me.squad === null ? "open" : "mine");
            again();
          }}
        />
      )}
      {begun && (
        <StepDialog
          begun={begun}
          current={lines.find(({ violation }) => violation === begun.scene.violation) ?? null}
          squads={squads}
          nameOf={nameOf}
          onClose={() => setBegun(null)}
          onStale={again}
          onStepped={(_detail, kind) => {
            setBegun(null);
            message.success(say("scene.done", { step: say(`scene.${kind}`) }));
            again();
          }}
        />
      )}
      {setting && scenes && (
        <SettingDialog
          settings={scenes.settings}
          onClose={() => setSetting(false)}
          onSaved={() => {
            setSetting(false);
            again();
          }}
        />
      )}
      {opened !== null && (
        <SceneDrawer city={city} violation={opened} tick={tick} nameOf={nameOf} time={time} onClose={() => setOpened(null)} />
      )}
    </PageFrame>
  );
}
