// The part `hours`: a busy center lives through 24 virtual hours while clients ask 100 things a second, and its memory is looked at.
import { fileURLToPath } from "node:url";
import { spawnNode, startServer, stop } from "./child.mjs";
import { residentMemory } from "./process-figures.mjs";
import { packageFile } from "./subject.mjs";
import { number } from "./table.mjs";

const CLIENTS = fileURLToPath(new URL("hours-clients.mjs", import.meta.url));
const SCENARIO = fileURLToPath(new URL("hours.yaml", import.meta.url));
const AGENTS = Array.from({ length: 20 }, (_, at) => 101 + at);

/** Virtual seconds in a second: a day in a minute. */
const SPEED = 1_440;

/** Requests a second. */
const RATE = 100;

/** So many requests before anything counts, and so many more than the journal has places, in which it takes what memory it will take. */
const FLOOD = 15_000;

/** How often memory is read (milliseconds). */
const LOOK_EVERY = 500;

export const name = "hours";
export const about =
  "24 virtual hours of a busy center in a minute, 100 requests a second, and what becomes of its memory";

/** @type {import("./run.mjs").Part["run"]} */
export async function run({ options, prepared, say }) {
  const { certsDir, ca } = await prepared();
  const doors = ["--port", "0", "--control-port", "0", "--log-level", "warn", "--log-format", "json"];
  const clock = ["--clock", `${SPEED}x`, "--start", "2026-01-05T00:00:00Z"];
  const serve = [packageFile("dist/cli/main.js"), "serve", SCENARIO, ...clock, ...doors, "--certs-dir", certsDir];
  const server = await startServer(serve);
  const clients = openClients();
  try {
    const atStart = residentMemory(server.pid);
    await clients.tell("open", { gateway: server.ready.gateway, ca, agents: AGENTS });
    say(`${number(FLOOD)} requests that do not count, and ${options.settle} s at the pace of the rest`);
    await clients.tell("flood", { requests: FLOOD });
    const settled = await watched(server.pid, clients.tell("pace", { rate: RATE, seconds: options.settle }));
    const before = await lookAt(server.ready.control);
    say(`${options.hours} virtual hours in ${(options.hours * 3_600) / SPEED} s`);
    const ran = await watched(
      server.pid,
      clients.tell("pace", { rate: RATE, seconds: (options.hours * 3_600) / SPEED }),
    );
    const after = await lookAt(server.ready.control);
    return report({ options, atStart, settled, before, ran, after });
  } finally {
    await clients.stop();
    await server.stop();
  }
}

/** What comes of work, and the memory of a process all the while: readings in MB. */
async function watched(pid, work) {
  const readings = [];
  const look = setInterval(() => readings.push(residentMemory(pid)), LOOK_EVERY);
  try {
    return { ...(await work), readings: readings.filter((each) => each !== null) };
  } finally {
    clearInterval(look);
  }
}

function openClients() {
  const child = spawnNode([CLIENTS], { core: null, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  let waiting = { resolve: () => {}, reject: () => {} };
  child.on("message", (answer) => {
    if ("failure" in answer) waiting.reject(new Error(answer.failure));
    else waiting.resolve(answer);
  });
  child.once("exit", (code) => waiting.reject(new Error(`the process of the clients ended with exit code ${code}`)));
  return {
    stop: () => stop(child),
    tell: (what, job) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        child.send({ what, ...job });
      }),
  };
}

/** What time it is in the world, how many requests it has got, and how many calls its agents have answered. */
async function lookAt(control) {
  const read = async (path) => (await fetch(`${control}/worlds/default${path}`)).json();
  const [{ now, requests }, { agents }] = await Promise.all([read(""), read("/agents")]);
  const colleagues = agents.filter(({ autopilot }) => autopilot);
  const answered = colleagues.reduce((sum, { statistics }) => sum + statistics.answernums, 0);
  const waiting = agents.reduce((sum, { waitingEvents }) => sum + waitingEvents, 0);
  return { now: Date.parse(now), requests, answered, waiting };
}

function report({ options, atStart, settled, before, ran, after }) {
  // From one collection to the next memory swings by a half: what is left after one is what is really held.
  const [leastBefore, least] = [settled, ran].map(({ readings }) => Math.min(...readings));
  const growth = (least / leastBefore - 1) * 100;
  const hours = (after.now - before.now) / 3_600_000;
  const rate = ran.requests / ran.seconds;
  return {
    title: `${options.hours} virtual hours at ${number(SPEED)} times the pace of the wall, ${RATE} requests a second over HTTPS`,
    tables: [
      {
        columns: ["", ""],
        rows: [
          ["virtual hours that passed", number(hours, 1)],
          ["calls that colleagues answered in them", number(after.answered - before.answered)],
          ["requests", number(ran.requests)],
          ["requests a second", number(rate, 1)],
          ["p99 from when a request was due to its answer", number(ran.p99, 1, "ms")],
          ["events that the clients fetched", number(ran.events - settled.events)],
          ["events that still wait for a poll", number(after.waiting)],
          ["RSS after the start", number(atStart, 1, "MB")],
          ["least and most RSS in the minute before", span(leastBefore, Math.max(...settled.readings))],
          ["least and most RSS in the hours", span(least, Math.max(...ran.readings))],
        ],
      },
    ],
    targets: [
      {
        what: `least RSS in ${options.hours} virtual hours, more than before`,
        bound: "at most",
        value: 10,
        unit: "%",
        measured: growth,
      },
    ],
    notes: [
      `before the hours: ${number(FLOOD)} requests as fast as they are answered, which fills the journal, and ${options.settle} s at the same pace`,
    ],
    failures: [
      ...(ran.errors === 0 ? [] : [`${ran.errors} wrong answers, first: ${ran.firstError}`]),
      ...(hours < options.hours * 0.95 ? [`only ${number(hours, 1)} virtual hours passed`] : []),
      ...(rate < RATE * 0.95 ? [`only ${number(rate, 1)} requests a second were answered`] : []),
    ],
    figures: {
      hours,
      rate,
      p99: ran.p99,
      growth,
      atStart,
      readings: { before: settled.readings, hours: ran.readings },
    },
  };
}

function span(from, to) {
  return `${number(from, 1)}, ${number(to, 1)} MB`;
}
