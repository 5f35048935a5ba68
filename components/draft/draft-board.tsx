"use client";

import { DownloadOutlined, RedoOutlined, UndoOutlined } from "@ant-design/icons";
import { Alert, App, Button, Dropdown, Result, Skeleton, Tabs, Tag } from "antd";
import Link from "next/link";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Fix } from "../../duty/audit/finding";
import type { PlanFault } from "../../duty/check";
import { differenceOf } from "../../duty/edit/difference";
import type { Edited } from "../../duty/edit/edited";
import { changeFaults } from "../../duty/edit/law";
import { notOwn } from "../../duty/edit/own-squad";
import type { Plan } from "../../duty/plan";
import { FORMULA, type WorkloadFormula } from "../../duty/workload";
import type { Point } from "../../geo/plane/point";
import { boundsOfPlan, DEAF, type DraftMap, type DraftMapListener, type DraftMark, openDraftMap } from "../map/draft-map";
import { IdleGuard } from "../ui/idle-guard";
import type { CityHead, Me } from "../ui/me";
import { TopBar } from "../ui/top-bar";
import { faultWords } from "../words/fault-words";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import { AuditPanel } from "./audit-panel";
import type { Bench } from "./bench";
import { CellsPanel } from "./cells-panel";
import styles from "./draft-board.module.css";
import type { WorkNames } from "./draft-tasks";
import { type DraftWorker, draftWorker } from "./draft-worker";
import { EditPanel } from "./edit-panel";
import { EffectPanel } from "./effect-panel";
import { FaultList } from "./fault-list";
import { FivePanel } from "./five/five-panel";
import { ForceDialog } from "./force-dialog";
import { GridsPanel } from "./grids-panel";
import { GroundPanel } from "./ground-panel";
import { HistoryPanel } from "./history-panel";
import { type ChangeRefusal, useDraft } from "./use-draft";
import { useEdit } from "./use-edit";
import { useGround } from "./use-ground";

export interface DraftBoardProps {
  readonly id: number;
  /** The city in force, if there is one: whose basemap the portal draws. */
  readonly city: CityHead | null;
  readonly me: Me;
  readonly state: string;
  readonly name: string;
  readonly cityName: string;
  /** Whether this version's city is the one in force. */
  readonly here: boolean;
}

/** The tabs a captain works in: who stands where and when; the ground is decided above (三权分离). */
const CAPTAINS: ReadonlySet<string> = new Set(["five", "audit", "history"]);
const NOWHERE: readonly Point[] = [];
const FORMATS = ["geojson", "shapefile", "kml", "xlsx"] as const;
const FORMAT_NAMES = { geojson: "GeoJSON", shapefile: "Shapefile", kml: "KML", xlsx: "XLSX" } as const;

