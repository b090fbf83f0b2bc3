// The executable of a worker.
// The process of the common address sends messages: what to serve, the ports of the common address and of all workers, and when to stop.
import type { FromWorker, ToWorker } from "./worker-messages.ts";

// SIGINT from a terminal, or SIGTERM to the process group, reaches the worker too. It must still answer the requests in flight.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});

// Without the process of the common address, nobody could stop the worker.
process.once("disconnect", () => process.exit(1));

const stop = new AbortController();
const ports = new Set<number>();

process.on("message", async (message: ToWorker) => {
  switch (message.kind) {
    case "start": {
      const { serveWorker } = await import("./serve-worker.ts");
      const send = (answer: FromWorker): void => void process.send?.(answer);
      await serveWorker(message, { stop: stop.signal, isOwnPort: (port) => ports.has(port), send });
      break;
    }
    case "ports":
      for (const port of message.ports) ports.add(port);
      break;
    case "stop":
      stop.abort();
      break;
  }
});
