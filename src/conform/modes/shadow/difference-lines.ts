// Describes differences between the real gateway and its twin for the log.
import { isSecretName, MASK } from "../../../forms/secret-names.ts";
import type { FoundDifference } from "./live-comparison.ts";

/** The number of differences at one place that are logged individually. Later ones are logged when their number is a power of ten. */
const LOGGED_ALONE = 10;

/** Returns whether a difference is logged. `count`: the number of differences at its place so far, with this one. */
export function isLogged(count: number): boolean {
  return count <= LOGGED_ALONE || /^10*$/.test(String(count));
}

/** Returns the log line of a difference. */
export function describeDifference(found: FoundDifference): string {
  const { level, about, path, real, simulated, exchange, agent, count } = found;
  const isSecret = isSecretName(/[\w-]*$/.exec(path)?.[0] ?? "");
  const [one, other] = isSecret ? [MASK, MASK] : [real, simulated];
  const owner = agent === undefined ? "" : ` of agent ${agent}`;
  const where = exchange === 0 ? "" : ` (exchange ${exchange})`;
  const times = count > LOGGED_ALONE ? `, seen ${count} times` : "";
  return `shadow: ${about}${owner}: ${level} ${path}: real ${one}, simulator ${other}${where}${times}`;
}
