// Reads CPU times, memory, limits and cores of processes from /proc, in the same way for every server.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

// The kernel counts CPU time in ticks: 100 per second on nearly all systems.
const MICROSECONDS_PER_TICK = 1_000_000 / readTicksPerSecond();

/**
 * Returns the CPU time of a process so far (user and system, all threads).
 * @param {number} pid
 * @returns {number | null} microseconds, in steps of a tick; null if the process has ended or there is no /proc
 */
export function readCpuTimeUs(pid) {
  const stat = readProc(pid, "stat");
  if (stat === null) return null;
  // The command name is in parentheses and may contain spaces. State (field 3) and later fields follow: utime is 14, stime 15.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * MICROSECONDS_PER_TICK;
}

/**
 * Returns the CPU time of the main thread of a process so far, precise enough for one request.
 * @param {number} pid
 * @returns {number | null} microseconds; null if the process has ended or there is no /proc
 */
export function readMainThreadTimeUs(pid) {
  const nanoseconds = readProc(pid, "schedstat")?.split(" ")[0];
  return nanoseconds === undefined ? null : Number(nanoseconds) / 1_000;
}

/**
 * Returns the memory of a process in RAM (VmRSS).
 * @param {number} pid
 * @returns {number | null} megabytes (10^6 bytes); null if the process has ended or there is no /proc
 */
export function readResidentMemoryMb(pid) {
  const kibibytes = readProc(pid, "status")?.match(/^VmRSS:\s+(\d+) kB$/m)?.[1];
  return kibibytes === undefined ? null : (Number(kibibytes) * 1024) / 1e6;
}

/**
 * Returns the hard limit of open files and sockets, which child processes inherit. Node raises its soft limit to it.
 * @returns {number | null} null if it is unlimited or there is no /proc
 */
export function readOpenFileLimit() {
  const limit = readProc("self", "limits")?.match(/^Max open files\s+\d+\s+(\d+)/m)?.[1];
  return limit === undefined ? null : Number(limit);
}

/**
 * Returns the cores that this process may run on.
 * @returns {number[] | null} null where there is no /proc
 */
export function listAllowedCores() {
  const list = readProc("self", "status")?.match(/^Cpus_allowed_list:\s+(\S+)$/m)?.[1];
  return list === undefined ? null : parseCoreNumbers(list);
}

/**
 * Parses a list of numbers in the kernel's form, such as `0-3,8`.
 * @param {string} list
 * @returns {number[]}
 */
export function parseCoreNumbers(list) {
  return list.split(",").flatMap((part) => {
    const [first, last = first] = part.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  });
}

function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8").trimEnd();
  } catch {
    return null;
  }
}

function readTicksPerSecond() {
  try {
    return (
      Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })) || 100
    );
  } catch {
    return 100;
  }
}
