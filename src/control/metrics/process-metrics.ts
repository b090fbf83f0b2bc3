// Metrics of the process, with the names that dashboards for Node use.
import { nextTurn, performance } from "../../runtime/time.ts";
import { packageVersion } from "../../runtime/version.ts";
import type { Exposition } from "./exposition.ts";

/** Writes the metrics of the process. */
export async function writeProcessMetrics(out: Exposition): Promise<void> {
  const { user, system } = process.cpuUsage();
  const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
  out.beginFamily("ccgw_info", "gauge", "Versions of the simulator and of Node.");
  out.addSample("ccgw_info", { version: packageVersion(), node: process.version }, 1);
  out.addSingle("process_cpu_user_seconds_total", "counter", "CPU time in user mode, in seconds.", user / 1e6);
  out.addSingle("process_cpu_system_seconds_total", "counter", "CPU time in system mode, in seconds.", system / 1e6);
  out.addSingle("process_cpu_seconds_total", "counter", "CPU time, in seconds.", (user + system) / 1e6);
  const startedAt = Math.round(performance.timeOrigin) / 1_000;
  out.addSingle("process_start_time_seconds", "gauge", "Start time of the process, in seconds since 1970.", startedAt);
  out.addSingle("process_resident_memory_bytes", "gauge", "Resident memory, in bytes.", rss);
  out.addSingle("nodejs_heap_size_total_bytes", "gauge", "Size of the heap, in bytes.", heapTotal);
  out.addSingle("nodejs_heap_size_used_bytes", "gauge", "Used part of the heap, in bytes.", heapUsed);
  out.addSingle(
    "nodejs_external_memory_bytes",
    "gauge",
    "Memory outside the heap that belongs to objects in it, in bytes.",
    external,
  );
  out.addSingle("nodejs_eventloop_lag_seconds", "gauge", "Lag of the event loop, in seconds.", await measureLag());
  const { active, idle } = performance.eventLoopUtilization();
  out.addSingle(
    "nodejs_eventloop_active_seconds_total",
    "counter",
    "Time that the event loop was active, in seconds.",
    active / 1_000,
  );
  out.addSingle(
    "nodejs_eventloop_idle_seconds_total",
    "counter",
    "Time that the event loop was idle, in seconds.",
    idle / 1_000,
  );
  const resources = countByName(process.getActiveResourcesInfo());
  out.beginFamily(
    "nodejs_active_resources",
    "gauge",
    "Resources that keep the event loop alive, by type: sockets, servers, timers.",
  );
  for (const [type, count] of resources) out.addSample("nodejs_active_resources", { type }, count);
}

/** Returns how long a turn of the event loop takes (seconds). */
async function measureLag(): Promise<number> {
  const before = performance.now();
  await nextTurn();
  return Math.round((performance.now() - before) * 1_000) / 1e6;
}

function countByName(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
