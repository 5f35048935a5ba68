/** A piece of a sheet that is not parted: its height in units and how it is drawn with its upper edge at `y`. */
export interface Block {
  readonly height: number;
  draw(y: number): void;
  /** It does not end a sheet: what comes next belongs to it. */
  readonly tied?: boolean;
  /** Stands again on top of a sheet that begins with this block: the head of a table. */
  readonly head?: Block;
}

/** Height of blocks on each other. */
export const heightOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { height }) => sum + height, 0);

/** Empty room. */
export const space = (height: number): Block => ({ height, draw: () => {} });

/** A block and those tied to it, up to the first that may end a sheet. */
function knot(blocks: readonly Block[], from: number): readonly Block[] {
  let end = from;
  while (end < blocks.length - 1 && blocks[end]?.tied) end++;
  return blocks.slice(from, end + 1);
}

/**
 * Blocks laid on sheets, in order, none left out: the first sheet has room for `first` units, the others for `later`. A knot higher than a whole sheet
 * gets a sheet of its own.
 */
export function sheetsOf(blocks: readonly Block[], first: number, later: number): Block[][] {
  const sheets: Block[][] = [[]];
  let left = first;
  for (let at = 0; at < blocks.length; ) {
    const own = knot(blocks, at);
    at += own.length;
    let sheet = sheets[sheets.length - 1] as Block[];
    if (heightOf(own) > left + 1e-6 && (sheet.length > 0 || sheets.length === 1)) {
      const head = own[0]?.head;
      sheet = head ? [head] : [];
      sheets.push(sheet);
      left = later - heightOf(sheet);
    }
    sheet.push(...own);
    left -= heightOf(own);
  }
  return sheets;
}

/** Draws blocks one under the other from `y` on; returns where the last one ends. */
export function drawBlocks(blocks: readonly Block[], y: number): number {
  let at = y;
  for (const block of blocks) {
    block.draw(at);
    at += block.height;
  }
  return at;
}
