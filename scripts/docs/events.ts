// Generates the tables of docs/events.md: one for each family of events.
import type { EventFamily } from "../../src/words/events/row.ts";
import { writeCode, writeTable } from "./table.ts";
import { constantOf, familiesOf } from "./words.ts";

type Part = readonly [page: string, name: string, render: () => Promise<string>];

/** Returns the parts of the page: a table for each family. */
export function writeEventParts(): Part[] {
  return familiesOf("events").map((family) => ["docs/events.md", `${family} events`, () => tableOf(family)] as const);
}

async function tableOf(family: string): Promise<string> {
  const exported = await import(`../../src/words/events/${family}.ts`);
  const rows: EventFamily = exported[constantOf(family, "_EVENTS")];
  return writeTable(
    ["event", "content", "when"],
    Object.entries(rows).map(([name, { content, when }]) => [
      writeCode(name),
      writeCode(JSON.stringify(content)),
      when,
    ]),
  );
}
