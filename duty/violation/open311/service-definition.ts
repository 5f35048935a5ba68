import { type Answer, list, parts } from "./answer-tree";

/** Where exactly, in the sender's words. */
export const LOCATION_DETAIL = "location_detail";
/** When it was seen, if not now. */
export const SEEN_AT = "seen_at";

/** What a form says of an attribute. */
export interface AttributeWords {
  readonly description: string;
  readonly hint: string;
}

const attribute = (code: string, datatype: "string" | "datetime", order: number, { description, hint }: AttributeWords) =>
  parts({ variable: true, code, datatype, required: false, datatype_description: hint, order, description });

/** The definition of a service: what can be told beyond the standard's own fields. The same two for every service, neither required. */
export const definitionAnswer = (
  code: string,
  words: { readonly locationDetail: AttributeWords; readonly seenAt: AttributeWords },
): Answer => ({
  root: "service_definition",
  tree: parts({
    service_code: code,
    attributes: list("attribute", [
      attribute(LOCATION_DETAIL, "string", 1, words.locationDetail),
      attribute(SEEN_AT, "datetime", 2, words.seenAt),
    ]),
  }),
});
