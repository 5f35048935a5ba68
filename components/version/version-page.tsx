"use client";

import { Alert, App, Button, Dropdown, Empty, Modal, Select, Skeleton, Tag } from "antd";
import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import type { Compared } from "../../duty/edit/compared";
import { NOUN_LISTS } from "../../duty/edit/patch";
import type { VersionLine } from "../../duty/version-line";
import { askPortal, goToLogin, type Outcome } from "../ui/ask-portal";
import type { CityHead, Me } from "../ui/me";
import { PageFrame } from "../ui/page-frame";
import { useWords } from "../words/use-words";
import { CompareMap } from "./compare-map";
import { NewDraft } from "./new-draft";
import styles from "./version-page.module.css";

const FORMATS = { geojson: "GeoJSON", shapefile: "Shapefile", kml: "KML", xlsx: "XLSX" } as const;
const COLOURS = { draft: "blue", "in-force": "green", waiting: "gold", retired: "default" } as const;

function CompareDialog({ versions, onClose }: { readonly versions: readonly VersionLine[]; readonly onClose: () => void }) {
  const { say } = useWords();
  const [a, setA] = useState<number | null>(versions[1]?.id ?? null);
  const [b, setB] = useState<number | null>(versions[0]?.id ?? null);
  const [result, setResult] = useState<Outcome<Compared> | null>(null);
  useEffect(() => {
    if (a === null || b === null) return;
    const abort = new AbortController();
    setResult(null);
    askPortal<Compared>(`/api/version/compare?a=${a}&b=${b}`, { signal: abort.signal }).then(setResult, () => {});
    return () => abort.abort();
  }, [a, b]);
  const options = versions.map(({ id, cityName, name }) => ({ value: id, label: `${cityName} · ${name}` }));
  const lists = result?.ok ? result.value.lists : {};
  const cells = result?.ok ? result.value.cells : [];
  const count = (how: string) => cells.filter((cell) => cell.how === how).length;
  return (
    <Modal open title={say("version.compare")} onCancel={onClose} footer={null} width={760}>
      <div className={styles.form}>
        <Select value={a} onChange={setA} options={options} aria-label={say("effect.before")} data-testid="compare-a" />
        <Select value={b} onChange={setB} options={options} aria-label={say("effect.after")} data-testid="compare-b" />
      </div>
      {!result && <Skeleton active paragraph={{ rows: 3 }} />}
      {result && !result.ok && <Alert type="error" showIcon title={result.detail ?? say("fault.network")} />}
      {result?.ok && Object.keys(lists).length === 0 && <Alert type="success" showIcon title={say("version.compare-same")} />}
      {result?.ok && Object.keys(lists).length > 0 && (
        <>
          <table className={styles.compared} data-testid="compared">
            <thead>
              <tr>
                <th scope="col">{say("version.list")}</th>
                <th scope="col">{say("version.added")}</th>
                <th scope="col">{say("version.changed")}</th>
                <th scope="col">{say("version.removed")}</th>
              </tr>
            </thead>
            <tbody>
              {NOUN_LISTS.map((list) => {
                const one = lists[list];
                return (
                  one && (
                    <tr key={list}>
                      <th scope="row">{say(`list.${list}`)}</th>
                      <td>{one.added}</td>
                      <td>{one.changed}</td>
                      <td>{one.removed}</td>
                    </tr>
                  )
                );
              })}
            </tbody>
          </table>
          {cells.length > 0 && (
            <p>
              {say("version.cells-changed", {
                added: count("added"),
                reshaped: count("reshaped"),
                handed: count("handed"),
                removed: count("removed"),
              })}
            </p>
          )}
          <CompareMap cells={cells} />
        </>
      )}
    </Modal>
  );
}

