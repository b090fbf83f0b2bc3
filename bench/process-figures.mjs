// What the operating system says a process has used. Every server is asked in this one way, so that all are measured alike.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

// The kernel counts processor time in ticks; nearly everywhere there are 100 in a second.
const MICROSECONDS_PER_TICK = 1_000_000 / ticksPerSecond();

/**
 * Processor time (user and system, all threads) that a process has used so far.
 * @param {number} pid
 * @returns {number | null} microseconds, in steps of a tick; null where there is no /proc
 */
export function cpuTime(pid) {
  const stat = readProc(pid, "stat");
  if (stat === null) return null;
  // The command name stands in brackets and may hold blanks; behind it come state (field 3) and on, utime is 14, stime 15.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * MICROSECONDS_PER_TICK;
}

/**
 * Memory of a process that is in RAM now (VmRSS).
 * @param {number} pid
 * @returns {number | null} megabytes (10^6 bytes); null where there is no /proc
 */
export function residentMemory(pid) {
  const kibibytes = readProc(pid, "status")?.match(/^VmRSS:\s+(\d+) kB$/m)?.[1];
  return kibibytes === undefined ? null : (Number(kibibytes) * 1024) / 1e6;
}

/**
 * The cores that this process may run on.
 * @returns {number[] | null} null where there is no /proc
 */
export function allowedCores() {
  const list = readProc("self", "status")?.match(/^Cpus_allowed_list:\s+(\S+)$/m)?.[1];
  return list === undefined ? null : coreNumbers(list);
}

/**
 * The numbers in a list as the kernel writes it, such as `0-3,8`.
 * @param {string} list
 * @returns {number[]}
 */
export function coreNumbers(list) {
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

function ticksPerSecond() {
  try {
    return (
      Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })) || 100
    );
  } catch {
    return 100;
  }
}
