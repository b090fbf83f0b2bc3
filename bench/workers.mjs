// The part `workers`: measures statistics with one and with two workers, directly at their ports and through the common address.
import { readFileSync } from "node:fs";
import { startServer } from "./child.mjs";
import { startGenerator } from "./generator.mjs";
import { readCpuTimeUs } from "./process-figures.mjs";
import { computeMedian } from "./report/figures.mjs";
import { formatNumber } from "./report/table.mjs";
import { buildStatisticsHeaders, findPackageFile, requestOnce, STATISTICS_PATH, signIn } from "./subject.mjs";

const CONNECTIONS = 32;
const MAX_REQUESTS = 1_000_000;
const WARM_UP_MS = 500;
/** Two worlds. If there are two workers, each serves one of them. */
const WORLDS = ["tests", "b"];

export const name = "workers";
export const about = "statistics with one and with two workers, directly and through the common address";

/** @type {import("./run.mjs").Part["run"]} */
export async function run({ options, workspace, log }) {
  const certsDir = `${workspace}/workers`;
  const generators = [startGenerator(null), startGenerator(null)];
  const servers = [];
  try {
    const [one, two] = [await startWorkers(1, certsDir), await startWorkers(2, certsDir)];
    servers.push(one.server, two.server);
    const cases = [
      { id: "one", label: "1 worker", loads: [one.planDirect(0)], connections: CONNECTIONS },
      { id: "two", label: "2 workers", loads: [two.planDirect(0), two.planDirect(1)], connections: CONNECTIONS },
      { id: "common", label: "2 workers, common address", loads: [two.planCommon(0)], connections: CONNECTIONS },
      { id: "oneByOne", label: "one by one, directly", loads: [two.planDirect(0)], connections: 1 },
      { id: "oneByOneCommon", label: "one by one, common address", loads: [two.planCommon(0)], connections: 1 },
    ].map((each) => ({ ...each, rounds: [] }));
    for (let round = 0; round < options.rounds; round += 1) {
      log(`round ${round + 1} of ${options.rounds}, ${options.seconds} s each`);
      for (const each of cases) each.rounds.push(await measureCase(each, generators, options.seconds));
    }
    return report(cases);
  } finally {
    for (const generator of generators) await generator.stop();
    for (const server of servers) await server.stop();
  }
}

/**
 * Starts a simulator with workers, and signs agent 101 in to a world of each worker. Returns the server, and two functions that plan the
 * load on a world: at the port of its worker, or at the common address.
 */
async function startWorkers(count, certsDir) {
  const ports = ["--port", "0", "--control-port", "0", "--log-level", "warn", "--log-format", "json"];
  const args = [
    findPackageFile("dist/cli/main.js"),
    "serve",
    "statistics-example",
    "--workers",
    String(count),
    ...ports,
  ];
  const server = await startServer([...args, "--certs-dir", certsDir], { core: null });
  const ca = readFileSync(server.ready.ca, "utf8");
  const worlds = [];
  for (const world of WORLDS.slice(0, count)) {
    const body = JSON.stringify({ scenario: "statistics-example" });
    const answer = await fetch(`${server.ready.control}/worlds/${world}`, { method: "PUT", body });
    const { url } = await answer.json();
    const worker = server.ready.workers.find(({ gateway }) => url.startsWith(gateway));
    const guid = await signIn(url, ca);
    const path = `/w/${world}${STATISTICS_PATH}`;
    const first = await requestOnce(worker.gateway, ca, path, { headers: buildStatisticsHeaders(guid) });
    if (first.status !== 200) throw new Error(`the statistics of ${world} were answered with HTTP ${first.status}`);
    const lines = Object.entries({ Host: "127.0.0.1", ...buildStatisticsHeaders(guid) }).map(
      ([key, value]) => `${key}: ${value}\r\n`,
    );
    const request = `GET ${path} HTTP/1.1\r\n${lines.join("")}\r\n`;
    worlds.push({ worker, ca, request, bodyBytes: Buffer.byteLength(first.body) });
  }
  const planLoad = (at, gateway, pids) => ({ ...worlds[at], port: Number(new URL(gateway).port), pids });
  return {
    server,
    planDirect: (at) => planLoad(at, worlds[at].worker.gateway, [worlds[at].worker.pid]),
    planCommon: (at) => planLoad(at, server.ready.gateway, [worlds[at].worker.pid, server.pid]),
  };
}

