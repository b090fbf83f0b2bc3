// Starts processes: waits for what they print, and finds free ports for them.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

/** Resolves when a process has printed a text; afterwards its lines go to a function. */
export async function untilPrinted(
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

/** Returns ports of the loopback address that are free now. */
export async function freePorts(count: number): Promise<number[]> {
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
