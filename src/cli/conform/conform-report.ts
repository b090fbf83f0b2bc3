// Formats the report of a comparison for programs: as JUnit XML, and as the settings of a scenario.
import { basename } from "node:path";
import type { ConformReport } from "../../conform/conform.ts";
import { LEVEL_NAMES, type Level, rankOf } from "../../conform/levels.ts";
import type { GatewayTape } from "../../upstream/tape/read-gateway-tape.ts";
import { STDIN } from "../arguments.ts";
import { formatJunit, type JunitCase } from "../output/junit-xml.ts";
import { formatRow } from "./conform-report-text.ts";

/** Returns whether there is a difference at `failOn` or a level before it. */
export function hasFailed({ differences }: ConformReport, failOn: Level): boolean {
  return differences.some(({ rows }) => rows.some(({ level }) => rankOf(level) <= rankOf(failOn)));
}

/** Returns the report as JUnit XML: a suite for the tape, with a test case for each interface and each event. */
export function formatConformJunit(report: ConformReport, failOn: Level, given: string, tape: GatewayTape): string {
  const { version, gateway, anonymized, levels, compared, comparedEvents, differences } = report;
  const failures = new Map(differences.map(({ name, rows }) => [name, rows]));
  const names = new Set([...[...compared, ...comparedEvents].map(({ name }) => name), ...failures.keys()]);
  const cases = [...names].map((name): JunitCase => {
    const rows = (failures.get(name) ?? []).filter(({ level }) => rankOf(level) <= rankOf(failOn));
    const [first] = rows;
    if (first === undefined) return { name, tookMs: 0, failure: undefined };
    const message = `${rows.length === 1 ? "a difference" : `${rows.length} differences`} from the real gateway`;
    return { name, tookMs: 0, failure: { message, type: first.level, text: rows.map(formatRow).join("\n") } };
  });
  const shares = LEVEL_NAMES.map((level) => [level, `${levels[level].equal} of ${levels[level].compared}`] as const);
  return formatJunit({
    name: given === STDIN ? "standard input" : basename(given),
    start: tape.head.start,
    end: new Date(Date.parse(tape.head.start) + findEndMs(tape)).toISOString(),
    properties: {
      version,
      ...(gateway === null ? {} : { gateway }),
      anonymized: String(anonymized),
      ...Object.fromEntries(shares),
    },
    cases,
  });
}

/** Returns the settings that remove differences, as YAML for a scenario. */
export function formatSettings({ settings }: ConformReport): string {
  const lines = Object.entries(settings).map(
    ([name, value]) => `  ${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  if (lines.length === 0) return "# No setting removes differences.\nsettings: {}\n";
  return `settings:\n${lines.join("\n")}\n`;
}

/** Returns the time from the start of the tape to the end of its last exchange, in milliseconds. */
function findEndMs({ exchanges }: GatewayTape): number {
  return exchanges.reduce((latest, { to }) => Math.max(latest, to), 0);
}
