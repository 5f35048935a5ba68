/** One combination of what heat tells violations apart by, beside place and time. */
export interface HeatKind {
  readonly category: string;
  readonly channel: string;
  /** The squad on whose turf it happened, or null. */
  readonly squad: string | null;
  /** An allowance permitted it then and there: no violation (疏堵结合). */
  readonly permitted: boolean;
}

/** Codes in the order in which they were first met, and their numbers from 0 on. */
class Codes<T> {
  readonly list: T[] = [];
  readonly #numbers = new Map<T, number>();

  numberOf(code: T): number {
    let number = this.#numbers.get(code);
    if (number === undefined) {
      number = this.list.push(code) - 1;
      this.#numbers.set(code, number);
    }
    return number;
  }
}

// More channels or squads than this would make two combinations one.
const MOST = 1 << 12;

/** The dictionary of kinds: numbers from 0 on in the order in which combinations are first met. A city has some ten thousand. */
export class HeatKinds {
  readonly #list: HeatKind[] = [];
  readonly #categories = new Codes<string>();
  readonly #channels = new Codes<string>();
  readonly #squads = new Codes<string | null>();
  readonly #families = new Codes<number>();
  readonly #numbers = new Map<number, number>();
  readonly #columns = { category: [] as number[], channel: [] as number[], squad: [] as number[], family: [] as number[] };

  get length(): number {
    return this.#list.length;
  }

  /** All kinds, by number. */
  get list(): readonly HeatKind[] {
    return this.#list;
  }

  /** The number of a combination; a new one if it was not met before. @throws from the 4,097th channel or squad on. */
  numberOf(category: string, channel: string, squad: string | null, permitted: boolean): number {
    const [what, way, turf] = [this.#categories.numberOf(category), this.#channels.numberOf(channel), this.#squads.numberOf(squad)];
    if (way >= MOST || turf >= MOST) throw new Error(`HeatKinds: ${way + 1} channels, ${turf + 1} squads`);
    const family = what * 2 + (permitted ? 1 : 0);
    const key = (family * MOST + way) * MOST + turf;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#list.push({ category, channel, squad, permitted }) - 1;
    this.#numbers.set(key, number);
    this.#columns.category.push(what);
    this.#columns.channel.push(way);
    this.#columns.squad.push(turf);
    this.#columns.family.push(this.#families.numberOf(family));
    return number;
  }

  /** The combination of a number. @throws for a number that was not given. */
  kindOf(number: number): HeatKind {
    const kind = this.#list[number];
    if (!kind) throw new Error(`HeatKinds: no kind ${number} of ${this.#list.length}`);
    return kind;
  }

  /** The family of a kind: its category, and whether it is permitted. For `HeatIndex`, so that the rows of one category lie together. */
  readonly familyOf = (number: number): number => this.#columns.family[number] ?? 0;

  /** A flag for each kind, put together from those of its category, channel, squad and permitted; each is asked once a code. */
  flags(of: {
    readonly category: (code: string) => number;
    readonly channel: (code: string) => number;
    readonly squad: (code: string | null) => number;
    readonly permitted: (permitted: boolean) => number;
  }): Uint8Array {
    const whats = Uint8Array.from(this.#categories.list, of.category);
    const ways = Uint8Array.from(this.#channels.list, of.channel);
    const turfs = Uint8Array.from(this.#squads.list, of.squad);
    const [plain, permitted] = [of.permitted(false), of.permitted(true)];
    const { category, channel, squad } = this.#columns;
    const flags = new Uint8Array(this.#list.length);
    for (let kind = 0; kind < flags.length; kind++) {
      const own =
        (whats[category[kind] as number] as number) | (ways[channel[kind] as number] as number) | (turfs[squad[kind] as number] as number);
      flags[kind] = own | (this.#list[kind]?.permitted ? permitted : plain);
    }
    return flags;
  }
}
