// Computes where the lanes and rows of a ladder are drawn.
import type { Lane, Row, Segment } from "./row.ts";

/** The height of a row, in pixels. */
export const ROW_HEIGHT = 34;
/** The space left of the lanes, in pixels. Times are written there, and in half of the first gap. */
const LEFT = 40;
/** The smallest distance between two lanes, in pixels. */
const MIN_GAP = 100;

/** The places of lanes, in pixels from the left. */
export interface LanePlaces {
  readonly width: number;
  readonly of: (lane: Lane) => number;
}

/** Returns the places of lanes in a width; the diagram is wider if they don't fit. */
export function placeLanes(lanes: readonly Lane[], width: number): LanePlaces {
  const gap = Math.max(MIN_GAP, (width - LEFT) / lanes.length);
  const of = (lane: Lane): number => LEFT + gap * (Math.max(0, lanes.indexOf(lane)) + 0.5);
  return { width: LEFT + gap * lanes.length, of };
}

/** The wait of an event in its mailbox: from the row of the event to the row of its delivery, which has the same key. */
export interface MailboxWait {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** Returns the events that wait in the gateway for a later poll or push, as indexes of rows. */
export function waitsOf(rows: readonly Row[]): MailboxWait[] {
  const places = new Map(rows.map(({ key }, index) => [key, index]));
  return rows.flatMap(({ key, delivers }, to) => {
    const from = delivers === undefined ? undefined : places.get(delivers);
    return from === undefined ? [] : [{ key, from, to }];
  });
}

/** The label of an arrow: where its text is anchored, and the text, cut to the space for it. */
export interface Label {
  readonly x: number;
  readonly text: string;
  readonly anchor: "start" | "middle";
}

/** The width of a character of a label, in pixels. */
const CHARACTER_WIDTH = 5.7;

/** Returns the label of an arrow between its lanes, or of a note to the right of its lane; cut to the space there. */
export function placeLabel({ from, to, label }: Segment, places: LanePlaces): Label {
  const [a, b] = [places.of(from), places.of(to)];
  if (a === b) return { x: a + 9, text: cutToWidth(label, places.width - a - 12), anchor: "start" };
  return { x: (a + b) / 2, text: cutToWidth(label, Math.abs(b - a) - 14), anchor: "middle" };
}

function cutToWidth(text: string, width: number): string {
  const maxLength = Math.max(4, Math.floor(width / CHARACTER_WIDTH));
  if (text.length <= maxLength) return text;
  // The text in parentheses is the least important part.
  const [short = ""] = text.split(" (");
  return short.length <= maxLength ? short : `${text.slice(0, maxLength - 1)}…`;
}

/** Returns the time of day of an ISO 8601 instant, with milliseconds only if they are not zero. */
export function formatTimeLabel(at: string): string {
  return at.slice(11, at.slice(20, 23) === "000" ? 19 : 23);
}
