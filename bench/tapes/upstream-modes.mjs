// Measures what a request to a real gateway costs in each mode: pass, spy and shadow.
import { setTimeout as sleep } from "node:timers/promises";
import { startServer } from "../child.mjs";
import { readMainThreadTimeUs } from "../process-figures.mjs";
import { computeMedian, computePairedRatio, rotate } from "../report/figures.mjs";
import { formatNumber } from "../report/table.mjs";
import { requestOnce } from "../subject.mjs";

/** The agents of the three modes. Each mode has its own agent, and so its own session at the gateway. */
export const MODE_AGENTS = [102, 103, 104];

const CONNECTIONS = 4;

/** A process that uses less CPU time than this in half a second has nothing left to do (microseconds). */
const IDLE_US = 10_000;

/**
 * Measures the three modes in turn.
 * @param {object} where
 * @param {string} where.main path of the executable
 * @param {string[]} where.ports options of `serve` for all servers
 * @param {string} where.scenario path of the scenario
 * @param {{ ready: { gateway: string, ca: string } }} where.behind the real gateway
 * @param {string} where.ca PEM text
 * @param {number | null} where.core the processor core of the servers; null for any
 * @param {(mode: string) => string} where.tapeOf returns the path of the tape of a mode
 * @param {import("../generator.mjs").Generator} generator
 * @param {{ rounds: number, requests: number, log: (text: string) => void }} how `requests`: their number in a round
 * @returns {Promise<{ table: { columns: string[], rows: string[][] }, note: string, figures: object[] }>}
 */
export async function measureModes({ main, ports, scenario, behind, ca, core, tapeOf }, generator, how) {
  const modes = [
    { label: "pass", options: [] },
    { label: "spy", options: ["--answer", "onlineagent/sayBusy"] },
    { label: "shadow", options: [] },
  ];
  const servers = [];
  try {
    for (const [index, { label, options }] of modes.entries()) {
      const upstream = ["--upstream", behind.ready.gateway, "--upstream-ca", behind.ready.ca, "--tape", tapeOf(label)];
      const more = ["--mode", label, ...options];
      const server = await startServer([main, "serve", scenario, ...ports, ...upstream, ...more], { core });
      servers.push({ label, server, rounds: [], request: await prepareRequest(server, ca, MODE_AGENTS[index]) });
    }
    // The first round of each only warms up.
    for (let round = 0; round <= how.rounds; round += 1) {
      how.log(`modes: round ${round} of ${how.rounds}`);
      for (const each of rotate(servers, round)) {
        const figures = await measureMode(generator, each, ca, how.requests);
        if (round > 0) each.rounds.push(figures);
      }
    }
    return reportModes(servers, how.rounds);
  } finally {
    for (const { server } of servers) await server.stop();
  }
}

/** Signs an agent in. Returns the text of its statistics request, and the length of the body of the answer (bytes). */
async function prepareRequest({ ready: { gateway } }, ca, agent) {
  const root = "/agentgateway/resource";
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify({ password: "secret", phonenum: `40${agent}` });
  const signedIn = await requestOnce(gateway, ca, `${root}/onlineagent/${agent}`, { method: "PUT", headers, body });
  const guid = signedIn.headers.find(([name]) => name.toLowerCase() === "guid")?.[1];
  if (guid === undefined) throw new Error(`the sign-in returned no Guid: ${signedIn.status} ${signedIn.body}`);
  const path = `${root}/calldata/${agent}/statistics`;
  const first = await requestOnce(gateway, ca, path, { headers: { Guid: guid } });
  const head = [`GET ${path} HTTP/1.1`, `Host: ${new URL(gateway).host}`, `Guid: ${guid}`];
  return { text: `${head.join("\r\n")}\r\n\r\n`, bodyBytes: Buffer.byteLength(first.body) };
}

async function measureMode(generator, { server, label, request }, ca, requests) {
  const before = readMainThreadTimeUs(server.pid);
  const { errors, firstError, p50Ms, ...round } = await generator.round({
    port: Number(new URL(server.ready.gateway).port),
    pid: server.pid,
    ca,
    request: request.text,
    bodyBytes: request.bodyBytes,
    connections: CONNECTIONS,
    warmUpMs: 0,
    seconds: 120,
    requests,
  });
  if (errors > 0) throw new Error(`${label}: ${errors} wrong answers, such as: ${firstError}`);
  const after = await waitUntilIdle(server.pid);
  return { cpuUs: before === null ? null : (after - before) / round.requests, p50Ms };
}

/**
 * Waits until a process is idle, as a shadow is when its twin has caught up. Returns the CPU time of its main thread so far (microseconds);
 * null if it can't be read.
 */
async function waitUntilIdle(pid) {
  for (let last = readMainThreadTimeUs(pid); ; ) {
    await sleep(500);
    const now = readMainThreadTimeUs(pid);
    if (now === null || now - last < IDLE_US) return now;
    last = now;
  }
}

function reportModes(servers, rounds) {
  const collect = (each, figure) => each.rounds.map((round) => round[figure]);
  const [pass] = servers;
  return {
    table: {
      columns: ["mode, with a tape", "CPU us", "ratio to pass", "p50 ms"],
      rows: servers.map((each) => [
        each.label,
        formatNumber(computeMedian(collect(each, "cpuUs")), 1),
        formatNumber(computePairedRatio(collect(each, "cpuUs"), collect(pass, "cpuUs"))?.middle ?? null, 2),
        formatNumber(computeMedian(collect(each, "p50Ms")), 2),
      ]),
    },
    note: `the modes: medians of ${rounds} rounds; the CPU time of a shadow includes that of its twin until it has caught up`,
    figures: servers.map(({ label, rounds: times }) => ({ label, times })),
  };
}
