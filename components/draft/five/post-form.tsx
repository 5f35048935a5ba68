"use client";

import { Checkbox, Input, InputNumber, Select } from "antd";
import { useMemo } from "react";
import { hoursOfPost, MODE_PRESETS } from "../../../duty/five/mode-presets";
import { postRemoved, postSet } from "../../../duty/five/post-edits";
import type { DutyMode, Plan, Post } from "../../../duty/plan";
import { useWords } from "../../words/use-words";
import type { Bench } from "../bench";
import styles from "./five-panel.module.css";
import { useLiveFaults } from "./live-faults";
import { SaveBar } from "./save-bar";
import type { Desk } from "./use-desk";
import { useSave } from "./use-save";
import { useTyped } from "./use-typed";
import { WeekPainter } from "./week-painter";

const MODES: readonly DutyMode[] = ["peak-watch", "patrol", "fixed-joint"];

/** Places of a post's choice: by name, with the mode the practice has for their kind. */
function usePlaces(plan: Plan) {
  const { say } = useWords();
  return useMemo(
    () => plan.places.map(({ code, name, kind }) => ({ value: code, label: `${name} · ${say(`place.${kind}`)}`, kind })),
    [plan.places, say],
  );
}

/** What a post is: name, mode, place, how many officers, when it must be manned. Its line is drawn on the map. */
export function PostForm({
  bench,
  desk,
  post,
  onGone,
}: {
  readonly bench: Bench;
  readonly desk: Desk;
  readonly post: Post;
  readonly onGone: () => void;
}) {
  const { say } = useWords();
  const { plan } = bench;
  const [typed, dirty, type, drop] = useTyped(post, post.code);
  const { busy, save } = useSave(bench);
  const may = desk.mayChange(desk.index.squadOf(post.grid));
  const edited = useMemo(() => (dirty ? postSet(plan, typed) : null), [plan, typed, dirty]);
  const faults = useLiveFaults(plan, desk, edited);
  const places = usePlaces(plan);
  const count = desk.index.assignmentsOf(post.code).length;
  const onPlace = (code: string | null) => {
    const kind = plan.places.find((place) => place.code === code)?.kind;
    const preset = MODE_PRESETS.find(({ places: kinds }) => kind !== undefined && kinds.includes(kind));
    type({ place: code, ...(preset ? { mode: preset.mode } : {}) });
  };
  const place = plan.places.find(({ code }) => code === typed.place);
  return (
    <div className={styles.stack}>
      <label>
        {say("five.name")}
        <Input
          value={typed.name}
          maxLength={200}
          disabled={!may}
          onChange={({ target }) => type({ name: target.value })}
          data-testid="post-name"
        />
      </label>
      <div className={styles.fields}>
        <label>
          {say("five.mode")}
          <Select
            value={typed.mode}
            disabled={!may}
            options={MODES.map((value) => ({ value, label: say(`mode.${value}`) }))}
            onChange={(mode) => type({ mode })}
            aria-label={say("five.mode")}
            data-testid="post-mode"
          />
        </label>
        <label>
          {say("noun.grid")}
          <Select
            showSearch={{ optionFilterProp: "label" }}
            value={typed.grid}
            disabled={!may}
            options={plan.grids.map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }))}
            onChange={(grid) => type({ grid })}
            aria-label={say("noun.grid")}
          />
        </label>
        <label>
          {say("noun.place")}
          <Select
            showSearch={{ optionFilterProp: "label" }}
            allowClear
            value={typed.place}
            disabled={!may}
            options={places}
            placeholder={say("five.no-place")}
            onChange={(code) => onPlace(code ?? null)}
            aria-label={say("noun.place")}
          />
        </label>
        <label>
          {say("five.qualified")}
          <InputNumber
            min={0}
            max={9}
            precision={0}
            value={typed.qualified}
            disabled={!may}
            onChange={(next) => type({ qualified: next ?? 0 })}
          />
        </label>
      </div>
      <p className={styles.quiet}>{say("five.qualified-law")}</p>
      <Checkbox
        checked={typed.hours === null}
        disabled={!may}
        onChange={({ target }) => type({ hours: target.checked ? null : hoursOfPost(plan, { ...typed, hours: null }) })}
      >
        {say("five.hours-usual")}
      </Checkbox>
      {typed.hours !== null && (
        <WeekPainter
          value={typed.hours}
          onChange={(hours) => type({ hours })}
          label={say("five.must-be")}
          disabled={!may}
          own={place ? { label: say("five.place-hours"), hours: place.keyHours } : null}
          testid="post-hours"
        />
      )}
      {may && (
        <SaveBar
          faults={faults}
          dirty={dirty}
          busy={busy}
          onSave={() => edited && void save("post", edited).then((saved) => saved && drop())}
          onDrop={drop}
          remove={{
            ask: say("five.post-remove-ask", { count }),
            label: say("five.post-remove"),
            onRemove: () => void save("post-remove", postRemoved(plan, post.code)).then((saved) => saved && onGone()),
          }}
          testid="post"
        />
      )}
    </div>
  );
}
