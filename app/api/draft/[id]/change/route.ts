import { z } from "zod";
import { changeDraft, changesAfter, findChange, type KeptChange, listChanges } from "../../../../../db/draft";
import { changeFaults } from "../../../../../duty/edit/law";
import { notOwn } from "../../../../../duty/edit/own-squad";
import type { Patch } from "../../../../../duty/edit/patch";
import { may } from "../../../../../duty/may";
import type { Plan } from "../../../../../duty/plan";
import { actorOf, type Caller } from "../../../../_server/caller";
import { database } from "../../../../_server/database";
import { door } from "../../../../_server/door";
import { draftBecame, draftPlan, versionHead } from "../../../../_server/drafts";
import { Refusal } from "../../../../_server/fault";
import { patchShape } from "../../../../_server/patch-shape";
import { seenPatch } from "../../../../_server/seen-plan";

const params = z.object({ id: z.coerce.number().int().positive() });
const query = z.object({ after: z.coerce.number().int().min(0).optional() });

/** Changes as somebody may see them, without what takes them back. */
const seenChanges = (changes: readonly KeptChange[], plan: Plan, caller: Caller) =>
  changes.map(({ inverse: _inverse, patch, ...change }) => ({ ...change, patch: seenPatch(patch, plan, caller) }));

/** The changes of a draft above a number, whole; without a number the last ones as a history, without what they changed. */
export const GET = door({ may: "plan.draft", params, query }, async ({ params: { id }, query: { after }, caller }) => {
  const { revision } = await versionHead(id);
  const { sql } = database();
  if (after === undefined) return { json: { revision, changes: await listChanges(sql, id) } };
  const changes = after >= revision ? [] : seenChanges(await changesAfter(sql, id, after), await draftPlan(id, revision), caller);
  return { json: { revision, changes } };
});

const base = z.number().int().min(0);
const body = z.union([
  z.object({ base, deed: z.string().min(1).max(100), patch: patchShape }),
  /** Takes the change of that number back. */
  z.object({ base, undo: z.number().int().positive() }),
]);

async function sentOf(
  id: number,
  told: z.infer<typeof body>,
): Promise<{ base: number; deed: string; patch: Patch; undoes: number | null }> {
  if ("patch" in told) return { ...told, undoes: null };
  const change = await findChange(database().sql, id, told.undo);
  if (!change) throw new Refusal("not-found", 404);
  return { base: Math.max(told.base, told.undo), deed: change.deed, patch: change.inverse, undoes: told.undo };
}

const STATUS = { missing: 404, "not-draft": 409, ahead: 409, empty: 400, clash: 409, faults: 422 } as const;

/** Changes a draft: a captain what is the own squad's, who decides all of it. Answers with the changes since `base`, this one last. Refused with what clashes, or with what is unlawful and where. */
export const POST = door(
  { may: "plan.draft", params, body, limit: 128_000_000 },
  async ({ params: { id }, body: told, caller, request }) => {
    const db = database();
    const decides = may(caller.role, "plan.change").ok;
    const changed = await changeDraft(db, id, await sentOf(id, told), actorOf(caller, request.headers), {
      load: draftPlan,
      judge: (before, after, patch) => {
        const foreign = decides ? [] : notOwn(before, after, patch, caller.squad);
        return foreign.length > 0 ? foreign : changeFaults(before, after, patch);
      },
    });
    if (changed.ok) {
      draftBecame(id, changed.number, changed.plan);
      const changes = await changesAfter(db.sql, id, told.base, 100_000);
      return { json: { number: changed.number, changes: seenChanges(changes, changed.plan, caller) } };
    }
    if (changed.why === "missing") throw new Refusal("not-found", 404);
    const more =
      changed.why === "clash"
        ? { clashes: changed.clashes.slice(0, 100) }
        : changed.why === "faults"
          ? { faults: changed.faults.slice(0, 100) }
          : {};
    throw new Refusal(`draft.${changed.why}`, STATUS[changed.why], {}, more);
  },
);
