// A cluster on this machine: a Redis, several replicas and a HAProxy, each a process on free ports of the loopback address.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { emptyFolder, ROOT } from "../ci/check-helpers.ts";

export const NAMES = ["a", "b", "c"] as const;
export type ReplicaName = (typeof NAMES)[number];

/** How long a silent replica keeps its worlds. */
export const LEASE_MS = 2_000;

interface Ports {
  readonly gateway: number;
  readonly control: number;
}

export class Cluster {
  readonly #folder = emptyFolder("cluster");
  readonly #ports: Readonly<Record<ReplicaName, Ports>>;
  readonly #replicas = new Map<ReplicaName, ChildProcess>();
  readonly #others = new Map<"redis" | "haproxy", ChildProcess>();
  readonly redisPort: number;
  /** The ports of HAProxy. */
  readonly entry: Ports;
  /** The warnings of all replicas. */
  readonly warnings: string[] = [];

  private constructor(ports: Readonly<Record<ReplicaName, Ports>>, entry: Ports, redisPort: number) {
    this.#ports = ports;
    this.entry = entry;
    this.redisPort = redisPort;
    for (const folder of ["certs", "redis"]) mkdirSync(join(this.#folder, folder));
  }

  /** Starts everything. */
  static async start(): Promise<Cluster> {
    const [redis = 0, ...ports] = await freePorts(9);
    const pair = (i: number): Ports => ({ gateway: ports[2 * i] ?? 0, control: ports[2 * i + 1] ?? 0 });
    const cluster = new Cluster({ a: pair(0), b: pair(1), c: pair(2) }, pair(3), redis);
    await cluster.startRedis();
    // One after the other, so that the second uses the certificates of the first.
    for (const name of NAMES) await cluster.startReplica(name);
    await cluster.#startHaproxy();
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
    const file = ["--appendonly", "yes", "--auto-aof-rewrite-percentage", "0"];
    const options = ["--bind", "127.0.0.1", "--dir", this.redisFolder, "--save", "", ...file];
    const redis = spawn("redis-server", ["--port", String(this.redisPort), ...options], {
      stdio: ["ignore", "pipe", 2],
    });
    this.#others.set("redis", redis);
    await untilPrinted(redis, "Ready to accept connections");
  }

  async stopRedis(): Promise<void> {
    const redis = this.#others.get("redis");
    redis?.kill("SIGTERM");
    if (redis !== undefined) await once(redis, "exit");
  }

  async startReplica(name: ReplicaName): Promise<void> {
    const { gateway, control } = this.#ports[name];
    const options = {
      port: gateway,
      "control-port": control,
      "certs-dir": join(this.#folder, "certs"),
      store: `redis://127.0.0.1:${this.redisPort}`,
      lease: `${LEASE_MS}ms`,
      replica: name,
      "log-format": "json",
      "log-level": "warn",
    };
    const argv = Object.entries(options).flatMap(([flag, value]) => [`--${flag}`, String(value)]);
    const replica = spawn(process.execPath, ["dist/cli/main.js", ...argv], { cwd: ROOT, stdio: ["ignore", "pipe", 2] });
    this.#replicas.set(name, replica);
    await untilPrinted(replica, '"ready":true', (line) => this.warnings.push(`${name}: ${line}`));
  }

  /** Sends a signal to a replica; after one that ends it, waits for its end. */
  async signal(name: ReplicaName, signal: "SIGKILL" | "SIGTERM" | "SIGSTOP" | "SIGCONT"): Promise<void> {
    const replica = this.#replicas.get(name);
    replica?.kill(signal);
    if (replica !== undefined && /KILL|TERM/.test(signal)) await once(replica, "exit");
  }

  async #startHaproxy(): Promise<void> {
    const { gateway, control } = this.entry;
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      BIND_GATEWAY: `127.0.0.1:${gateway}`,
      BIND_CONTROL: `127.0.0.1:${control}`,
      CERTS: join(this.#folder, "certs"),
      CONFIG: join(ROOT, "deploy/scale"),
    };
    for (const name of NAMES) {
      env[`REPLICA_${name.toUpperCase()}`] = "127.0.0.1";
      env[`PORT_${name.toUpperCase()}`] = String(this.#ports[name].gateway);
      env[`CONTROL_${name.toUpperCase()}`] = String(this.#ports[name].control);
    }
    const file = join(ROOT, "deploy/scale/haproxy.cfg");
    this.#others.set("haproxy", spawn("haproxy", ["-q", "-f", file], { env, stdio: ["ignore", "ignore", "ignore"] }));
    const deadline = performance.now() + 30_000;
    for (;;) {
      const ready = await fetch(`http://127.0.0.1:${control}/healthz`).then(
        ({ status }) => status === 200,
        () => false,
      );
      if (ready) return;
      if (performance.now() > deadline) throw new Error("HAProxy has no healthy replica within 30 s");
      await sleep(100);
    }
  }

  /** Ends everything. */
  stop(): void {
    for (const child of [...this.#replicas.values(), ...this.#others.values()]) {
      child.kill("SIGCONT");
      child.kill("SIGKILL");
    }
  }
}

/** Resolves when a process has printed a text; afterwards its lines go to a function. */
async function untilPrinted(
  child: ChildProcess,
  text: string,
  onLine: (line: string) => void = () => {},
): Promise<void> {
  if (child.stdout === null) throw new Error("the output of the process is not read");
  const lines = createInterface({ input: child.stdout });
  await new Promise<void>((resolve, reject) => {
    lines.on("line", (line) => (line.includes(text) ? resolve() : onLine(line)));
    child.once("exit", (code) => reject(new Error(`a process ended with ${code} before it printed ${text}`)));
    child.once("error", reject);
  });
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
