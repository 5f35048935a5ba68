/** Who is signed in, as the screen needs it. */
export interface Me {
  readonly name: string;
  readonly displayName: string;
  readonly role: string;
  readonly squad: string | null;
  /** Actions this role may do. */
  readonly may: readonly string[];
  /** Minutes without activity after which the session ends. */
  readonly idleMinutes: number;
}

/** The city in force, as the screen needs it before the plan has come. */
export interface CityHead {
  readonly city: string;
  readonly plan: string;
  readonly sample: boolean;
  readonly timeZone: string;
  readonly revision: string;
  readonly bounds: readonly [west: number, south: number, east: number, north: number] | null;
}
