// Sends 100,000 nearly valid or hostile requests to a simulator, over all ports and routes, and reports failures.
import { parseArgs } from "node:util";
import { Connection } from "../fuzz/connection.ts";
import { readDescription } from "../fuzz/control-requests.ts";
import { type Counts, Lane } from "../fuzz/lane.ts";
import { USUAL_TIMEOUT_MS, writeRequest } from "../fuzz/request.ts";
import { FuzzedSimulator } from "../fuzz/simulator.ts";

/** The number of worlds that are fuzzed in parallel. Request N goes to the world N modulo this number. */
const LANES = 8;

/**
 * The longest time that the main thread of the simulator may work without a pause (milliseconds), because requests of other worlds wait. It is
 * measured in CPU time of that thread, so that a busy machine has little influence.
 */
const MAX_TURN_MS = 50;

/** The number of requests after which all modules that are loaded on demand are loaded. */
const WARM_UP = 2_000;

/** The maximum growth of the heap between the first fifth of the requests and the end. */
const MAX_HEAP_GROWTH_BYTES = 24 * 1024 * 1024;

/** The maximum number of failures. The check ends after the last of them. */
const MAX_REPORTED = 10;

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    /** Repeats one request. The earlier requests of its world are sent too, because they determine the state of the world. */
    number: { type: "string" },
  },
});
const seed = Number(values.seed);
const only = values.number === undefined ? undefined : Number(values.number);
const requests = only === undefined ? Number(values.requests) : only + 1;

const began = performance.now();
const cpuBegan = process.cpuUsage();
const simulator = await FuzzedSimulator.start();
const answer = await new Connection(simulator.controlPort).send(
  writeRequest("GET", "/openapi.json", { Connection: "close" }),
  USUAL_TIMEOUT_MS,
);
const description = readDescription(JSON.parse(answer.body));
const counts: Counts = {
  gateway: 0,
  "over TLS": 0,
  control: 0,
  broken: 0,
  refused: 0,
  compared: 0,
  "compared while pushing": 0,
  "given up": 0,
  revived: 0,
};
const failures: string[] = [];
let longestTurnMs = 0;
let heapBytes: number | undefined;

function fail(number: number, what: string, sentence: string): void {
  failures.push(`request ${number}: ${what}: ${sentence}`);
}

const lanes = Array.from({ length: LANES }, (_, lane) => new Lane(seed, lane, simulator, description, counts));

async function runLane(lane: Lane, first: number): Promise<void> {
  await lane.begin();
  for (let number = first; number < requests && failures.length < MAX_REPORTED; number += LANES) {
    const failure = await lane.send(number).catch((error: Error) => error.message);
    const what = lane.last?.request.what ?? "";
    if (simulator.end !== undefined) {
      fail(number, what, simulator.end);
      return;
    }
    if (failure !== undefined) fail(number, what, failure);
    const turn = simulator.takeLongestMs();
    if (number >= WARM_UP) longestTurnMs = Math.max(longestTurnMs, turn);
    if (number >= WARM_UP && turn > MAX_TURN_MS) {
      const others = lanes.map(({ last }) => last?.request.what).join("; ");
      fail(number, what, `the thread worked for ${Math.round(turn)} ms without a pause, at one of: ${others}`);
    }
    if (heapBytes === undefined && number > requests / 5) {
      heapBytes = 0;
      heapBytes = await simulator.measureHeap();
    }
  }
}

if (only === undefined) await Promise.all(lanes.map(runLane));
else await runLane(lanes[only % LANES] as Lane, only % LANES);

if (simulator.end === undefined && only === undefined && failures.length < MAX_REPORTED) {
  await Promise.all(lanes.map((lane) => lane.begin()));
  const growthBytes = (await simulator.measureHeap()) - (heapBytes ?? 0);
  if (growthBytes > MAX_HEAP_GROWTH_BYTES)
    failures.push(`memory: the heap grew by ${Math.round(growthBytes / 1_048_576)} MiB`);
  process.stdout.write(
    `Heap after a collection: ${Math.round(growthBytes / 1_048_576)} MiB more at the end than after a fifth of the requests.\n`,
  );
}
if (simulator.end === undefined && only !== undefined) {
  const control = new Connection(simulator.controlPort);
  for (const part of ["", "/faults", "/journal?limit=3", "/settings"]) {
    const { body } = await control.send(
      writeRequest("GET", `/worlds/fuzz${only % LANES}${part}`, {}),
      USUAL_TIMEOUT_MS,
    );
    process.stdout.write(`fuzz${only % LANES}${part}: ${body}\n`);
  }
  control.close();
}
for (const lane of lanes) lane.close();
await simulator.stop();

if (only !== undefined) {
  const { request, answer } = (lanes[only % LANES] as Lane).last ?? {};
  process.stdout.write(
    `${request?.bytes.toString("utf8").slice(0, 4_000)}\n\n${answer?.headers}\n\n${answer?.body.slice(0, 2_000)}\n\n`,
  );
}
const { user, system } = process.cpuUsage(cpuBegan);
process.stdout.write(
  `Seed ${seed}: ${Object.entries(counts)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(
      ", ",
    )} in ${Math.round((performance.now() - began) / 1_000)} s (${Math.round((user + system) / 1e6)} s of CPU time here). ` +
    `Longest turn of the simulator's thread: ${Math.round(longestTurnMs)} ms.\n`,
);
for (const what of lanes.flatMap((lane) => lane.givenUp).slice(0, MAX_REPORTED))
  process.stdout.write(`Given up: ${what}\n`);
for (const failure of failures) process.stdout.write(`${failure}\n`);
if (failures.length > 0) {
  process.stdout.write(`Repeat one: npx tsx scripts/ci/fuzz.ts --seed ${seed} --number N\n`);
  process.exitCode = 1;
}
