// Agent ids as clients write them in paths.

/** Returns the agent id that a segment of a path names, a whole number; undefined if the segment is anything else. */
export function readAgentId(segment: string | undefined): number | undefined {
  return segment !== undefined && /^\d{1,9}$/.test(segment) ? Number(segment) : undefined;
}
