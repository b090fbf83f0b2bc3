// The periods in which clients of a cluster got no answer, and the kills of replicas in them.
import type { ReplicaName } from "./cluster.ts";

/** A period in which a client got no answer other than 000-004. Its times are milliseconds since the start of the process. */
export interface Gap {
  /** When the request was first sent. */
  readonly from: number;
  readonly to: number;
  readonly world: string;
  /** The method and path of the request. */
  readonly request: string;
  /** Every time that the request was sent. The last attempt has ended the gap. */
  readonly attempts: readonly Attempt[];
}

/** A request that was sent, and when its answer or its error came (milliseconds since the start of the process). */
export interface Attempt {
  readonly from: number;
  readonly to: number;
  /** Undefined if the connection failed. */
  readonly retcode: string | undefined;
}

/** A kill of a replica, and when it was (milliseconds since the start of the process). */
export interface Kill {
  readonly replica: ReplicaName;
  readonly at: number;
}

/** The time before a gap from which kills are listed (milliseconds). A kill before a request can delay its answer. */
const LISTED_BEFORE_MS = 3_000;

/** Returns the length of the longest gap in whole milliseconds; 0 without gaps. An hour has more gaps than Math.max takes arguments. */
export function measureLongest(gaps: readonly Gap[]): number {
  return Math.round(gaps.reduce((most, { from, to }) => Math.max(most, to - from), 0));
}

/** Returns the longest gaps in words, a line for each: the request, each attempt with its times and its result, and the kills around it. */
export function describeLongest(gaps: readonly Gap[], kills: readonly Kill[], count: number): string[] {
  const longest = [...gaps].sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, count);
  return longest.map(({ from, to, world, request, attempts }) => {
    const around = kills
      .filter(({ at }) => at > from - LISTED_BEFORE_MS && at < to)
      .map(({ replica, at }) => `${replica} killed at ${Math.round(at - from)} ms`);
    const sent = attempts.map((attempt) => {
      const times = `${Math.round(attempt.from - from)}-${Math.round(attempt.to - from)} ms`;
      return `${times}: ${attempt.retcode ?? "no answer"}`;
    });
    return `${Math.round(to - from)} ms: ${request} in ${world}, attempts ${sent.join(", ")}; ${around.join(", ") || "no kill"}`;
  });
}
