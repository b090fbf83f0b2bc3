// Reports how long the main thread of the simulator worked without a pause, and its memory.
// Node loads it before the simulator.
import { readFileSync } from "node:fs";

const INTERVAL_MS = 5;
/** Shorter times without a pause are not reported. */
const MIN_REPORTED_MS = 20;
// The file with the CPU time of the main thread. On a busy machine, elapsed time would include waits for a processor.
const schedstat = `/proc/self/task/${process.pid}/schedstat`;

/** Returns the CPU time of the main thread in milliseconds, or that of all threads if the system does not report it. */
function measureCpuMs() {
  try {
    return Number(readFileSync(schedstat, "utf8").split(" ")[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
  }
}

let last = measureCpuMs();
setInterval(() => {
  const now = measureCpuMs();
  if (now - last > MIN_REPORTED_MS) process.send?.({ worked: now - last });
  last = measureCpuMs();
}, INTERVAL_MS).unref();

process.on("message", (message) => {
  if (message !== "memory") return;
  globalThis.gc?.();
  // A garbage collection that the check requested is not the simulator's work.
  last = measureCpuMs();
  process.send?.({ heap: process.memoryUsage().heapUsed });
});
process.channel?.unref();
