/** The mark: five points held by one frame. */
export function Brand({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#0f4c81" />
      {[
        [9, 9],
        [23, 9],
        [16, 16],
        [9, 23],
        [23, 23],
      ].map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={x === 16 ? 3.6 : 2.9} fill={x === 16 ? "#ffc857" : "#ffffff"} />
      ))}
    </svg>
  );
}
