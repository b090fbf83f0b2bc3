// Checks the claims of docs/store.md about load balancers: the effect of lines in haproxy.cfg, and the behavior of nginx.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer, request } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Balancer, HAPROXY_CONFIG, type Ports, startHaproxy, startNginx } from "../scale/balancer-processes.ts";
import { findFreePorts, waitUntilPrinted } from "../scale/processes.ts";
import { check, makeEmptyFolder, ROOT, skipCheck } from "./check-helpers.ts";

const hasProgram = (program: string): boolean => spawnSync("which", [program]).status === 0;
if (!hasProgram("haproxy")) skipCheck("haproxy is not installed");

/** The maximum wait for something that must happen (milliseconds). */
const LIMIT_MS = 20_000;

/** The wait for something that must not happen (milliseconds). */
const QUIET_MS = 1_000;

/** A center with an agent, whose polls are not held. */
const SCENARIO = {
  center: { agents: [{ id: 101, password: "secret", queues: [25] }], queues: [{ id: 25 }] },
  settings: { pollHold: "0s", supervision: "off" },
};

const WORLDS = Array.from({ length: 60 }, (_, i) => `world-${i + 1}`);
const folder = makeEmptyFolder("balancers");
const certs = join(folder, "certs");
mkdirSync(certs);

const simulator = await startSimulator();
await checkAbortedPolls();
await checkHeaderNames();
await checkRouting();
process.exit(0);

/** Starts a simulator, which also creates the certificates. Returns its ports. */
async function startSimulator(): Promise<Ports> {
  const [gateway = 0, control = 0] = await findFreePorts(2);
  const ports = ["--port", String(gateway), "--control-port", String(control), "--certs-dir", certs];
  const argv = ["dist/cli/main.js", "default", ...ports, "--log-format", "json", "--log-level", "warn"];
  const child = spawn(process.execPath, argv, { cwd: ROOT, stdio: ["ignore", "pipe", 2] });
  process.once("exit", () => child.kill("SIGKILL"));
  await waitUntilPrinted(child, '"ready":true');
  return { gateway, control };
}

/**
 * Checks that with `abortonclose`, the replica learns that a client has left its held poll, and the next poll gets the event. Without the
 * option, the event is lost.
 */
async function checkAbortedPolls(): Promise<void> {
  for (const hasOption of [true, false]) {
    const config = hasOption ? HAPROXY_CONFIG : removeLine("    option abortonclose\n");
    const haproxy = await startHaproxy(folder, certs, [simulator, simulator, simulator], config);
    const world = hasOption ? "with" : "without";
    const guid = await signIn(haproxy, world);
    const poll = (signal?: AbortSignal) => send(haproxy, { world, path: "agentevent/101", guid, signal });
    for (;;) if (!(await poll()).body.includes('"event"')) break;
    await sendToControl("PATCH", `/worlds/${world}/settings`, { pollHold: "1m" });
    const leaving = new AbortController();
    const held = poll(leaving.signal).catch(() => undefined);
    await waitUntil(async () => (await countHeldPolls(world)) === 1);
    leaving.abort();
    await held;
    if (hasOption) await waitUntil(async () => (await countHeldPolls(world)) === 0);
    else await sleep(QUIET_MS);
    const line = `${hasOption ? "with" : "without"} abortonclose`;
    const count = hasOption ? 0 : 1;
    check(`${line}, the replica holds ${count} polls after their client has left`, await countHeldPolls(world), count);
    await sendToControl("POST", `/worlds/${world}/calls`, { to: { agent: 101 } });
    await sendToControl("PATCH", `/worlds/${world}/settings`, { pollHold: "0s" });
    // Without the option, the first event went to the client that has left.
    const expected = hasOption ? "AgentState_Busy" : "AgentOther_PhoneAlerting";
    const first = /"eventType":"(\w+)"/.exec((await poll()).body)?.[1];
    check(`${line}, the next poll returns ${expected}`, first, expected);
    haproxy.stop();
  }
}

/** Checks that HAProxy writes header names in lower case, except those of `h1-case-adjust`. */
async function checkHeaderNames(): Promise<void> {
  for (const [config, name] of [
    [HAPROXY_CONFIG, "Set-GUID"],
    [removeLine("    option h1-case-adjust-bogus-client\n"), "set-guid"],
  ] as const) {
    const haproxy = await startHaproxy(folder, certs, [simulator, simulator, simulator], config);
    await sendToControl("PUT", `/worlds/${name}`, { clock: "manual", scenario: SCENARIO });
    const { headerNames } = await send(haproxy, createSignInRequest(name));
    check(
      `HAProxy ${name === "Set-GUID" ? "keeps" : "without its option writes"} ${name}`,
      headerNames.includes(name),
      true,
    );
    haproxy.stop();
  }
}

