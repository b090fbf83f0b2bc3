// Starts HAProxy, with the configuration of this repository or a changed one, and nginx, each in front of replicas on this machine.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "../ci/check-helpers.ts";
import { findFreePorts } from "./processes.ts";

/** The ports of a replica, or of a load balancer. */
export interface Ports {
  readonly gateway: number;
  readonly control: number;
}

/** A load balancer that runs. */
export interface Balancer extends Ports {
  stop(): void;
}

/** The time limit of a start (milliseconds). */
const START_LIMIT_MS = 30_000;

/** The text of deploy/scale/haproxy.cfg. */
export const HAPROXY_CONFIG = readFileSync(join(ROOT, "deploy/scale/haproxy.cfg"), "utf8");

/**
 * Starts HAProxy in front of three replicas. Resolves when it has a healthy one.
 *
 * @param folder gets the configuration
 * @param certs the folder with the certificates of the replicas
 */
export async function startHaproxy(
  folder: string,
  certs: string,
  replicas: readonly Ports[],
  config = HAPROXY_CONFIG,
): Promise<Balancer> {
  const [gateway = 0, control = 0] = await findFreePorts(2);
  const file = join(folder, `haproxy-${gateway}.cfg`);
  writeFileSync(file, config);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    BIND_GATEWAY: `127.0.0.1:${gateway}`,
    BIND_CONTROL: `127.0.0.1:${control}`,
    CERTS: certs,
    CONFIG: join(ROOT, "deploy/scale"),
  };
  for (const [i, name] of ["A", "B", "C"].entries()) {
    env[`REPLICA_${name}`] = "127.0.0.1";
    env[`PORT_${name}`] = String(replicas[i]?.gateway);
    env[`CONTROL_${name}`] = String(replicas[i]?.control);
  }
  return waitUntilHealthy(spawn("haproxy", ["-db", "-q", "-f", file], { env, stdio: ["ignore", "ignore", 2] }), {
    gateway,
    control,
  });
}

/** Starts nginx in front of replicas without TLS, with a consistent hash of the world in the path. Resolves when it has a healthy one. */
export async function startNginx(folder: string, replicas: readonly Ports[]): Promise<Balancer> {
  const [gateway = 0, control = 0] = await findFreePorts(2);
  const upstream = (name: keyof Ports): string =>
    `upstream ${name} { hash $world consistent; ${replicas.map((ports) => `server 127.0.0.1:${ports[name]};`).join(" ")} }`;
  const server = (name: keyof Ports, port: number): string =>
    `server { listen 127.0.0.1:${port}; location / { proxy_pass http://${name}; } }`;
  const file = join(folder, "nginx.conf");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  writeFileSync(
    file,
    `daemon off; master_process off; error_log stderr error; pid ${folder}/nginx.pid;
    events {}
    http {
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
      map $uri $world { ~^/(?:w|worlds)/(?<name>[^/]+) $name; default default; }
      ${upstream("gateway")} ${upstream("control")}
      ${server("gateway", gateway)} ${server("control", control)}
    }\n`,
  );
  const nginx = spawn("nginx", ["-e", "stderr", "-c", file], { stdio: ["ignore", "ignore", 2] });
  return waitUntilHealthy(nginx, { gateway, control });
}

/** Resolves when a load balancer has a healthy replica. Rejects if the balancer ends, or has none in time. */
async function waitUntilHealthy(child: ChildProcess, ports: Ports): Promise<Balancer> {
  const stop = (): void => void child.kill("SIGKILL");
  process.once("exit", stop);
  const deadline = performance.now() + START_LIMIT_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
    const response = await fetch(`http://127.0.0.1:${ports.control}/healthz`).catch(() => undefined);
    if (response?.status === 200) return { ...ports, stop };
    if (performance.now() > deadline)
      throw new Error(`${child.spawnfile} is not ready after ${START_LIMIT_MS / 1_000} s`);
    await sleep(50);
  }
}