/** The workbench of a draft: map beside panels. */
export default function DraftBoard({ id, city, me, state, name, cityName, here }: DraftBoardProps) {
  const { say, language } = useWords();
  const { message, modal } = App.useApp();
  const draft = useDraft(id, me.name);
  const { plan } = draft;
  const editable = state === "draft";
  const [worker, setWorker] = useState<DraftWorker | null>(null);
  const [map, setMap] = useState<DraftMap | null>(null);
  const [proposal, setProposal] = useState<Plan | null>(null);
  const [formula, setFormula] = useState<WorkloadFormula>(FORMULA);
  const [tab, setTab] = useState("");
  const [target, setTarget] = useState<{ readonly fix: Fix | null; readonly number: number }>({ fix: null, number: 0 });
  const [forcing, setForcing] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const opened = useRef<{ plan: Plan } | null>(null);
  const [workBefore, setWorkBefore] = useState<readonly (readonly [string, number])[] | null>(null);

  useEffect(() => {
    const made = draftWorker();
    setWorker(made);
    return () => made.close();
  }, []);
  const ground = useGround(id, plan, draft.revision, worker, formula);
  if (plan && !opened.current) opened.current = { plan };
  const captain = me.role === "captain";
  const streets = useMemo(
    () =>
      ground.base?.base.flatMap(({ layer, geometry }) => (layer === "street" && geometry.type === "line" ? geometry.line : [])) ?? NOWHERE,
    [ground.base],
  );
  // A draft without cells begins with its boundaries.
  const first = captain ? "five" : plan && plan.cells.length > 0 ? "edit" : "ground";
  const active = tab === "" ? first : tab;
  const used = useMemo(() => new Set(ground.base?.used ?? []), [ground.base]);
  const names: WorkNames = useMemo(
    () => ({
      squad: say("name.squad"),
      squadNumber: say("name.squad-number", { number: "{number}" }),
      grid: say("name.grid", { community: "{community}", number: "{number}" }),
      standard: say("name.standard"),
      duty: say("name.duty"),
      dutyText: say("name.duty-text"),
    }),
    [say],
  );

  const fly = useCallback(
    (fault: PlanFault) => {
      if (!fault.at) return;
      setForcing(false);
      map?.fly(fault.at);
      map?.mark([{ id: "fault", kind: "fault", at: fault.at, area: null, line: null }]);
    },
    [map],
  );
  const showFaults = useCallback(
    (faults: readonly PlanFault[]) => {
      map?.mark(faults.flatMap(({ at }, index) => (at ? [{ id: String(index), kind: "fault" as const, at, area: null, line: null }] : [])));
      modal.error({
        title: say("draft.faults-title", { count: faults.length }),
        content: <FaultList faults={faults} onFly={fly} />,
        width: 560,
      });
    },
    [map, modal, say, fly],
  );
  const told = useCallback(
    (refusal: ChangeRefusal | null) => {
      if (!refusal) return refusal;
      if (refusal.why === "faults") showFaults(refusal.faults);
      else if (refusal.why === "clash") {
        const time = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", { timeStyle: "medium" });
        modal.warning({
          title: say("draft.clash-title"),
          width: 560,
          content: (
            <div data-testid="clash">
              <ul className={styles.list}>
                {refusal.clashes.slice(0, 20).map(({ what, by, at, number }) => {
                  const [list = "", code = ""] = what.split(/:(.*)/s);
                  return (
                    <li key={`${number} ${what}`} className={styles.line}>
                      {say("draft.clash-line", { what: `${wordFor(say, "list", list)} ${code}`, by, at: time.format(at) })}
                    </li>
                  );
                })}
              </ul>
              <p>{say("draft.clash-text")}</p>
            </div>
          ),
        });
      } else message.error(refusal.status === 0 ? say("fault.network") : (refusal.detail ?? say("draft.other-title")));
      return refusal;
    },
    [showFaults, modal, message, say, language],
  );
  const change = useCallback(
    async (deed: string, after: Plan) => {
      if (!plan) return null;
      // Most of what is unlawful is seen here already, before anything is sent.
      const patch = differenceOf(plan, after);
      const foreign = captain ? notOwn(plan, after, patch, me.squad) : [];
      const faults = foreign.length > 0 ? foreign : changeFaults(plan, after, patch);
      if (faults.length > 0) {
        showFaults(faults);
        return { why: "faults" as const, faults };
      }
      return told(await draft.change(deed, patch));
    },
    [plan, draft.change, told, showFaults, captain, me.squad],
  );
  const tell = useCallback((fault: string) => void message.warning(faultWords(fault, {}, language)), [message, language]);
  const done = useCallback(
    (deed: string, edited: Edited) => {
      if (edited.ok) void change(deed, edited.plan);
      else {
        tell(edited.fault);
        if (edited.at) map?.mark([{ id: "edit", kind: "fault", at: edited.at, area: null, line: null }]);
      }
    },
    [change, tell, map],
  );
  const { editing, listener: editListener } = useEdit({
    plan,
    map,
    used,
    editable,
    frozen: proposal !== null,
    idle: active === "five",
    done,
  });

  const ear = useRef<Partial<DraftMapListener> | null>(null);
  const hear = useCallback((listener: Partial<DraftMapListener> | null) => {
    ear.current = listener;
  }, []);
  const whenLoaded = useRef(() => {});
  const ready = plan !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map opens once, on the ground the draft has then
  useEffect(() => {
    const element = container.current;
    if (!element || !plan) return;
    let made: DraftMap | null = null;
    try {
      made = openDraftMap(
        {
          container: element,
          origin: window.location.origin,
          revision: city?.revision ?? "",
          bounds: boundsOfPlan(plan) ?? (here ? (city?.bounds ?? null) : null),
          tiles: here,
          title: say("draft.map"),
          attribution: say("map.attribution", { city: cityName }),
          letters: (kind) => say(`badge.${kind}`),
        },
        {
          get current() {
            return { ...DEAF, ...(ear.current ?? editListener.current), loaded: () => whenLoaded.current() };
          },
        },
      );
      const open = made;
      whenLoaded.current = () => {
        element.setAttribute("data-map", "loaded");
        setMap(open);
      };
    } catch (error) {
      console.error(error);
      message.error(say("fault.graphics"));
    }
    return () => {
      setMap(null);
      made?.close();
    };
  }, [ready]);
  useEffect(() => {
    const shown = proposal ?? plan;
    if (map && shown) map.show(shown);
  }, [map, plan, proposal]);
  // Ground that comes in while the page is open is brought into view.
  const bare = useRef(true);
  useEffect(() => {
    if (!map || !plan) return;
    const box = boundsOfPlan(plan);
    if (box && bare.current) map.fit(box);
    bare.current = box === null;
  }, [map, plan]);

  useEffect(() => {
    if (!worker || !plan || plan.cells.length === 0 || workBefore !== null || ground.counted === null || opened.current?.plan !== plan)
      return;
    worker.ask({ task: "scores" }).answer.then(
      ({ answer }) => answer && setWorkBefore(answer.work),
      () => {},
    );
  }, [worker, plan, ground.counted, workBefore]);

  const { undo, redo, canUndo, canRedo } = draft;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || (event.target as HTMLElement).closest("input:not([type=radio], [type=checkbox]), textarea"))
        return;
      const letter = event.key.toLowerCase();
      if (letter === "z" && !event.shiftKey && canUndo) {
        event.preventDefault();
        void undo().then(told);
      } else if ((letter === "y" || (letter === "z" && event.shiftKey)) && canRedo) {
        event.preventDefault();
        void redo().then(told);
      }
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [undo, redo, canUndo, canRedo, told]);
  const heard = useRef(0);
  useEffect(() => {
    for (const { by, deed } of draft.others.slice(heard.current))
      message.info(say("draft.theirs", { by, deed: wordFor(say, "draft.deed", deed) }));
    heard.current = draft.others.length;
  }, [draft.others, message, say]);

  const mark = useCallback((marks: readonly DraftMark[]) => map?.mark(marks), [map]);
  const bench: Bench | null = plan &&
    worker && {
      plan,
      worker,
      map,
      names,
      editable,
      me,
      streets,
      hear,
      chosen: editing.chosen,
      formula,
      setFormula,
      hasGround: (ground.base?.base.length ?? 0) > 0,
      propose: setProposal,
      mark,
      change,
      tell,
    };
  const leave = (next: string) => {
    setProposal(null);
    map?.mark([]);
    if (next !== "edit") editing.setTool("choose");
    setTab(next);
  };
  const openFix = (fix: Fix) => {
    setTarget(({ number }) => ({ fix, number: number + 1 }));
    leave("five");
  };
  const all = bench && [
    { key: "ground", label: say("draft.tab-ground"), children: <GroundPanel bench={bench} /> },
    { key: "cells", label: say("draft.tab-cells"), children: <CellsPanel bench={bench} /> },
    { key: "grids", label: say("draft.tab-grids"), children: <GridsPanel bench={bench} /> },
    { key: "edit", label: say("draft.tab-edit"), children: <EditPanel bench={bench} editing={editing} /> },
    { key: "five", label: say("draft.tab-five"), children: <FivePanel key={target.number} bench={bench} begin={target.fix} /> },
    { key: "audit", label: say("draft.tab-audit"), children: <AuditPanel bench={bench} open={openFix} /> },
    {
      key: "effect",
      label: say("draft.tab-effect"),
      children: opened.current && (
        <EffectPanel
          bench={bench}
          before={opened.current.plan}
          workBefore={workBefore ?? (opened.current.plan.cells.length === 0 ? [] : null)}
        />
      ),
    },
    {
      key: "history",
      label: say("draft.tab-history"),
      children: <HistoryPanel history={draft.history} timeZone={bench.plan.version.timeZone} />,
    },
  ];
  const panels = all && (captain ? all.filter(({ key }) => CAPTAINS.has(key)) : all);
  const forced = (from: number) => {
    setForcing(false);
    const waits = from > Date.now();
    const time = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", {
      timeZone: plan?.version.timeZone ?? "Asia/Shanghai",
      dateStyle: "medium",
      timeStyle: "short",
    });
    modal.success({
      title: waits ? say("draft.force-waits", { from: time.format(from) }) : say("draft.forced"),
      onOk: () => window.location.assign("/plan/version"),
    });
  };
  if (draft.status === "missing" || draft.status === "failed")
    return (
      <div className={styles.page}>
        <TopBar city={city} me={me} />
        <Result
          status={draft.status === "missing" ? "404" : "warning"}
          title={say(draft.status === "missing" ? "draft.missing" : "draft.failed")}
          extra={
            <>
              <Link href="/plan/version">{say("version.title")}</Link>{" "}
              {draft.status === "failed" && <Button onClick={draft.reload}>{say("retry")}</Button>}
            </>
          }
        />
      </div>
    );
  return (
    <div className={styles.page}>
      <TopBar city={city} me={me} />
      <div className={styles.head}>
        <Link href="/plan/version">{`\u2190 ${say("version.title")}`}</Link>
        <h1 className={styles.title}>
          {cityName} · {name}
        </h1>
        <Tag color={editable ? "blue" : "default"}>{wordFor(say, "version", state)}</Tag>
        <span className={styles.saving} role="status" data-testid="saving" data-revision={draft.revision}>
          {editable && plan && say(draft.saving ? "draft.saving" : "draft.saved")}
        </span>
        <span className={styles.spacer} />
        {editable && (
          <>
            <Button icon={<UndoOutlined />} disabled={!canUndo} onClick={() => void undo().then(told)} data-testid="undo">
              {say("draft.undo")}
            </Button>
            <Button icon={<RedoOutlined />} disabled={!canRedo} onClick={() => void redo().then(told)} data-testid="redo">
              {say("draft.redo")}
            </Button>
          </>
        )}
        {!captain && (
          <Dropdown
            trigger={["click"]}
            menu={{
              items: FORMATS.map((format) => ({
                key: format,
                label: (
                  <a href={`/api/version/${id}/export?format=${format}`} download>
                    {FORMAT_NAMES[format]}
                  </a>
                ),
              })),
            }}
          >
            <Button icon={<DownloadOutlined />} data-testid="export">
              {say("version.export")}
            </Button>
          </Dropdown>
        )}
        {editable && !captain && (
          <Button type="primary" disabled={!plan || draft.saving} onClick={() => setForcing(true)} data-testid="force">
            {say("draft.force")}
          </Button>
        )}
      </div>
      <main className={styles.stage} data-wide={active === "five" || active === "audit" || undefined}>
        <div className={styles.mapFrame}>
          <div ref={container} className={styles.map} data-testid="draft-map" data-map="loading" lang={language} />
          {!editable && plan && (
            <div className={styles.banner}>
              <Alert type="info" showIcon title={say("draft.read-only")} />
            </div>
          )}
          {proposal && (
            <div className={styles.banner} role="status">
              <Alert type="info" showIcon title={say("draft.proposal")} />
            </div>
          )}
        </div>
        <aside className={styles.side} aria-label={say("draft.panel")}>
          {panels ? (
            <Tabs activeKey={active} onChange={leave} destroyOnHidden tabBarGutter={18} items={panels} />
          ) : (
            <div style={{ padding: 18 }}>
              <Skeleton active paragraph={{ rows: 8 }} title={false} />
              <span role="status">{say("draft.loading")}</span>
            </div>
          )}
        </aside>
      </main>
      {editable && (
        <ForceDialog id={id} revision={draft.revision} open={forcing} onClose={() => setForcing(false)} onForced={forced} onFly={fly} />
      )}
      <IdleGuard minutes={me.idleMinutes} />
    </div>
  );
}
