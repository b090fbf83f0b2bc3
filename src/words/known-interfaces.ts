// Lists the known interfaces of a real gateway, and finds the one that a request addresses.
import { AGENTCONF } from "./interfaces/agentconf.ts";
import { AGENTEVENT } from "./interfaces/agentevent.ts";
import { AGENTGROUP } from "./interfaces/agentgroup.ts";
import { CALLDATA } from "./interfaces/calldata.ts";
import { CONFIG } from "./interfaces/config.ts";
import { MEDIACALL } from "./interfaces/mediacall.ts";
import { MULTIMEDIACONF } from "./interfaces/multimediaconf.ts";
import { ONLINEAGENT } from "./interfaces/onlineagent.ts";
import { QUALITYCONTROL } from "./interfaces/qualitycontrol.ts";
import { QUERYMONITOR } from "./interfaces/querymonitor.ts";
import { QUEUEDEVICE } from "./interfaces/queuedevice.ts";
import { RECORDFILE } from "./interfaces/recordfile.ts";
import { RECORDPLAY } from "./interfaces/recordplay.ts";
import type { KnownInterface } from "./interfaces/row.ts";
import { TEXTCHAT } from "./interfaces/textchat.ts";
import { VOICECALL } from "./interfaces/voicecall.ts";

export type { KnownInterface, Method } from "./interfaces/row.ts";

/** The root of the addresses of all interfaces. */
export const ROOT = "/agentgateway/resource";

/** The operation, in journal and log, of requests for the gateway's JavaScript client, which is not an interface. */
export const RESOURCE_JS = "resourceJs";

const SIGN_IN = /^(?:login(?!Info)|forceLogin)/;

/** Returns whether an interface signs an agent in. */
export function isSignInInterface({ group, name }: KnownInterface): boolean {
  return group === "onlineagent" && SIGN_IN.test(name);
}

/** The interface that matches a request; `isMethodRight` is false if only the path matches. */
export interface KnownInterfaceMatch {
  readonly row: KnownInterface;
  readonly isMethodRight: boolean;
}

const GROUPS = [
  ONLINEAGENT,
  VOICECALL,
  CALLDATA,
  AGENTGROUP,
  QUEUEDEVICE,
  QUALITYCONTROL,
  RECORDPLAY,
  RECORDFILE,
  TEXTCHAT,
  MEDIACALL,
  AGENTCONF,
  MULTIMEDIACONF,
  QUERYMONITOR,
  AGENTEVENT,
  CONFIG,
] as const;

/** All 258 interfaces, group by group. */
export const KNOWN_INTERFACES: readonly KnownInterface[] = GROUPS.flatMap((group) =>
  Object.values<KnownInterface>(group),
);

type NameIn<Group> = Group extends unknown ? Extract<keyof Group, string> : never;

/** The name of a known interface. */
export type InterfaceName = NameIn<(typeof GROUPS)[number]>;

/**
 * Returns the interface that a request addresses; undefined if no path matches. Prefers interfaces with the same method, then those with
 * more literal segments.
 *
 * @param method in capitals.
 * @param path below `/agentgateway/resource`, without a query.
 */
export function findKnownInterface(method: string, path: string): KnownInterfaceMatch | undefined {
  const segments = segmentsOf(path);
  let best: KnownInterfaceMatch | undefined;
  let bestRank = -1;
  for (const { row, pattern } of PATTERNS.get(segments[0] ?? "") ?? []) {
    const literals = countMatchingLiterals(pattern, segments);
    if (literals === undefined) continue;
    const isMethodRight = row.isMethodGuessed || row.method === method || row.alternativeMethod === method;
    const rank = literals + (isMethodRight ? 100 : 0);
    if (rank > bestRank) [best, bestRank] = [{ row, isMethodRight }, rank];
  }
  return best;
}

/** Returns the segments of a path. Repeated slashes count as one, as in the real gateway. */
function segmentsOf(path: string): readonly string[] {
  return path.split("/").filter((segment) => segment !== "");
}

/** The interfaces with the alternatives of each segment of their paths, by group. A segment that can be anything has none. */
const PATTERNS: ReadonlyMap<string, readonly { readonly row: KnownInterface; readonly pattern: Pattern }[]> = new Map(
  [...new Set(KNOWN_INTERFACES.map(({ group }) => group))].map((group) => [
    group,
    KNOWN_INTERFACES.filter((row) => row.group === group).map((row) => ({ row, pattern: patternOf(row.path) })),
  ]),
);

type Pattern = readonly (readonly string[])[];

function patternOf(path: string): Pattern {
  return segmentsOf(path).map((segment) => (segment.startsWith("{") ? [] : segment.split("|")));
}

/** Returns how many literal segments of a pattern a path matches; undefined if the path does not match the pattern. */
function countMatchingLiterals(pattern: Pattern, segments: readonly string[]): number | undefined {
  if (pattern.length !== segments.length) return undefined;
  let literals = 0;
  for (const [index, expected] of pattern.entries()) {
    if (expected.length === 0) continue;
    if (!expected.includes(segments[index] ?? "")) return undefined;
    literals += 1;
  }
  return literals;
}
