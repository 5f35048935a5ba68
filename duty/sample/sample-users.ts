/** A demo account. It exists only where the sample city is the current one. */
export interface SampleUser {
  readonly name: string;
  readonly displayName: string;
  readonly role: "captain" | "chief" | "leader" | "officer" | "supervisor" | "administrator";
  /** Code of the person in the sample plan, if the account is one's. */
  readonly person: string | null;
  readonly squad: string | null;
  readonly password: string;
}

/** The demo accounts, one a role and a second captain to agree or quarrel with; the password is no secret and says so by being here. */
export const SAMPLE_USERS: readonly SampleUser[] = [
  { name: "captain", displayName: "城关中队长", role: "captain", person: "RY001", squad: "ZD01", password: "wuding-2026" },
  { name: "captain-b", displayName: "北关中队长", role: "captain", person: "RY013", squad: "ZD02", password: "wuding-2026" },
  { name: "chief", displayName: "街长", role: "chief", person: "RY061", squad: null, password: "wuding-2026" },
  { name: "leader", displayName: "分管领导", role: "leader", person: null, squad: null, password: "wuding-2026" },
  { name: "officer", displayName: "执法队员", role: "officer", person: "RY002", squad: "ZD01", password: "wuding-2026" },
  { name: "supervisor", displayName: "督察队员", role: "supervisor", person: null, squad: null, password: "wuding-2026" },
  { name: "administrator", displayName: "数据管理员", role: "administrator", person: null, squad: null, password: "wuding-2026" },
];
