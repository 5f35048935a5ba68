"use client";

import { Alert, Collapse, Select, Tag } from "antd";
import { GROUND_LAYERS, isNounList, LAYER_USES, type LayerUse, targetOf } from "../../duty/exchange/targets";
import { LOCALE } from "../words/language";
import { useWords } from "../words/use-words";
import { type Say, wordFor } from "../words/words";
import { columnWord } from "./column-word";
import { Field } from "./field";
import { type ImportChoices, isGround, missing, pointsByColumns, shapesFor, withUse } from "./import-choices";
import type { ImportHead, LayerSeen, LayerTold } from "./import-job";
import styles from "./panel.module.css";

const NOTHING = "";

interface LayerProps {
  readonly seen: LayerSeen;
  readonly told: LayerTold;
  readonly remembered: boolean;
  readonly onTold: (told: LayerTold) => void;
}

const usesOffered = (say: Say) => {
  const option = (use: LayerUse) => ({ value: use, label: say(`use.${use}`) });
  return [
    { label: say("exchange.group-plan"), options: LAYER_USES.filter(isNounList).map(option) },
    { label: say("exchange.group-ground"), options: GROUND_LAYERS.map(option) },
    { label: say("exchange.group-other"), options: (["version", "skip"] as const).map(option) },
  ];
};

interface ColumnProps {
  readonly label: string;
  readonly needed: boolean;
  readonly none: string;
  readonly fields: readonly string[];
  readonly value: string | null;
  readonly onField: (field: string | null) => void;
}

function Column({ label, needed, none, fields, value, onField }: ColumnProps) {
  const { say } = useWords();
  const title = (
    <>
      {label}
      {needed && <span className={styles.needed}>{say("exchange.needed")}</span>}
    </>
  );
  return (
    <Field label={title}>
      {(id) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: "label" }}
          value={value ?? NOTHING}
          options={[{ value: NOTHING, label: none }, ...fields.map((field) => ({ value: field, label: field }))]}
          onChange={(field) => onField(field === NOTHING ? null : field)}
          {...(needed && !value ? { status: "error" } : {})}
          aria-required={needed}
        />
      )}
    </Field>
  );
}

function Columns({ seen, told, onTold }: LayerProps) {
  const { say } = useWords();
  const { use, columns } = told;
  const points = pointsByColumns(seen, use);
  if (!isNounList(use)) return null;
  const tell = (name: string, field: string | null) => {
    const { [name]: _gone, ...rest } = columns;
    onTold({ ...told, columns: field === null ? rest : { ...rest, [name]: field } });
  };
  return (
    <fieldset className={styles.columns}>
      <legend>{say("exchange.columns-of", { use: say(`use.${use}`) })}</legend>
      <div className={styles.grid}>
        {targetOf(use).columns.map(({ name, needed = false }) => (
          <Column
            key={name}
            label={columnWord(say, use, name)}
            needed={needed}
            none={say("exchange.no-column")}
            fields={seen.fields}
            value={columns[name] ?? null}
            onField={(field) => tell(name, field)}
          />
        ))}
        {points &&
          (["lon", "lat"] as const).map((axis) => (
            <Column
              key={axis}
              label={say(`exchange.${axis}`)}
              needed
              none={say("exchange.no-points")}
              fields={seen.fields}
              value={told[axis]}
              onField={(field) => onTold({ ...told, [axis]: field })}
            />
          ))}
      </div>
    </fieldset>
  );
}

const HINTS = { skip: "exchange.skipped", version: "exchange.version-hint" } as const;

function Layer(props: LayerProps) {
  const { seen, told, remembered, onTold } = props;
  const { say, language } = useWords();
  const { use } = told;
  const wanted = shapesFor(use);
  const shapes = new Intl.ListFormat(LOCALE[language], { type: "disjunction" }).format(wanted.map((shape) => say(`shape.${shape}`)));
  const has = seen.shapes.some((shape) => wanted.includes(shape)) || pointsByColumns(seen, use);
  const hint = use === "skip" || use === "version" ? say(HINTS[use]) : isGround(use) ? say("exchange.ground-hint") : null;
  return (
    <>
      <Field label={say("exchange.use-of", { layer: seen.name })} hint={hint}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: "label" }}
            value={use}
            options={usesOffered(say)}
            onChange={(next) => onTold(withUse(told, next, seen))}
          />
        )}
      </Field>
      {remembered && <div className={styles.soft}>{say("exchange.remembered")}</div>}
      {wanted.length > 0 && !has && <Alert className={styles.row} type="error" showIcon title={say("exchange.shape-wanted", { shapes })} />}
      <Columns {...props} />
    </>
  );
}

function LayerHead({ seen, told, faulty }: { readonly seen: LayerSeen; readonly told: LayerTold; readonly faulty: boolean }) {
  const { say } = useWords();
  const shapes = seen.shapes.length > 0 ? seen.shapes.map((shape) => say(`shape.${shape}`)).join(" ") : say("exchange.no-shape");
  return (
    <span className={styles.layerHead}>
      <span className={styles.layerName}>{seen.name}</span>
      <Tag color={faulty ? "red" : told.use === "skip" ? "default" : "blue"} style={{ margin: 0 }}>
        {wordFor(say, "use", told.use)}
      </Tag>
      <span className={styles.soft}>
        {say("exchange.layer-count", { count: seen.count })} · {shapes}
      </span>
    </span>
  );
}

interface LayerPanelProps {
  readonly head: ImportHead;
  readonly choices: ImportChoices;
  readonly onChange: (change: Partial<ImportChoices>) => void;
  /** The layer that stands open and is previewed. */
  readonly shown: string | null;
  readonly onShown: (layer: string | null) => void;
}

/** The layers of a file: what each is, and which of its columns is what. The open one is drawn on the preview map. */
export function LayerPanel({ head, choices, onChange, shown, onShown }: LayerPanelProps) {
  const { say } = useWords();
  const faulty = new Set(missing(choices, head).flatMap(({ layer }) => (layer === undefined ? [] : [layer])));
  const items = head.layers.flatMap((seen) => {
    const told = choices.layers.find(({ layer }) => layer === seen.name);
    if (!told) return [];
    const remembered = head.proposed.find(({ layer }) => layer === seen.name)?.remembered ?? false;
    const change = (next: LayerTold) => onChange({ layers: choices.layers.map((one) => (one.layer === seen.name ? next : one)) });
    return [
      {
        key: seen.name,
        label: <LayerHead seen={seen} told={told} faulty={faulty.has(seen.name)} />,
        children: <Layer seen={seen} told={told} remembered={remembered} onTold={change} />,
      },
    ];
  });
  return (
    <section className={styles.panel}>
      <h3 className={styles.title}>{say("exchange.layers")}</h3>
      <div className={styles.layers}>
        <Collapse
          accordion
          size="small"
          items={items}
          activeKey={shown === null ? [] : [shown]}
          onChange={(keys) => onShown(keys[0] ?? null)}
          destroyOnHidden
        />
      </div>
    </section>
  );
}