/** Drafts, versions in force and retired ones, with what can be done with each. */
export function VersionPage({ city, me }: { readonly city: CityHead | null; readonly me: Me }) {
  const { say, language } = useWords();
  const { message, modal } = App.useApp();
  const [versions, setVersions] = useState<readonly VersionLine[] | "failed" | null>(null);
  const [making, setMaking] = useState<{ readonly basis: VersionLine | null } | null>(null);
  const [comparing, setComparing] = useState(false);
  const changes = me.may.includes("plan.change");
  // A captain works in drafts that others make.
  const opens = me.may.includes("plan.draft");
  const load = useCallback(async () => {
    const outcome = await askPortal<{ versions: VersionLine[] }>("/api/version");
    if (outcome.ok) setVersions(outcome.value.versions);
    else if (outcome.status === 401) goToLogin("expired");
    else setVersions("failed");
  }, []);
  useEffect(() => void load(), [load]);

  const send = async (path: string, method: string) => {
    const outcome = await askPortal<unknown>(path, { method });
    if (outcome.ok) message.success(say("version.done"));
    else if (outcome.status === 401) return goToLogin("expired");
    else message.error(outcome.detail ?? say("fault.network"));
    await load();
  };
  const ask = (title: string, content: string, then: () => Promise<void>, danger: boolean) =>
    modal.confirm({ title, content, okButtonProps: { danger }, onOk: then });
  const time = (zone: string) =>
    new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", { timeZone: zone, dateStyle: "medium", timeStyle: "short" });
  // What is to be replaced on a day to come answers until that day.
  const stateOf = ({ state, from, to }: VersionLine) => {
    const now = Date.now();
    if (state === "in-force" && from > now) return "waiting";
    return state === "retired" && from <= now && to !== null && to > now ? "in-force" : state;
  };
  const list = Array.isArray(versions) ? (versions as readonly VersionLine[]) : [];
  const cities = [...new Map(list.map((one) => [one.city, one] as const)).values()];
  const zone = city?.timeZone ?? "Asia/Shanghai";
  return (
    <PageFrame city={city} me={me} title={say("version.title")} intro={say("version.intro")}>
      <div className={styles.bar}>
        {changes && (
          <Button type="primary" onClick={() => setMaking({ basis: null })} data-testid="new-draft">
            {say("version.new")}
          </Button>
        )}
        {me.may.includes("import.run") && (
          <Link href="/exchange">
            <Button>{say("user.exchange")}</Button>
          </Link>
        )}
        {changes && list.length > 1 && (
          <Button onClick={() => setComparing(true)} data-testid="compare">
            {say("version.compare")}
          </Button>
        )}
      </div>
      {versions === null && <Skeleton active paragraph={{ rows: 4 }} />}
      {versions === "failed" && (
        <Alert
          type="error"
          showIcon
          title={say("version.failed")}
          action={
            <Button size="small" onClick={() => void load()}>
              {say("retry")}
            </Button>
          }
        />
      )}
      {Array.isArray(versions) && list.length === 0 && <Empty description={say("version.none")} />}
      {cities.map((head) => (
        <section key={head.city}>
          <h2 className={styles.city}>
            {head.cityName}
            {head.current && <Tag color="green">{say("version.current")}</Tag>}
          </h2>
          <ul className={styles.list} data-testid="versions">
            {list
              .filter((one) => one.city === head.city)
              .map((one) => {
                const state = stateOf(one);
                const from = time(zone).format(one.from);
                return (
                  <li key={one.id} className={styles.version} data-version={one.id} data-state={state}>
                    <Tag color={COLOURS[state]} style={{ margin: 0 }}>
                      {say(`version.${state}`)}
                    </Tag>
                    <div>
                      <div className={styles.name}>{one.name}</div>
                      <div className={styles.quiet}>
                        {say("version.counts", { communities: one.communities, cells: one.cells, grids: one.grids, squads: one.squads })}
                      </div>
                      <div className={styles.quiet}>
                        {one.state !== "draft" &&
                          (one.to === null
                            ? say("version.from-on", { from })
                            : say("version.from-to", { from, to: time(zone).format(one.to) }))}
                        {one.state === "draft" && say("version.changes", { count: one.revision })} · {one.createdBy}{" "}
                        {time(zone).format(one.createdAt)}
                      </div>
                    </div>
                    {opens && (
                      <div className={styles.tools}>
                        <Link href={`/plan/draft/${one.id}`}>
                          <Button size="small" type={one.state === "draft" ? "primary" : "default"}>
                            {say(one.state === "draft" ? "version.open" : "version.view")}
                          </Button>
                        </Link>
                        {changes && (
                          <Button size="small" onClick={() => setMaking({ basis: one })}>
                            {say("version.copy")}
                          </Button>
                        )}
                        {me.may.includes("plan.export") && (
                          <Dropdown
                            trigger={["click"]}
                            menu={{
                              items: Object.entries(FORMATS).map(([format, label]) => ({
                                key: format,
                                label: (
                                  <a href={`/api/version/${one.id}/export?format=${format}`} download>
                                    {label}
                                  </a>
                                ),
                              })),
                            }}
                          >
                            <Button size="small">{say("version.export")}</Button>
                          </Dropdown>
                        )}
                        {changes && state === "waiting" && (
                          <Button
                            size="small"
                            onClick={() =>
                              ask(
                                say("version.withdraw"),
                                say("version.withdraw-ask"),
                                () => send(`/api/version/${one.id}/withdraw`, "POST"),
                                false,
                              )
                            }
                          >
                            {say("version.withdraw")}
                          </Button>
                        )}
                        {changes && one.state === "draft" && (
                          <Button
                            size="small"
                            danger
                            onClick={() =>
                              ask(say("version.drop"), say("version.drop-ask"), () => send(`/api/version/${one.id}`, "DELETE"), true)
                            }
                          >
                            {say("version.drop")}
                          </Button>
                        )}
                      </div>
                    )}
                  </li>
                );
              })}
          </ul>
        </section>
      ))}
      {making && <NewDraft key={making.basis?.id ?? 0} versions={list} basis={making.basis} open onClose={() => setMaking(null)} />}
      {comparing && <CompareDialog versions={list} onClose={() => setComparing(false)} />}
    </PageFrame>
  );
}
