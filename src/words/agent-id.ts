// Reads the id of an agent as clients send it.

/** Returns the agent id in a text, such as a segment of a path; undefined if the text is not a whole number of at most 9 digits. */
export function readAgentId(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
