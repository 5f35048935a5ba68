/** Who somebody is to the portal: six for people, two for machines. */
export const ROLES = ["captain", "chief", "leader", "officer", "supervisor", "administrator", "reader", "intake"] as const;
/** One of the roles. */
export type Role = (typeof ROLES)[number];
/** Roles of people: what an account may have. A token may have any. */
export const PEOPLE: readonly Role[] = ["captain", "chief", "leader", "officer", "supervisor", "administrator"];

/** What can be done here, and who may. The three powers stay apart: who decides, who executes, who supervises (三权分离). */
export const MAY = {
  /** See the plan, its map and its places. */
  "plan.read": ["captain", "chief", "leader", "officer", "supervisor", "administrator", "reader"],
  /** Ask who answers. */
  "responsibility.ask": ["captain", "chief", "leader", "officer", "supervisor", "administrator", "reader"],
  /** Heatmaps and counts of violations. */
  "heat.read": ["captain", "chief", "leader", "officer", "supervisor", "administrator", "reader"],
  /** Violations one by one: whose, `duty/violation/seen.ts` says. */
  "violation.read": ["captain", "chief", "leader", "officer", "supervisor", "administrator"],
  /** People's phones: those who work together in the street. A squad's duty phone is public. */
  "phone.see": ["captain", "chief", "leader", "officer", "supervisor", "administrator"],
  /** Hand in a violation. */
  "violation.report": ["captain", "chief", "officer", "administrator", "intake"],
  /** Say how a violation stands, that it is a duplicate of another or no longer. */
  "violation.update": ["captain", "chief", "officer", "leader", "administrator", "intake"],
  /** See a reporter's name and phone, with a reason that is kept (个人信息保护法 28). */
  "reporter.reveal": ["captain", "leader", "officer"],
  /** Register cameras, and local extensions of the vocabulary. */
  "vocabulary.change": ["administrator"],
  /** Decide: rules, standards, the division of the city. */
  "plan.change": ["leader", "administrator"],
  /** Open a draft and change what is one's own in it: a captain the posts, assignments and absences of the own squad, others as `plan.change` says. */
  "plan.draft": ["captain", "leader", "administrator"],
  /** See what a plan leaves open. */
  "plan.audit": ["captain", "chief", "leader", "supervisor", "administrator"],
  /** Take a whole version out as a file. */
  "plan.export": ["leader", "administrator"],
  /** Execute: who stands where and when. Who supervises may not assign. */
  "plan.assign": ["captain"],
  /** Say who is away from now on. */
  "absence.note": ["captain"],
  /** See the ledger of borders. */
  "border.read": ["captain", "chief", "leader", "officer", "supervisor", "administrator"],
  "border.propose": ["captain"],
  "border.adjudicate": ["leader"],
  /** See who controls which scene. */
  "custody.read": ["captain", "leader", "officer", "supervisor", "administrator"],
  /** Receive a violation first, offer it, accept or refuse it. */
  "custody.take": ["captain", "officer"],
  "custody.decide": ["leader"],
  /** After how many refusals and minutes a hand-over goes to the leader. */
  "custody.setting": ["leader", "administrator"],
  /** Ask who answered then, and who supervised. */
  "trace.read": ["captain", "leader", "supervisor", "administrator"],
  /** Print notice boards. */
  "board.print": ["captain", "chief", "leader", "administrator"],
  /** Put a person's photo on the boards. */
  "portrait.change": ["captain", "administrator"],
  /** Supervise: checks and supervision orders. */
  "supervision.order": ["supervisor"],
  "audit.read": ["supervisor", "leader", "administrator"],
  "import.run": ["administrator"],
  "setting.change": ["administrator"],
  "token.manage": ["administrator"],
  "user.manage": ["administrator"],
} as const satisfies Record<string, readonly Role[]>;

/** Something that can be done here. */
export type Action = keyof typeof MAY;

/** Whether a role may do something; a refusal says who may. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly fault: "may.not"; readonly needs: readonly Role[] };

/** Whether a role may do something. An unknown role may nothing. */
export function may(role: string, action: Action): Verdict {
  const needs: readonly Role[] = MAY[action];
  return needs.some((one) => one === role) ? { ok: true } : { ok: false, fault: "may.not", needs };
}

/** Everything a role may do. */
export const allowed = (role: string): Action[] => (Object.keys(MAY) as Action[]).filter((action) => may(role, action).ok);
