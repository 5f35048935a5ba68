import { placeColumns } from "../../../duty/exchange/place-columns";
import type { LayerHead, ReadFeature, Value } from "../../../geo/format/format";
import type { Bounds, Point } from "../../../geo/plane/point";

/** What was seen of a layer, in the file's own coordinates. */
export interface LayerSeen {
  readonly name: string;
  readonly fields: readonly string[];
  readonly count: number;
  readonly shapes: readonly string[];
  readonly box: Bounds | null;
  /** Points spread over the layer, for telling its coordinate system. */
  readonly sample: readonly Point[];
  /** Columns that hold coordinates, where the layer has no shapes. */
  readonly lon: string | null;
  readonly lat: string | null;
}

const MOST = 400;

/** Counts what a layer has while it is read. */
export class LayerTally {
  #count = 0;
  readonly #fields: Set<string>;
  readonly #shapes = new Set<string>();
  #box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  #sample: Point[] = [];
  #stride = 1;
  #points = 0;
  #lon: string | null = null;
  #lat: string | null = null;

  constructor(readonly head: LayerHead) {
    this.#fields = new Set(head.fields);
    this.#findColumns();
  }

  #findColumns(): void {
    const { lon, lat } = placeColumns([...this.#fields]);
    this.#lon = lon;
    this.#lat = lat;
  }

  #point(point: Point): void {
    const [x, y] = point;
    if (!Number.isFinite(x) || !Number.isFinite(y)) return;
    if (x < this.#box[0]) this.#box[0] = x;
    if (y < this.#box[1]) this.#box[1] = y;
    if (x > this.#box[2]) this.#box[2] = x;
    if (y > this.#box[3]) this.#box[3] = y;
    if (this.#points++ % this.#stride !== 0) return;
    this.#sample.push([x, y]);
    if (this.#sample.length < MOST) return;
    this.#sample = this.#sample.filter((_point, index) => index % 2 === 0);
    this.#stride *= 2;
  }

  #shape({ shape, properties }: ReadFeature): void {
    if (shape) {
      this.#shapes.add(shape.type);
      if (shape.type === "point") this.#point(shape.at);
      else for (const point of shape.type === "line" ? shape.line : shape.area.flat(2)) this.#point(point);
      return;
    }
    if (this.#lon === null || this.#lat === null) return;
    const number = (value: Value | undefined) => (value === null || value === undefined || value === "" ? Number.NaN : Number(value));
    this.#point([number(properties[this.#lon]), number(properties[this.#lat])]);
  }

  /** Counts one feature. */
  add(feature: ReadFeature): void {
    this.#count++;
    const known = this.#fields.size;
    if (known < 1000) for (const field of Object.keys(feature.properties)) this.#fields.add(field);
    if (this.#fields.size !== known) this.#findColumns();
    this.#shape(feature);
  }

  /** What was seen so far. */
  seen(): LayerSeen {
    const tabular = this.#shapes.size === 0;
    return {
      name: this.head.name,
      fields: [...this.#fields],
      count: this.#count,
      shapes: [...this.#shapes],
      box: this.#box[0] <= this.#box[2] ? this.#box : null,
      sample: this.#sample,
      lon: tabular ? this.#lon : null,
      lat: tabular ? this.#lat : null,
    };
  }
}
