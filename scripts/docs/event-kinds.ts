// Generates the table of the kinds of events of a world, with their members.
import { EVENT_KINDS, EVENT_TYPES } from "../../src/control/answers/event-kinds.ts";
import { code, table } from "./table.ts";

/** Returns the table of the page. */
export function eventKindsPart(): string {
  const rows = EVENT_TYPES.map((type) => [
    code(type),
    EVENT_KINDS[type].is,
    EVENT_KINDS[type].has.map(code).join(", "),
  ]);
  return table(["type", "what happened", "further members"], rows);
}
