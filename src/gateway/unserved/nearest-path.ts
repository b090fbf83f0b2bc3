// Finds the known interface that is most similar to an unknown address, which may be misspelled or lack the root.
import { findNearest, measureDistance } from "../../forms/nearest.ts";
import { KNOWN_INTERFACES, type KnownInterface } from "../../words/known-interfaces.ts";
import { ROOT } from "../exchange/address.ts";

/** The maximum length of an address that is compared, in characters. */
const MAX_PATH_LENGTH = 256;

const GROUPS = [...new Set(KNOWN_INTERFACES.map(({ group }) => group))];

/**
 * Returns the method and address that a request probably meant, such as `PUT /agentgateway/resource/onlineagent/{agentid}`.
 *
 * @param path with or without the root
 * @returns undefined if no known interface is similar, or the path is too long to be compared
 */
export function findNearestAddress(method: string, path: string): string | undefined {
  if (path.length > MAX_PATH_LENGTH) return undefined;
  const segments = path.split("/").filter((segment) => segment !== "");
  const at = segments.findIndex((segment) => GROUPS.includes(segment.toLowerCase()));
  // A group's name is found anywhere in an address, a misspelled one only at the beginning.
  const [first = "", ...rest] = at < 0 ? removeRoot(segments) : segments.slice(at);
  const group = findNearest(first, GROUPS);
  if (group === undefined) return undefined;
  const rows = KNOWN_INTERFACES.filter((row) => row.group === group).sort(
    (a, b) => Number(b.method === method) - Number(a.method === method),
  );
  const found = findNearestWithSameLength(rows, rest) ?? findNearestByWords(rows, rest);
  return found === undefined ? undefined : `${found.isMethodGuessed ? method : found.method} ${ROOT}${found.path}`;
}

function removeRoot(segments: readonly string[]): readonly string[] {
  const root = ROOT.split("/").slice(1);
  return segments.filter((segment, i) => i >= root.length || findNearest(segment, root) === undefined);
}

/** Returns the interface with the same number of segments and the most similar fixed words. */
function findNearestWithSameLength(
  rows: readonly KnownInterface[],
  rest: readonly string[],
): KnownInterface | undefined {
  let best: KnownInterface | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const pattern = splitAfterGroup(row);
    if (pattern.length !== rest.length || (pattern[0] === "{agentid}" && !/^\d+$/.test(rest[0] ?? ""))) continue;
    // A value of any length fits an id.
    const written = rest.filter((_, i) => !isPlaceholder(pattern[i])).join("/");
    const distance = measureDistance(written, pattern.filter((segment) => !isPlaceholder(segment)).join("/"));
    if (distance < least) [best, least] = [row, distance];
  }
  return best;
}

/** Returns the interface with the most similar fixed words, for addresses with a missing or additional id. */
function findNearestByWords(rows: readonly KnownInterface[], rest: readonly string[]): KnownInterface | undefined {
  const byWords = new Map<string, KnownInterface>();
  for (const row of rows) {
    const words = splitAfterGroup(row)
      .filter((segment) => !isPlaceholder(segment))
      .join("/");
    if (words !== "" && !byWords.has(words)) byWords.set(words, row);
  }
  const words = rest.filter((segment) => !/^[\d-]+$/.test(segment)).join("/");
  return words === "" ? undefined : byWords.get(findNearest(words, byWords.keys()) ?? "");
}

/** Returns whether a segment of a pattern stands for a value, such as `{agentid}`. */
function isPlaceholder(segment: string | undefined): boolean {
  return segment?.startsWith("{") === true;
}

function splitAfterGroup({ path }: KnownInterface): readonly string[] {
  return path
    .split("/")
    .slice(2)
    .map((segment) => segment.split("|")[0] ?? segment);
}
