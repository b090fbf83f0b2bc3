// Formats the report of a comparison for people: the share that is equal at each level, the differences, and remarks.
import type { ConformReport } from "../../conform/conform.ts";
import { LEVEL_NAMES, LEVELS } from "../../conform/levels.ts";

type Group = ConformReport["differences"][number];
type Row = Group["rows"][number];
type Remark = ConformReport["causes"][number];

/** Returns the report as text for people. */
export function formatConformReport(report: ConformReport, given: string): string {
  const { interfaces, events, gateway, differences, varying, causes, unexplained, unplayed } = report;
  const parts = [
    [
      `${given}${gateway === null ? "" : ` (${gateway})`}: ${interfaces.seen} interfaces seen: ${interfaces.equal} equal, ${interfaces.seen - interfaces.equal} differ`,
      `${events.seen} kinds of events seen: ${events.equal} equal, ${events.seen - events.equal} differ`,
    ],
    formatLevels(report),
    ...differences.map(formatGroup),
    formatSection("Left out, because the real gateway varies there:", varying.flatMap(formatPlace)),
    formatSection("Inferred, because no client sent it:", causes.map(formatRemark)),
    formatSection("Not explained:", unexplained.map(formatRemark)),
    formatSection("Not played:", unplayed.map(formatRemark)),
    formatSettingLines(report),
  ];
  const written = parts.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${written.join("\n\n")}\n`;
}

/** Returns a difference as one line, with the values of both sides. */
export function formatRow({ level, path, real, simulated, count, exchange, setting }: Row): string {
  const times = count === 1 ? "" : `${count} times, `;
  const first = exchange === 0 ? "" : `${count === 1 ? "" : "first "}in exchange ${exchange}`;
  const where = [`${times}${first}`.replace(/, $/, ""), setting === null ? "" : `as with ${setting}`];
  const notes = where.filter((note) => note !== "").join("; ");
  return `${level} ${path}: real ${real}, simulator ${simulated}${notes === "" ? "" : ` (${notes})`}`;
}

function formatLevels({ levels }: ConformReport): readonly string[] {
  const width = Math.max(...LEVEL_NAMES.map((level) => LEVELS[level].length));
  return LEVEL_NAMES.map((level) => {
    const { compared, equal } = levels[level];
    const share =
      compared === 0 ? "nothing compared" : `${equal} of ${compared} equal${formatPercent(equal, compared)}`;
    return `  ${level}  ${LEVELS[level].padEnd(width)}  ${share}`;
  });
}

function formatPercent(equal: number, compared: number): string {
  // A share below 100 % is never shown as 100 %.
  return equal === compared ? "" : ` (${(Math.floor((equal / compared) * 1_000) / 10).toFixed(1)} %)`;
}

function formatGroup({ name, seen, rows }: Group): readonly string[] {
  return [`${name}, seen ${seen === 1 ? "once" : `${seen} times`}`, ...rows.map((row) => `  ${formatRow(row)}`)];
}

function formatPlace({ name, rows }: Group): readonly string[] {
  return rows.map(
    ({ level, path, real, simulated }) => `${name} ${level} ${path}: real ${real}, simulator ${simulated}`,
  );
}

function formatRemark({ at, sentence }: Remark): string {
  return `at ${(at / 1_000).toFixed(1)} s: ${sentence}`;
}

function formatSection(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function formatSettingLines({ settings }: ConformReport): readonly string[] {
  const names = Object.keys(settings);
  if (names.length === 0) return [];
  return [`Other settings remove differences (${names.join(", ")}): --suggest prints them.`];
}
