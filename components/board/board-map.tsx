import type { Board } from "../../duty/board/board";
import type { Say } from "../words/words";
import { type BoardDrawing, boardDrawing } from "./board-drawing";
import { BOARD_INK, POST_INK } from "./board-ink";
import styles from "./board-map.module.css";
import { DRAWING } from "./board-view-box";
import type { Name } from "./drawn-names";
import { RADIUS } from "./sign";

const NAME_INK: Readonly<Record<Name["look"], string>> = {
  own: BOARD_INK.ownLine,
  squad: BOARD_INK.ownLine,
  grid: BOARD_INK.quiet,
  street: BOARD_INK.quiet,
  place: BOARD_INK.place,
};

function Grounds({ drawing }: { readonly drawing: BoardDrawing }) {
  const fills = [BOARD_INK.own, BOARD_INK.other] as const;
  return (
    <g fillRule="evenodd" strokeLinejoin="round">
      {drawing.grounds.map(({ code, path, side }) => (
        <path key={code} d={path} fill={side === null ? "none" : fills[side]} stroke={BOARD_INK.gridLine} strokeWidth={0.3} />
      ))}
      <path d={drawing.own} fill={BOARD_INK.own} />
      <path d={drawing.allowances} fill={BOARD_INK.allowance} stroke={BOARD_INK.allowanceLine} strokeWidth={0.3} />
    </g>
  );
}

function Streets({ drawing }: { readonly drawing: BoardDrawing }) {
  return (
    <g fill="none" strokeLinecap="round" strokeLinejoin="round">
      {drawing.streets.map(({ kind, path, width }) => (
        <path key={kind} d={path} stroke={BOARD_INK.streetEdge} strokeWidth={width + 0.4} />
      ))}
      {drawing.streets.map(({ kind, path, width }) => (
        <path key={kind} d={path} stroke={BOARD_INK.street} strokeWidth={width} />
      ))}
      <path d={drawing.own} stroke={BOARD_INK.ownLine} strokeWidth={1.1} />
    </g>
  );
}

/** A border is a band as wide as both its sides with the line in it; a segment is a street that stands out. */
function OwnLines({ lines }: BoardDrawing) {
  if (lines.path === "") return null;
  return lines.band ? (
    <g fill="none" strokeLinejoin="round">
      <path d={lines.path} stroke={BOARD_INK.band} strokeOpacity={0.55} strokeWidth={lines.width} />
      <path d={lines.path} stroke={BOARD_INK.line} strokeWidth={0.8} strokeDasharray="2.4 1.2" />
    </g>
  ) : (
    <g fill="none" strokeLinejoin="round" strokeLinecap="round">
      <path d={lines.path} stroke={BOARD_INK.ownLine} strokeWidth={lines.width + 1.6} />
      <path d={lines.path} stroke={BOARD_INK.own} strokeWidth={lines.width} />
    </g>
  );
}

