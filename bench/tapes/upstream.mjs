// The part `upstream`: measures the cost of forwarding requests to a real gateway in each mode, and the time of a comparison of the tape.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startServer } from "../child.mjs";
import { startGenerator } from "../generator.mjs";
import { computeMedian, computePairedRatio, rotate } from "../report/figures.mjs";
import { formatNumber } from "../report/table.mjs";
import { findLeaf, findPackageFile, requestOnce, STATISTICS_PATH, signIn } from "../subject.mjs";
import { MODE_AGENTS, measureModes } from "./upstream-modes.mjs";

export const name = "upstream";
export const about = "forwarding requests to a real gateway with a tape, and comparing the tape";

/** The control: a proxy that uses only the TLS and HTTP of Node. */
const PROXY = findPackageFile("bench/servers/bare-proxy.mjs");
const CONNECTIONS = 4;
/** The number of requests on the compared tape. */
const COMPARED_REQUESTS = 10_000;
const AGENTS = [101, ...MODE_AGENTS].map((id) => `{id: ${id}, queues: [25]}`).join(", ");
const SCENARIO = `settings: {statisticsOutsideCall: answer}\ncenter: {queues: [{id: 25}], agents: [${AGENTS}]}\n`;

/** @type {import("../run.mjs").Part["run"]} */
export async function run({ options, pinning, workspace, prepareOnce, log }) {
  const { certsDir } = await prepareOnce();
  const generator = startGenerator(pinning.generator);
  const main = findPackageFile("dist/cli/main.js");
  const scenario = join(workspace, "upstream.yaml");
  writeFileSync(scenario, SCENARIO);
  const tape = join(workspace, "gateway.ndjson");
  const ports = ["--port", "0", "--control-port", "0", "--log-level", "warn", "--certs-dir", certsDir];
  const behind = await startServer([main, "serve", scenario, ...ports], { core: pinning.server });
  const upstream = ["--upstream", behind.ready.gateway, "--upstream-ca", behind.ready.ca];
  const front = await startServer([main, "serve", ...ports, ...upstream, "--tape", tape], { core: pinning.server });
  const untaped = await startServer([main, "serve", ...ports, ...upstream], { core: pinning.server });
  const config = join(workspace, "proxy.json");
  const { gateway: target, ca: trusted } = behind.ready;
  writeFileSync(config, JSON.stringify({ ...findLeaf(certsDir), target, ca: trusted }));
  const proxy = await startServer([PROXY, config], { core: pinning.server });
  try {
    const ca = readFileSync(behind.ready.ca, "utf8");
    const guid = await signIn(front.ready.gateway, ca);
    const servers = [
      { label: "the gateway itself", server: behind, rounds: [] },
      { label: "forwarded, with a tape", server: front, rounds: [] },
      { label: "a bare node:https proxy", server: proxy, rounds: [] },
      { label: "passed, without a tape", server: untaped, rounds: [] },
    ];
    // The tape contains every round. It is compared at the end.
    const requests = Math.max(options.tapeRequests / 4, Math.ceil(COMPARED_REQUESTS / options.rounds));
    for (let round = 0; round < options.rounds; round += 1) {
      log(`round ${round + 1} of ${options.rounds}`);
      for (const each of rotate(servers, round)) {
        each.rounds.push(await measureForwarding(generator, each, ca, guid, requests));
      }
    }
    await front.stop();
    const where = { main, ports, scenario, behind, ca, core: pinning.server };
    const tapeOf = (mode) => join(workspace, `${mode}.ndjson`);
    const how = { rounds: options.rounds, requests: Math.ceil(requests / 4), log };
    const modes = await measureModes({ ...where, tapeOf }, generator, how);
    log("comparison");
    return report(servers, compareTape(main, tape, scenario), options.rounds, modes);
  } finally {
    await generator.stop();
    await proxy.stop();
    await untaped.stop();
    await front.stop();
    await behind.stop();
  }
}

