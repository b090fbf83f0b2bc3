// The account of a run as people read it: a line for each expectation, and a summary at the end.
import { iso } from "../../forms/iso.ts";
import type { Outcome } from "../../scenario/stage/outcome.ts";
import type { Account, Ending, FindingAccount } from "./run-report.ts";

const RED = "\u001b[31m";
const GREEN = "\u001b[32m";
const PLAIN = "\u001b[39m";

/** What was played, before anything else: `Playing "shift": seed 42, from 2026-01-05T09:00:00Z.` */
export function beginningText({ name, seed, start }: { name: string; seed: number; start: number }): string {
  return `Playing ${JSON.stringify(name)}: seed ${seed}, from ${shortIso(start)}.\n`;
}

/** One expectation; if it failed, a second line says what there was instead. Lines are colored for terminals. */
export function outcomeText(outcome: Outcome, start: number, colored: boolean): string {
  const { at, line, expected, passed, actual } = outcome;
  const verdict = passed ? "passed" : "FAILED";
  const shown = colored ? `${passed ? GREEN : RED}${verdict}${PLAIN}` : verdict;
  const place = line > 0 ? `line ${line}` : "";
  const where = `  ${since(at - start).padEnd(12)}  ${place.padEnd(9)} `;
  const below = `${" ".repeat(2 + verdict.length + where.length)}but ${actual ?? "it did not come"}\n`;
  return `  ${shown}${where}${expected}\n${passed ? "" : below}`;
}

const ENDINGS: Readonly<Record<Ending, string>> = {
  over: "at the end of its steps",
  time: "because its time was over",
  stuck: "because nothing more could happen",
  stopped: "because it was stopped",
};

/** The end, the figures of the queues, and the sum of it all; `took` is wall time in milliseconds. */
export function summaryText({ seed, start, end, ended, outcomes, findings, queues }: Account, took: number): string {
  const played = since(Date.parse(end) - Date.parse(start));
  const failed = outcomes.filter(({ passed }) => !passed).length;
  const lines = [
    ...findings.flatMap(findingLines),
    ...queues.map(({ id, name, arrived, answered, abandoned, turnedAway, waiting }) => {
      const away = turnedAway === 0 ? "" : `${turnedAway} turned away, `;
      const figures = `${arrived} arrived, ${answered} answered, ${abandoned} abandoned, ${away}${waiting} waiting`;
      return `  queue ${id} (${name}): ${figures}`;
    }),
    `Ended after ${played}, ${ENDINGS[ended]}.`,
    ...findingsSum(findings),
    `${sum(outcomes.length, failed)} Seed ${seed}; took ${(took / 1_000).toFixed(2)} s.`,
  ];
  return `${lines.join("\n")}\n`;
}

function sum(all: number, failed: number): string {
  if (all === 0) return "The scenario has no expectations.";
  if (all === 1) return `The only expectation ${failed === 0 ? "passed" : "failed"}.`;
  return failed === 0 ? `All ${all} expectations passed.` : `${failed} of ${all} expectations failed.`;
}

/** What was found, and below it what the client should do instead. */
function findingLines({ severity, kind, sentence, rule, page, fails }: FindingAccount): string[] {
  const verdict = fails ? "FAILED" : "found ";
  const where = page === null ? "." : ` (${page}).`;
  return [
    `  ${verdict}  ${severity.padEnd(7)}  ${sentence} (${kind})`,
    `                   ${rule.replace(/\.$/, where)}`,
  ];
}

/** How many there were of each severity, if any, and whether the run fails for them. */
function findingsSum(findings: readonly FindingAccount[]): string[] {
  if (findings.length === 0) return [];
  const counts = ["error", "warning", "note"].flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
  });
  const failing = findings.filter(({ fails }) => fails).length;
  const verdict = failing === 0 ? "" : `; the run fails for ${failing === findings.length ? "all" : failing} of them`;
  return [`Findings: ${counts.join(", ")}${verdict}.`];
}

/** A length of virtual time as a clock shows it: `0:07:30`, `12:00:00.250`. */
export function since(duration: number): string {
  const whole = Math.floor(duration / 1_000);
  const two = (count: number): string => String(count).padStart(2, "0");
  const rest = duration % 1_000;
  const hours = `${Math.floor(whole / 3_600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return rest === 0 ? hours : `${hours}.${String(rest).padStart(3, "0")}`;
}

function shortIso(instant: number): string {
  return iso(instant).replace(".000Z", "Z");
}
