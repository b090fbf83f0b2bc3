// Creates the report of the part `peers` from its rounds.
import { computeMedian, computePairedRatio, computeRatio } from "./figures.mjs";
import { formatNumber } from "./table.mjs";

/** The ids of the servers that are not peers. */
const NOT_PEERS = new Set(["simulator", "https", "fastify"]);

/**
 * A server and its measurements.
 * @typedef {object} Contender
 * @property {string} id
 * @property {string} label
 * @property {string} version of a peer; empty for the simulator and the controls
 * @property {string} how a peer is set up, in words
 * @property {boolean} isSecure whether it serves HTTPS
 * @property {number[]} starts milliseconds to the first answer
 * @property {{ start: number | null, first: number | null, end: number | null, requests: number }} memory RSS in
 *   megabytes at the start, after the first 1,000 requests and at the end, and the number of answered requests
 * @property {import("../clients/load.mjs").RoundResult[]} rounds
 * @property {import("../clients/connections.mjs").RoundResult[]} connectionRounds the new connections of the same rounds; none
 *   without HTTPS
 * @property {string | null} failure why it left the comparison
 *
 * The figures of one server.
 * @typedef {object} PeerFigures
 * @property {string} id
 * @property {string} label
 * @property {string} version
 * @property {string} how
 * @property {number | null} requestsPerSecond
 * @property {{ middle: number, least: number, most: number } | null} ofBare requests per second, divided by those of bare node:https
 * @property {number | null} p99Ms 99th percentile of the time from a request to its answer
 * @property {number | null} cpuUsPerRequest CPU time of the server
 * @property {number | null} startMs from the start of the process to its first answer
 * @property {{ start: number | null, first: number | null, end: number | null }} memory RSS in megabytes
 * @property {number} memoryRequests the requests before the last reading of memory
 * @property {number | null} connectionsPerSecond
 * @property {number | null} cpuMsPerConnection CPU time of the server
 * @property {number | null} generatorBusy share of one core during the connections
 * @property {number} answerBytes
 *
 * The figures of a run, which become JSON, tables and the chart.
 * @typedef {object} PeersRun
 * @property {PeerFigures[]} servers
 * @property {{ label: string, why: string }[]} absent peers that this machine can't run
 * @property {number} starts of each server
 * @property {number} rounds
 * @property {number} seconds of a round
 * @property {number} connectionSeconds of the new connections in a round
 * @property {number} requests before the last reading of memory
 * @property {number} connections that stay open under load
 */

/**
 * Returns the report of the part `peers`.
 * @param {Contender[]} contenders
 * @param {{ label: string, why: string }[]} absent peers that this machine can't run
 * @param {Omit<PeersRun, "servers" | "absent">} options
 * @returns {import("../run.mjs").Report}
 */
export function report(contenders, absent, options) {
  const bare = contenders.find(({ id }) => id === "https");
  const servers = sortServers(contenders.map((each) => figuresOf(each, computeRates(bare))));
  return {
    title: `Beside other mock servers: ${options.connections} keep-alive connections, medians of ${options.rounds} rounds of ${options.seconds} s`,
    tables: [buildLoadTable(servers), buildProcessTable(servers, options)],
    targets: [],
    notes: buildNotes(servers, absent, options),
    failures: contenders
      .filter(({ failure }) => failure !== null)
      .map(({ label, failure }) => `${label} LEFT THE COMPARISON: ${failure}`),
    figures: { ...options, servers, absent },
  };
}

/**
 * Returns the table of the load.
 * @param {readonly PeerFigures[]} servers
 * @returns {{ columns: string[], rows: string[][] }}
 */
export function buildLoadTable(servers) {
  return {
    columns: ["server", "requests/s", "of bare", "lowest", "highest", "p99 ms", "CPU us/request", "answer bytes"],
    rows: servers.map((each) => [
      each.label,
      formatNumber(each.requestsPerSecond),
      formatNumber(each.ofBare?.middle ?? null, 3),
      formatNumber(each.ofBare?.least ?? null, 3),
      formatNumber(each.ofBare?.most ?? null, 3),
      formatNumber(each.p99Ms, 1),
      formatNumber(each.cpuUsPerRequest, 1),
      formatNumber(each.answerBytes),
    ]),
  };
}