async function measureForwarding(generator, { server, label }, ca, guid, requests) {
  const { gateway } = server.ready;
  const headers = { Guid: guid };
  const first = await requestOnce(gateway, ca, STATISTICS_PATH, { method: "GET", headers, body: "" });
  const head = [`GET ${STATISTICS_PATH} HTTP/1.1`, `Host: ${new URL(gateway).host}`, `Guid: ${guid}`];
  const {
    serverThreadUs,
    requests: answered,
    errors,
    firstError,
    p50Ms,
  } = await generator.round({
    port: Number(new URL(gateway).port),
    pid: server.pid,
    ca,
    request: `${head.join("\r\n")}\r\n\r\n`,
    bodyBytes: Buffer.byteLength(first.body),
    connections: CONNECTIONS,
    warmUpMs: 200,
    seconds: 60,
    requests,
  });
  if (errors > 0) throw new Error(`${label}: ${errors} wrong answers, such as: ${firstError}`);
  return { cpuUs: serverThreadUs === null ? null : serverThreadUs / answered, p50Ms };
}

/** Compares a tape with `ccgw conform`. Returns the number of exchanges, the duration of the comparison (milliseconds) and the report. */
function compareTape(main, tape, scenario) {
  const exchanges = readFileSync(tape, "utf8").split("\n").length - 2;
  const startedAt = performance.now();
  const text = execFileSync(process.execPath, [main, "conform", tape, "--scenario", scenario, "--json"], {
    encoding: "utf8",
  });
  return { exchanges, elapsedMs: performance.now() - startedAt, report: JSON.parse(text) };
}

function report(servers, { exchanges, elapsedMs, report: compared }, rounds, modes) {
  const [gateway, forwarded, control] = servers;
  const collect = (each, figure) => each.rounds.map((round) => round[figure]);
  const ofControl = computePairedRatio(collect(forwarded, "cpuUs"), collect(control, "cpuUs"))?.middle ?? null;
  const ratio = computePairedRatio(collect(forwarded, "cpuUs"), collect(gateway, "cpuUs"));
  const addedMs = computeMedian(collect(forwarded, "p50Ms")) - computeMedian(collect(gateway, "p50Ms"));
  return {
    title: `A real gateway behind the simulator: statistics over HTTPS, ${CONNECTIONS} connections, medians of ${rounds} rounds`,
    tables: [
      {
        columns: ["server", "CPU us", "p50 ms"],
        rows: servers.map((each) => [
          each.label,
          formatNumber(computeMedian(collect(each, "cpuUs")), 1),
          formatNumber(computeMedian(collect(each, "p50Ms")), 2),
        ]),
      },
      modes.table,
      {
        columns: ["ccgw conform", "exchanges", "s", "s for 10,000"],
        rows: [
          [
            "the tape of all rounds",
            formatNumber(exchanges),
            formatNumber(elapsedMs / 1_000, 2),
            formatNumber((elapsedMs / exchanges) * 10, 2),
          ],
        ],
      },
    ],
    targets: [
      { what: "p50 that forwarding adds", bound: "at most", value: 1, unit: "ms", measured: addedMs },
      {
        what: "CPU time of forwarding a request, times that of the request",
        bound: "at most",
        value: 3,
        unit: "",
        measured: ratio?.middle ?? null,
      },
      {
        what: "comparison of 10,000 requests",
        bound: "at most",
        value: 5,
        unit: "s",
        measured: (elapsedMs / exchanges) * 10,
      },
    ],
    notes: [
      "the process that forwards requests writes each exchange to the tape, anonymized",
      modes.note,
      "the time of a comparison includes the start of its process",
      `forwarding costs ${formatNumber(ofControl, 2)} times the CPU time of the bare proxy`,
    ],
    failures: compared.unplayed.length === 0 ? [] : [`${compared.unplayed.length} requests could not be played`],
    figures: {
      rounds: servers.map(({ label, rounds: times }) => ({ label, times })),
      exchanges,
      elapsedMs,
      modes: modes.figures,
    },
  };
}
