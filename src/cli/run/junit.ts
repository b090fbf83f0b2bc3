// Formats the report of a run as JUnit XML, with a test case for each expectation and each finding.
import { DID_NOT_HAPPEN } from "../../scenario/stage/outcome.ts";
import { formatJunit, type JunitCase } from "../output/junit-xml.ts";
import type { FindingReport, OutcomeReport, RunReport } from "./run-report.ts";

/**
 * Returns the XML: the expectations in the order of their results, and then the findings. The time of an expectation is the virtual time
 * since the previous one or, for the first one, since the start. The time of a finding is 0.
 */
export function formatRunJunit({ name, seed, start, end, outcomes, findings }: RunReport): string {
  const cases = [
    ...outcomes.map((outcome, i) => writeOutcomeCase(outcome, outcomes[i - 1]?.at ?? start)),
    ...findings.map(writeFindingCase),
  ];
  return formatJunit({ name, start, end, properties: { seed }, cases });
}

/** Returns the test case of a finding. It passes if the finding does not fail the run. */
function writeFindingCase({ kind, sentence, rule, page, fails }: FindingReport): JunitCase {
  const text = `${sentence} ${rule}${page === null ? "" : ` (${page})`}`;
  const failure = fails ? { message: sentence, type: kind, text } : undefined;
  return { name: `${kind}: ${sentence}`, tookMs: 0, failure };
}

function writeOutcomeCase({ at, line, step, expected, passed, actual }: OutcomeReport, before: string): JunitCase {
  const place = line > 0 ? `line ${line}: ` : "";
  const message = actual ?? DID_NOT_HAPPEN;
  const text = `${place}expected that ${expected}, but ${message} (at ${at})`;
  const failure = passed ? undefined : { message, type: step, text };
  return { name: `${place}${expected}`, tookMs: Date.parse(at) - Date.parse(before), failure };
}
