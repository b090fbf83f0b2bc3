// Loaded first into the simulator's process: reports how long its main thread worked without a pause, and its memory.
import { readFileSync } from "node:fs";

const EVERY = 5;
// Measures CPU time, because on a busy machine a process also waits for a processor.
const task = `/proc/self/task/${process.pid}/schedstat`;

/** Returns the CPU time of the main thread in milliseconds, or that of all threads if the system does not report it. */
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
  // A collection that this check asked for is not the simulator's work.
  last = worked();
  process.send?.({ heap: process.memoryUsage().heapUsed });
});
process.channel?.unref();
