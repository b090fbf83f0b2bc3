// Generates the table of the kinds of events of a world, with their members.
import { EVENT_KINDS, EVENT_TYPES } from "../../src/control/answers/event-kinds.ts";
import { writeCode, writeTable } from "./table.ts";

/** Returns the table of the page. */
export function writeEventKindsPart(): string {
  const rows = EVENT_TYPES.map((type) => [
    writeCode(type),
    EVENT_KINDS[type].is,
    EVENT_KINDS[type].has.map(writeCode).join(", "),
  ]);
  return writeTable(["type", "what happened", "further members"], rows);
}
