// Every pair of a state and a request, as the tests walk them over HTTP: the retcode, and the events.
import { OPERATIONS, type Row, STATES, TABLE } from "../../test/gateway/states.table.ts";
import { code, table } from "./table.ts";

/** The table of all pairs: a line for each request, a column for each state. */
export function statePairsPart(): string {
  const rows = OPERATIONS.map((operation) => [
    code(operation),
    ...STATES.map((state) => cell(TABLE.find(([from, asked]) => from === state && asked === operation))),
  ]);
  return table(["request", ...STATES], rows);
}

function cell(row: Row | undefined): string {
  if (row === undefined) throw new Error("the table of states lacks a pair");
  const [, , retcode, ...events] = row;
  return [code(retcode), ...events.map(code)].join(" ");
}
