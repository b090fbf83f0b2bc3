// Runs the parts of the benchmark one after the other and prints the results (`npm run bench -- statistics --quick`).
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import * as polls from "./agents/polls.mjs";
import * as signIns from "./agents/sign-ins.mjs";
import * as board from "./board.mjs";
import { prepareControls } from "./controls.mjs";
import * as day from "./day.mjs";
import * as hours from "./hours.mjs";
import * as lists from "./lists.mjs";
import { choosePinning, describeMachine } from "./machine.mjs";
import * as peers from "./peers/peers.mjs";
import { writePeersPage } from "./report/peers-page.mjs";
import { formatTable, formatTargetTable, isMet } from "./report/table.mjs";
import * as shift from "./shift.mjs";
import * as start from "./start.mjs";
import * as statistics from "./statistics.mjs";
import * as store from "./store.mjs";
import { explainMissingFile, setMeasuredPackage } from "./subject.mjs";
import * as tape from "./tapes/tape.mjs";
import * as upstream from "./tapes/upstream.mjs";
import * as workers from "./workers.mjs";
import * as busy from "./worlds/busy.mjs";
import * as wait from "./worlds/wait.mjs";
import * as worlds from "./worlds/worlds.mjs";

/**
 * The input of a part.
 * @typedef {object} Context
 * @property {typeof FULL & { beside?: string }} options
 * @property {import("./machine.mjs").Pinning} pinning
 * @property {string} workspace a folder that is removed at the end
 * @property {() => Promise<import("./controls.mjs").Prepared>} prepareOnce
 *   makes certificates and the answer to copy at the first call; every call returns the same ones
 * @property {(text: string) => void} log prints progress to stderr
 *
 * The result of a part.
 * @typedef {object} Report
 * @property {string} title
 * @property {{ columns: string[], rows: string[][] }[]} tables
 * @property {import("./report/table.mjs").Target[]} targets
 * @property {string[]} notes
 * @property {string[]} failures errors; if there are any, the exit code is 1
 * @property {object} figures all figures, for `--json` and `--write`
 *
 * A part of the benchmark: one file.
 * @typedef {object} Part
 * @property {string} name
 * @property {string} about what it measures, for `--help`
 * @property {boolean} [onlyWhenNamed] whether a run without names of parts leaves it out
 * @property {(context: Context) => Promise<Report>} run
 */

/** @type {Part[]} */
const PARTS = [
  statistics,
  start,
  signIns,
  polls,
  lists,
  wait,
  worlds,
  busy,
  workers,
  store,
  tape,
  upstream,
  board,
  shift,
  day,
  hours,
  peers,
];

const FULL = {
  warmUpS: 3,
  rounds: 9,
  seconds: 3,
  requests: 1_000_000,
  starts: 15,
  signIns: 5_000,
  polls: 20_000,
  eventSeconds: 20,
  worlds: 1_000,
  busySeconds: 30,
  tapeRequests: 20_000,
  boardSeconds: 6,
  shifts: 5,
  settleS: 60,
  hours: 24,
  peers: { starts: 5, warmUpS: 2, seconds: 0.8, connectionSeconds: 0.4, requests: 160_000 },
};
const QUICK = {
  warmUpS: 1,
  rounds: 3,
  seconds: 1,
  requests: 100_000,
  starts: 5,
  signIns: 300,
  polls: 1_000,
  eventSeconds: 2,
  worlds: 200,
  busySeconds: 5,
  tapeRequests: 2_000,
  boardSeconds: 2,
  shifts: 2,
  settleS: 3,
  hours: 2,
  peers: { starts: 1, warmUpS: 0.5, seconds: 0.4, connectionSeconds: 0.2, requests: 3_000 },
};

const USAGE = `npm run bench -- [part...] [--quick] [--json] [--write] [--package FOLDER] [--beside FOLDER]

${PARTS.map(({ name, about }) => `  ${name.padEnd(12)}${about}`).join("\n")}

  --quick     shorter and fewer rounds, ${QUICK.requests.toLocaleString("en-US")} requests: good enough to see that it runs
  --json      one JSON object on stdout instead of tables
  --write     with the part peers: writes its figures into docs/performance.md, and its chart into docs/peers.svg
  --package   the folder of an installed package to measure in place of this tree's build; day, shift and the checkpoints
              of the part tape always measure the sources
  --beside    the folder of another clone with a build, with which the part tape compares this one
  --help      this text`;

