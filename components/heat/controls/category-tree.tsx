"use client";

import { DownOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input } from "antd";
import { useMemo, useState } from "react";
import { useWords } from "../../words/use-words";
import {
  type CategoryBranch,
  type CategoryLeaf,
  categoryBranches,
  type ExtraCategory,
  foundBranches,
  foundOnly,
} from "./category-branches";
import { branchTick, leafTick, type Tick, withBranch, withLeaf } from "./category-ticks";
import styles from "./category-tree.module.css";
import { useKept } from "./use-kept";

/** What the tree shows and tells. */
export interface CategoryTreeProps {
  /** Finds by category of all that fits but for the category; null while it loads. */
  readonly counts: ReadonlyMap<string, number> | null;
  /** Codes of categories (five digits) and of whole classes (two digits); none does not narrow. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  /** The city's own categories. */
  readonly extra: readonly ExtraCategory[];
}

const NOTHING: ReadonlyMap<string, number> = new Map();

function Row({
  leaf,
  tick,
  most,
  onTick,
}: {
  readonly leaf: CategoryLeaf;
  readonly tick: Tick;
  readonly most: number;
  readonly onTick: () => void;
}) {
  const { say } = useWords();
  return (
    <Checkbox className={styles.row} checked={tick === "on"} indeterminate={tick === "part"} onChange={onTick}>
      <span className={styles.bar} style={{ width: `${(leaf.count / most) * 100}%` }} aria-hidden="true" />
      <span className={styles.code}>{leaf.code}</span>
      <span className={styles.name}>{leaf.name}</span>
      <span className={styles.count}>{say("controls.number", { count: leaf.count })}</span>
    </Checkbox>
  );
}

function Branch({
  branch,
  whole,
  value,
  onChange,
  open,
  onOpen,
  most,
}: {
  readonly branch: CategoryBranch;
  readonly whole: CategoryBranch;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly most: { readonly branch: number; readonly leaf: number };
}) {
  const { say } = useWords();
  return (
    <li>
      <div className={styles.branch}>
        <Button
          type="text"
          size="small"
          icon={open ? <DownOutlined /> : <RightOutlined />}
          aria-expanded={open}
          aria-label={say("controls.category.open", { name: branch.name })}
          disabled={branch.leaves.length === 0}
          onClick={onOpen}
        />
        <Row
          leaf={branch}
          tick={branchTick(value, branch.code)}
          most={most.branch}
          onTick={() => onChange(withBranch(value, branch.code))}
        />
      </div>
      {open && (
        <ul className={styles.leaves} aria-label={branch.name}>
          {branch.leaves.map((leaf) => (
            <li key={leaf.code}>
              <Row
                leaf={leaf}
                tick={leafTick(value, leaf.code)}
                most={most.leaf}
                onTick={() => onChange(withLeaf(value, leaf.code, whole))}
              />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Classes and categories with their finds as bars, to search and to tick; those without a find are folded away until asked for. */
export function CategoryTree({ counts, value, onChange, extra }: CategoryTreeProps) {
  const { say } = useWords();
  const { kept, stale } = useKept(counts);
  const [text, setText] = useState("");
  const [all, setAll] = useState(false);
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const whole = useMemo(() => categoryBranches(kept ?? NOTHING, extra), [kept, extra]);
  const searched = text.trim() !== "";
  const shown = searched ? foundBranches(whole, text) : all || !kept ? whole : foundOnly(whole, value);
  const most = {
    branch: Math.max(1, ...whole.map(({ count }) => count)),
    leaf: Math.max(1, ...whole.map(({ leaves }) => leaves[0]?.count ?? 0)),
  };
  // The class with most finds stands open: street order (09) nearly always.
  const isOpen = ({ code, count }: CategoryBranch) => opened.get(code) ?? (searched || (count > 0 && code === whole[0]?.code));
  return (
    <section className={styles.frame} aria-label={say("controls.category.title")} aria-busy={counts === null}>
      <div className={styles.head}>
        <Input.Search
          size="small"
          allowClear
          value={text}
          placeholder={say("controls.category.search")}
          aria-label={say("controls.category.search")}
          onChange={({ target }) => setText(target.value)}
        />
        <Button size="small" type="link" disabled={value.length === 0} onClick={() => onChange([])}>
          {say("controls.clear")}
        </Button>
      </div>
      <ul className={[styles.tree, stale && styles.stale, kept === null && styles.waiting].filter(Boolean).join(" ")}>
        {shown.map((branch) => (
          <Branch
            key={branch.code}
            branch={branch}
            whole={whole.find(({ code }) => code === branch.code) as CategoryBranch}
            value={value}
            onChange={onChange}
            open={isOpen(branch)}
            onOpen={() => setOpened(new Map(opened).set(branch.code, !isOpen(branch)))}
            most={most}
          />
        ))}
      </ul>
      {shown.length === 0 && (
        <p className={styles.none}>{searched ? say("controls.category.none", { text: text.trim() }) : say("controls.nothing-found")}</p>
      )}
      {!searched && kept && (
        <Button size="small" type="link" className={styles.more} aria-pressed={all} onClick={() => setAll(!all)}>
          {say(all ? "controls.category.found-only" : "controls.category.all")}
        </Button>
      )}
    </section>
  );
}
