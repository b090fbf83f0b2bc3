// Formats the report of a run as text: a line for each expectation, and a summary at the end.
import { formatInstant } from "../../forms/instant-form.ts";
import { DID_NOT_HAPPEN, type Outcome } from "../../scenario/stage/outcome.ts";
import { formatCount } from "../../words/format-count.ts";
import type { Ending, FindingReport, RunReport } from "./run-report.ts";

const RED = "\u001b[31m";
const GREEN = "\u001b[32m";
const PLAIN = "\u001b[39m";

/** Returns the first line, such as `Playing "shift": seed 42, from 2026-01-05T09:00:00Z.` */
export function formatBeginning({ name, seed, start }: { name: string; seed: number; start: number }): string {
  return `Playing ${JSON.stringify(name)}: seed ${seed}, from ${formatShortIso(start)}.\n`;
}

/** Returns the line of an expectation in a run that began at `start`. A failed one has a second line with what happened instead. */
export function formatOutcome(outcome: Outcome, start: number, isColored: boolean): string {
  const { at, line, expected, passed, actual } = outcome;
  const verdict = passed ? "passed" : "FAILED";
  const shown = isColored ? `${passed ? GREEN : RED}${verdict}${PLAIN}` : verdict;
  const place = line > 0 ? `line ${line}` : "";
  const where = `  ${formatElapsed(at - start).padEnd(12)}  ${place.padEnd(9)} `;
  const below = `${" ".repeat(2 + verdict.length + where.length)}but ${actual ?? DID_NOT_HAPPEN}\n`;
  return `  ${shown}${where}${expected}\n${passed ? "" : below}`;
}

const ENDINGS: Readonly<Record<Ending, string>> = {
  over: "at the end of its steps",
  time: "because its time was over",
  stuck: "because nothing more could happen",
  stopped: "because it was stopped",
};

/**
 * Returns the summary: findings, queues, why the run ended, and how many expectations passed.
 *
 * @param tookMs the wall time that the run took.
 */
export function formatSummary(
  { seed, start, end, ended, outcomes, findings, queues }: RunReport,
  tookMs: number,
): string {
  const played = formatElapsed(Date.parse(end) - Date.parse(start));
  const failed = outcomes.filter(({ passed }) => !passed).length;
  const lines = [
    ...findings.flatMap(formatFinding),
    ...queues.map(({ id, name, arrived, answered, abandoned, turnedAway, waiting }) => {
      const away = turnedAway === 0 ? "" : `${turnedAway} turned away, `;
      const figures = `${arrived} arrived, ${answered} answered, ${abandoned} abandoned, ${away}${waiting} waiting`;
      return `  queue ${id} (${name}): ${figures}`;
    }),
    `Ended after ${played}, ${ENDINGS[ended]}.`,
    ...summarizeFindings(findings),
    `${describeTotal(outcomes.length, failed)} Seed ${seed}; took ${(tookMs / 1_000).toFixed(2)} s.`,
  ];
  return `${lines.join("\n")}\n`;
}

function describeTotal(all: number, failed: number): string {
  if (all === 0) return "The scenario has no expectations.";
  if (all === 1) return `The only expectation ${failed === 0 ? "passed" : "failed"}.`;
  return failed === 0 ? `All ${all} expectations passed.` : `${failed} of ${all} expectations failed.`;
}

/** Returns a line with a finding, and a line with what the client should do instead. */
function formatFinding({ severity, kind, sentence, rule, page, fails }: FindingReport): string[] {
  const verdict = fails ? "FAILED" : "found ";
  const where = page === null ? "." : ` (${page}).`;
  return [
    `  ${verdict}  ${severity.padEnd(7)}  ${sentence} (${kind})`,
    `                   ${rule.replace(/\.$/, where)}`,
  ];
}

/** Returns a line with the number of findings by severity, and how many fail the run; no line without findings. */
function summarizeFindings(findings: readonly FindingReport[]): string[] {
  if (findings.length === 0) return [];
  const counts = ["error", "warning", "note"].flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [formatCount(count, severity)];
  });
  const failing = findings.filter(({ fails }) => fails).length;
  const verdict = failing === 0 ? "" : `; the run fails for ${failing === findings.length ? "all" : failing} of them`;
  return [`Findings: ${counts.join(", ")}${verdict}.`];
}

/** Formats a duration as a clock shows it, such as `0:07:30` or `12:00:00.250`. */
export function formatElapsed(durationMs: number): string {
  const whole = Math.floor(durationMs / 1_000);
  const padToTwoDigits = (count: number): string => String(count).padStart(2, "0");
  const rest = durationMs % 1_000;
  const hours = `${Math.floor(whole / 3_600)}:${padToTwoDigits(Math.floor(whole / 60) % 60)}:${padToTwoDigits(whole % 60)}`;
  return rest === 0 ? hours : `${hours}.${String(rest).padStart(3, "0")}`;
}

function formatShortIso(instant: number): string {
  return formatInstant(instant).replace(".000Z", "Z");
}