process.exitCode = await main();

async function main() {
  const choices = readCommandLine();
  if (typeof choices === "number") return choices;
  const missing = explainMissingFile();
  if (missing !== null) return refuse(`The benchmark cannot run: ${missing}.`, 1);

  const workspace = mkdtempSync(join(tmpdir(), "cc-gateway-bench-"));
  // This also removes the files of an interrupted run.
  process.on("exit", () => rmSync(workspace, { recursive: true, force: true }));
  let preparing;
  const context = {
    options: { ...(choices.quick ? QUICK : FULL), beside: choices.beside },
    pinning: choosePinning(),
    workspace,
    prepareOnce: () => {
      preparing ??= prepareControls(workspace);
      return preparing;
    },
    log: (text) => console.error(`  ${text}`),
  };
  const head = { machine: describeMachine(), pinning: context.pinning.words, quick: choices.quick };
  const reports = [];
  for (const part of choices.parts) {
    console.error(`${part.name}: ${part.about}`);
    reports.push({ name: part.name, ...(await runPart(part, context)) });
  }
  if (choices.write) writePage(head, reports);
  if (choices.json) printJson(head, reports);
  else printText(head, reports);
  return reports.some(({ failures }) => failures.length > 0) ? 1 : 0;
}

async function runPart(part, context) {
  try {
    return await part.run(context);
  } catch (error) {
    return {
      title: part.about,
      tables: [],
      targets: [],
      notes: [],
      failures: [`THIS PART FAILED TO RUN: ${error.message}`],
      figures: {},
    };
  }
}

function readCommandLine() {
  const accepted = PARTS.map(({ name }) => name).join(", ");
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        quick: { type: "boolean" },
        json: { type: "boolean" },
        write: { type: "boolean" },
        package: { type: "string" },
        beside: { type: "string" },
        help: { type: "boolean" },
      },
    });
    if (values.help === true) {
      console.log(USAGE);
      return 0;
    }
    const unknown = positionals.find((name) => !PARTS.some((part) => part.name === name));
    if (unknown !== undefined) return refuse(`There is no part "${unknown}". Use one of: ${accepted}.`, 2);
    const parts = PARTS.filter(({ name, onlyWhenNamed }) =>
      positionals.length === 0 ? onlyWhenNamed !== true : positionals.includes(name),
    );
    if (values.write === true && (values.quick === true || !positionals.includes("peers"))) {
      return refuse("--write belongs to the part peers, and needs a run without --quick.", 2);
    }
    if (values.package !== undefined) setMeasuredPackage(values.package);
    const [quick, json, write] = [values.quick, values.json, values.write].map((each) => each === true);
    return { parts, quick, json, write, beside: values.beside };
  } catch (error) {
    return refuse(`${error.message}\n\n${USAGE}`, 2);
  }
}

// If the part had a failure, neither the page nor the chart is changed.
function writePage({ machine, pinning }, reports) {
  const { failures, figures } = reports.find(({ name }) => name === peers.name);
  if (failures.length > 0)
    return console.error("docs/performance.md and docs/peers.svg are unchanged, because the part peers had a failure.");
  writePeersPage(figures, { machine, pinning, date: new Date().toISOString().slice(0, 10) });
}

function refuse(why, exitCode) {
  console.error(why);
  return exitCode;
}

function printJson(head, reports) {
  const parts = reports.map(({ name, title, targets, notes, failures, figures }) => [
    name,
    { title, targets: targets.map((target) => ({ ...target, met: isMet(target) })), notes, failures, figures },
  ]);
  console.log(JSON.stringify({ ...head, parts: Object.fromEntries(parts) }, null, 2));
}

function printText(head, reports) {
  console.log(`\n${head.machine}\n${head.pinning}`);
  if (head.quick) console.log("A QUICK RUN (--quick): short rounds and few requests, not figures to quote.");
  for (const { title, tables, targets, notes, failures } of reports) {
    const sections = [`\n${title}`, ...tables.map(({ columns, rows }) => formatTable(columns, rows))];
    if (targets.length > 0) sections.push(formatTargetTable(targets));
    if (notes.length > 0) sections.push(notes.map((note) => `- ${note}.`).join("\n"));
    if (failures.length > 0) sections.push(failures.map((failure) => `!! ${failure}`).join("\n"));
    console.log(sections.join("\n\n"));
  }
}
