// A cluster on this machine: a Redis, several replicas and a HAProxy, each a process on free ports.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { makeEmptyFolder, ROOT } from "../ci/check-helpers.ts";
import { type NetworkNamespace, openNamespace } from "./network-namespace.ts";
import { findFreePorts, waitUntilPrinted } from "./processes.ts";

/** The replicas of haproxy.cfg. */
export const NAMES = ["a", "b", "c"] as const;

/** `d` is added to the configuration while clients are there. It runs in a network namespace, where that is possible. */
export type ReplicaName = (typeof NAMES)[number] | "d";

/** How long a silent replica keeps its worlds (milliseconds). */
export const LEASE_MS = 2_000;

/** The time limit of HAProxy's start (milliseconds). */
const START_LIMIT_MS = 30_000;

/** The token of the control API, which a replica that others can reach must have. */
export const TOKEN = "scale";

interface Ports {
  readonly gateway: number;
  readonly control: number;
}

/** The processes of a cluster, which can be stopped, cut off and started again. */
export class Cluster {
  readonly #folder = makeEmptyFolder("cluster");
  readonly #ports: Readonly<Record<ReplicaName, Ports>>;
  readonly #replicas = new Map<ReplicaName, ChildProcess>();
  readonly #others = new Map<"redis" | "haproxy", ChildProcess>();
  readonly redisPort: number;
  /** The ports of HAProxy. */
  readonly entry: Ports;
  /** The network namespace of `d`, or why there is none. */
  readonly namespace: NetworkNamespace | string = openNamespace();
  /** The warnings of all replicas. */
  readonly warnings: string[] = [];

