// A network namespace for a replica that is to be cut off: its only way out is a pair of virtual interfaces.
import { spawnSync } from "node:child_process";

/**
 * The network of both ends, in a range for private use. It depends on the id of the process, so that it is hardly ever that of another run,
 * or of what remains of a killed run.
 */
const LINK = `10.233.${process.pid % 256}`;
const HERE = `${LINK}.1`;
const THERE = `${LINK}.2`;

/** An open namespace, and its only connection to this machine. */
export interface NetworkNamespace {
  /** The address of this side, at which programs of the namespace reach Redis. */
  readonly here: string;
  /** The address of programs in the namespace. */
  readonly there: string;
  /** The words to put before a command, to run it in the namespace. */
  readonly prefix: readonly string[];
  /** Lets nothing in or out. */
  disconnect(): void;
  /** Lets everything in and out again. */
  reconnect(): void;
  close(): void;
}

/** Returns a new namespace, or a sentence that says why this machine cannot make one. */
export function openNamespace(): NetworkNamespace | string {
  const name = `ccgw-${process.pid}`;
  const link = `ccgw${process.pid}`.slice(0, 14);
  const run = (...argv: string[]): string | undefined => {
    const { status, stderr, error } = spawnSync("ip", argv, { encoding: "utf8" });
    return status === 0 ? undefined : (error?.message ?? stderr.trim());
  };
  const close = (): void => {
    run("netns", "del", name);
    run("link", "del", link);
  };
  const steps = [
    ["netns", "add", name],
    ["link", "add", link, "type", "veth", "peer", "name", "outside", "netns", name],
    ["addr", "add", `${HERE}/30`, "dev", link],
    ["link", "set", link, "up"],
    ["-n", name, "addr", "add", `${THERE}/30`, "dev", "outside"],
    ["-n", name, "link", "set", "outside", "up"],
    ["-n", name, "link", "set", "lo", "up"],
  ];
  for (const step of steps) {
    const problem = run(...step);
    if (problem === undefined) continue;
    close();
    return `ip ${step.join(" ")}: ${problem}`;
  }
  return {
    here: HERE,
    there: THERE,
    prefix: ["ip", "netns", "exec", name],
    disconnect: () => void run("link", "set", link, "down"),
    reconnect: () => void run("link", "set", link, "up"),
    close,
  };
}
