// Creates the report of the part `statistics` from its rounds.
import { computeMedian, computePairedRatio, computeRatio } from "./figures.mjs";
import { formatNumber } from "./table.mjs";

/**
 * A server and its measurements.
 * @typedef {object} Contender
 * @property {string} id
 * @property {string} label
 * @property {string | undefined} log the file that it logs to; undefined if it logs to none
 * @property {number} logBytes total size of its log
 * @property {{ start: number | null, warm: number | null, end: number | null }} memory RSS in megabytes
 * @property {import("../clients/load.mjs").RoundResult[]} rounds
 * @property {number} answered requests in all, warm-up included
 * @property {number} errors wrong or lost answers in all
 * @property {string | null} firstError description of the first error; null if there was none
 */

/**
 * Returns the report of the part `statistics`.
 * @param {Contender[]} contenders the simulator first
 * @param {number} connections
 * @param {import("../run.mjs").Context["options"]} options
 * @returns {import("../run.mjs").Report}
 */
export function report(contenders, connections, options) {
  const base = computeRounds(contenders.find(({ id }) => id === "https"));
  const servers = contenders.map((contender) => computeFigures(contender, base));
  const wrong = contenders.filter(({ errors }) => errors > 0);
  return {
    title: `Statistics over HTTPS: ${connections} keep-alive connections, medians of ${options.rounds} rounds of ${options.seconds} s`,
    tables: [buildLoadTable(servers), buildMemoryTable(servers, options)],
    targets: buildTargets(servers, options),
    notes: buildNotes(servers, options),
    failures: wrong.map(
      ({ label, errors, firstError }) =>
        `${label}: ${formatNumber(errors)} WRONG OR LOST ANSWERS, first: ${firstError}`,
    ),
    figures: { connections, requests: options.requests, servers },
  };
}

function computeRounds({ rounds }) {
  return {
    rate: rounds.map(({ requests, seconds }) => requests / seconds),
    p50Ms: rounds.map(({ p50Ms }) => p50Ms),
    p99Ms: rounds.map(({ p99Ms }) => p99Ms),
    cpuUs: rounds.map(({ serverCpuUs, requests }) => computeRatio(serverCpuUs, requests)),
    serverBusy: rounds.map(({ serverCpuUs, seconds }) => computeRatio(serverCpuUs, seconds * 1e6)),
  };
}

function computeFigures(contender, base) {
  const { id, label, log, logBytes, memory, answered, errors } = contender;
  const rounds = computeRounds(contender);
  return {
    id,
    label,
    requestsPerSecond: computeMedian(rounds.rate),
    p50Ms: computeMedian(rounds.p50Ms),
    p99Ms: computeMedian(rounds.p99Ms),
    cpuUsPerRequest: computeMedian(rounds.cpuUs),
    ofBareHttps: {
      requestsPerSecond: computePairedRatio(rounds.rate, base.rate),
      p50: computePairedRatio(rounds.p50Ms, base.p50Ms),
      p99: computePairedRatio(rounds.p99Ms, base.p99Ms),
      cpuUsPerRequest: computePairedRatio(rounds.cpuUs, base.cpuUs),
    },
    serverBusy: computeMedian(rounds.serverBusy),
    memory: {
      ...memory,
      moreThanAfterStart: subtract(memory.end, memory.start),
      moreThanAfterWarmUp: subtract(memory.end, memory.warm),
    },
    answered,
    errors,
    answerBytes: contender.rounds.at(-1)?.answerBytes ?? 0,
    logBytesPerRequest: log === undefined ? null : logBytes / answered,
    rounds,
  };
}

function buildLoadTable(figures) {
  const formatRatio = (paired) => formatNumber(paired?.middle ?? null, 2);
  return {
    columns: [
      "server",
      "requests/s",
      "of bare",
      "p50 ms",
      "p99 ms",
      "of bare",
      "CPU us/request",
      "of bare",
      "server busy",
    ],
    rows: figures.map((each) => [
      each.label,
      formatNumber(each.requestsPerSecond),
      formatRatio(each.ofBareHttps.requestsPerSecond),
      formatNumber(each.p50Ms, 2),
      formatNumber(each.p99Ms, 2),
      formatRatio(each.ofBareHttps.p99),
      formatNumber(each.cpuUsPerRequest, 1),
      formatRatio(each.ofBareHttps.cpuUsPerRequest),
      formatPercent(each.serverBusy),
    ]),
  };
}

