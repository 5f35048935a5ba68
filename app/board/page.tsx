import type { Metadata } from "next";
import { type BoardEntry, boardEntries, entriesWith } from "../../components/board/board-entries";
import { BoardPage } from "../../components/board/board-page";
import { boardQueryOf, PAGE } from "../../components/board/board-query";
import { NoPlan, Refused } from "../../components/ui/page-frame";
import type { BoardWhat } from "../../duty/board/board";
import { bordersOf } from "../../duty/border/borders";
import { MAY, may } from "../../duty/may";
import { pageWords } from "../_page/language";
import { firstOf, type PageQuery, pathWith } from "../_page/query";
import { cityHead, meOf, visitor } from "../_page/visitor";
import type { Caller } from "../_server/caller";
import { type LiveCity, liveCity } from "../_server/city";
import { kept } from "../_server/kept";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.board") };
}

/** All boards of a kind, listed once per state of the plan: borders are found by looking at every cell. */
function listOf({ plan, tag }: LiveCity, kind: BoardWhat["kind"]): readonly BoardEntry[] {
  const holder = kept("board-entries", () => ({ tag: "", lists: new Map<string, readonly BoardEntry[]>() }));
  if (holder.tag !== tag) Object.assign(holder, { tag, lists: new Map() });
  const known = holder.lists.get(kind);
  if (known) return known;
  const made = boardEntries(plan, kind, () => bordersOf(plan).map(({ between }) => between));
  holder.lists.set(kind, made);
  return made;
}

/** Whose photos somebody may change: a captain those of the own squad. */
function changeableBy({ role, squad }: Caller, { plan }: LiveCity): "all" | readonly string[] {
  if (!may(role, "portrait.change").ok) return [];
  return role === "captain" ? plan.persons.flatMap((person) => (person.squad === squad ? [person.code] : [])) : "all";
}

/** The notice boards of the city. */
export default async function Boards({ searchParams }: { readonly searchParams: PageQuery }) {
  const asked = await searchParams;
  const path = pathWith("/board", asked);
  const caller = await visitor(path);
  const live = await liveCity();
  const me = meOf(caller);
  if (!may(caller.role, "board.print").ok) return <Refused city={live && cityHead(live)} me={me} roles={MAY["board.print"]} />;
  if (!live) return <NoPlan me={me} />;
  const query = boardQueryOf(new URL(path, "http://page").searchParams, caller.squad);
  const fitting = entriesWith(listOf(live, query.kind), query.squad, query.text);
  const from = (query.page - 1) * PAGE;
  return (
    <BoardPage
      city={cityHead(live)}
      me={me}
      query={query}
      entries={fitting.slice(from, from + PAGE)}
      total={fitting.length}
      fitting={query.text.trim() === "" ? null : fitting.map(({ code }) => code)}
      squads={live.plan.squads.map(({ code, name }) => ({ code, name }))}
      see={firstOf(asked.see)}
      changeable={changeableBy(caller, live)}
    />
  );
}