/**
 * Returns the table of start, memory and new connections.
 * @param {readonly PeerFigures[]} servers
 * @param {{ requests: number }} options
 * @returns {{ columns: string[], rows: string[][] }}
 */
export function buildProcessTable(servers, { requests }) {
  return {
    columns: [
      "server",
      "first answer ms",
      "RSS MB at start",
      "after 1,000 requests",
      `after ${formatNumber(requests)} requests`,
      "new TLS connections/s",
      "CPU ms/connection",
    ],
    rows: servers.map((each) => [
      each.label,
      formatNumber(each.startMs),
      formatNumber(each.memory.start, 1),
      formatNumber(each.memory.first, 1),
      formatNumber(each.memory.end, 1),
      formatNumber(each.connectionsPerSecond),
      formatNumber(each.cpuMsPerConnection, 2),
    ]),
  };
}

function computeRates({ rounds }) {
  return rounds.map(({ requests, seconds }) => requests / seconds);
}

function figuresOf(contender, bare) {
  const { id, label, version, how, starts, memory, rounds, connectionRounds } = contender;
  const { requests: memoryRequests, ...read } = memory;
  return {
    id,
    label,
    version,
    how,
    requestsPerSecond: computeMedian(computeRates(contender)),
    ofBare: computePairedRatio(computeRates(contender), bare),
    p99Ms: computeMedian(rounds.map(({ p99Ms }) => p99Ms)),
    cpuUsPerRequest: computeMedian(rounds.map(({ serverCpuUs, requests }) => computeRatio(serverCpuUs, requests))),
    startMs: computeMedian(starts),
    memory: read,
    memoryRequests,
    connectionsPerSecond: computeMedian(connectionRounds.map(({ connections, seconds }) => connections / seconds)),
    cpuMsPerConnection: computeMedian(
      connectionRounds.map(({ serverCpuUs, connections }) => computeRatio(serverCpuUs, connections * 1_000)),
    ),
    generatorBusy: computeMedian(connectionRounds.map(({ generatorCores }) => generatorCores)),
    answerBytes: rounds.at(-1)?.answerBytes ?? 0,
  };
}

// The simulator and the controls come first, then the peers from the fastest to the slowest.
function sortServers(servers) {
  const peers = servers.filter(({ id }) => !NOT_PEERS.has(id));
  peers.sort((a, b) => (b.requestsPerSecond ?? 0) - (a.requestsPerSecond ?? 0));
  return [...servers.filter(({ id }) => NOT_PEERS.has(id)), ...peers];
}

function buildNotes(servers, absent, { starts, connectionSeconds, requests }) {
  const lines = [
    `"of bare" is the median of the ratios to bare node:https in each round; lowest and highest are those of single rounds`,
    `first answer: medians of ${starts} starts each, from the start of the process to the end of its first answer`,
    `new connections: 8 at a time for ${connectionSeconds} s in each round, each with a full TLS handshake and one request`,
  ];
  const limited = servers.filter(({ generatorBusy }) => (generatorBusy ?? 0) > 0.95).map(({ label }) => label);
  if (limited.length > 0) {
    lines.push(`the client of the new connections was the limit for ${limited.join(", ")}: compare CPU per connection`);
  }
  for (const { label, memoryRequests } of servers.filter(({ memory }) => memory.end !== null)) {
    if (memoryRequests < requests)
      lines.push(
        `${label} answered only ${formatNumber(memoryRequests)} requests in time; its last RSS is after those`,
      );
  }
  lines.push(...absent.map(({ label, why }) => `${label} is not measured: ${why}`));
  lines.push(
    ...servers.filter(({ version }) => version !== "").map((each) => `${each.label} ${each.version}: ${each.how}`),
  );
  return lines;
}
