import type { PublicSquare } from "../../geo/heat/k-anonymous";
import { classColours, colourCss } from "../map/heat-inks";
import { heatClass } from "../map/heat-scale";
import type { Language } from "../words/language";
import type { Say } from "../words/words";
import { monthWords } from "./heat-words";
import styles from "./open-heat.module.css";
import type { PublicPicture } from "./public-picture";

interface OpenHeatProps {
  readonly city: string;
  readonly k: number;
  readonly months: readonly string[];
  readonly month: string | null;
  readonly squares: readonly PublicSquare[];
  readonly picture: PublicPicture;
  readonly approval: string | null;
  readonly say: Say;
  readonly language: Language;
}

const MOST_TOLD = 10;

/** Lower bounds of the classes: multiples of k, about doubling. */
const breaksOf = (k: number, squares: readonly PublicSquare[]): number[] => {
  const most = Math.max(k, ...squares.map(({ count }) => count));
  return [1, 2, 4, 8, 16, 32].map((times) => k * times).filter((from) => from <= most);
};

function Drawing({ city, month, squares, picture, k, say, language }: OpenHeatProps) {
  const { width, height, land, streets, turfs, at } = picture;
  const breaks = breaksOf(k, squares);
  const colours = classColours(breaks.length).map(colourCss);
  const name = say("heat-page.open.picture", { city, month: monthWords(month ?? "", language), squares: squares.length });
  return (
    <figure className={styles.figure}>
      <svg className={styles.map} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
        <path className={styles.land} d={land} />
        <path className={styles.streets} d={streets} />
        {squares.map(({ bounds: [west, south, east, north], count }) => {
          const [x, y] = at([west, north]);
          const [right, bottom] = at([east, south]);
          return (
            <rect key={`${west} ${south}`} x={x} y={y} width={right - x} height={bottom - y} fill={colours[heatClass(breaks, count)]}>
              <title>{say("heat-page.open.range", { from: count })}</title>
            </rect>
          );
        })}
        <path className={styles.turfs} d={turfs} />
      </svg>
      <figcaption className={styles.legend}>
        {breaks.map((from, index) => (
          <span key={from}>
            <span className={styles.patch} style={{ background: colours[index] }} />
            {say("heat-page.open.range", { from })}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** The squares with the most, for who reads rather than looks. */
function Table({ squares, say }: Pick<OpenHeatProps, "squares" | "say">) {
  const top = [...squares].sort((a, b) => b.count - a.count).slice(0, MOST_TOLD);
  return (
    <table className={styles.table}>
      <caption>{say("heat-page.open.table")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("heat-page.open.where")}</th>
          <th scope="col">{say("heat-page.open.count")}</th>
        </tr>
      </thead>
      <tbody>
        {top.map(({ bounds: [west, south, east, north], count }) => (
          <tr key={`${west} ${south}`}>
            <td>{`${((west + east) / 2).toFixed(4)}, ${((south + north) / 2).toFixed(4)}`}</td>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The public's heat: a month, where five and more were found in a fixed square. Made at the portal; needs no script. */
export function OpenHeat(props: OpenHeatProps) {
  const { city, k, months, month, squares, approval, say, language } = props;
  return (
    <article className={styles.sheet} data-testid="open-heat">
      <h1 className={styles.title}>{`${city} · ${say("heat-page.open.title")}`}</h1>
      <p className={styles.intro}>{say("heat-page.open.intro", { k })}</p>
      {month === null ? (
        <p>{say("heat-page.open.no-month")}</p>
      ) : (
        <>
          <nav className={styles.months} aria-label={say("heat-page.open.month")}>
            {months.map((one) => (
              <a key={one} href={`/heat/open?month=${one}`} aria-current={one === month ? "page" : undefined}>
                {monthWords(one, language)}
              </a>
            ))}
          </nav>
          <p className={styles.total}>
            {squares.length === 0
              ? say("heat-page.open.none")
              : say("heat-page.open.total", {
                  month: monthWords(month, language),
                  squares: squares.length,
                  count: squares.reduce((sum, { count }) => sum + count, 0),
                })}
          </p>
          {squares.length > 0 && <Drawing {...props} />}
          {squares.length > 0 && <Table squares={squares} say={say} />}
          <p className={styles.note}>
            {[say("heat-page.open.rounded"), ...(approval ? [say("map.approval", { number: approval })] : [])].join(" ")}
          </p>
        </>
      )}
    </article>
  );
}
