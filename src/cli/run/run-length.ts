// Determines how long a run lasts: until its steps end or, if they are endless or --for gives a time, for a fixed time.
import { eachStep, type Scenario, type Step } from "../../scenario/scenario.ts";

/** Default length of the run of an endless scenario, in milliseconds of virtual time. */
const DEFAULT_RUN_MS = 3_600_000;

/** The length of a run. Times are milliseconds of virtual time since the start. */
export interface RunLength {
  /** The length of the run; undefined if it is only known at the end. */
  readonly totalMs: number | undefined;
  /** Returns when the run ends even if its steps have not; Infinity if there is no limit. It can depend on `stepsAreOver`. */
  limit(stepsAreOver: boolean): number;
  /** Returns whether a step that still waits at the end has failed: it is in no endless repeat, and --for did not limit the run. */
  isMeantToEnd(line: number): boolean;
}

/**
 * Determines the length of a run.
 *
 * @param given the length of --for, in milliseconds; undefined without it.
 */
export function determineRunLength({ chats = [], steps, duration }: Scenario, given: number | undefined): RunLength {
  if (given !== undefined) return { totalMs: given, limit: () => given, isMeantToEnd: () => false };
  const all = [...eachStep(steps)];
  const endless = all.filter(isEndless);
  const endlessLines = new Set(endless.flatMap(({ steps }) => Array.from(eachStep(steps), ({ line }) => line)));
  const isMeantToEnd = (line: number): boolean => !endlessLines.has(line);
  const traffic = [...chats, ...all.filter((step) => step.kind === "traffic" || step.kind === "chatTraffic")];
  const hasEndlessTraffic = traffic.some((each) => each.for === undefined);
  if (endless.length > 0 || (hasEndlessTraffic && duration !== undefined)) {
    const totalMs = duration ?? DEFAULT_RUN_MS;
    return { totalMs, limit: () => totalMs, isMeantToEnd };
  }
  // With endless traffic, the steps may still take longer than the default hour.
  return {
    totalMs: undefined,
    limit: (stepsAreOver) => (hasEndlessTraffic && stepsAreOver ? DEFAULT_RUN_MS : Number.POSITIVE_INFINITY),
    isMeantToEnd,
  };
}

function isEndless(step: Step): step is Step & { kind: "repeat" } {
  return step.kind === "repeat" && step.times === undefined && step.for === undefined;
}
