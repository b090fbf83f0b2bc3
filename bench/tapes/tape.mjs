// The part `tape`: measures the cost of the tape and of automatic checkpoints, and the time of rewinds.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { startServer } from "../child.mjs";
import { requestControl } from "../control-requests.mjs";
import { startGenerator } from "../generator.mjs";
import { computeMedian, computePairedRatio, rotate } from "../report/figures.mjs";
import { formatNumber } from "../report/table.mjs";
import { findPackageFile, requestOnce, STATISTICS_PATH, signIn } from "../subject.mjs";
import { measureCheckpoints, reportCheckpoints } from "./checkpoints.mjs";

export const name = "tape";
export const about = "the cost of the tape and of automatic checkpoints, and rewinds of 100 and 1,000 agents";

const CONNECTIONS = 16;
const SCENARIO =
  "clock: manual\nsettings: {pollHold: 0s, statisticsOutsideCall: answer}\ncenter: {queues: [{id: 25}], agents: [{id: 101, queues: [25]}]}\n";
const HEADERS = { "Content-Type": "application/json; charset=UTF-8" };
/**
 * The measured requests. `share`: the number of requests in a round, as a share of `tapeRequests`; `limit`: the target of the ratio.
 * `forcelogin` ends the previous session, so that one agent can sign in repeatedly.
 */
const REQUEST_KINDS = [
  { kind: "statistics", method: "GET", path: STATISTICS_PATH, body: "", share: 1, limit: 1.03 },
  { kind: "poll", method: "GET", path: "/agentgateway/resource/agentevent/101", body: "", share: 1, limit: 1.15 },
  {
    kind: "sign-in",
    method: "PUT",
    path: "/agentgateway/resource/onlineagent/101/forcelogin",
    body: JSON.stringify({ password: "secret", phonenum: "40038" }),
    share: 0.5,
    limit: 1.15,
  },
];
const REWOUND_SIZES = [100, 1_000];
const REWINDS = 20;

/** @type {import("../run.mjs").Part["run"]} */
export async function run({ options, pinning, workspace, prepareOnce, log }) {
  const { certsDir } = await prepareOnce();
  const scenario = join(workspace, "tape.yaml");
  writeFileSync(scenario, SCENARIO);
  const generator = startGenerator(pinning.generator);
  const servers = [];
  try {
    const addServer = async (label, main, settings) => {
      const ports = ["--port", "0", "--control-port", "0", "--log-level", "warn", "--certs-dir", certsDir];
      const server = await startServer([main, "serve", scenario, ...ports], { core: pinning.server });
      servers.push({ label, server, ca: readFileSync(server.ready.ca, "utf8"), rounds: [] });
      if (settings !== undefined)
        await requestControl(server.ready.control, "PATCH", "/worlds/default/settings", settings);
    };
    const main = findPackageFile("dist/cli/main.js");
    await addServer("with the tape", main);
    await addServer("with tapeLength: 0", main, { tapeLength: 0 });
    const { beside } = options;
    if (beside !== undefined) await addServer("the other package", join(resolve(beside), "dist/cli/main.js"));
    for (let round = -1; round < options.rounds; round += 1) {
      log(round < 0 ? "warm-up" : `round ${round + 1} of ${options.rounds}`);
      for (const each of rotate(servers, Math.max(round, 0))) {
        const measured = await measureRequests(generator, each, options.tapeRequests);
        if (round >= 0) each.rounds.push(measured);
      }
    }
    log("rewinds");
    const rewinds = await measureRewinds(servers[0].server.ready.control);
    const { tapeRequests: requests, rounds } = options;
    const checkpoints = await measureCheckpoints({
      generator,
      requests,
      rounds,
      core: pinning.server,
      workspace,
      beside,
      log,
    });
    return report(servers, rewinds, checkpoints, rounds);
  } finally {
    await generator.stop();
    for (const { server } of servers) await server.stop();
  }
}

/** Sends each kind of request to a server. Returns the main thread's CPU time per request of each kind, in microseconds. */
async function measureRequests(generator, { server, ca, label }, requests) {
  const { gateway } = server.ready;
  const times = {};
  // A forced sign-in of the previous round has ended the session that the other requests need.
  const guid = await signIn(gateway, ca).catch(() => forceSignIn(gateway, ca));
  for (const { kind, method, path, body, share } of REQUEST_KINDS) {
    const headers = { ...HEADERS, Guid: guid };
    let first = await requestOnce(gateway, ca, path, { method, headers, body });
    // The first polls get the events of the sign-in.
    while (first.body.includes('"event"')) first = await requestOnce(gateway, ca, path, { method, headers, body });
    const job = {
      port: Number(new URL(gateway).port),
      pid: server.pid,
      ca,
      request: buildRequest(gateway, method, path, headers, body),
      bodyBytes: Buffer.byteLength(first.body),
      connections: CONNECTIONS,
      warmUpMs: 200,
      seconds: 60,
      requests: Math.round(requests * share),
    };
    const { serverThreadUs, requests: answered, errors, firstError } = await generator.round(job);
    if (errors > 0) throw new Error(`${label}, ${kind}: ${errors} wrong answers, such as: ${firstError}`);
    if (!first.body.includes('"retcode":"0"')) throw new Error(`${label}, ${kind}: ${first.body}`);
    times[kind] = serverThreadUs === null ? null : serverThreadUs / answered;
  }
  return times;
}

