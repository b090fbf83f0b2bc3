// One reader of a world's journal: what it still has behind a place, then every request as it comes and as it ends.
import { type JournalEntry, type JournalFilter, tell } from "../world/journal.ts";
import type { World } from "../world/world.ts";
import { writeEntry } from "./journal-answer.ts";
import { StreamWriter } from "./stream-writer.ts";
import type { Reader, Streams } from "./streams.ts";

/** Sends a reader the requests that fit, those behind a number first; without one, from now on. */
export function followJournal(
  { journal, name, closing }: World,
  filter: JournalFilter,
  behind: number | undefined,
  { reader, streams, left }: { reader: Reader; streams: Streams; left: AbortSignal },
): void {
  let stop = (): void => {};
  const writer = new StreamWriter({ reader, streams, left }, () => stop());
  if (!writer.begin(`journal of world ${name}`)) return;
  const write = (entry: JournalEntry): void => writer.tell(String(entry.number), writeEntry(entry));
  const remembered = behind === undefined ? [] : journal.entries(filter).filter(({ number }) => number > behind);
  for (const entry of remembered) write(entry);
  if (writer.isOver) return;
  const { agent, operation, retcode, phase } = filter;
  const unlisten = journal.listen((record) => {
    if (agent !== undefined && record.agent !== agent) return;
    if (operation !== undefined && record.operation !== operation) return;
    if (retcode !== undefined && record.retcode !== retcode) return;
    if (phase === undefined || record.phase === phase) write(tell(record));
  });
  const end = (): void => writer.end("end", { detail: "The world is no more." });
  closing.addEventListener("abort", end, { once: true });
  stop = () => {
    unlisten();
    closing.removeEventListener("abort", end);
  };
}
