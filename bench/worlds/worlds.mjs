// The part `worlds`: measures the creation of worlds of several sizes, the whole life of a small world, and the hash of a world.
import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createSecureContext } from "node:tls";
import { startServer } from "../child.mjs";
import { ROOT, signIn } from "../clients/agent-requests.mjs";
import { buildRequest, Connection } from "../clients/connection.mjs";
import { findLongestWait, requestControl } from "../control-requests.mjs";
import { readMainThreadTimeUs } from "../process-figures.mjs";
import { computeMedian } from "../report/figures.mjs";
import { formatNumber } from "../report/table.mjs";
import { findPackageFile } from "../subject.mjs";

export const name = "worlds";
export const about =
  "creating worlds of 10, 1,000 and 50,000 agents, the life of a small world, and the hash of a world";

/** The numbers of agents in a world, with the number of worlds that a round creates and deletes one after the other. */
const SIZES = [
  { agents: 10, worlds: 200 },
  { agents: 1_000, worlds: 10 },
  { agents: 50_000, worlds: 3 },
];
/** The number of rounds before the measurement, in which Node compiles the code. */
const WARM_UP_ROUNDS = 3;
const HASHES = 20;
/** The number of small worlds that a round creates, uses and deletes. */
const LIVES = 200;

/** @type {import("../run.mjs").Part["run"]} */
export async function run({ options, workspace, log }) {
  const certsDir = mkdtempSync(join(workspace, "worlds-"));
  const ports = ["--port", "0", "--control-port", "0", "--clock", "manual", "--certs-dir", certsDir];
  const server = await startServer([findPackageFile("dist/cli/main.js"), "serve", ...ports, "--log-level", "warn"]);
  try {
    const { control } = server.ready;
    const figures = [];
    for (const size of SIZES) {
      const rounds = [];
      for (let round = -WARM_UP_ROUNDS; round < options.shifts; round += 1) {
        log(`${formatNumber(size.agents)} agents, ${round < 0 ? "warm-up" : `${round + 1} of ${options.shifts}`}`);
        const measured = await measureCreation(server.pid, control, size);
        if (round >= 0) rounds.push(measured);
      }
      figures.push({ ...size, rounds });
    }
    const lives = [];
    for (let round = -WARM_UP_ROUNDS; round < options.shifts; round += 1) {
      log(`created, used and deleted, ${round < 0 ? "warm-up" : `${round + 1} of ${options.shifts}`}`);
      const measured = await measureLives(server);
      if (round >= 0) lives.push(measured);
    }
    log("hashes");
    return report({ figures, lives, hashes: await measureHash(control), rounds: options.shifts });
  } finally {
    await server.stop();
  }
}

/** Creates and deletes worlds, the last one while requests go to another world. Returns medians, and the longest wait of these requests. */
async function measureCreation(pid, control, { agents, worlds }) {
  const scenario = scenarioOf(agents);
  const create = () => requestControl(control, "POST", "/worlds", { name: "created", clock: "manual", scenario });
  const remove = () => requestControl(control, "DELETE", "/worlds/created");
  const created = [];
  for (let world = 0; world < worlds; world += 1) {
    created.push(await measureWork(pid, create));
    await remove();
  }
  const wait = await findLongestWait(control, create);
  await remove();
  return { ...mediansOf(created), wait };
}

function scenarioOf(agents) {
  return `center: {queues: [{id: 25}], agents: [{ids: 101-${100 + agents}, queues: [25]}]}`;
}

/** Returns the elapsed time of work (milliseconds) and the CPU time of the main thread (microseconds). */
async function measureWork(pid, work) {
  const cpuBefore = readMainThreadTimeUs(pid);
  const before = performance.now();
  await work();
  const elapsedMs = performance.now() - before;
  const cpuAfter = readMainThreadTimeUs(pid);
  return { elapsedMs, cpuUs: cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore };
}

