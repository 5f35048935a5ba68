/** Quarter hours in a day, and in a week. A slot counts quarter hours since 1970-01-01T00:00 on the city's wall clock. */
export const DAY_SLOTS = 96;
/** Quarter hours in a week. */
export const WEEK_SLOTS = 672;

/** The first slot that is kept (1900-01-01) and the first that no longer is (2200-01-01): a wrong century must not stretch a series of days. */
export const FIRST_SLOT = -25_567 * DAY_SLOTS;
/** See `FIRST_SLOT`. */
export const END_SLOT = 84_006 * DAY_SLOTS;

/** The quarter hour of the week of a slot: Monday 00:00 is 0, up to 671. 1970-01-01 was a Thursday. */
export const quarterOfWeek = (slot: number): number => (((slot + 3 * DAY_SLOTS) % WEEK_SLOTS) + WEEK_SLOTS) % WEEK_SLOTS;

/** Days since 1970-01-01 of a slot. */
export const dayOfSlot = (slot: number): number => Math.floor(slot / DAY_SLOTS);
