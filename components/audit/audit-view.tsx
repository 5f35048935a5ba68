"use client";

import { AimOutlined, DownloadOutlined, EditOutlined, LeftOutlined, RightOutlined, ToolOutlined } from "@ant-design/icons";
import { Alert, Button, Dropdown, Empty, Pagination, Segmented, Select, Spin, Tag } from "antd";
import { useEffect, useMemo, useState } from "react";
import type { DemandKind } from "../../duty/audit/audited-days";
import type { Finding, FindingCode, Fix, Suggestion } from "../../duty/audit/finding";
import { FINDING_CODES } from "../../duty/audit/finding";
import type { Instant, Plan } from "../../duty/plan";
import { wallClock } from "../../duty/time/wall-clock";
import type { Point } from "../../geo/plane/point";
import type { DraftWorker } from "../draft/draft-worker";
import type { Me } from "../ui/me";
import { LOCALE } from "../words/language";
import { useWords } from "../words/use-words";
import styles from "./audit.module.css";
import { auditNames } from "./audit-names";
import { mondayOf, weeksAfter } from "./audit-week";
import { CoverageStrip } from "./coverage-strip";
import { downloadFindings } from "./download-findings";
import { PresenceBox } from "./presence-box";
import { spanWords } from "./span-words";
import { useAudit } from "./use-audit";

export interface AuditViewProps {
  readonly plan: Plan;
  readonly worker: DraftWorker;
  readonly me: Me;
  readonly now: Instant;
  locate(at: Point): void;
  mark(points: readonly { readonly id: string; readonly at: Point }[]): void;
  /** Opens what a finding is mended in; absent where nothing can be changed. */
  readonly open?: (fix: Fix) => void;
  /** Takes a remedy; whether it was taken. Absent where nothing can be changed. */
  readonly take?: (suggestion: Suggestion) => Promise<boolean>;
}

const KINDS: readonly DemandKind[] = ["grid", "segment", "post"];
const PAGE = 30;
const MARKS = 500;

const during = (finding: Finding, at: Instant | null, step: number) =>
  at === null || finding.spans.some(([from, to]) => from < at + step && at < to);

