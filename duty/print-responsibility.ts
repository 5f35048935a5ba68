import type { Reason, Responsibility, ResponsibilityKind } from "./answer";
import type { BorderRule, Instant, Person, Segment } from "./plan";
import { printedInstant } from "./time/parse-instant";
import type { WallClock } from "./time/wall-clock";

interface Named {
  readonly code: string;
  readonly name: string;
}

/** A person as told to others; the phone is null for who may not see it. */
export interface PrintedPerson extends Named {
  readonly kind: Person["kind"];
  readonly phone: string | null;
}

/** An answer as JSON: codes, names and ISO times with the city's offset; no geometry. */
export interface PrintedResponsibility {
  readonly kind: ResponsibilityKind;
  readonly lon: number;
  readonly lat: number;
  readonly at: string;
  readonly cell: { readonly code: string; readonly community: string } | null;
  readonly grid: Named | null;
  readonly squad: (Named & { readonly phone: string }) | null;
  readonly lead: (Named & { readonly phone: string }) | null;
  readonly support: (Named & { readonly phone: string }) | null;
  readonly merger: Named | null;
  readonly border: {
    readonly between: readonly [string, string];
    readonly distance: number;
    readonly side: string;
    readonly settled: boolean;
    readonly rule:
      | (Pick<BorderRule, "code" | "width" | "basis" | "state" | "text"> & { readonly from: string; readonly to: string | null })
      | null;
  } | null;
  readonly segment: (Named & Pick<Segment, "street" | "ends" | "class">) | null;
  readonly chief: PrintedPerson | null;
  /** The first on duty: the person of the five fixed. */
  readonly person: PrintedPerson | null;
  readonly post: (Named & { readonly kind: string; readonly mode: string }) | null;
  readonly onDuty: readonly {
    readonly assignment: string;
    readonly person: PrintedPerson;
    readonly standsInFor: PrintedPerson | null;
    readonly post: Named & { readonly kind: string; readonly mode: string };
    readonly deputy: PrintedPerson | null;
    readonly standard: string;
    readonly duty: string;
    readonly distance: number;
    readonly since: string;
    readonly until: string;
  }[];
  readonly standard:
    | (Named & {
        readonly version: number;
        readonly items: readonly { readonly code: string; readonly text: string; readonly category: string | null }[];
      })
    | null;
  readonly duty: (Named & { readonly text: string; readonly answersTo: string }) | null;
  readonly deputies: readonly PrintedPerson[];
  readonly next: string | null;
  readonly place: (Named & { readonly kind: string }) | null;
  readonly allowances: readonly (Named & { readonly categories: readonly string[] })[];
  readonly reasons: readonly Reason[];
}

const metres = (value: number) => Math.round(value * 10) / 10;

/** Prints an answer. `phones` false leaves out people's phones (a squad's duty phone is public). */
export function printedResponsibility(answer: Responsibility, clock: WallClock, phones: boolean): PrintedResponsibility {
  const time = (at: Instant) => printedInstant(at, clock);
  const person = ({ code, name, kind, phone }: Person): PrintedPerson => ({ code, name, kind, phone: phones ? phone : null });
  const squad = (one: Responsibility["squad"]) => one && { code: one.code, name: one.name, phone: one.phone };
  const post = (one: { code: string; name: string; kind: string; mode: string }) => ({
    code: one.code,
    name: one.name,
    kind: one.kind,
    mode: one.mode,
  });
  const { border, segment, standard, duty, place } = answer;
  const rule = border?.rule ?? null;
  const first = answer.onDuty[0];
  return {
    kind: answer.kind,
    lon: answer.point[0],
    lat: answer.point[1],
    at: time(answer.at),
    cell: answer.cell && { code: answer.cell.code, community: answer.cell.community },
    grid: answer.grid && { code: answer.grid.code, name: answer.grid.name },
    squad: squad(answer.squad),
    lead: squad(answer.lead),
    support: squad(answer.support),
    merger: answer.merger && { code: answer.merger.code, name: answer.merger.name },
    border: border && {
      between: border.between,
      distance: metres(border.distance),
      side: border.side,
      settled: border.part !== null,
      rule: rule && {
        code: rule.code,
        width: rule.width,
        basis: rule.basis,
        state: rule.state,
        text: rule.text,
        from: time(rule.from),
        to: rule.to === null ? null : time(rule.to),
      },
    },
    segment: segment && { code: segment.code, name: segment.name, street: segment.street, ends: segment.ends, class: segment.class },
    chief: answer.chief && person(answer.chief),
    person: first ? person(first.person) : null,
    post: first ? post(first.post) : null,
    onDuty: answer.onDuty.map((one) => ({
      assignment: one.assignment.code,
      person: person(one.person),
      standsInFor: one.standsInFor && person(one.standsInFor),
      post: post(one.post),
      deputy: one.deputy && person(one.deputy),
      standard: one.standard.name,
      duty: one.duty.name,
      distance: metres(one.distance),
      since: time(one.since),
      until: time(one.until),
    })),
    standard: standard && { code: standard.code, name: standard.name, version: standard.version, items: standard.items },
    duty: duty && { code: duty.code, name: duty.name, text: duty.text, answersTo: duty.answersTo },
    deputies: answer.deputies.map(person),
    next: answer.next === null ? null : time(answer.next),
    place: place && { code: place.code, name: place.name, kind: place.kind },
    allowances: answer.allowances.map(({ code, name, categories }) => ({ code, name, categories })),
    reasons: answer.reasons.map((reason) => timesPrinted(reason, time)),
  };
}

/** Instants among a reason's values, printed. */
function timesPrinted({ code, values }: Reason, time: (at: Instant) => string): Reason {
  if (code === "assignment.on-duty" || code === "assignment.joint")
    return { code, values: { ...values, until: time(values.until as number) } };
  if (code === "assignment.next") return { code, values: { ...values, next: time(values.next as number) } };
  return { code, values };
}
