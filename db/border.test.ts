import { afterAll, beforeAll, expect, test } from "vitest";
import type { BorderTerms } from "../duty/border/border-step";
import { bordersOf } from "../duty/border/borders";
import type { Plan } from "../duty/plan";
import { responsibilityOf } from "../duty/responsibility";
import { sketch } from "../duty/sketch";
import { absentPerson, endAbsence, noteAbsence } from "./absence";
import type { Actor } from "./audit";
import { listAudit } from "./audit";
import { borderSteps, type SentBorderStep, takeBorderStep } from "./border";
import { makeCurrent } from "./city";
import { type DatabaseForTests, freshDatabase } from "./database-for-tests";
import { liveHead } from "./live-head";
import { loadPlan } from "./load-plan";
import { savePlan } from "./save-plan";
import { versionAt } from "./version";

let own: DatabaseForTests;
let cities = 0;
beforeAll(async () => {
  own = await freshDatabase();
});
afterAll(() => own.drop());

const captain = (name: string): Actor => ({ kind: "user", name, role: "captain", address: null });
const LEADER: Actor = { kind: "user", name: "leader", role: "leader", address: null };
const PAIR = ["A", "B"] as const;
const HOUR = 3_600_000;

const terms = (lead: "A" | "B", from: number, width = 30): BorderTerms => ({
  width,
  basis: "kerb",
  parts: [{ side: null, hours: null, lead, support: lead === "A" ? "B" : "A" }],
  text: `${lead} leads`,
  from,
});

async function city(): Promise<{ city: number; plan: number; fingerprint: string }> {
  const plan: Plan = sketch("AB / AB");
  const { id } = await own.db.sql.begin((sql) =>
    makeCurrent(sql, { name: `borders ${++cities}`, timeZone: "Asia/Shanghai", sample: false }),
  );
  const saved = await savePlan(own.db, id, plan, captain("setup"));
  if (!saved.ok) throw new Error(JSON.stringify(saved.faults));
  return { city: id, plan: saved.plan, fingerprint: bordersOf(plan)[0]?.fingerprint ?? "" };
}

