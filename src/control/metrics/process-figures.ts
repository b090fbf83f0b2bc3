// Metrics of the process, with the names that dashboards for Node use.
import { nextTurn, performance } from "../../runtime/time.ts";
import { packageVersion } from "../../runtime/version.ts";
import type { Exposition } from "./exposition.ts";

/** Writes the metrics of the process. */
export async function writeProcess(out: Exposition): Promise<void> {
  const { user, system } = process.cpuUsage();
  const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
  out.family("ccgw_info", "gauge", "The version that runs.");
  out.sample("ccgw_info", { version: packageVersion(), node: process.version }, 1);
  out.single("process_cpu_user_seconds_total", "counter", "CPU time in user mode.", user / 1e6);
  out.single("process_cpu_system_seconds_total", "counter", "CPU time in the system.", system / 1e6);
  out.single("process_cpu_seconds_total", "counter", "CPU time.", (user + system) / 1e6);
  const startedAt = Math.round(performance.timeOrigin) / 1_000;
  out.single("process_start_time_seconds", "gauge", "When the process began, since 1970.", startedAt);
  out.single("process_resident_memory_bytes", "gauge", "Memory that is in use.", rss);
  out.single("nodejs_heap_size_total_bytes", "gauge", "The heap.", heapTotal);
  out.single("nodejs_heap_size_used_bytes", "gauge", "What of the heap is in use.", heapUsed);
  out.single("nodejs_external_memory_bytes", "gauge", "Memory outside the heap that belongs to it.", external);
  out.single("nodejs_eventloop_lag_seconds", "gauge", "How long the event loop took to come round.", await lag());
  const { active, idle } = performance.eventLoopUtilization();
  out.single("nodejs_eventloop_active_seconds_total", "counter", "Time that the event loop worked.", active / 1_000);
  out.single("nodejs_eventloop_idle_seconds_total", "counter", "Time that the event loop waited.", idle / 1_000);
  const resources = countByName(process.getActiveResourcesInfo());
  out.family("nodejs_active_resources", "gauge", "What keeps the event loop alive, by type: sockets, servers, timers.");
  for (const [type, count] of resources) out.sample("nodejs_active_resources", { type }, count);
}

/** Seconds. */
async function lag(): Promise<number> {
  const before = performance.now();
  await nextTurn();
  return Math.round((performance.now() - before) * 1_000) / 1e6;
}

function countByName(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
