// Writes the results of the part `peers`: tables and versions into docs/performance.md, and the chart into docs/peers.svg.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drawChart } from "./peers-chart.mjs";
import { buildLoadTable, buildProcessTable } from "./peers-report.mjs";

const PAGE = fileURLToPath(new URL("../../docs/performance.md", import.meta.url));
const CHART = fileURLToPath(new URL("../../docs/peers.svg", import.meta.url));
const BEGIN = "<!-- peers: begin -->";
const END = "<!-- peers: end -->";

/**
 * Writes the file of the chart, and the part of the page between its two comments.
 * @param {import("./peers-report.mjs").PeersRun} figures
 * @param {{ machine: string, pinning: string, date: string }} where machine and pinning in words, and the day as
 *   `2026-11-29`
 */
export function writePeersPage(figures, where) {
  writeFileSync(PAGE, replacePeersSection(readFileSync(PAGE, "utf8"), buildPeersSection(figures, where)));
  writeFileSync(CHART, drawChart(figures.servers, figures));
}

/**
 * Returns a page with a new text between the two comments of this part.
 * @param {string} page
 * @param {string} section without line breaks at its ends
 * @returns {string}
 * @throws {Error} if a comment is missing
 */
export function replacePeersSection(page, section) {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin === -1 || end < begin) throw new Error(`the page has no "${BEGIN}" followed by "${END}"`);
  return `${page.slice(0, begin + BEGIN.length)}\n${section}\n${page.slice(end)}`;
}

/**
 * Returns the results of a run as Markdown: a link to the chart, and the tables.
 * @param {import("./peers-report.mjs").PeersRun} figures
 * @param {{ machine: string, pinning: string, date: string }} where
 * @returns {string}
 */
export function buildPeersSection(figures, { machine, pinning, date }) {
  const { servers, absent, rounds, seconds, starts, connections } = figures;
  const peers = servers.filter(({ version }) => version !== "");
  const measured = `Measured on ${date}: ${machine}; ${pinning}.`;
  const how =
    `Medians of ${rounds} rounds of ${seconds} s with ${connections} connections, and of ${starts} starts. ` +
    "The lowest and highest ratios are those of single rounds.";
  const missing = absent.map(({ label, why }) => `${label} was not measured: ${why}.`);
  return [
    `![Bars for each server: requests per second, p99, CPU time, start, memory and new connections](peers.svg)`,
    [measured, how, ...missing].join("\n"),
    writeMarkdownTable(buildLoadTable(servers)),
    writeMarkdownTable(buildProcessTable(servers, figures)),
    writeMarkdownTable({
      columns: ["peer", "version", "set up with"],
      rows: peers.map(({ label, version, how: setUp }) => [label, version, setUp]),
    }),
  ].join("\n\n");
}

// Cells are padded, so that the page is also readable as text.
function writeMarkdownTable({ columns, rows }) {
  const cells = [columns, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at].length)));
  const writeLine = (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |`;
  const [head, ...body] = cells.map(writeLine);
  return [head, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...body].join("\n");
}
