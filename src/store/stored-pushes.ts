// Adds the targets of pushes to the lines of a store.
// A tape leaves them out, but the next replica needs them.
import type { Agent, DeepReadonly } from "../core/index.ts";
import type { TapeRecord } from "../world/tape/tape-record.ts";
import { writeRecord } from "../world/tape/tape-text.ts";

/** Returns the line of a record, with the push target of its agent. */
export function writeStoredRecord(record: TapeRecord): string {
  const push = record.kind === "request" ? record.push : undefined;
  const written = push === undefined ? writeRecord(record) : { ...writeRecord(record), push };
  return `${JSON.stringify(written)}\n`;
}

/** Returns the line of the snapshot after a restore or a rewind, with the push targets of all agents. */
export function writeStoredSnapshot(line: readonly Uint8Array[], agents: Iterable<DeepReadonly<Agent>>): string {
  const pushes = Array.from(agents).flatMap(({ id, session }) =>
    session?.details.push === undefined ? [] : [{ agent: id, push: session.details.push }],
  );
  const snapshot = Buffer.concat(line).toString();
  return `${snapshot.slice(0, snapshot.lastIndexOf("}"))},"pushes":${JSON.stringify(pushes)}}\n`;
}
