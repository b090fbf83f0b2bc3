// Writes the metrics of the process.
// Most have the names of prom-client, which dashboards for Node use.
import { type EventLoopLag, takeEventLoopLag } from "../../runtime/event-loop-delay.ts";
import { measureGcPauses, PAUSE_BOUNDS } from "../../runtime/garbage-collection.ts";
import { readHeapSpaces } from "../../runtime/heap-spaces.ts";
import { performance, waitForNextTurn } from "../../runtime/time.ts";
import { readPackageVersion } from "../../runtime/version.ts";
import { type Exposition, writeLabels } from "./exposition.ts";

/** Writes the metrics of the process. */
export async function writeProcessMetrics(out: Exposition): Promise<void> {
  const { user, system } = process.cpuUsage();
  const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
  out.beginFamily("ccgw_info", "gauge", "Versions of the simulator and of Node.");
  out.addSample("ccgw_info", writeLabels({ version: readPackageVersion(), node: process.version }), 1);
  const [major = "", minor = "", patch = ""] = process.versions.node.split(".");
  out.beginFamily("nodejs_version_info", "gauge", "Version of Node.");
  out.addSample("nodejs_version_info", writeLabels({ version: process.version, major, minor, patch }), 1);
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
  await writeEventLoop(out);
  writeResources(out);
  writeHeapSpaces(out);
  const pauses = "nodejs_gc_duration_seconds";
  out.beginFamily(pauses, "histogram", "Pauses for garbage collection by kind, in seconds, since the first scrape.");
  for (const { kind, counts, sumSeconds } of measureGcPauses())
    out.addHistogram(pauses, writeLabels({ kind }), PAUSE_BOUNDS, counts, sumSeconds);
}

/** The figures of the lag since the previous scrape, each with the first words of its help. */
const LAG_FIGURES: readonly (readonly [figure: keyof EventLoopLag, words: string])[] = [
  ["min", "Smallest"],
  ["max", "Largest"],
  ["mean", "Mean"],
  ["stddev", "Standard deviation of the"],
  ["p50", "50th percentile of the"],
  ["p90", "90th percentile of the"],
  ["p99", "99th percentile of the"],
];

async function writeEventLoop(out: Exposition): Promise<void> {
  const presentSeconds = await measureLag();
  out.addSingle("nodejs_eventloop_lag_seconds", "gauge", "Lag of the event loop, in seconds.", presentSeconds);
  const measured = takeEventLoopLag();
  for (const [figure, words] of LAG_FIGURES) {
    // Without a measurement since the previous scrape, as at the first one, only the lag of this moment is known.
    const value = measured?.[figure] ?? (figure === "stddev" ? 0 : presentSeconds);
    const help = `${words} lag of the event loop since the previous scrape, in seconds.`;
    out.addSingle(`nodejs_eventloop_lag_${figure}_seconds`, "gauge", help, value);
  }
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
}

/** Matches resources that are requests to the operating system and not handles, such as `FSReqCallback` and `TCPConnectWrap`. */
const REQUEST = /(?:Req(?:Wrap|Callback|Promise)?|(?:Connect|Write|Shutdown|Send)Wrap)$/;

/** Resources that are neither requests nor handles. */
const TIMERS: readonly string[] = ["Timeout", "Immediate"];

function writeResources(out: Exposition): void {
  const names = process.getActiveResourcesInfo();
  const help = "Resources that keep the event loop alive";
  out.beginFamily("nodejs_active_resources", "gauge", `${help}, by type: sockets, servers, timers.`);
  for (const [type, count] of countByName(names))
    out.addSample("nodejs_active_resources", writeLabels({ type }), count);
  out.addSingle("nodejs_active_resources_total", "gauge", `${help}.`, names.length);
  const requests = names.filter((name) => REQUEST.test(name));
  const handles = names.filter((name) => !REQUEST.test(name) && !TIMERS.includes(name));
  const families = [
    ["requests", requests, "Requests to the operating system that have not ended"],
    ["handles", handles, "Open sockets, servers, pipes and other handles"],
  ] as const;
  for (const [family, found, words] of families) {
    out.beginFamily(`nodejs_active_${family}`, "gauge", `${words}, by type.`);
    for (const [type, count] of countByName(found))
      out.addSample(`nodejs_active_${family}`, writeLabels({ type }), count);
    out.addSingle(`nodejs_active_${family}_total`, "gauge", `${words}.`, found.length);
  }
}

/** The figures of a heap space: the suffix of the metric, V8's name of the figure, and the first words of the help. */
const SPACE_FIGURES = [
  ["total", "space_size", "Size"],
  ["used", "space_used_size", "Used part"],
  ["available", "space_available_size", "Free part"],
] as const;

function writeHeapSpaces(out: Exposition): void {
  const spaces = readHeapSpaces();
  for (const [suffix, member, words] of SPACE_FIGURES) {
    const name = `nodejs_heap_space_size_${suffix}_bytes`;
    out.beginFamily(name, "gauge", `${words} of each space of the heap, in bytes.`);
    for (const space of spaces) {
      out.addSample(name, writeLabels({ space: space.space_name.replace(/_space$/, "") }), space[member]);
    }
  }
}

/** Returns how long a turn of the event loop takes (seconds). */
async function measureLag(): Promise<number> {
  const before = performance.now();
  await waitForNextTurn();
  return Math.round((performance.now() - before) * 1_000) / 1e6;
}

function countByName(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
