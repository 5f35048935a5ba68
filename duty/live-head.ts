/** What has happened last in the current city, as numbers that only rise: who compares two of them knows what is new. */
export interface LiveHead {
  readonly city: number;
  /** Of what answers depend on. */
  readonly revision: number;
  /** The last step in the life of any border. */
  readonly border: number;
  /** The last step of receiving and handing over. */
  readonly custody: number;
  /** The last violation that came in, and the last update of any. */
  readonly violation: number;
  readonly update: number;
}
