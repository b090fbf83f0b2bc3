// The part `peers`: installs general mock servers, and measures them alternately with the simulator and bare servers.
import { fileURLToPath } from "node:url";
import { startGenerator } from "../generator.mjs";
import { readResidentMemoryMb } from "../process-figures.mjs";
import { rotate } from "../report/figures.mjs";
import { report } from "../report/peers-report.mjs";
import { formatNumber } from "../report/table.mjs";
import { contendersOf } from "./contenders.mjs";
import { installPeers } from "./install.mjs";
import { PEERS, versionOf } from "./servers.mjs";

const CONNECTOR_PATH = fileURLToPath(new URL("../clients/connections.mjs", import.meta.url));
const CONNECTIONS = 64;
const LANES = 8;
const FIRST_REQUESTS = 1_000;
const ROUND_WARM_UP_MS = 150;
const MAX_REQUESTS_PER_ROUND = 1_000_000;
/** The maximum duration of the load before a reading of memory. */
const MAX_LOAD_S = 300;

export const name = "peers";
export const about =
  "other mock servers, compared with the simulator; only when named, because npm installs them into a cache folder";
export const onlyWhenNamed = true;

/** @type {import("../run.mjs").Part["run"]} */
export async function run(context) {
  const { log, options, workspace } = context;
  const installed = await installPeers(log);
  const prepared = await context.prepareOnce();
  const contenders = contendersOf({ workspace, installed, prepared }).map((each) => ({
    ...each,
    version: each.peer === undefined ? "" : versionOf(each.peer, installed),
    how: each.peer?.how ?? "",
    starts: [],
    memory: { start: null, first: null, end: null, requests: 0 },
    rounds: [],
    connectionRounds: [],
    failure: null,
  }));
  for (const phase of [measureStarts, measureMemory, measureRounds]) {
    const remaining = contenders.filter(({ failure }) => failure === null);
    await phase(remaining, { ...context, prepared });
  }
  const absent = PEERS.map(({ label, explainMissing }) => ({ label, why: explainMissing() })).filter(
    ({ why }) => why !== null,
  );
  return report(contenders, absent, { ...options.peers, rounds: options.rounds, connections: CONNECTIONS });
}

/** Measures the time to the first answer, one server after the other, not pinned to a core. */
async function measureStarts(contenders, { options, log }) {
  log("a warm-up start of each server");
  for (const each of contenders) await attempt(each, async () => stopServer(await each.start(null)));
  for (let round = 0; round < options.peers.starts; round += 1) {
    log(`start ${round + 1} of ${options.peers.starts}`);
    for (const each of rotate(contenders, round)) {
      await attempt(each, async () => {
        const started = await each.start(null);
        each.starts.push(started.startMs);
        await stopServer(started);
      });
    }
  }
}

/** Measures the memory of new processes, two servers at a time if there are two cores, because slow ones take minutes. */
async function measureMemory(contenders, { options, pinning, log, prepared }) {
  const waiting = [...contenders];
  const total = options.peers.requests;
  const measureOnCore = async (core) => {
    // The generator shares the core with the server, so it must sleep while it waits.
    const generator = startGenerator(core, { staysAwake: false });
    // The peers are at the end of the list, and start first, because they take longest.
    for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
      const contender = each;
      log(`${contender.label}: ${formatNumber(total)} requests, for its memory`);
      await attempt(contender, () => readMemory(contender, { core, generator, prepared, total }));
    }
    await generator.stop();
  };
  const cores = pinning.server === null ? [null] : [pinning.server, pinning.generator];
  await Promise.all(cores.map(measureOnCore));
}

async function readMemory(contender, { core, generator, prepared, total }) {
  const started = await contender.start(core);
  try {
    const { pid } = started.server;
    const load = async (requests) => {
      const job = { ...createJob(contender, started, prepared), connections: CONNECTIONS, warmUpMs: 0 };
      const round = await generator.round({ ...job, seconds: MAX_LOAD_S, requests });
      checkAnswers(round);
      contender.memory.requests += round.answered;
    };
    contender.memory.start = readResidentMemoryMb(pid);
    await load(FIRST_REQUESTS);
    contender.memory.first = readResidentMemoryMb(pid);
    await load(total - FIRST_REQUESTS);
    contender.memory.end = readResidentMemoryMb(pid);
  } finally {
    await stopServer(started);
  }
}

/** Measures load and new connections in rounds. Each round starts with another server. */
async function measureRounds(contenders, { options, pinning, log, prepared }) {
  const generator = startGenerator(pinning.generator);
  const connector = startGenerator(pinning.generator, { file: CONNECTOR_PATH });
  const running = [];
  const load = async ({ contender, started }, seconds) => {
    const job = { ...createJob(contender, started, prepared), connections: CONNECTIONS, warmUpMs: ROUND_WARM_UP_MS };
    return checkAnswers(await generator.round({ ...job, seconds, requests: MAX_REQUESTS_PER_ROUND }));
  };
  const connect = async ({ contender, started }) => {
    const job = { ...createJob(contender, started, prepared), lanes: LANES, warmUpMs: ROUND_WARM_UP_MS };
    return checkAnswers(await connector.round({ ...job, seconds: options.peers.connectionSeconds }));
  };
  try {
    for (const contender of contenders) {
      await attempt(contender, async () => {
        running.push({ contender, started: await contender.start(pinning.server) });
      });
    }
    log(`warm-up, ${options.peers.warmUpS} s each`);
    for (const each of running) await attempt(each.contender, () => load(each, options.peers.warmUpS));
    for (let round = 0; round < options.rounds; round += 1) {
      log(`round ${round + 1} of ${options.rounds}`);
      for (const each of rotate(running, round)) {
        const { contender } = each;
        if (contender.failure !== null) continue;
        await attempt(contender, async () => {
          contender.rounds.push(await load(each, options.peers.seconds));
          if (contender.isSecure) contender.connectionRounds.push(await connect(each));
        });
      }
    }
  } finally {
    await generator.stop();
    await connector.stop();
    for (const { started } of running) await stopServer(started);
  }
}

function createJob({ isSecure, servername }, { server, request }, prepared) {
  return {
    port: Number(new URL(server.ready.gateway).port),
    pid: server.pid,
    ca: isSecure ? prepared.ca : null,
    servername,
    request,
    bodyBytes: Buffer.byteLength(prepared.body),
  };
}

function checkAnswers(round) {
  if (round.errors === 0) return round;
  throw new Error(`${formatNumber(round.errors)} wrong or lost answers, first: ${round.firstError}`);
}

// If a server fails, the comparison continues without it.
async function attempt(contender, act) {
  try {
    await act();
  } catch (error) {
    contender.failure ??= error.message;
  }
}

function stopServer({ server }) {
  return server.stop();
}
