/** Ascending order of code, as this language compares text. */
export const byCode = (a: { readonly code: string }, b: { readonly code: string }): -1 | 0 | 1 =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
