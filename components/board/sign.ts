/** A sign on a board's drawing: a post's number, a place's mark. */
export interface Sign<Kind> {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly kind: Kind;
  readonly text: string;
}

/** Radius of a post's sign, half the width of a place's; units. */
export const RADIUS = { post: 2.7, place: 1.9 } as const;