function Signs({ drawing, say }: { readonly drawing: BoardDrawing; readonly say: Say }) {
  return (
    <g textAnchor="middle" fontWeight={700}>
      {drawing.beats.map(({ kind, path }) => (
        <path key={path} d={path} fill="none" stroke={POST_INK[kind]} strokeWidth={0.8} strokeDasharray="1.5 1.3" strokeLinecap="round" />
      ))}
      {drawing.places.map(({ key, x, y, kind }) => (
        <g key={key}>
          <rect
            x={x - RADIUS.place}
            y={y - RADIUS.place}
            width={2 * RADIUS.place}
            height={2 * RADIUS.place}
            rx={0.5}
            fill={BOARD_INK.place}
          />
          <text x={x} y={y + 0.95} fontSize={2.6} fill="#fff">
            {say(`badge.${kind}`)}
          </text>
        </g>
      ))}
      {drawing.posts.map(({ key, x, y, kind, text }) => (
        <g key={key}>
          <circle cx={x} cy={y} r={RADIUS.post} fill={POST_INK[kind]} stroke="#fff" strokeWidth={0.5} />
          <text x={x} y={y + 1.3} fontSize={text.length > 1 ? 3 : 3.7} fill="#fff">
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}

function Names({ names }: Pick<BoardDrawing, "names">) {
  return (
    <g textAnchor="middle" paintOrder="stroke" stroke="#fff" strokeWidth={0.8} strokeLinejoin="round" strokeOpacity={0.85}>
      {names.map(({ key, text, x, y, size, angle, look }) => (
        <text
          key={key}
          x={x}
          y={y + size * 0.36}
          fontSize={size}
          fill={NAME_INK[look]}
          fontWeight={look === "own" || look === "squad" ? 700 : 400}
          {...(angle === 0 ? {} : { transform: `rotate(${angle} ${x} ${y})` })}
        >
          {text}
        </text>
      ))}
    </g>
  );
}

function Furniture({ drawing: { scale }, say }: { readonly drawing: BoardDrawing; readonly say: Say }) {
  const [x, y] = [3, DRAWING.height - 3];
  const { metres, length } = scale;
  const text = metres < 1000 ? say("board.metres", { count: String(metres) }) : say("board.kilometres", { count: String(metres / 1000) });
  return (
    <g textAnchor="middle" fill="#1b2430">
      <rect x={x - 1.4} y={y - 4.8} width={length + 2.8} height={6.2} rx={0.8} fill="#fff" fillOpacity={0.85} />
      <rect x={x} y={y - 1} width={length} height={1} fill="#fff" stroke="#1b2430" strokeWidth={0.2} />
      <rect x={x} y={y - 1} width={length / 2} height={1} />
      <text x={x + length / 2} y={y - 1.8} fontSize={2.6}>
        {text}
      </text>
      <rect x={DRAWING.width - 8.2} y={1.6} width={6.6} height={11.6} rx={1} fill="#fff" fillOpacity={0.85} />
      <path d={`M${DRAWING.width - 4.9} 2.4l-2 6 2 -1.3 2 1.3z`} />
      <text x={DRAWING.width - 4.9} y={12} fontSize={3} fontWeight={700}>
        {say("board.north")}
      </text>
    </g>
  );
}

/** A board's map as vectors, with the look of the printed one. */
export function BoardMapView({ board, say, name }: { readonly board: Board; readonly say: Say; readonly name: string }) {
  const drawing = boardDrawing(board);
  return (
    <svg
      className={styles.map}
      viewBox={`0 0 ${DRAWING.width} ${DRAWING.height}`}
      role="img"
      aria-label={say("street.map", { name })}
      data-testid="board-map"
    >
      <rect width={DRAWING.width} height={DRAWING.height} fill={BOARD_INK.land} />
      <Grounds drawing={drawing} />
      <Streets drawing={drawing} />
      <OwnLines {...drawing} />
      <Signs drawing={drawing} say={say} />
      <Names names={drawing.names} />
      <Furniture drawing={drawing} say={say} />
    </svg>
  );
}

/** What the colours and signs of a board's map mean, those only that are on it. */
export function BoardLegend({ board, say }: { readonly board: Board; readonly say: Say }) {
  const { what, map } = board;
  const kinds = (["fixed", "foot", "vehicle"] as const).filter((kind) => map.posts.some((post) => post.kind === kind));
  return (
    <ul className={styles.legend}>
      <li>
        <span
          className={styles.swatch}
          style={
            what.kind === "border"
              ? { background: BOARD_INK.band, borderColor: BOARD_INK.line, borderStyle: "dashed" }
              : { background: BOARD_INK.own, borderColor: BOARD_INK.ownLine }
          }
        />
        {say(`board.legend-${what.kind}`)}
      </li>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={styles.dot} style={{ background: POST_INK[kind] }} />
          {say(`post.${kind}`)}
        </li>
      ))}
      {map.allowances.length > 0 && (
        <li>
          <span className={styles.swatch} style={{ background: BOARD_INK.allowance, borderColor: BOARD_INK.allowanceLine }} />
          {say("board.legend-allowance")}
        </li>
      )}
    </ul>
  );
}
