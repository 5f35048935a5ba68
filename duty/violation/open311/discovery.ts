import { type Answer, list, parts } from "./answer-tree";

/** What the discovery says of the city. */
export interface DiscoveryWords {
  readonly contact: string;
  readonly keyService: string;
  /** Address of the endpoint, ends without a slash. */
  readonly url: string;
  /** Whether what is reported is acted upon. */
  readonly production: boolean;
  /** How many local extensions there are: they are only added, so the number orders the states of the list of services. */
  readonly local: number;
}

/** Since when the vocabulary is in force; texts of later states come after it in order. */
const SINCE = "2026-07-01 00:00";

/** Where the interface is and what it speaks. Source: Open311, "Service Discovery"; all its fields are required. */
export function discoveryAnswer({ contact, keyService, url, production, local }: DiscoveryWords): Answer {
  const changeset = `${SINCE} +${String(local).padStart(4, "0")}`;
  const endpoint = parts({
    specification: "http://wiki.open311.org/GeoReport_v2",
    url,
    changeset,
    type: production ? "production" : "test",
    formats: list("format", ["text/xml", "application/json"]),
  });
  return { root: "discovery", tree: parts({ changeset, contact, key_service: keyService, endpoints: list("endpoint", [endpoint]) }) };
}
