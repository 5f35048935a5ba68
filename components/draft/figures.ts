/** Numbers as they stand in lines of figures, with as many digits as they need. */
export const metresText = (metres: number): string =>
  metres < 10 ? metres.toFixed(2) : metres < 100 ? metres.toFixed(1) : String(Math.round(metres));

/** Square metres. Nothing is exactly 0. */
export const squareText = (square: number): string =>
  square === 0 ? "0" : square < 10 ? square.toFixed(2) : Math.round(square).toLocaleString("en-US");

/** A share in percent, to a tenth. */
export const shareText = (share: number): string => `${(share * 100).toFixed(1)} %`;
