/** What came in with a request of Open311: names and their values. An empty value is none at all. Source: GeoReport v2, "Optional Arguments". */
export interface SentValues {
  /** The first value of a name, or null. */
  one(name: string): string | null;
  /** The values of a name, each split at commas. */
  all(name: string): readonly string[];
  /** The first value of the attribute with this code: attribute[code]=value, also attribute[code][]=value. */
  attribute(code: string): string | null;
}

/** Values from pairs, as a query or a form has them. Forms part lines by CR LF whatever the sender wrote (HTML 4.01, 17.13.4): here a line ends with LF. */
export function sentValues(pairs: Iterable<readonly [name: string, value: string]>): SentValues {
  const values = new Map<string, string[]>();
  for (const [name, raw] of pairs) {
    const value = raw.replace(/\r\n?/g, "\n").trim();
    if (value !== "") values.set(name, [...(values.get(name) ?? []), value]);
  }
  const one = (name: string) => values.get(name)?.[0] ?? null;
  return {
    one,
    all: (name) => [...new Set((values.get(name) ?? []).flatMap((value) => value.split(",").map((part) => part.trim())).filter(Boolean))],
    attribute: (code) => one(`attribute[${code}]`) ?? one(`attribute[${code}][]`),
  };
}

const asText = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap(asText) : typeof value === "string" ? [value] : typeof value === "number" ? [String(value)] : [];

/** The pairs of a JSON body: the form's names with their values, attributes also as one object {"attribute": {code: value}}. Null when it is no object. */
export function pairsOfJson(body: unknown): (readonly [name: string, value: string])[] | null {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return null;
  return Object.entries(body).flatMap(([name, value]) => {
    const nested = (name === "attribute" || name === "attributes") && typeof value === "object" && value !== null && !Array.isArray(value);
    const named: [string, unknown][] = nested
      ? Object.entries(value as object).map(([code, each]) => [`attribute[${code}]`, each])
      : [[name, value]];
    return named.flatMap(([key, each]) => asText(each).map((text) => [key, text] as const));
  });
}
