"use client";

import { Alert, Button, Checkbox, InputNumber, Select, Slider } from "antd";
import { useRef, useState } from "react";
import { patched } from "../../duty/edit/patch";
import type { Plan } from "../../duty/plan";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import type { Bench } from "./bench";
import styles from "./draft-board.module.css";
import type { AskedDistrict, DraftAnswers } from "./draft-tasks";
import { ScoreTable } from "./score-table";
import { Decision, TaskBar } from "./task-bar";
import { Thumbnail } from "./thumbnail";
import { useTask } from "./use-task";

interface Alternative {
  readonly name: string;
  readonly plan: Plan;
  readonly answer: DraftAnswers["district"];
}

const BARRIERS = ["water", "rail", "wall"] as const;

/** Cells to grids, grids to squads: several answers side by side, one of them taken. */
export function GridsPanel({ bench }: { readonly bench: Bench }) {
  const { say } = useWords();
  const task = useTask();
  const { plan, worker, formula } = bench;
  const held = new Set(plan.cells.map(({ grid }) => grid));
  const [grids, setGrids] = useState(() => Math.max(1, held.size || 10));
  const [squads, setSquads] = useState(() =>
    Math.max(1, new Set(plan.grids.filter(({ code }) => held.has(code)).map(({ squad }) => squad)).size),
  );
  const [tolerance, setTolerance] = useState(5);
  const [compact, setCompact] = useState(1);
  const [streets, setStreets] = useState(1);
  const [barriers, setBarriers] = useState<readonly string[]>([]);
  const [seed, setSeed] = useState(1);
  const [count, setCount] = useState(2);
  const [fixed, setFixed] = useState<ReadonlySet<string>>(new Set());
  const [forbidden, setForbidden] = useState<readonly (readonly [string, string])[]>([]);
  const [ban, setBan] = useState<string | null>(null);
  const [office, setOffice] = useState<string | null>(null);
  const [offices, setOffices] = useState<ReadonlyMap<string, readonly [number, number]>>(new Map());
  const [now, setNow] = useState<DraftAnswers["scores"] | null>(null);
  const [alternatives, setAlternatives] = useState<readonly Alternative[]>([]);
  const [shown, setShown] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const halted = useRef(false);

  const show = (index: number | null, list = alternatives) => {
    setShown(index);
    bench.propose(index === null ? null : (list[index]?.plan ?? null));
  };
  const drop = () => {
    setAlternatives([]);
    show(null, []);
  };
  const divide = async () => {
    drop();
    halted.current = false;
    const scores = await task.run((onProgress) => worker.ask({ task: "scores" }, onProgress));
    if (!scores) return;
    setNow(scores);
    let list: readonly Alternative[] = [];
    for (let number = 1; number <= count && !halted.current; number++) {
      const options: AskedDistrict = {
        grids,
        squads,
        tolerance: tolerance / 100,
        seed: seed + number - 1,
        compact,
        streets,
        barriers: { water: barriers.includes("water"), rail: barriers.includes("rail"), wall: barriers.includes("wall") },
        fixed: [...fixed],
        forbidden,
        offices: [...offices].map(([squad, [lon, lat]]) => [squad, lon, lat] as const),
      };
      const answer = await task.run((onProgress) =>
        worker.ask({ task: "district", options, names: bench.names }, (share) => onProgress((number - 1 + share) / count)),
      );
      if (!answer) return;
      list = [...list, { name: say("grids.alternative", { number }), plan: patched(plan, answer.patch), answer }];
      setAlternatives(list);
      if (number === 1) show(0, list);
    }
  };
  const take = async () => {
    const chosen = shown === null ? null : alternatives[shown];
    if (!chosen) return;
    setBusy(true);
    const refusal = await bench.change("district", chosen.plan);
    setBusy(false);
    if (!refusal) drop();
  };
  const weight = (key: "violation" | "street" | "ground", value: number | null) => bench.setFormula({ ...formula, [key]: value ?? 0 });
  return (
    <section className={styles.panelBody}>
      <p className={styles.hint}>{say("grids.intro")}</p>
      <div className={styles.fields}>
        <label>
          {say("grids.count")}
          <InputNumber min={1} max={5000} value={grids} onChange={(next) => setGrids(next ?? 1)} data-testid="grids-count" />
        </label>
        <label>
          {say("grids.squads")}
          <InputNumber min={1} max={500} value={squads} onChange={(next) => setSquads(next ?? 1)} data-testid="squads-count" />
        </label>
        <label>
          {say("grids.tolerance")}
          <InputNumber
            min={0.5}
            max={50}
            step={0.5}
            value={tolerance}
            onChange={(next) => setTolerance(next ?? 0.5)}
            data-testid="grids-tolerance"
          />
        </label>
        <label>
          {say("grids.alternatives")}
          <InputNumber min={1} max={4} value={count} onChange={(next) => setCount(next ?? 1)} data-testid="grids-alternatives" />
        </label>
      </div>
      <details className={styles.group}>
        <summary>
          {say("grids.compact")} · {say("grids.streets")} · {say("grids.barriers")}
        </summary>
        <div className={styles.sliders}>
          <span id="compact-label">{say("grids.compact")}</span>
          <Slider min={0} max={3} step={0.25} value={compact} onChange={setCompact} aria-labelledby="compact-label" />
          <span id="streets-label">{say("grids.streets")}</span>
          <Slider min={0} max={1} step={0.1} value={streets} onChange={setStreets} aria-labelledby="streets-label" />
        </div>
        <Checkbox.Group
          value={[...barriers]}
          onChange={(list) => setBarriers(list as string[])}
          options={BARRIERS.map((value) => ({ value, label: say(`grids.barrier.${value}`) }))}
        />
        <label className={styles.inline}>
          {say("grids.seed")}
          <InputNumber min={0} max={1_000_000} value={seed} onChange={(next) => setSeed(next ?? 0)} data-testid="grids-seed" />
        </label>
      </details>
      <details className={styles.group}>
        <summary>
          {say("grids.fixed")} · {say("grids.forbid")} · {say("grids.office")}
        </summary>
        <div className={styles.buttons}>
          <Button size="small" disabled={bench.chosen.size === 0} onClick={() => setFixed(new Set([...fixed, ...bench.chosen]))}>
            {say("grids.fix")}
          </Button>
          <Button
            size="small"
            disabled={fixed.size + forbidden.length === 0}
            onClick={() => {
              setFixed(new Set());
              setForbidden([]);
            }}
          >
            {say("grids.free")}
          </Button>
        </div>
        <p className={styles.quiet}>
          {say("grids.fixed-count", { count: fixed.size })} · {say("grids.forbidden-count", { count: forbidden.length })}
        </p>
        <div className={styles.buttons}>
          <Select
            size="small"
            showSearch={{ optionFilterProp: "label" }}
            style={{ minWidth: 150 }}
            value={ban}
            onChange={setBan}
            placeholder={say("edit.grid")}
            aria-label={say("grids.forbid")}
            options={plan.grids.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <Button
            size="small"
            disabled={ban === null || bench.chosen.size === 0}
            onClick={() => setForbidden([...forbidden, ...[...bench.chosen].map((cell) => [cell, ban as string] as const)])}
          >
            {say("grids.forbid")}
          </Button>
        </div>
        <div className={styles.buttons}>
          <Select
            size="small"
            style={{ minWidth: 150 }}
            value={office}
            onChange={setOffice}
            placeholder={say("grids.office")}
            aria-label={say("grids.office")}
            options={plan.squads.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <Button
            size="small"
            disabled={office === null || !bench.map}
            onClick={() => {
              const at = bench.map?.middle();
              if (at && office !== null) setOffices(new Map([...offices, [office, at] as const]));
            }}
          >
            {say("grids.office-set")}
          </Button>
        </div>
        <p className={styles.quiet}>{say("grids.office-count", { count: offices.size })}</p>
      </details>
      <details className={styles.group}>
        <summary>{say("grids.formula")}</summary>
        <p className={styles.quiet}>
          {say("grids.formula-text", { violation: formula.violation, street: formula.street, ground: formula.ground })}
        </p>
        <div className={styles.fields}>
          {(["violation", "street", "ground"] as const).map((key) => (
            <label key={key}>
              {say(`grids.weight.${key}`)}
              <InputNumber min={0} max={1000} step={0.5} value={formula[key]} onChange={(value) => weight(key, value)} />
            </label>
          ))}
          {Object.entries(formula.place).map(([kind, value]) => (
            <label key={kind}>
              {wordFor(say, "place", kind)}
              <InputNumber
                min={0}
                max={1000}
                value={value}
                onChange={(next) => bench.setFormula({ ...formula, place: { ...formula.place, [kind]: next ?? 0 } })}
              />
            </label>
          ))}
        </div>
      </details>
      {bench.editable && (
        <div className={styles.buttons}>
          <Button
            type={alternatives.length > 0 ? "default" : "primary"}
            disabled={task.running || plan.cells.length < grids || squads > grids}
            onClick={() => void divide()}
            data-testid="grids-go"
          >
            {say("grids.go")}
          </Button>
        </div>
      )}
      <TaskBar
        task={task}
        onStop={() => {
          halted.current = true;
          task.stop();
        }}
      />
      {alternatives.length > 0 && (
        <div className={styles.thumbs} role="radiogroup" aria-label={say("grids.alternatives")}>
          {alternatives.map(({ name, plan: own }, index) => (
            // biome-ignore lint/a11y/useSemanticElements: a picture to choose, which a radio's circle would not show
            <button
              key={name}
              type="button"
              role="radio"
              aria-checked={shown === index}
              className={styles.thumb}
              onClick={() => show(index)}
              data-testid={`alternative-${index + 1}`}
            >
              <Thumbnail plan={own} label={name} />
              {name}
            </button>
          ))}
        </div>
      )}
      {alternatives.some(({ answer }) => answer.spans) && <Alert type="warning" showIcon title={say("grids.spans")} />}
      {now && (
        <ScoreTable
          answers={[
            { name: say("grids.now"), ...now },
            ...alternatives.map(({ name, answer }) => ({ name, grids: answer.grids, squads: answer.squads })),
          ]}
        />
      )}
      {alternatives.length > 0 && !task.running && <Decision onTake={() => void take()} onDiscard={drop} busy={busy} />}
    </section>
  );
}