/** What a plan leaves open in a week: planned presence, coverage by quarter hour, findings with who can mend them and how. */
export function AuditView({ plan, worker, me, now, locate, mark, open, take }: AuditViewProps) {
  const { say, language } = useWords();
  const { timeZone } = plan.version;
  const clock = useMemo(() => wallClock(timeZone), [timeZone]);
  const [monday, setMonday] = useState(() => mondayOf(clock, now));
  const [squad, setSquad] = useState<string | null>(() => (me.role === "captain" ? me.squad : null));
  const [kind, setKind] = useState<DemandKind>("grid");
  const [quarter, setQuarter] = useState<Instant | null>(null);
  const [code, setCode] = useState<FindingCode | null>(null);
  const [page, setPage] = useState(1);
  const { audit, working, failed } = useAudit(worker, plan, monday);
  const names = useMemo(() => auditNames(plan), [plan]);
  const when = useMemo(() => spanWords(language, timeZone, say), [language, timeZone, say]);
  const date = useMemo(() => new Intl.DateTimeFormat(LOCALE[language], { timeZone, dateStyle: "medium" }), [language, timeZone]);
  const moment = useMemo(
    () => new Intl.DateTimeFormat(LOCALE[language], { timeZone, dateStyle: "medium", timeStyle: "short" }),
    [language, timeZone],
  );

  const step = audit?.coverage.step ?? 0;
  const mine = useMemo(
    () => (audit?.findings ?? []).filter((one) => (squad === null || names.squadOf(one) === squad) && during(one, quarter, step)),
    [audit, squad, quarter, step, names],
  );
  const counts = useMemo(() => {
    const by = new Map<FindingCode, number>();
    for (const one of mine) by.set(one.code, (by.get(one.code) ?? 0) + 1);
    return FINDING_CODES.flatMap((one) => (by.has(one) ? [[one, by.get(one) as number] as const] : []));
  }, [mine]);
  const shown = useMemo(() => mine.filter((one) => code === null || one.code === code), [mine, code]);
  const last = Math.max(1, Math.ceil(shown.length / PAGE));
  const at = Math.min(page, last);
  useEffect(() => {
    mark(shown.slice(0, MARKS).flatMap((one) => (one.at ? [{ id: one.key, at: one.at }] : [])));
  }, [shown, mark]);

  const who = ({ who: mender }: Finding) =>
    mender.role === "captain" && mender.squad !== null
      ? say("audit.who-captain", { squad: names.squad(mender.squad) })
      : say(mender.role === "administrator" ? "audit.who-administrator" : "audit.who-leader");
  const decides = me.may.includes("plan.change");
  const mayMend = (finding: Finding) => decides || (finding.who.role === "captain" && finding.who.squad === me.squad);
  return (
    <section className={styles.body} data-testid="audit" data-working={working}>
      <div className={styles.row}>
        <Button
          size="small"
          icon={<LeftOutlined />}
          aria-label={say("audit.earlier")}
          onClick={() => setMonday(weeksAfter(clock, monday, -1))}
        />
        <strong data-testid="audit-week">{say("audit.week", { from: date.format(monday) })}</strong>
        <Button
          size="small"
          icon={<RightOutlined />}
          aria-label={say("audit.later")}
          onClick={() => setMonday(weeksAfter(clock, monday, 1))}
        />
        <Button size="small" disabled={monday === mondayOf(clock, now)} onClick={() => setMonday(mondayOf(clock, now))}>
          {say("audit.this-week")}
        </Button>
        <Select
          className={styles.grow}
          size="small"
          aria-label={say("audit.squad")}
          value={squad ?? ""}
          onChange={(next) => {
            setSquad(next === "" ? null : next);
            setPage(1);
          }}
          options={[{ value: "", label: say("audit.all-squads") }, ...plan.squads.map((one) => ({ value: one.code, label: one.name }))]}
        />
        {working && <Spin size="small" aria-label={say("audit.working")} />}
      </div>
      {failed && <Alert type="error" showIcon title={say("audit.failed", { message: failed })} />}
      {audit && (
        <>
          <PresenceBox audit={audit} squad={squad} names={names} when={when} />
          <div className={styles.row}>
            <strong>{say("audit.strip")}</strong>
            <Segmented
              size="small"
              value={kind}
              onChange={(next) => setKind(next as DemandKind)}
              options={KINDS.map((one) => ({ value: one, label: say(`audit.kind-${one}` as "audit.kind-grid") }))}
            />
          </div>
          <CoverageStrip
            coverage={audit.coverage}
            kind={kind}
            squad={squad}
            timeZone={timeZone}
            chosen={quarter}
            choose={(next) => {
              setQuarter(next);
              setPage(1);
            }}
          />
          <div className={styles.row}>
            <strong data-testid="audit-count">{say("audit.found", { count: mine.length })}</strong>
            {quarter !== null && (
              <Tag closable onClose={() => setQuarter(null)}>
                {say("audit.at-time", { time: moment.format(quarter) })}
              </Tag>
            )}
            <span className={styles.grow} />
            <Button
              size="small"
              icon={<DownloadOutlined />}
              disabled={shown.length === 0}
              onClick={() => downloadFindings(shown, { say, names, when, who })}
              data-testid="audit-export"
            >
              {say("audit.export")}
            </Button>
          </div>
          <div className={styles.codes}>
            <Tag.CheckableTag checked={code === null} onChange={() => setCode(null)}>
              {say("audit.all-codes")}
            </Tag.CheckableTag>
            {counts.map(([one, count]) => (
              <Tag.CheckableTag
                key={one}
                checked={code === one}
                onChange={(on) => {
                  setCode(on ? one : null);
                  setPage(1);
                }}
              >
                {say(`audit.code-${one}`)} {count}
              </Tag.CheckableTag>
            ))}
          </div>
          {shown.length === 0 ? (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={audit.findings.length === 0 ? say("audit.clean-text") : say("audit.clean")}
            />
          ) : (
            <ul className={styles.findings}>
              {shown.slice((at - 1) * PAGE, at * PAGE).map((finding) => (
                <li
                  key={`${finding.key} ${finding.spans[0]?.[0] ?? ""}`}
                  className={styles.finding}
                  data-testid="finding"
                  data-code={finding.code}
                >
                  <header>
                    <span className={styles.what}>{say(`audit.code-${finding.code}`)}</span>
                    <span>{names.of(finding.noun, finding.item)}</span>
                  </header>
                  {finding.spans.length > 0 && <span className={styles.when}>{when(finding.spans)}</span>}
                  <span className={styles.who}>{who(finding)}</span>
                  <div className={styles.deeds}>
                    {finding.at && (
                      <Button size="small" icon={<AimOutlined />} onClick={() => locate(finding.at as Point)}>
                        {say("audit.locate")}
                      </Button>
                    )}
                    {open && (
                      <Button size="small" icon={<EditOutlined />} onClick={() => open(finding.fix)}>
                        {say("audit.open")}
                      </Button>
                    )}
                    {take && mayMend(finding) && <Remedies finding={finding} worker={worker} plan={plan} take={take} />}
                  </div>
                </li>
              ))}
            </ul>
          )}
          {shown.length > PAGE && (
            <Pagination size="small" simple current={at} pageSize={PAGE} total={shown.length} onChange={setPage} showSizeChanger={false} />
          )}
        </>
      )}
    </section>
  );
}

