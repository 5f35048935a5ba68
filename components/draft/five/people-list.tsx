"use client";

import { Button, Empty, Input, Listy, Select } from "antd";
import { useDeferredValue, useMemo, useState } from "react";
import { nextCode } from "../../../duty/five/next-code";
import { personSet } from "../../../duty/five/person-edits";
import type { Person, PersonKind } from "../../../duty/plan";
import { useWords } from "../../words/use-words";
import styles from "./five-panel.module.css";
import { useLiveFaults } from "./live-faults";
import type { RoomProps } from "./room";
import { SaveBar } from "./save-bar";
import { useSave } from "./use-save";
import { useTyped } from "./use-typed";

const KINDS: readonly PersonKind[] = ["formal", "assistant", "cadre"];
const ROW = 34;

function PersonForm({
  bench,
  desk,
  person,
  onDone,
}: RoomProps & { readonly person: Person; readonly onDone: (code: string | null) => void }) {
  const { say } = useWords();
  const { plan } = bench;
  const [typed, dirty, type, drop] = useTyped(person, person.code);
  const { busy, save } = useSave(bench);
  const may = desk.mayChange(person.squad);
  const edited = useMemo(() => (dirty ? personSet(plan, typed) : null), [plan, typed, dirty]);
  const faults = useLiveFaults(plan, desk, edited);
  return (
    <div className={styles.form}>
      <div className={styles.fields}>
        <label>
          {say("column.persons.name")}
          <Input
            value={typed.name}
            maxLength={100}
            disabled={!may}
            onChange={({ target }) => type({ name: target.value })}
            data-testid="person-name"
          />
        </label>
        <label>
          {say("column.kind")}
          <Select
            value={typed.kind}
            disabled={!may}
            options={KINDS.map((value) => ({ value, label: say(`person.${value}`) }))}
            onChange={(kind) => type({ kind })}
            aria-label={say("column.kind")}
          />
        </label>
        <label>
          {say("noun.squad")}
          <Select
            allowClear
            value={typed.squad}
            disabled={!may || desk.squad !== undefined}
            options={plan.squads.map(({ code, name }) => ({ value: code, label: name }))}
            placeholder={say("five.no-squad")}
            onChange={(squad) => type({ squad: squad ?? null })}
            aria-label={say("noun.squad")}
          />
        </label>
        <label>
          {say("column.phone")}
          <Input value={typed.phone} maxLength={40} disabled={!may} onChange={({ target }) => type({ phone: target.value })} />
        </label>
      </div>
      {may && (
        <SaveBar
          faults={faults}
          dirty={dirty}
          busy={busy}
          onSave={() => edited && void save("person", edited).then((saved) => saved && onDone(null))}
          onDrop={() => {
            drop();
            onDone(null);
          }}
          testid="person"
        />
      )}
    </div>
  );
}

/** The people of a squad with the hours a week they are assigned. */
export function People({ bench, desk }: RoomProps) {
  const { say } = useWords();
  const { plan } = bench;
  const [squad, setSquad] = useState<string | null>(desk.squad ?? plan.squads[0]?.code ?? null);
  const [text, setText] = useState("");
  const sought = useDeferredValue(text).trim().toLowerCase();
  const [open, setOpen] = useState<string | null>(null);
  const people = useMemo(
    () =>
      plan.persons.filter(
        ({ squad: own, name, code }) => (squad === null || own === squad) && `${name} ${code}`.toLowerCase().includes(sought),
      ),
    [plan.persons, squad, sought],
  );
  const fresh = nextCode(plan.persons, "RY");
  const person: Person | undefined =
    open === fresh ? { code: fresh, name: "", kind: "formal", squad, phone: "" } : plan.persons.find(({ code }) => code === open);
  const validity = { from: plan.version.from, to: null };
  return (
    <>
      <h3>{say("list.persons")}</h3>
      <div className={styles.seek}>
        <Select
          allowClear
          value={squad}
          options={plan.squads.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code) => setSquad(code ?? null)}
          placeholder={say("five.all-squads")}
          aria-label={say("noun.squad")}
        />
        <Input
          value={text}
          allowClear
          onChange={({ target }) => setText(target.value)}
          placeholder={say("five.seek-person")}
          aria-label={say("five.seek-person")}
        />
      </div>
      {people.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say("five.no-people")} />
      ) : (
        <div className={styles.posts}>
          <Listy
            items={[...people]}
            rowKey="code"
            height={Math.min(7 * ROW, people.length * ROW)}
            styles={{ item: { padding: 0, border: 0 } }}
            virtual
            itemRender={(one: Person) => (
              <button type="button" className={styles.row} style={{ height: ROW }} onClick={() => setOpen(one.code)}>
                <span>
                  {one.name} <span className={styles.quiet}>{say(`person.${one.kind}`)}</span>
                </span>
                <span className={styles.quiet}>
                  {say("five.hours-week", { hours: Math.round(desk.book.minutes(one.code, validity) / 6) / 10 })}
                </span>
              </button>
            )}
          />
        </div>
      )}
      {desk.mayChange(squad) && (
        <Button onClick={() => setOpen(fresh)} data-testid="person-new">
          {say("five.person-new")}
        </Button>
      )}
      {person && <PersonForm key={person.code} bench={bench} desk={desk} person={person} onDone={setOpen} />}
    </>
  );
}
