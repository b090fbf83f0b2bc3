// Follows the journal of the world while a pane shows it.
import { signal } from "@preact/signals";
import type { JournalEntry, JournalInfo } from "../../control/api-types.ts";
import { send } from "./control.ts";
import { StreamedEntries } from "./merge-entries.ts";
import { buildWorldPath } from "./selection.ts";
import { followStream } from "./stream.ts";

/** Conditions on requests. An empty text means no condition. */
export interface JournalFilter {
  readonly agent: string;
  readonly operation: string;
  readonly retcode: string;
}

/** The maximum number of requests that the page keeps: the newest ones. */
const MAX_ENTRIES = 1_000;
/** The time for which changes are collected before the page shows them, in milliseconds. */
const BATCH_MS = 150;

/** The newest requests that fit the filter, sorted by number. */
export const entries = signal<readonly JournalEntry[]>([]);
/** The reason why the journal cannot be read now, such as a wrong filter or a lost connection; empty if it can be read. */
export const journalProblem = signal("");

/** Returns the query string of a filter, with further parameters. Leaves out empty ones. */
export function queryOf(filter: JournalFilter, more: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries({ ...filter, ...more }).filter(([, value]) => value.trim() !== "");
  return new URLSearchParams(given.map(([name, value]) => [name, value.trim()])).toString();
}

/** Reads the newest requests that fit a filter into `entries`, and then keeps `entries` current. Returns a function that stops both. */
export function followJournal(filter: JournalFilter): () => void {
  const controller = new AbortController();
  const { signal: stopped } = controller;
  entries.value = [];
  journalProblem.value = "";
  void readAndFollow(filter, stopped);
  return () => controller.abort();
}

async function readAndFollow(filter: JournalFilter, stopped: AbortSignal): Promise<void> {
  const streamed = new StreamedEntries();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    timer = undefined;
    entries.value = streamed.mergeInto(entries.value).slice(-MAX_ENTRIES);
  };
  const showList = (list: readonly JournalEntry[]) => {
    if (!stopped.aborted) entries.value = streamed.takeList(list).slice(-MAX_ENTRIES);
  };
  stopped.addEventListener("abort", () => clearTimeout(timer));
  await followStream(
    {
      path: () => buildWorldPath(`/journal?${queryOf(filter)}`),
      // The list is read after the stream has begun, so a request that comes meanwhile is in the stream.
      onOpen() {
        journalProblem.value = "";
        streamed.awaitList();
        const query = queryOf(filter, { limit: String(MAX_ENTRIES) });
        send<JournalInfo>(buildWorldPath(`/journal?${query}`), { signal: stopped }).then(
          (read) => showList(read.entries),
          // The stream gets the same error, and reports it.
          () => showList(entries.value),
        );
      },
      onMessage(kind, data) {
        if (kind !== "" && kind !== "message") return;
        streamed.add(JSON.parse(data) as JournalEntry);
        timer ??= setTimeout(show, BATCH_MS);
      },
      onLost(sentence) {
        journalProblem.value = sentence;
      },
    },
    stopped,
  );
}
