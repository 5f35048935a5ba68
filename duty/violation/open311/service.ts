import { CATEGORIES } from "../category";
import { FROM_2013 } from "../category-table";
import { type Answer, list, parts } from "./answer-tree";

/** A type of request: a matter of GB/T 47678.5-2026 or a local extension of the city. */
export interface Service {
  readonly code: string;
  readonly name: string;
  /** The major class. */
  readonly group: string;
  /** Reference of the vocabulary it comes from. */
  readonly standard: string;
  readonly keywords: readonly string[];
}

/** A comma parts keywords, so none may hold one. */
const word = (text: string) => text.replaceAll(",", " ");

/** The codes and names of 2013 that go on in each code, through the crosswalk. */
const before = new Map<string, string[]>();
for (const [old, name, code] of FROM_2013) if (code) before.set(code, [...(before.get(code) ?? []), old, name]);

function keywordsOf(code: string, name: string, group: string): string[] {
  const words = [...(before.get(code) ?? []), group.replace(/类$/, "")].map(word);
  return [...new Set(words)].filter((one) => one !== name);
}

const NATIONAL: readonly Service[] = CATEGORIES.filter(({ kind }) => kind === "matter").map(({ code, name, major, standard }) => ({
  code,
  name,
  group: major,
  standard,
  keywords: keywordsOf(code, name, major),
}));

/** What can be reported: every matter of the standard in its order, then the city's own. */
export const services = (local: readonly { readonly code: string; readonly name: string; readonly major: string }[]): Service[] => [
  ...NATIONAL,
  ...local.map(({ code, name, major }) => ({ code, name, group: major, standard: "local", keywords: keywordsOf(code, name, major) })),
];

/**
 * The code of a service as clients send it: as it is, or without the zero in front that those lose who take every text of digits for a number (seen with a client
 * that reads XML so). Null for an unknown one.
 */
export const serviceCode = (category: (text: string) => string | null, text: string): string | null =>
  category(text) ?? (/^[1-9]\d{3}$/.test(text) ? category(`0${text}`) : null);

/** The list of services. Every one has attributes, so `metadata` is true; every request gets its number at once, so `type` is realtime. */
export const servicesAnswer = (all: readonly Service[], saying: (service: Service) => string): Answer => ({
  root: "services",
  tree: list(
    "service",
    all.map((service) =>
      parts({
        service_code: service.code,
        service_name: service.name,
        description: saying(service),
        metadata: true,
        type: "realtime",
        keywords: service.keywords.join(","),
        group: service.group,
      }),
    ),
  ),
});
