// The part `statistics`: measures the statistics request over HTTPS, compared with bare servers that send the same bytes.
import { readFileSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { startControl } from "./controls.mjs";
import { startGenerator } from "./generator.mjs";
import { readResidentMemoryMb } from "./process-figures.mjs";
import { rotate } from "./report/figures.mjs";
import { report } from "./report/statistics-report.mjs";
import { formatNumber } from "./report/table.mjs";
import {
  buildStatisticsHeaders,
  buildStatisticsRequest,
  requestOnce,
  STATISTICS_PATH,
  signIn,
  startSubject,
} from "./subject.mjs";

const CONNECTIONS = 64;
const ROUND_WARM_UP_MS = 500;
const MAX_REQUESTS_PER_ROUND = 1_000_000;
const MAX_ENDURANCE_S = 300;
// A Guid of the real length, so that the controls read as many bytes as the simulator.
const ANY_GUID = "00000000-0000-4000-8000-000000000000.AgentGateway1";

export const name = "statistics";
export const about = "statistics over HTTPS, compared with a bare node:https server and a bare Fastify";

/** @type {import("./run.mjs").Part["run"]} */
export async function run(context) {
  const { options, pinning, log } = context;
  const prepared = await context.prepareOnce();
  const generator = startGenerator(pinning.generator);
  const contenders = [];
  try {
    for (const start of listStarters(context, prepared)) contenders.push(await start());
    const load = (contender, limits) => runLoad(generator, contender, prepared, limits);

    log(`warm-up, ${options.warmUpS} s each`);
    for (const each of contenders) {
      await load(each, { seconds: options.warmUpS, requests: MAX_REQUESTS_PER_ROUND });
      each.memory.warm = readResidentMemoryMb(each.server.pid);
    }
    for (let round = 0; round < options.rounds; round += 1) {
      log(`round ${round + 1} of ${options.rounds}, ${options.seconds} s each`);
      for (const each of rotate(contenders, round)) {
        each.rounds.push(await load(each, { seconds: options.seconds, requests: MAX_REQUESTS_PER_ROUND }));
      }
    }
    for (const each of contenders.filter(({ log }) => log === undefined)) {
      log(`${each.label}: up to ${formatNumber(options.requests)} requests in all`);
      const missing = options.requests - each.answered;
      if (missing > 0) await load(each, { seconds: MAX_ENDURANCE_S, requests: missing, warmUpMs: 0 });
      each.memory.end = readResidentMemoryMb(each.server.pid);
    }
  } finally {
    await generator.stop();
    for (const { server } of contenders) await server.stop();
  }
  return report(contenders, CONNECTIONS, options);
}

function listStarters({ pinning, workspace }, prepared) {
  const core = pinning.server;
  const log = join(workspace, "info.log");
  const createSubjectStarter = (id, label, how) => async () => {
    const server = await startSubject({ certsDir: prepared.certsDir, core, ...how });
    const guid = await signIn(server.ready.gateway, readFileSync(server.ready.ca, "utf8"));
    return createContender(id, label, server, guid, prepared, how.log);
  };
  const createControlStarter = (id, label) => async () =>
    createContender(id, label, await startControl(id, prepared, core), ANY_GUID, prepared);
  return [
    createSubjectStarter("simulator", "simulator, log level warn", { logLevel: "warn" }),
    createSubjectStarter("simulatorInfoLog", "simulator, info log to a file", { logLevel: "info", log }),
    createControlStarter("https", "bare node:https"),
    createControlStarter("fastify", "bare Fastify, compiled serializer"),
  ];
}

async function createContender(id, label, server, guid, prepared, log) {
  const { gateway } = server.ready;
  const first = await requestOnce(gateway, prepared.ca, STATISTICS_PATH, { headers: buildStatisticsHeaders(guid) });
  if (first.status !== 200 || first.body !== prepared.body) {
    throw new Error(`${label} sends a different answer from the measured one: ${first.status} ${first.body}`);
  }
  const request = buildStatisticsRequest(gateway, guid);
  const memory = { start: readResidentMemoryMb(server.pid), warm: null, end: null };
  return { id, label, server, request, log, logBytes: 0, memory, rounds: [], answered: 0, errors: 0, firstError: null };
}

/** Runs a round of load, adds its counts to those of the server, and returns its result. */
async function runLoad(generator, contender, prepared, { seconds, requests, warmUpMs = ROUND_WARM_UP_MS }) {
  const { server, label, request } = contender;
  const job = {
    port: Number(new URL(server.ready.gateway).port),
    pid: server.pid,
    ca: prepared.ca,
    request,
    bodyBytes: Buffer.byteLength(prepared.body),
    connections: CONNECTIONS,
    warmUpMs,
    seconds,
    requests,
  };
  const round = await generator.round(job).catch((error) => {
    throw new Error(`${label}: ${error.message}`);
  });
  contender.answered += round.answered;
  contender.errors += round.errors;
  contender.firstError ??= round.firstError;
  if (contender.log !== undefined) emptyLog(contender);
  return round;
}

// A log of every request would fill the disk. The server appends, so the file can be truncated while it is open.
function emptyLog(contender) {
  contender.logBytes += statSync(contender.log).size;
  truncateSync(contender.log);
}
