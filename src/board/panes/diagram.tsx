// Draws the rows of a ladder: only the visible ones and some above and below them are in the page.
import { useEffect, useRef, useState } from "preact/hooks";
import { formatTimeLabel, type LanePlaces, placeLabel, placeLanes, ROW_HEIGHT, waitsOf } from "../ladder/geometry.ts";
import { titleOf } from "../ladder/mermaid.ts";
import type { Lane, Row, Segment } from "../ladder/row.ts";
import { LongList } from "../parts/long-list.tsx";
import { Named } from "../parts/named.tsx";
import { openEntry, openEvent } from "./entry-dialog.tsx";

/** The vertical position of an arrow in its row, in pixels. */
const MIDDLE = ROW_HEIGHT / 2 + 3;

interface DiagramProps {
  readonly rows: readonly Row[];
  readonly lanes: readonly Lane[];
  readonly title: string;
}

/** A row, whether it shows its time, and on which part of its height a mailbox holds an event. */
interface DrawnRow {
  readonly row: Row;
  readonly showsTime: boolean;
  readonly wait: "above" | "below" | "through" | undefined;
}

/** The diagram of a ladder: its lanes above the rows. `title` names the ladder for screen readers. */
export function Diagram({ rows, lanes, title }: DiagramProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth - 14));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const places = placeLanes(lanes, width);
  return (
    <div ref={frame} class="diagram">
      <div class="diagram-scroll" style={{ "--ladder-width": `${places.width}px` }}>
        <svg
          class="lanes"
          width={places.width}
          height={26}
          role="img"
          aria-label={`Lanes: ${lanes.map(titleOf).join(", ")}`}
        >
          {lanes.map((lane) => (
            <text key={lane} class="lane-name" x={places.of(lane)} y={17}>
              {titleOf(lane)}
            </text>
          ))}
        </svg>
        <LongList
          label={`Ladder of ${title}`}
          class="rows"
          items={toDrawnRows(rows)}
          keyOf={({ row }) => row.key}
          rowHeight={ROW_HEIGHT}
          followsEnd
          hasButtons
          render={(drawn, tabIndex) => <DiagramRow {...drawn} lanes={lanes} places={places} tabIndex={tabIndex} />}
        />
      </div>
    </div>
  );
}

function toDrawnRows(rows: readonly Row[]): DrawnRow[] {
  // The numbers of waits in a mailbox that begin and that end at each row.
  const begins = new Uint32Array(rows.length + 1);
  const ends = new Uint32Array(rows.length + 1);
  for (const { from, to } of waitsOf(rows)) {
    begins[from] = (begins[from] ?? 0) + 1;
    ends[to] = (ends[to] ?? 0) + 1;
  }
  let open = 0;
  return rows.map((row, index) => {
    const before = open;
    open += (begins[index] ?? 0) - (ends[index] ?? 0);
    const wait = before > 0 && open > 0 ? "through" : before > 0 ? "above" : open > 0 ? "below" : undefined;
    return { row, showsTime: rows[index - 1]?.at !== row.at, wait };
  });
}

function DiagramRow({
  row,
  showsTime,
  wait,
  lanes,
  places,
  tabIndex,
}: DrawnRow & { readonly lanes: readonly Lane[]; readonly places: LanePlaces; readonly tabIndex: number | undefined }) {
  const { marks, isRefused, kind, entry, event, outcome } = row;
  const tone = marks.some((mark) => mark.kind === "fault") ? "fault" : isRefused ? "refused" : kind;
  const open = () => {
    if (event !== undefined) openEvent(event, entry, marks);
    else if (entry !== undefined) openEntry(entry, marks);
  };
  const last = row.segments.at(-1);
  return (
    <button type="button" class={`row tone-${tone}`} tabIndex={tabIndex} onClick={open}>
      <Named name={nameOf(row)}>
        <svg width={places.width} height={ROW_HEIGHT} aria-hidden="true">
          {lanes.map((lane) => (
            <line key={lane} class="lane" x1={places.of(lane)} y1={0} x2={places.of(lane)} y2={ROW_HEIGHT} />
          ))}
          {wait !== undefined && (
            <line
              class="mailbox"
              x1={places.of("gateway")}
              x2={places.of("gateway")}
              y1={wait === "below" ? MIDDLE : 0}
              y2={wait === "above" ? MIDDLE : ROW_HEIGHT}
            />
          )}
          {showsTime && (
            <text class="time" x={4} y={MIDDLE + 4}>
              {formatTimeLabel(row.at)}
            </text>
          )}
          {row.segments.map((segment, index) => (
            <Arrow
              key={`${segment.from} ${segment.to}`}
              segment={segment}
              places={places}
              note={index === row.segments.length - 1 && last !== undefined && last.from !== last.to ? outcome : ""}
            />
          ))}
          {marks.length > 0 && last !== undefined && (
            <MarkSign row={row} x={places.of(last.to) + (places.of(last.to) < places.of(last.from) ? -12 : 12)} />
          )}
        </svg>
      </Named>
    </button>
  );
}

function Arrow({
  segment,
  places,
  note,
}: {
  readonly segment: Segment;
  readonly places: LanePlaces;
  readonly note: string;
}) {
  const [from, to] = [places.of(segment.from), places.of(segment.to)];
  const { x, text, anchor } = placeLabel(segment, places);
  if (from === to) {
    return (
      <>
        <circle class="note" cx={from} cy={MIDDLE} r={3.5} />
        <text class="label" x={x} y={MIDDLE + 4} text-anchor={anchor}>
          {text}
        </text>
      </>
    );
  }
  const back = from < to ? -7 : 7;
  return (
    <>
      <line class="arrow" x1={from} y1={MIDDLE} x2={to} y2={MIDDLE} />
      <path class="head" d={`M${to} ${MIDDLE}l${back} -4v8z`} />
      <text class="label" x={x} y={MIDDLE - 5} text-anchor="middle">
        {text}
      </text>
      <text class="outcome" x={x} y={MIDDLE + 12} text-anchor="middle">
        {placeLabel({ ...segment, label: note }, places).text}
      </text>
    </>
  );
}

/** The sign of the worst mark at the end of an arrow: a fault, a finding, or the reason of a refusal. */
function MarkSign({ row: { marks }, x }: { readonly row: Row; readonly x: number }) {
  const [worst] = marks;
  if (worst === undefined) return null;
  const shape =
    worst.kind === "fault"
      ? "M0 -7L3 -1h4l-8 9 2 -7h-4z"
      : worst.kind === "finding"
        ? "M0 -7L7 6h-14z"
        : "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0";
  return <path class={`sign ${worst.kind} ${worst.severity}`} transform={`translate(${x} ${MIDDLE})`} d={shape} />;
}

function nameOf({ at, segments, outcome, marks }: Row): string {
  const arrows = segments.map(({ from, to, label }) =>
    from === to ? `${from}: ${label}` : `${from} to ${to}: ${label}`,
  );
  return [at.slice(11, 19), ...arrows, outcome, ...marks.map(({ kind, sentence }) => `${kind}: ${sentence}`)]
    .filter((part) => part !== "")
    .join(", ");
}