test("a quarrel: proposed, objected with a counter-proposal, adjudicated, ended; old rules go on answering for their time", async () => {
  const it = await city();
  const now = Date.now();
  const take = (by: Actor, squad: string | null, upon: number, step: Partial<SentBorderStep> & Pick<SentBorderStep, "kind">, at = now) =>
    takeBorderStep(
      own.db,
      it.city,
      PAIR,
      { terms: null, reason: "", fingerprint: it.fingerprint, plan: it.plan, signer: by.name, squad, upon, ...step },
      by,
      at,
    );
  const before = await liveHead(own.db);

  const proposed = await take(captain("a"), "A", 0, { kind: "propose", terms: terms("A", now) });
  expect(proposed).toMatchObject({ ok: true, life: { state: "proposed", open: { waitsFor: "B" } } });
  expect(await take(captain("a"), "A", 1, { kind: "accept" })).toEqual({ ok: false, fault: "border.own-proposal", number: 1 });
  expect(await take(captain("b"), "B", 0, { kind: "accept" })).toEqual({ ok: false, fault: "border.stale", number: 1 });
  const objected = await take(captain("b"), "B", 1, { kind: "object", reason: "ours since ever", terms: terms("B", now + HOUR, 20) });
  expect(objected).toMatchObject({ ok: true, life: { state: "proposed", open: { waitsFor: "A" } } });
  expect((await loadPlan(own.db, it.plan)).rules).toEqual([]);
  const settled = await take(LEADER, null, 2, { kind: "adjudicate", reason: "the market is A's", terms: terms("A", now + HOUR) });
  expect(settled).toMatchObject({ ok: true, life: { state: "adjudicated", number: 3 } });

  // What answers: nobody's rule before it begins, the leader's from then on.
  const first = await loadPlan(own.db, it.plan);
  expect(first.rules).toMatchObject([{ code: "A|B#3", state: "adjudicated", between: ["A", "B"], from: now + HOUR, to: null }]);
  const beside = [113.40105, 34.9005] as const;
  expect(responsibilityOf(first)(beside, now + HOUR - 1).lead?.code).toBe("B");
  expect(responsibilityOf(first)(beside, now + HOUR).lead?.code).toBe("A");

  // A new round: the rule that answers goes on until the next one begins.
  await take(captain("b"), "B", 3, { kind: "propose", terms: terms("B", now + 5 * HOUR) });
  const again = await take(captain("a"), "A", 4, { kind: "accept" }, now + 2 * HOUR);
  expect(again).toMatchObject({ ok: true, life: { state: "agreed", settled: { signatures: [{ squad: "B" }, { squad: "A" }] } } });
  const second = await loadPlan(own.db, it.plan);
  expect(second.rules.map(({ code, from, to }) => [code, from - now, to && to - now])).toEqual([
    ["A|B#3", HOUR, 5 * HOUR],
    ["A|B#5", 5 * HOUR, null],
  ]);
  for (const at of [now + HOUR, now + 2 * HOUR, now + 5 * HOUR - 1])
    expect(responsibilityOf(second)(beside, at).lead?.code).toBe(responsibilityOf(first)(beside, at).lead?.code);
  expect(responsibilityOf(second)(beside, now + 5 * HOUR).lead?.code).toBe("B");

  const ended = await take(LEADER, null, 5, { kind: "end", reason: "to be settled anew", from: now + 6 * HOUR });
  expect(ended).toMatchObject({ ok: true, life: { state: "ended" } });
  expect((await loadPlan(own.db, it.plan)).rules.at(-1)?.to).toBe(now + 6 * HOUR);

  // Everything was said aloud, and heard.
  const steps = (await borderSteps(own.db.sql, it.city)).get("A|B") ?? [];
  expect(steps.map(({ kind, by }) => `${kind} ${by.name}`)).toEqual([
    "propose a",
    "object b",
    "adjudicate leader",
    "propose b",
    "accept a",
    "end leader",
  ]);
  const told = (await listAudit(own.db, { limit: 20 })).filter(({ noun }) => noun === "border").map(({ action }) => action);
  expect(told).toEqual(["border.end", "border.accept", "border.propose", "border.adjudicate", "border.object", "border.propose"]);
  const after = await liveHead(own.db);
  expect((after?.border ?? 0) > (before?.border ?? 0) && (after?.revision ?? 0) > (before?.revision ?? 0)).toBe(true);
  expect(await versionAt(own.db, it.city, now)).toBe(it.plan);
});

test("two captains at once: one step is taken, the other is told that it is stale", async () => {
  const it = await city();
  const now = Date.now();
  const both = await Promise.all(
    ["A", "B"].map((squad) =>
      takeBorderStep(
        own.db,
        it.city,
        PAIR,
        {
          kind: "propose",
          terms: terms("A", now + HOUR),
          reason: "",
          fingerprint: it.fingerprint,
          plan: it.plan,
          signer: squad,
          squad,
          upon: 0,
        },
        captain(squad),
        now,
      ),
    ),
  );
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ fault: "border.stale", number: 1 });
});

test("somebody is away: noted from now on in what answers, ended now, taken away before it begins", async () => {
  const it = await city();
  const now = Date.now();
  const by = captain("a");
  const code = (await noteAbsence(own.db, it.city, { person: "R0000", reason: "sick", from: now, to: now + 9 * HOUR }, by, now)) as string;
  const later = (await noteAbsence(
    own.db,
    it.city,
    { person: "R0000", reason: "leave", from: now + 90 * HOUR, to: now + 99 * HOUR },
    by,
    now,
  )) as string;
  expect(await noteAbsence(own.db, it.city, { person: "nobody", reason: "sick", from: now, to: now + 1 }, by, now)).toBeNull();
  const plan = await loadPlan(own.db, it.plan);
  expect(plan.absences.map(({ person, reason }) => `${person} ${reason}`).sort()).toEqual(["R0000 leave", "R0000 sick"]);
  expect(await absentPerson(own.db, it.city, code, now)).toBe("R0000");
  expect(await endAbsence(own.db, it.city, code, by, now + HOUR)).toBe(true);
  expect(await endAbsence(own.db, it.city, later, by, now + HOUR)).toBe(true);
  expect(await endAbsence(own.db, it.city, code, by, now + HOUR)).toBe(false);
  expect((await loadPlan(own.db, it.plan)).absences).toMatchObject([{ code, from: now, to: now + HOUR }]);
});
