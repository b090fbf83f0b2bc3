// The part `store`: measures sign-ins and calls with the worlds in Redis, compared with a simulator without a store.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { Agent } from "node:https";
import { createServer } from "node:net";
import { join } from "node:path";
import { startServer } from "./child.mjs";
import { requestGateway } from "./clients/request-gateway.mjs";
import { requestControl } from "./control-requests.mjs";
import { computeMedian, computePairedRatio, rotate } from "./report/figures.mjs";
import { describeEnd } from "./report/process-end.mjs";
import { formatNumber } from "./report/table.mjs";
import { findPackageFile } from "./subject.mjs";

export const name = "store";
export const about = "sign-ins and calls with the worlds in Redis, compared with no store";

const TITLE = "Sign-ins and calls with a store";
const WORLDS = Array.from({ length: 8 }, (_, at) => `world-${at + 1}`);
const AGENTS = [101, 102, 103, 104];
const SCENARIO = {
  center: { queues: [{ id: 25 }], agents: AGENTS.map((id) => ({ id, password: "secret", queues: [25] })) },
  settings: { pollHold: "0s" },
};
const REDIS_START_TIMEOUT_MS = 10_000;
const WARM_UP_SECONDS = 0.5;

/**
 * The actions that an agent repeats. A forced sign-in ends the previous session. A call takes two requests: one begins it, the other ends
 * it.
 */
const ACTIONS = [
  { kind: "sign-ins", act: forceSignIn },
  { kind: "calls", act: callAndRelease },
];

/** @type {import("./run.mjs").Part["run"]} */
export async function run({ options, pinning, workspace, prepareOnce, log }) {
  if (spawnSync("redis-server", ["--version"]).status !== 0) {
    const notes = ["left out: redis-server is not installed"];
    return { title: TITLE, tables: [], targets: [], notes, failures: [], figures: {} };
  }
  const { certsDir } = await prepareOnce();
  const redis = await startRedis(join(workspace, "redis"));
  const servers = [];
  try {
    for (const [label, store] of [
      ["without a store", []],
      ["with a store", ["--store", redis.url]],
    ]) {
      const ports = ["--port", "0", "--control-port", "0", "--log-level", "warn", "--certs-dir", certsDir];
      const args = [findPackageFile("dist/cli/main.js"), "serve", ...ports, ...store];
      const server = await startServer(args, { core: pinning.server });
      servers.push({ label, server, rounds: [], agents: await signInAll(server) });
    }
    for (let round = -1; round < options.rounds; round += 1) {
      log(round < 0 ? "warm-up" : `round ${round + 1} of ${options.rounds}, ${options.seconds} s each`);
      for (const each of rotate(servers, Math.max(round, 0))) {
        const rates = {};
        for (const { kind, act } of ACTIONS) {
          rates[kind] = await measureRate(each.agents, act, round < 0 ? WARM_UP_SECONDS : options.seconds);
        }
        if (round >= 0) each.rounds.push(rates);
      }
    }
    return report(servers);
  } finally {
    for (const { server } of servers) await server.stop();
    redis.stop();
  }
}

/** Starts a Redis server that writes its changes to a file every second. Returns its URL on loopback, and a function that stops it. */
async function startRedis(folder) {
  mkdirSync(folder);
  const port = await findFreePort();
  const address = ["--bind", "127.0.0.1", "--port", String(port)];
  const files = ["--dir", folder, "--save", "", "--appendonly", "yes", "--appendfsync", "everysec"];
  const redis = spawn("redis-server", [...address, ...files], { stdio: ["ignore", "pipe", "ignore"] });
  const stop = () => redis.kill("SIGKILL");
  process.once("exit", stop);
  await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("redis-server was not ready in time")), REDIS_START_TIMEOUT_MS);
    let text = "";
    redis.stdout.on("data", (part) => {
      text += part;
      if (!text.includes("Ready to accept connections")) return;
      clearTimeout(timer);
      resolve();
    });
    redis.once("exit", (code, signal) => {
      reject(new Error(`redis-server ended with ${describeEnd(code, signal)}`));
    });
  });
  return { url: `redis://127.0.0.1:${port}`, stop };
}

function findFreePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Creates the worlds, signs their agents in, and returns the agents. Each agent has a connection. */
async function signInAll({ ready }) {
  const ca = readFileSync(ready.ca, "utf8");
  const agents = [];
  for (const world of WORLDS) {
    await requestControl(ready.control, "PUT", `/worlds/${world}`, { clock: "manual", scenario: SCENARIO });
    for (const id of AGENTS) {
      const connection = new Agent({ keepAlive: true, maxSockets: 1, ca });
      const base = `${ready.gateway}/w/${world}/agentgateway/resource`;
      agents.push({ id, base, connection, guid: "" });
    }
  }
  for (const agent of agents) await forceSignIn(agent);
  return agents;
}

/** Makes all agents repeat an action in parallel. Returns the number of actions per second. */
async function measureRate(agents, act, seconds) {
  const startedAt = performance.now();
  const end = startedAt + seconds * 1_000;
  let count = 0;
  await Promise.all(
    agents.map(async (agent) => {
      while (performance.now() < end) {
        await act(agent);
        count += 1;
      }
    }),
  );
  return count / ((performance.now() - startedAt) / 1_000);
}

async function forceSignIn(agent) {
  const body = JSON.stringify({ password: "secret", phonenum: String(40_000 + agent.id) });
  const { guid } = await send({ ...agent, guid: "" }, "PUT", `onlineagent/${agent.id}/forcelogin`, body);
  agent.guid = guid;
}

async function callAndRelease(agent) {
  const body = JSON.stringify({ caller: String(40_000 + agent.id), called: "5551234" });
  await send(agent, "PUT", `voicecall/${agent.id}/callout`, body);
  await send(agent, "DELETE", `voicecall/${agent.id}/release`);
}

async function send({ base, guid, connection }, method, path, body) {
  const answer = await requestGateway(`${base}/${path}`, { method, guid, agent: connection, body });
  if (answer.retcode !== "0") throw new Error(`${method} ${path} was answered ${JSON.stringify(answer)}`);
  return answer;
}

function report(servers) {
  const [without, stored] = servers;
  const ratioOf = (kind) =>
    computePairedRatio(
      stored.rounds.map((rates) => rates[kind]),
      without.rounds.map((rates) => rates[kind]),
    );
  const ratios = Object.fromEntries(ACTIONS.map(({ kind }) => [kind, ratioOf(kind)]));
  return {
    title: TITLE,
    tables: [
      {
        columns: ["", ...servers.map(({ label }) => `${label}, per second`), "ratio", "lowest", "highest"],
        rows: ACTIONS.map(({ kind }) => {
          const { middle, least, most } = ratios[kind];
          return [
            kind,
            ...servers.map(({ rounds }) => formatNumber(computeMedian(rounds.map((rates) => rates[kind])))),
            ...[middle, least, most].map((each) => formatNumber(each, 2)),
          ];
        }),
      },
    ],
    targets: ACTIONS.map(({ kind }) => ({
      what: `${kind} per second with a store, times those without`,
      bound: "at least",
      value: 0.5,
      unit: "",
      measured: ratios[kind].middle,
    })),
    notes: [
      `${WORLDS.length} worlds with ${AGENTS.length} agents each, over HTTPS; simulator, Redis and clients share the machine`,
      "Redis writes its changes to a file every second",
    ],
    failures: [],
    figures: { rounds: servers.map(({ label, rounds }) => ({ label, rounds })), ratios },
  };
}