async function forceSignIn(gateway, ca) {
  const { path, body } = REQUEST_KINDS.find(({ kind }) => kind === "sign-in");
  const answer = await requestOnce(gateway, ca, path, { method: "PUT", headers: HEADERS, body });
  return new Map(answer.headers).get("Guid") ?? "";
}

function buildRequest(gateway, method, path, headers, body) {
  const all = {
    Host: new URL(gateway).host,
    ...headers,
    ...(body === "" ? {} : { "Content-Length": Buffer.byteLength(body) }),
  };
  const lines = Object.entries(all).map(([header, value]) => `${header}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
}

/** Rewinds worlds in which calls run, and returns the durations over HTTP for each number of agents (milliseconds). */
async function measureRewinds(control) {
  const figures = [];
  for (const agents of REWOUND_SIZES) {
    const world = `/worlds/rewound-${agents}`;
    const staff = `{ids: 101-${100 + agents}, queues: [25], autopilot: true}`;
    const steps = `[{traffic: {queue: 25, callsPerHour: ${agents * 10}, talk: 3m}}]`;
    const scenario = `center: {queues: [{id: 25}], agents: [${staff}]}\nsteps: ${steps}\n`;
    await requestControl(control, "PUT", world, { clock: "manual", scenario });
    await requestControl(control, "POST", `${world}/clock/advance`, { by: "1h" });
    await requestControl(control, "POST", `${world}/checkpoints`, { name: "before" });
    const times = [];
    for (let rewind = 0; rewind < REWINDS; rewind += 1) {
      await requestControl(control, "POST", `${world}/clock/advance`, { by: "10m" });
      const before = performance.now();
      await requestControl(control, "POST", `${world}/rewind`, { to: { checkpoint: "before" } });
      times.push(performance.now() - before);
    }
    await requestControl(control, "DELETE", world);
    figures.push({ agents, times });
  }
  return figures;
}

function report(servers, rewinds, checkpoints, rounds) {
  const ofCheckpoints = reportCheckpoints(checkpoints);
  const ratioOf = (value, base, kind) =>
    computePairedRatio(
      value.rounds.map((times) => times[kind]),
      base.rounds.map((times) => times[kind]),
    );
  const [taped, ...bases] = servers;
  const rows = servers.flatMap((each) =>
    REQUEST_KINDS.map(({ kind }) => {
      const ratio = ratioOf(taped, each, kind);
      const cells = ratio === null ? [null, null, null] : [ratio.middle, ratio.least, ratio.most];
      const time = computeMedian(each.rounds.map((times) => times[kind]));
      return [each.label, kind, formatNumber(time, 1), ...cells.map((cell) => formatNumber(cell, 2))];
    }),
  );
  const base = bases.at(-1);
  return {
    title: `Cost of the tape over HTTPS: CPU time of the main thread, medians of ${rounds} rounds`,
    tables: [
      { columns: ["server", "request", "CPU us", "with the tape, ratio to this", "lowest", "highest"], rows },
      {
        columns: ["rewind to a checkpoint over HTTP", "median ms", "highest ms"],
        rows: rewinds.map(({ agents, times }) => [
          `${formatNumber(agents)} agents`,
          formatNumber(computeMedian(times), 1),
          formatNumber(Math.max(...times), 1),
        ]),
      },
      ...ofCheckpoints.tables,
    ],
    targets: [
      ...REQUEST_KINDS.map(({ kind, limit }) => ({
        what: `CPU time of a ${kind} request, times ${base.label}`,
        bound: "at most",
        value: limit,
        unit: "",
        measured: ratioOf(taped, base, kind)?.middle ?? null,
      })),
      ...rewinds.map(({ agents, times }) => ({
        what: `rewind of ${formatNumber(agents)} agents`,
        bound: "at most",
        value: agents === 100 ? 100 : 1_000,
        unit: "ms",
        measured: computeMedian(times),
      })),
      ...ofCheckpoints.targets,
    ],
    notes: [
      "`tapeLength: 0` keeps no line, but each input still gets its number; to measure the whole cost, compare with a build from before the tape (`--beside FOLDER`)",
      "each sign-in is a forced one, which ends the previous session",
    ],
    failures: [],
    figures: { rounds: servers.map(({ label, rounds: times }) => ({ label, times })), rewinds, checkpoints },
  };
}