/** Creates worlds of ten agents one after the other, signs an agent in to each, reads its state, and deletes the world. Returns medians. */
async function measureLives({ pid, ready: { control, gateway, ca } }) {
  const secureContext = createSecureContext({ ca: readFileSync(ca, "utf8") });
  const connection = await Connection.open(Number(new URL(gateway).port), secureContext);
  const root = `/w/used${ROOT}`;
  const live = async () => {
    await requestControl(control, "POST", "/worlds", { name: "used", clock: "manual", scenario: scenarioOf(10) });
    const guid = await signIn(connection, 101, root);
    await connection.request(buildRequest("GET", `${root}/onlineagent/101/agentstatus`, { guid }));
    await requestControl(control, "DELETE", "/worlds/used");
  };
  const lives = [];
  for (let world = 0; world < LIVES; world += 1) lives.push(await measureWork(pid, live));
  connection.close();
  return mediansOf(lives);
}

function mediansOf(measured) {
  return {
    elapsedMs: computeMedian(measured.map(({ elapsedMs }) => elapsedMs)),
    cpuUs: computeMedian(measured.map(({ cpuUs }) => cpuUs)),
  };
}

/** Requests the hash of a world of 1,000 agents repeatedly. Returns the durations (milliseconds). */
async function measureHash(control) {
  const scenario = "center: {agents: [{ids: 101-1100}]}";
  await requestControl(control, "POST", "/worlds", { name: "hashed", clock: "manual", scenario });
  const times = [];
  for (let hash = 0; hash < HASHES; hash += 1) {
    const before = performance.now();
    await requestControl(control, "GET", "/worlds/hashed/hash");
    times.push(performance.now() - before);
  }
  return times;
}

function report({ figures, lives, hashes, rounds }) {
  const rows = figures.map(({ agents, rounds: measured }) => ({
    agents,
    ...mediansOf(measured),
    wait: computeMedian(measured.map(({ wait }) => wait)),
  }));
  const [small] = rows;
  const life = mediansOf(lives);
  return {
    title: `Worlds created with \`POST /worlds\`: medians of ${rounds} rounds`,
    tables: [
      {
        columns: ["agents", "ms", "CPU ms", "longest wait of another world, ms"],
        rows: rows.map(({ agents, elapsedMs, cpuUs, wait }) => [
          formatNumber(agents),
          formatNumber(elapsedMs, 2),
          formatNumber(cpuUs === null ? null : cpuUs / 1_000, 2),
          formatNumber(wait),
        ]),
      },
      {
        columns: ["a world of 10 agents", "ms", "CPU ms"],
        rows: [
          [
            "created, used and deleted",
            formatNumber(life.elapsedMs, 2),
            formatNumber(life.cpuUs === null ? null : life.cpuUs / 1_000, 2),
          ],
        ],
      },
      {
        columns: ["hash of a world of 1,000 agents", "ms"],
        rows: [["median", formatNumber(computeMedian(hashes), 1)]],
      },
    ],
    targets: [
      {
        what: "CPU time to create a world of 10 agents",
        bound: "at most",
        value: 500,
        unit: "us",
        measured: small.cpuUs,
      },
      {
        what: "CPU time to create, use and delete a world of 10 agents",
        bound: "at most",
        value: 2_000,
        unit: "us",
        measured: life.cpuUs,
      },
      ...rows.slice(1).map(({ agents, wait }) => ({
        what: `longest wait while a world of ${formatNumber(agents)} agents is created`,
        bound: "at most",
        value: 50,
        unit: "ms",
        measured: wait,
      })),
    ],
    notes: [
      "the times include the request over HTTP, and CPU is that of the main thread",
      "a world is used by a sign-in and a query over HTTPS on an open connection",
      "the client runs on the same machine, and its pauses count as waits",
    ],
    failures: [],
    figures: { sizes: rows, life, hashes },
  };
}
