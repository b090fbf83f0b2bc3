// Waits for the output of started processes, and finds free ports for processes.
import type { ChildProcess } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

/** Resolves when a process has printed a text. All other lines go to `onLine`. Rejects if the process ends first. */
export async function waitUntilPrinted(
  child: ChildProcess,
  text: string,
  onLine: (line: string) => void = () => {},
): Promise<void> {
  if (child.stdout === null) throw new Error("the stdout of the process must be a pipe");
  const lines = createInterface({ input: child.stdout });
  await new Promise<void>((resolve, reject) => {
    lines.on("line", (line) => (line.includes(text) ? resolve() : onLine(line)));
    child.once("exit", (code, signal) => {
      reject(new Error(`a process ended with ${signal ?? `exit code ${code}`} before it printed ${text}`));
    });
    child.once("error", reject);
  });
}

/** The lowest port to choose. The range is below the ports that a system gives to connections, so a restarted process finds its port free. */
const LOWEST_PORT = 20_000;
/** The port after the highest one to choose. */
const END_PORT = 32_000;

/** Returns free ports of the loopback address. The system gives them to no connection until they are used. */
export async function findFreePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(LOWEST_PORT, END_PORT);
    if (!ports.has(port) && (await isFree(port))) ports.add(port);
  }
  return [...ports];
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}