function buildMemoryTable(figures, options) {
  return {
    columns: [
      "RSS in MB",
      "after start",
      "after warm-up",
      `after ${formatNumber(options.requests)} requests`,
      "since start",
      "since warm-up",
    ],
    rows: figures
      .filter(({ logBytesPerRequest }) => logBytesPerRequest === null)
      .map(({ label, memory }) => [
        label,
        ...[memory.start, memory.warm, memory.end, memory.moreThanAfterStart, memory.moreThanAfterWarmUp].map((each) =>
          formatNumber(each, 1),
        ),
      ]),
  };
}

function buildTargets(figures, options) {
  const [simulator] = figures;
  const createRatioTarget = (what, bound, value, paired) => ({
    what,
    bound,
    value,
    unit: "",
    measured: paired?.middle ?? null,
  });
  const { requestsPerSecond } = simulator.ofBareHttps;
  const fastify = figures.find(({ id }) => id === "fastify");
  const withLog = figures.find(({ logBytesPerRequest }) => logBytesPerRequest !== null);
  const p99 = computePairedRatio(simulator.rounds.p99Ms, fastify.rounds.p99Ms);
  return [
    createRatioTarget("requests per second, times bare node:https", "at least", 0.8, requestsPerSecond),
    createRatioTarget("the same with the info log", "at least", 0.65, withLog.ofBareHttps.requestsPerSecond),
    createRatioTarget("p99, times bare Fastify", "at most", 1, p99),
    {
      what: `growth of RSS from the warm-up to ${formatNumber(options.requests)} requests`,
      bound: "at most",
      value: 20,
      unit: "MB",
      measured: simulator.memory.moreThanAfterWarmUp,
    },
  ];
}

function buildNotes(figures, options) {
  const [simulator] = figures;
  const formatRange = (paired) =>
    paired === null ? "not measured here" : `${paired.least.toFixed(2)} to ${paired.most.toFixed(2)}`;
  const lines = [
    `"of bare" is the median of the ratios of each round; those of the simulator range from ${formatRange(simulator.ofBareHttps.requestsPerSecond)} (requests per second) and ${formatRange(simulator.ofBareHttps.p99)} (p99)`,
  ];
  const bare = figures.find(({ id }) => id === "https");
  const unavoidable = formatNumber(bare.memory.moreThanAfterStart, 1, "MB");
  lines.push(
    `every row includes the memory that Node needs under this load: bare node:https has grown by ${unavoidable} since its start`,
  );
  const sizes = figures.map(({ answerBytes }) => answerBytes);
  if (new Set(sizes).size === 1) lines.push(`every server sent answers of ${sizes[0]} bytes, headers included`);
  else
    lines.push(
      `ANSWERS DIFFER IN SIZE: ${figures.map(({ label, answerBytes }) => `${label} ${answerBytes} bytes`).join(", ")}`,
    );
  const withLog = figures.find(({ logBytesPerRequest }) => logBytesPerRequest !== null);
  if (withLog !== undefined)
    lines.push(
      `the info log grows by only ${formatNumber(withLog.logBytesPerRequest)} bytes per request, because it counts repeated lines instead of writing them`,
    );
  if (figures.some(({ serverBusy }) => serverBusy !== null && serverBusy < 0.9)) {
    lines.push(
      "A SERVER DID NOT USE ITS CORE FULLY: it waited for the load generator, or something else used the machine, so compare CPU per request",
    );
  }
  const unfinished = figures.filter(
    ({ logBytesPerRequest, answered }) => logBytesPerRequest === null && answered < options.requests,
  );
  for (const { label, answered } of unfinished) {
    lines.push(`${label} answered only ${formatNumber(answered)} requests in time; its last RSS is after those`);
  }
  return lines;
}

function subtract(after, before) {
  return after === null || before === null ? null : after - before;
}

function formatPercent(share) {
  return share === null ? formatNumber(null) : `${Math.round(share * 100)} %`;
}
