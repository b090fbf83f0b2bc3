// The timeline of a run: what happened before a failed expectation, as lines of text.
import { formatInstant } from "../../forms/instant-form.ts";
import type { World } from "../../world/world.ts";
import { formatElapsed } from "./run-report-text.ts";

/** The maximum number of lines before a failed expectation. */
const MAX_LINES = 60;

/** A line of the timeline, with its instant (milliseconds since 1970). */
interface Line {
  readonly at: number;
  readonly text: string;
}

/** Follows a world, and returns the events and requests that it has not returned before. */
export class RunTrace {
  #world: World | undefined;
  #start = 0;
  /** The number of the last taken event. */
  #event = 0;
  /** The number of the last taken request. */
  #request = 0;

  /** Begins with the world of the run. `start` is when its clock began (milliseconds since 1970). */
  begin(world: World, start: number): void {
    this.#world = world;
    this.#start = start;
  }

  /**
   * Returns the events and the requests of clients since this method was last called, oldest first. If there are more than 60, the first
   * line counts those that are left out.
   */
  takeLines(): string[] {
    const world = this.#world;
    if (world === undefined) return [];
    const { center, journal } = world;
    const events = center.log.recent().filter(({ serial }) => serial > this.#event);
    const requests = journal.list().filter(({ number }) => number > this.#request);
    this.#event = center.log.length;
    this.#request = journal.newest;
    const moments: Line[] = [
      ...requests.map(({ worldTime, operation, agent, retcode, reason }) => {
        const whose = agent === undefined ? "" : ` of agent ${agent}`;
        const answer = retcode === undefined ? "not answered" : `answered ${retcode}`;
        return {
          at: worldTime,
          text: `request ${operation}${whose}: ${answer}${reason === undefined ? "" : `, ${reason.sentence}`}`,
        };
      }),
      ...events.map(({ at, event }) => ({ at, text: describeEvent(event) })),
    ];
    // The sort is stable: at one instant, the requests of clients come before what they caused.
    const lines = moments
      .sort((a, b) => a.at - b.at)
      .map(({ at, text }) => `${formatElapsed(at - this.#start).padEnd(12)}  ${text}`);
    const leftOut = lines.length - MAX_LINES;
    return leftOut > 0 ? [`${leftOut} earlier lines are left out`, ...lines.slice(leftOut)] : lines;
  }
}

/** Returns an event as text: its type and its members, such as `callAnswered: agent 101, call 1767603600-1`. */
function describeEvent({ type, ...members }: { readonly type: string }): string {
  const parts = Object.entries(members).flatMap(([name, value]) =>
    isEmpty(value) ? [] : [`${name} ${showMember(name, value)}`],
  );
  return parts.length === 0 ? type : `${type}: ${parts.join(", ")}`;
}

/** The members of events that are instants. */
const INSTANTS: readonly string[] = ["since", "signedInAt", "namedAfter", "begunAt"];

function showMember(name: string, value: unknown): string {
  if (INSTANTS.includes(name) && typeof value === "number") return formatInstant(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Returns whether a member says nothing: it is absent, off, or an empty list. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
}
