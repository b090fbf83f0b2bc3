// Reads texts with one JSON object on each line.

/** The lines of a text: undefined in place of a line that is not a JSON object. */
export type JsonLines = readonly (Readonly<Record<string, unknown>> | undefined)[];

/** Parses the lines of a text. A last line without a line feed is left out, because the process that wrote it may have been killed. */
export function readJsonLines(text: string): JsonLines {
  const written = text.split("\n");
  written.pop();
  return written.map(parseObject);
}

function parseObject(line: string): JsonLines[number] {
  try {
    const value: unknown = JSON.parse(line);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as JsonLines[number]) : undefined;
  } catch {
    return undefined;
  }
}
