// Loaded into the simulator's process before everything else: tells how long its one thread worked without a pause, and how much memory is used.
import { readFileSync } from "node:fs";

const EVERY = 5;
// Work is measured in time on the processor, so that a busy machine, on which a process waits for its turn, changes nothing.
const task = `/proc/self/task/${process.pid}/schedstat`;

/** Milliseconds that the main thread has been on a processor; where the system does not say, those of all threads. */
function worked() {
  try {
    return Number(readFileSync(task, "utf8").split(" ")[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
  }
}

let last = worked();
setInterval(() => {
  const now = worked();
  if (now - last > 20) process.send?.({ worked: now - last });
  last = worked();
}, EVERY).unref();

process.on("message", (message) => {
  if (message !== "memory") return;
  globalThis.gc?.();
  process.send?.({ heap: process.memoryUsage().heapUsed });
});
process.channel?.unref();