interface RemediesProps {
  readonly finding: Finding;
  readonly worker: DraftWorker;
  readonly plan: Plan;
  readonly take: (suggestion: Suggestion) => Promise<boolean>;
}

/** Ways to mend a finding, worked out when the menu opens; choosing one does it. */
function Remedies({ finding, worker, plan, take }: RemediesProps) {
  const { say, language } = useWords();
  const [found, setFound] = useState<readonly Suggestion[] | null>(null);
  const [busy, setBusy] = useState(false);
  const look = async (opened: boolean) => {
    if (!opened) return;
    setFound(null);
    const { answer } = await worker.ask({ task: "remedies", finding }).answer.catch(() => ({ answer: [] as const }));
    setFound(answer ?? []);
  };
  const label = ({ kind, take: taken }: Suggestion) => {
    const list = kind === "take-standard" ? plan.standards : kind === "take-grid" ? plan.grids : plan.persons;
    const nameOf = (code: string) => list.find((one) => one.code === code)?.name ?? code;
    const hours = taken.map(({ hours: worked }) => String(Math.round((worked ?? 0) * 10) / 10));
    const join = (words: readonly string[]) => words.join(language === "zh" ? "、" : ", ");
    return say(`audit.remedy-${kind}`, { name: join(taken.map(({ code }) => nameOf(code))), hours: join(hours) });
  };
  const items =
    found === null
      ? [{ key: "wait", disabled: true, label: <Spin size="small" /> }]
      : found.length === 0
        ? [{ key: "none", disabled: true, label: say("audit.no-remedy") }]
        : found.map((suggestion, index) => ({ key: String(index), label: label(suggestion) }));
  const chosen = async ({ key }: { readonly key: string }) => {
    const suggestion = found?.[Number(key)];
    if (!suggestion) return;
    setBusy(true);
    await take(suggestion);
    setBusy(false);
  };
  return (
    <Dropdown trigger={["click"]} onOpenChange={(opened) => void look(opened)} menu={{ items, onClick: (event) => void chosen(event) }}>
      <Button size="small" type="primary" ghost icon={<ToolOutlined />} loading={busy} data-testid="remedies">
        {say("audit.remedies")}
      </Button>
    </Dropdown>
  );
}
