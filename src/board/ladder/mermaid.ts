// Writes a ladder as the text of a Mermaid sequence diagram.
import { capitalize } from "../../words/capitalize.ts";
import type { Lane, Row, Segment } from "./row.ts";

/** Returns the text of a Mermaid sequence diagram with the rows of a ladder. */
export function toMermaid(rows: readonly Row[], lanes: readonly Lane[]): string {
  const lines = ["sequenceDiagram", ...lanes.map((lane) => `  participant ${nameOf(lane)} as ${titleOf(lane)}`)];
  let instant = "";
  for (const row of rows) {
    if (row.at !== instant) lines.push(`  Note over ${nameOf(lanes[0] ?? "gateway")},${nameOf("customer")}: ${row.at}`);
    instant = row.at;
    for (const [index, segment] of row.segments.entries()) {
      lines.push(`  ${lineOf(segment, row, index === row.segments.length - 1)}`);
    }
    for (const { sentence } of row.marks) {
      lines.push(`  Note right of ${nameOf(row.segments.at(-1)?.to ?? "gateway")}: ${escapeMermaid(sentence)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function lineOf({ from, to, label }: Segment, { outcome, isRefused }: Row, isLast: boolean): string {
  const text = escapeMermaid(isLast && outcome !== "" ? `${label} (${outcome})` : label);
  if (from === to) return `Note over ${nameOf(from)}: ${text}`;
  return `${nameOf(from)}${isRefused ? "-x" : "->>"}${nameOf(to)}: ${text}`;
}

/** Returns the title of a lane, such as `Client 101`. */
export function titleOf(lane: Lane): string {
  return capitalize(lane);
}

function nameOf(lane: Lane): string {
  return lane.replace(" ", "");
}

/**
 * Escapes a text for Mermaid: it ends a line at a semicolon, begins a comment at %%, and reads #...; as a character and <...> as HTML.
 * Replaces line breaks by spaces.
 */
function escapeMermaid(text: string): string {
  return text.replaceAll(/[\r\n]+/g, " ").replaceAll(/[#;%<>]/g, (character) => `#${character.codePointAt(0)};`);
}
