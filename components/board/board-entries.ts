import type { BoardWhat } from "../../duty/board/board";
import { boardCode } from "../../duty/board/board-code";
import type { Plan } from "../../duty/plan";

/** A notice board in the list of all. */
export interface BoardEntry {
  /** The public code: what is printed and asked for. */
  readonly code: string;
  /** Names, as on the board itself: two for a border. */
  readonly names: readonly string[];
  /** Code of the grid or segment; "" for a border. */
  readonly item: string;
  /** Codes of the squads that answer. */
  readonly squads: readonly string[];
  /** Chief of a segment. */
  readonly chief: string | null;
}

/** All boards of a kind, by code. `borders`: the pairs of squads that share one. */
export function boardEntries(plan: Plan, kind: BoardWhat["kind"], borders: () => readonly (readonly [string, string])[]): BoardEntry[] {
  const entry = (what: BoardWhat, names: readonly string[], squads: readonly string[], chief: string | null): BoardEntry => ({
    code: boardCode(what),
    names,
    item: what.kind === "border" ? "" : what.code,
    squads,
    chief,
  });
  const byCode = (p: BoardEntry, q: BoardEntry) => (p.code < q.code ? -1 : p.code > q.code ? 1 : 0);
  if (kind === "grid") return plan.grids.map(({ code, name, squad }) => entry({ kind, code }, [name], [squad], null)).sort(byCode);
  if (kind === "border") {
    const name = new Map(plan.squads.map((squad) => [squad.code, squad.name] as const));
    return borders()
      .map((between) =>
        entry(
          { kind, between },
          between.map((code) => name.get(code) ?? code),
          between,
          null,
        ),
      )
      .sort(byCode);
  }
  const person = new Map(plan.persons.map(({ code, name }) => [code, name] as const));
  return plan.segments
    .map(({ code, name, squad, chief }) =>
      entry({ kind, code }, [name], squad === null ? [] : [squad], chief === null ? null : (person.get(chief) ?? chief)),
    )
    .sort(byCode);
}

/** Those of a squad (null: of all) whose code, name or chief holds a text, whatever its case. */
export function entriesWith(entries: readonly BoardEntry[], squad: string | null, text: string): BoardEntry[] {
  const wanted = text.trim().toLowerCase();
  return entries.filter(
    ({ code, item, names, chief, squads }) =>
      (squad === null || squads.includes(squad)) &&
      (wanted === "" || [code, item, ...names, chief ?? ""].some((one) => one.toLowerCase().includes(wanted))),
  );
}
