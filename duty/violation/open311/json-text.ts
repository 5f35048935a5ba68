import { type Answer, isLeaf, type Tree, toldParts } from "./answer-tree";

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

function json(tree: Tree): Json {
  if (isLeaf(tree)) return tree;
  if ("of" in tree) return tree.of.map(json);
  return Object.fromEntries(toldParts(tree).map(([name, one]) => [name, json(one)]));
}

/** An answer as JSON by the Spark convention: the root element is not told. */
export const jsonText = ({ tree }: Answer): string => JSON.stringify(json(tree));