  private constructor(ports: Readonly<Record<ReplicaName, Ports>>, entry: Ports, redisPort: number) {
    this.#ports = ports;
    this.entry = entry;
    this.redisPort = redisPort;
    for (const folder of ["certs", "redis"]) mkdirSync(join(this.#folder, folder));
  }

  /** Starts Redis, the replicas of haproxy.cfg and HAProxy. They end with this process. */
  static async start(): Promise<Cluster> {
    const [redis = 0, ...ports] = await findFreePorts(11);
    const pair = (i: number): Ports => ({ gateway: ports[2 * i] ?? 0, control: ports[2 * i + 1] ?? 0 });
    const cluster = new Cluster({ a: pair(0), b: pair(1), c: pair(2), d: pair(3) }, pair(4), redis);
    process.once("exit", () => cluster.stop());
    // An interrupted run removes its processes and its network namespace too.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
    await cluster.startRedis();
    // The replicas start one after the other, so that the others use the certificates of the first.
    for (const name of NAMES) await cluster.startReplica(name);
    await cluster.startHaproxy(NAMES);
    return cluster;
  }

  /** The folder of Redis, whose append-only file has every command that has changed something. */
  get redisFolder(): string {
    return join(this.#folder, "redis");
  }

  get caFile(): string {
    return join(this.#folder, "certs", "ca.pem");
  }

  async startRedis(): Promise<void> {
    const hosts = typeof this.namespace === "string" ? [] : [this.namespace.here];
    const file = ["--appendonly", "yes", "--auto-aof-rewrite-percentage", "0"];
    const open = ["--bind", "127.0.0.1", ...hosts, "--protected-mode", "no"];
    const options = [...open, "--dir", this.redisFolder, "--save", "", ...file];
    const redis = spawn("redis-server", ["--port", String(this.redisPort), ...options], {
      stdio: ["ignore", "pipe", 2],
    });
    this.#others.set("redis", redis);
    await waitUntilPrinted(redis, "Ready to accept connections");
  }

  async stopRedis(): Promise<void> {
    const redis = this.#others.get("redis");
    redis?.kill("SIGTERM");
    if (redis !== undefined) await once(redis, "exit");
  }

  async startReplica(name: ReplicaName): Promise<void> {
    const { gateway, control } = this.#ports[name];
    const namespace = name === "d" && typeof this.namespace !== "string" ? this.namespace : undefined;
    const options = {
      host: namespace?.there ?? "127.0.0.1",
      port: gateway,
      "control-host": namespace?.there ?? "127.0.0.1",
      "control-port": control,
      "control-token": TOKEN,
      "certs-dir": join(this.#folder, "certs"),
      store: `redis://${namespace?.here ?? "127.0.0.1"}:${this.redisPort}`,
      lease: `${LEASE_MS}ms`,
      "public-url": `https://127.0.0.1:${this.entry.gateway}`,
      replica: name,
      "log-format": "json",
      "log-level": "warn",
    };
    const argv = Object.entries(options).flatMap(([flag, value]) => [`--${flag}`, String(value)]);
    const [program = "", ...given] = [...(namespace?.prefix ?? []), process.execPath, "dist/cli/main.js", ...argv];
    const replica = spawn(program, given, { cwd: ROOT, stdio: ["ignore", "pipe", 2] });
    this.#replicas.set(name, replica);
    await waitUntilPrinted(replica, '"ready":true', (line) => this.warnings.push(line));
  }

  /** Sends a signal to a replica. After SIGKILL or SIGTERM, waits until the replica has ended. */
  async signal(name: ReplicaName, signal: "SIGKILL" | "SIGTERM" | "SIGSTOP" | "SIGCONT"): Promise<void> {
    const replica = this.#replicas.get(name);
    replica?.kill(signal);
    if (replica !== undefined && /KILL|TERM/.test(signal)) await once(replica, "exit");
  }

  /** Starts HAProxy in front of some replicas. A HAProxy that already runs completes its requests and ends. */
  async startHaproxy(names: readonly ReplicaName[]): Promise<void> {
    const { gateway, control } = this.entry;
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      BIND_GATEWAY: `127.0.0.1:${gateway}`,
      BIND_CONTROL: `127.0.0.1:${control}`,
      CERTS: join(this.#folder, "certs"),
      CONFIG: join(ROOT, "deploy/scale"),
    };
    for (const name of names) {
      const isAway = name === "d" && typeof this.namespace !== "string";
      env[`REPLICA_${name.toUpperCase()}`] = isAway ? (this.namespace as NetworkNamespace).there : "127.0.0.1";
      env[`PORT_${name.toUpperCase()}`] = String(this.#ports[name].gateway);
      env[`CONTROL_${name.toUpperCase()}`] = String(this.#ports[name].control);
    }
    const before = this.#others.get("haproxy");
    const replaced = before === undefined ? [] : ["-sf", String(before.pid)];
    const haproxy = spawn("haproxy", ["-q", "-f", this.#writeConfig(names), ...replaced], { env, stdio: "ignore" });
    this.#others.set("haproxy", haproxy);
    await waitUntilHealthy(`http://127.0.0.1:${control}/healthz`);
  }

  /** Kills all processes, and removes the network namespace. */
  stop(): void {
    for (const child of [...this.#replicas.values(), ...this.#others.values()]) {
      child.kill("SIGCONT");
      child.kill("SIGKILL");
    }
    if (typeof this.namespace !== "string") this.namespace.close();
  }

  /** Writes haproxy.cfg with a line for each replica in both backends, and returns the path of the file. */
  #writeConfig(names: readonly ReplicaName[]): string {
    const text = readFileSync(join(ROOT, "deploy/scale/haproxy.cfg"), "utf8");
    const file = join(this.#folder, "haproxy.cfg");
    const copyForD = (line: string) =>
      line
        .replace("server c ", "server d ")
        .replaceAll("_C", "_D")
        .replace("id 3", "id 4")
        .replace("gateways/c", "gateways/d");
    const lines = text.split("\n");
    const isLast = (line: string) => names.includes("d") && line.trimStart().startsWith("server c ");
    writeFileSync(file, lines.flatMap((line) => (isLast(line) ? [line, copyForD(line)] : [line])).join("\n"));
    return file;
  }
}

async function waitUntilHealthy(url: string): Promise<void> {
  const deadline = performance.now() + START_LIMIT_MS;
  for (;;) {
    const isReady = await fetch(url).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (isReady) return;
    if (performance.now() > deadline)
      throw new Error(`HAProxy has no healthy replica after ${START_LIMIT_MS / 1_000} s`);
    await sleep(100);
  }
}
