"use client";

import { Select } from "antd";
import { useMemo } from "react";
import { assignmentRemoved, assignmentSet } from "../../../duty/five/assignment-edits";
import type { Assignment, Post } from "../../../duty/plan";
import { useWords } from "../../words/use-words";
import type { Bench } from "../bench";
import { ExceptionsEditor } from "./exceptions-editor";
import styles from "./five-panel.module.css";
import { useLiveFaults } from "./live-faults";
import { PersonSelect } from "./person-select";
import { SaveBar } from "./save-bar";
import { SpanInputs } from "./span-inputs";
import { DutyView, StandardView } from "./standard-view";
import type { Desk } from "./use-desk";
import { useSave } from "./use-save";
import { useTyped } from "./use-typed";
import { WeekPainter } from "./week-painter";

/** What a form for a new assignment begins with. */
export const freshAssignment = (code: string, post: Post, standard: string, duty: string, from: number): Assignment => ({
  code,
  grid: post.grid,
  post: post.code,
  person: "",
  deputy: null,
  standard,
  duty,
  pattern: [],
  exceptions: [],
  from,
  to: null,
});

interface AssignmentFormProps {
  readonly bench: Bench;
  readonly desk: Desk;
  readonly post: Post;
  readonly assignment: Assignment;
  readonly fresh: boolean;
  readonly onDone: () => void;
}

/** The five fixed together: who, with a deputy; when; to what standard; answering for what, to whom. Its post is the one it is opened from. */
export function AssignmentForm({ bench, desk, post, assignment, fresh, onDone }: AssignmentFormProps) {
  const { say } = useWords();
  const { plan } = bench;
  const [typed, dirty, type, drop] = useTyped(assignment, assignment.code);
  const { busy, save } = useSave(bench);
  const squad = desk.index.squadOf(post.grid);
  const may = desk.mayChange(squad);
  const edited = useMemo(() => (dirty ? assignmentSet(plan, typed) : null), [plan, typed, dirty]);
  const faults = useLiveFaults(plan, desk, edited);
  const validity = useMemo(() => ({ from: typed.from, to: typed.to }), [typed.from, typed.to]);
  const place = plan.places.find(({ code }) => code === post.place);
  const person = { plan, desk, squad, pattern: typed.pattern, validity, besides: assignment.code, disabled: !may };
  return (
    <div className={styles.form} data-testid="assignment-form">
      <div className={styles.fields}>
        <div className={styles.field}>
          <span aria-hidden="true">{say("five.person")}</span>
          <PersonSelect
            {...person}
            value={typed.person || null}
            onChange={(code) => type({ person: code ?? "" })}
            label={say("five.person")}
            testid="person"
          />
        </div>
        <div className={styles.field}>
          <span aria-hidden="true">{say("five.deputy")}</span>
          <PersonSelect
            {...person}
            value={typed.deputy}
            onChange={(deputy) => type({ deputy })}
            label={say("five.deputy")}
            optional
            testid="deputy"
          />
        </div>
      </div>
      <h4>{say("five.time")}</h4>
      <WeekPainter
        value={typed.pattern}
        onChange={(pattern) => type({ pattern })}
        label={say("five.week")}
        disabled={!may}
        own={place ? { label: say("five.place-hours"), hours: place.keyHours } : null}
        testid="week"
      />
      <div className={styles.fields}>
        <SpanInputs value={typed} onChange={type} empty={{ from: plan.version.from, to: null }} clock={desk.clock} disabled={!may} />
      </div>
      <ExceptionsEditor
        plan={plan}
        desk={desk}
        squad={squad}
        value={typed.exceptions}
        onChange={(exceptions) => type({ exceptions })}
        disabled={!may}
        validity={validity}
      />
      <div className={styles.fields}>
        <label>
          {say("five.standard")}
          <Select
            showSearch={{ optionFilterProp: "label" }}
            value={typed.standard}
            disabled={!may}
            options={plan.standards.map(({ code, name, version }) => ({ value: code, label: `${name} v${version}` }))}
            onChange={(standard) => type({ standard })}
            aria-label={say("five.standard")}
            data-testid="standard"
          />
        </label>
        <label>
          {say("five.duty")}
          <Select
            showSearch={{ optionFilterProp: "label" }}
            value={typed.duty}
            disabled={!may}
            options={plan.duties.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(duty) => type({ duty })}
            aria-label={say("five.duty")}
            data-testid="duty"
          />
        </label>
      </div>
      <StandardView standard={plan.standards.find(({ code }) => code === typed.standard)} />
      <DutyView duty={plan.duties.find(({ code }) => code === typed.duty)} />
      {may && (
        <SaveBar
          faults={faults}
          dirty={dirty}
          busy={busy}
          onSave={() => edited && void save("assignment", edited).then((saved) => saved && onDone())}
          onDrop={() => {
            drop();
            onDone();
          }}
          remove={
            fresh
              ? null
              : {
                  ask: say("five.assignment-remove-ask"),
                  label: say("five.assignment-remove"),
                  onRemove: () =>
                    void save("assignment-remove", assignmentRemoved(plan, assignment.code)).then((saved) => saved && onDone()),
                }
          }
          testid="assignment"
        />
      )}
    </div>
  );
}