/**
 * Runs all loads in parallel, each with a separate generator. The CPU time is divided by the number of all answered requests, because both
 * include the warm-up.
 */
async function measureCase({ loads, connections }, generators, seconds) {
  const pids = loads.flatMap(({ pids }) => pids);
  const before = pids.map(readCpuTimeUs);
  const rounds = await Promise.all(
    loads.map(({ port, pids: [pid], ca, request, bodyBytes }, at) =>
      generators[at].round({
        port,
        pid,
        ca,
        request,
        bodyBytes,
        connections,
        warmUpMs: WARM_UP_MS,
        seconds,
        requests: MAX_REQUESTS,
      }),
    ),
  );
  const answered = sum(rounds.map((round) => round.answered));
  return {
    perSecond: sum(rounds.map((round) => round.requests / round.seconds)),
    // On a machine without /proc there is no CPU time.
    cpuUs: before.includes(null) ? null : sum(pids.map((pid, at) => readCpuTimeUs(pid) - before[at])) / answered,
    generatorCores: sum(rounds.map((round) => round.generatorCores)),
    p50Ms: computeMedian(rounds.map((round) => round.p50Ms)),
    errors: sum(rounds.map((round) => round.errors)),
    firstError: rounds.map((round) => round.firstError).find((error) => error !== null) ?? null,
  };
}

function report(cases) {
  const figures = Object.fromEntries(
    cases.map(({ id, rounds }) => {
      const medianOf = (pick) => computeMedian(rounds.map(pick));
      const cpus = rounds.map(({ cpuUs }) => cpuUs);
      return [
        id,
        {
          perSecond: medianOf(({ perSecond }) => perSecond),
          serverCpuUs: cpus.includes(null) ? null : computeMedian(cpus),
          generatorCores: medianOf(({ generatorCores }) => generatorCores),
          p50Ms: medianOf(({ p50Ms }) => p50Ms),
        },
      ];
    }),
  );
  const { one, two, common, oneByOne, oneByOneCommon } = figures;
  const factor = one.serverCpuUs === null ? null : (2 * one.serverCpuUs) / two.serverCpuUs;
  const hopMs = oneByOneCommon.p50Ms - oneByOne.p50Ms;
  return {
    title: "Statistics with workers",
    tables: [
      {
        columns: ["", "requests/s", "server CPU, us/request", "CPUs of generators", "p50, ms"],
        rows: cases.map(({ id, label }) => {
          const { perSecond, serverCpuUs, generatorCores, p50Ms } = figures[id];
          return [
            label,
            formatNumber(perSecond),
            formatNumber(serverCpuUs, 1),
            formatNumber(generatorCores, 2),
            formatNumber(p50Ms, 3),
          ];
        }),
      },
    ],
    targets: [
      {
        what: "two workers compared with one, by server CPU",
        bound: "at least",
        value: 1.7,
        unit: "",
        measured: factor,
      },
    ],
    notes: [
      `requests/s of two workers compared with one: ${formatNumber(two.perSecond / one.perSecond, 2)}; on few cores, generators and workers share them`,
      `the common address adds ${formatNumber(hopMs, 3)} ms to the p50 of requests one by one, and ${formatNumber(
        common.serverCpuUs === null ? null : common.serverCpuUs - one.serverCpuUs,
        1,
      )} us of CPU to a request`,
      "worlds are named in the path, as in their URL, so requests don't take the shortest way through the gateway",
    ],
    failures: cases.flatMap(({ label, rounds }) =>
      rounds
        .filter(({ errors }) => errors > 0)
        .map(({ errors, firstError }) => `${label}: ${errors} errors, first: ${firstError}`),
    ),
    figures: { ...figures, factor, hopMs },
  };
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
