// Reads the id of an agent from a segment of a URL path.

/** Returns the agent id in a segment of a path; undefined if the segment is not a whole number of at most 9 digits. */
export function readAgentId(segment: string | undefined): number | undefined {
  return segment !== undefined && /^\d{1,9}$/.test(segment) ? Number(segment) : undefined;
}
