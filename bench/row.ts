/** Calls `work` in growing rounds for about `seconds` and gives calls per second of the fastest third of the rounds: the machine's noise only slows. */
export function perSecond(work: (call: number) => unknown, seconds = 2, calls = 1000): number {
  const rates: number[] = [];
  let call = 0;
  const end = performance.now() + seconds * 1000;
  for (let k = 0; k < calls; k++) work(call++);
  while (performance.now() < end) {
    const start = performance.now();
    for (let k = 0; k < calls; k++) work(call++);
    rates.push((calls * 1000) / (performance.now() - start));
  }
  rates.sort((a, b) => a - b);
  return rates[Math.floor(rates.length * 0.5)] as number;
}

/** The same for work that waits, one call after the other. */
export async function perSecondWaiting(work: (call: number) => Promise<unknown>, seconds = 3): Promise<number> {
  for (let call = 0; call < 50; call++) await work(call);
  const start = performance.now();
  let call = 0;
  while (performance.now() - start < seconds * 1000) await work(call++);
  return (call * 1000) / (performance.now() - start);
}

/** Prints a Markdown table: each row's rate and its ratio to the named baseline. */
export function printTable(
  title: string,
  unit: string,
  rows: readonly { readonly name: string; readonly rate: number }[],
  baseline: string,
): void {
  const base = rows.find(({ name }) => name === baseline)?.rate;
  process.stdout.write(`\n### ${title}\n\n| | ${unit} | beside ${baseline} |\n|---|---:|---:|\n`);
  for (const { name, rate } of rows)
    process.stdout.write(`| ${name} | ${Math.round(rate).toLocaleString("en")} | ${base ? (rate / base).toFixed(1) : "—"} |\n`);
}