/** Checks which of three replicas gets the requests about a world. */
async function checkRouting(): Promise<void> {
  const secure = { key: readFileSync(join(certs, "leaf.key")), cert: readFileSync(join(certs, "leaf.key")) };
  const answerWithName =
    (name: string): RequestListener =>
    (_, response) =>
      void response.end(name);
  const listen = async (server: Server): Promise<number> => {
    await once(server.listen(0, "127.0.0.1"), "listening");
    return (server.address() as AddressInfo).port;
  };
  const replicas = await Promise.all(
    ["a", "b", "c"].map(async (name) => ({
      gateway: await listen(createSecureServer(secure, answerWithName(name))),
      control: await listen(createServer(answerWithName(name))),
    })),
  );
  const haproxy = await startHaproxy(folder, certs, replicas);
  const gateways = await Promise.all(WORLDS.map(async (world) => (await send(haproxy, { world, path: "x" })).body));
  const puts = await Promise.all(WORLDS.map((world) => requestText(haproxy.control, "PUT", `/worlds/${world}`)));
  const posts = await Promise.all(
    WORLDS.map((name) => requestText(haproxy.control, "POST", "/worlds", JSON.stringify({ name }))),
  );
  check("HAProxy uses all replicas", new Set(gateways), new Set(["a", "b", "c"]));
  check("HAProxy sends PUT /worlds/{world} to the replica that gets the requests of its clients", puts, gateways);
  check("HAProxy sends every POST /worlds to the same replica, whatever the name of the world", new Set(posts).size, 1);
  haproxy.stop();
  if (!hasProgram("nginx")) {
    console.log("  left out: nginx is not installed");
    return;
  }
  // Two ports of plain HTTP for each replica are enough to see where nginx sends its requests.
  const plain = await Promise.all(
    ["a", "b", "c"].map(async (name) => ({
      gateway: await listen(createServer(answerWithName(name))),
      control: await listen(createServer(answerWithName(name))),
    })),
  );
  const nginx = await startNginx(folder, plain);
  const both = await Promise.all(
    WORLDS.map(async (world) => [
      await requestText(nginx.gateway, "GET", `/w/${world}/x`),
      await requestText(nginx.control, "GET", `/worlds/${world}`),
    ]),
  );
  check("nginx uses all replicas", new Set(both.flat()), new Set(["a", "b", "c"]));
  const apart = both.filter(([gateway, control]) => gateway !== control).length;
  console.log(`  nginx sends the two ports of ${apart} of ${WORLDS.length} worlds to different replicas`);
  check("nginx sends the two ports of many worlds to different replicas", apart > WORLDS.length / 4, true);
  nginx.stop();
}

/** Returns the configuration of HAProxy without a line. Throws an Error if it does not have the line. */
function removeLine(line: string): string {
  if (!HAPROXY_CONFIG.includes(line)) throw new Error(`haproxy.cfg has no line "${line.trim()}"`);
  return HAPROXY_CONFIG.replace(line, "");
}

interface GatewayRequest {
  readonly world: string;
  readonly path: string;
  readonly method?: string;
  readonly guid?: string;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
}

/** Sends a request to the gateway behind a load balancer. Returns the body and the header names of the answer. */
function send(
  { gateway }: Balancer,
  { world, path, method = "GET", guid, body, signal }: GatewayRequest,
): Promise<{ readonly body: string; readonly headerNames: readonly string[] }> {
  const headers = { "Content-Type": "application/json", ...(guid === undefined ? {} : { Guid: guid }) };
  const url = `https://127.0.0.1:${gateway}/w/${world}/agentgateway/resource/${path}`;
  const ca = readFileSync(join(certs, "ca.pem"));
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, ca, agent: false, ...(signal && { signal }) }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      response.on("error", reject).on("end", () => resolve({ body: text, headerNames: response.rawHeaders }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

function createSignInRequest(world: string): GatewayRequest {
  const body = JSON.stringify({ password: "secret", phonenum: "40101" });
  return { world, path: "onlineagent/101", method: "PUT", body };
}

/** Creates a world whose polls are not held, and signs agent 101 in. Returns its Guid. */
async function signIn(balancer: Balancer, world: string): Promise<string> {
  await sendToControl("PUT", `/worlds/${world}`, { clock: "manual", scenario: SCENARIO });
  const { headerNames } = await send(balancer, createSignInRequest(world));
  return (headerNames[headerNames.indexOf("Set-GUID") + 1] ?? "").replace("JSESSIONID=", "");
}

/** Sends a request of the control API to the simulator itself. */
async function sendToControl(method: string, path: string, body: object): Promise<void> {
  const { status } = await fetch(`http://127.0.0.1:${simulator.control}${path}`, {
    method,
    body: JSON.stringify(body),
  });
  if (status >= 300) throw new Error(`${method} ${path} was answered with HTTP ${status}`);
}

/** Returns the number of polls of a world that the simulator holds. */
async function countHeldPolls(world: string): Promise<number> {
  const text = await requestText(simulator.control, "GET", `/metrics?world=${world}`);
  return Number(/^ccgw_held_polls\{.*\} (\d+)$/m.exec(text)?.[1] ?? 0);
}

/** Sends a request over plain HTTP. Returns the body of the answer. */
async function requestText(port: number, method: string, path: string, body?: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(body === undefined ? {} : { body }) });
  return response.text();
}

/** Resolves when a condition is true. Rejects if the condition is not true in time. */
async function waitUntil(isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + LIMIT_MS;
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error(`not true after ${LIMIT_MS / 1_000} s: ${isTrue}`);
    await sleep(20);
  }
}
