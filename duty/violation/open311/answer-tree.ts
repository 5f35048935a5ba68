/** A value without parts. */
export type Leaf = string | number | boolean | null;

/** A container of elements of one name: an element with children in XML, an array in JSON. */
export interface List {
  readonly item: string;
  readonly of: readonly Tree[];
}

/** Named parts in order; what is undefined is left out, what is null is told as empty. */
export interface Parts {
  readonly parts: Readonly<Record<string, Tree | undefined>>;
}

/**
 * An answer of Open311 before it is printed: once as XML, once as JSON, always the same by the Spark convention (a container of repeated elements is an
 * array, also when it holds one or none). Source: GeoReport v2, "JSON Support".
 */
export type Tree = Leaf | List | Parts;

/** A document: the name of its root element, which JSON does not tell, and what is in it. */
export interface Answer {
  readonly root: string;
  readonly tree: Tree;
}

/** A container of elements of one name. */
export const list = (item: string, of: readonly Tree[]): List => ({ item, of });

/** Named parts in order. */
export const parts = (named: Parts["parts"]): Parts => ({ parts: named });

/** The parts that are told, in order. */
export const toldParts = ({ parts: named }: Parts): [name: string, tree: Tree][] =>
  Object.entries(named).filter((entry): entry is [string, Tree] => entry[1] !== undefined);

/** Whether a tree has no parts. */
export const isLeaf = (tree: Tree): tree is Leaf => tree === null || typeof tree !== "object";
