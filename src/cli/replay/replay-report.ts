// Formats the report of a replay: for people, as JSON, and as JUnit XML.
import { basename } from "node:path";
import { describeAnswerDifference } from "../../replay/answer-difference.ts";
import type { ReplayReport } from "../../replay/replay-options.ts";
import { describeStop } from "../../replay/replay-stop.ts";
import { STDIN } from "../arguments.ts";
import { formatJunit } from "../output/junit-xml.ts";

/** The world at the end of a replay. */
export interface ReplayEnd {
  readonly world: string;
  /** The world time (ISO 8601, UTC). */
  readonly now: string;
  readonly hash: string;
}

/** Returns whether every answer is the same, and the replay has reached its end. */
export function hasSucceeded({ difference, stopped }: ReplayReport): boolean {
  return difference === undefined && stopped === undefined;
}

/** Returns the report as one JSON object on a line. Nothing in it depends on the machine. */
export function formatReplayJson({ inputs, compared, difference, stopped }: ReplayReport, end: ReplayEnd): string {
  const why = stopped === undefined ? null : describeStop(stopped);
  return `${JSON.stringify({ ...end, inputs, compared, difference: difference ?? null, stopped: why })}\n`;
}

/** Returns the report as text for people. */
export function formatReplayReport(report: ReplayReport, { now, hash }: ReplayEnd): string {
  const { inputs, compared } = report;
  const lines = [
    `${inputs} inputs replayed, ${compared} answers compared; the world is at ${now}, its hash is ${hash}.`,
    failureOf(report)?.text ?? "Every answer is the same.",
  ];
  return `${lines.join("\n")}\n`;
}

/**
 * Returns the report as JUnit XML: a suite for the tape with one test case, because a replay ends at the first answer that differs.
 *
 * @param given the path of the tape, or `-`; the suite has the name of its file.
 * @param start the world time at which the tape begins.
 */
export function formatReplayJunit(report: ReplayReport, end: ReplayEnd, given: string, start: string): string {
  const { inputs, compared } = report;
  return formatJunit({
    name: given === STDIN ? "standard input" : basename(given),
    start,
    end: end.now,
    properties: { world: end.world, hash: end.hash, inputs, compared },
    cases: [
      {
        name: "every answer is the same as on the tape",
        tookMs: Date.parse(end.now) - Date.parse(start),
        failure: failureOf(report),
      },
    ],
  });
}

function failureOf({ difference, stopped }: ReplayReport) {
  if (difference !== undefined) {
    const sentence = describeAnswerDifference(difference);
    return { message: sentence, type: "difference", text: `The first difference: ${sentence}.` };
  }
  if (stopped === undefined) return undefined;
  const why = describeStop(stopped);
  return { message: why, type: "stopped", text: `The replay stopped: ${why}.` };
}
