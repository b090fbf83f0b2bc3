// The executable of a worker.
// The process that started it sends messages: what to serve, the ports of all workers, and when to stop.
import type { FromWorker, ToWorker } from "./worker-messages.ts";

// A terminal sends its signals to the worker too, which must still answer what is in flight.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});

// Without the process that has the common address, nobody could stop the worker.
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
