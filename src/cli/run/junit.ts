// Formats the report of a run as JUnit XML, with a test case for each expectation, in order of their results, and for each finding.
import type { FindingReport, OutcomeReport, RunReport } from "./run-report.ts";

/**
 * Returns the XML, with all elements and attributes that strict readers require.
 *
 * The time of a test case is the virtual time since the previous one.
 */
export function junitXml({ name, seed, start, end, outcomes, findings }: RunReport): string {
  const failures = outcomes.filter(({ passed }) => !passed).length + findings.filter(({ fails }) => fails).length;
  const suite = attributes({
    id: 0,
    package: "ccgw",
    name,
    hostname: "localhost",
    timestamp: start.slice(0, 19),
    tests: outcomes.length + findings.length,
    failures,
    errors: 0,
    time: seconds(start, end),
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<testsuites>",
    `  <testsuite${suite}>`,
    `    <properties><property${attributes({ name: "seed", value: seed })}/></properties>`,
    ...outcomes.map((outcome, i) => testCase(outcome, name, outcomes[i - 1]?.at ?? start)),
    ...findings.map((finding) => findingCase(finding, name)),
    "    <system-out/>",
    "    <system-err/>",
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

/** Formats a finding. If it does not fail the run, its test case passes and its name is the finding. */
function findingCase({ kind, sentence, rule, page, fails }: FindingReport, suite: string): string {
  const head = `    <testcase${attributes({ classname: suite, name: `${kind}: ${sentence}`, time: "0.000" })}`;
  if (!fails) return `${head}/>`;
  const advice = `${sentence} ${rule}${page === null ? "" : ` (${page})`}`;
  return [
    `${head}>`,
    `      <failure${attributes({ message: sentence, type: kind })}>${text(advice)}</failure>`,
    "    </testcase>",
  ].join("\n");
}

function testCase({ at, line, step, expected, passed, actual }: OutcomeReport, suite: string, before: string): string {
  const place = line > 0 ? `line ${line}: ` : "";
  const head = `    <testcase${attributes({ classname: suite, name: `${place}${expected}`, time: seconds(before, at) })}`;
  if (passed) return `${head}/>`;
  const failure = `${place}expected that ${expected}, but ${actual ?? "it did not come"} (at ${at})`;
  return [
    `${head}>`,
    `      <failure${attributes({ message: actual ?? "it did not come", type: step })}>${text(failure)}</failure>`,
    "    </testcase>",
  ].join("\n");
}

function seconds(from: string, to: string): string {
  return ((Date.parse(to) - Date.parse(from)) / 1_000).toFixed(3);
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${text(String(value))}"`)
    .join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // XML readers would turn these into spaces in attributes.
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Escapes a text for elements and attributes. Characters that XML does not allow are replaced. */
function text(written: string): string {
  return written
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
    .replaceAll(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? character);
}
