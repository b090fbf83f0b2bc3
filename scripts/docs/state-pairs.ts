// Generates the table of every state and request from the table whose rows the tests check over HTTP.
import { OPERATIONS, type Row, STATES, TABLE } from "../../test/gateway/states/states.table.ts";
import { writeCode, writeTable } from "./table.ts";

/** Returns the table: a row for each request, a column for each state. */
export function writeStatePairsPart(): string {
  const rows = OPERATIONS.map((operation) => [
    writeCode(operation),
    ...STATES.map((state) => writeCell(TABLE.find(([from, asked]) => from === state && asked === operation))),
  ]);
  return writeTable(["request", ...STATES], rows);
}

function writeCell(row: Row | undefined): string {
  if (row === undefined) throw new Error("the table of states lacks a pair");
  const [, , retcode, ...events] = row;
  return [writeCode(retcode), ...events.map(writeCode)].join(" ");
}
