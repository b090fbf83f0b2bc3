// Follows the journal of the world while a pane shows it.
import { signal } from "@preact/signals";
import type { JournalEntry, JournalInfo } from "../../control/api-types.ts";
import { send } from "./control.ts";
import { buildWorldPath } from "./selection.ts";
import { follow } from "./stream.ts";

/** Conditions on requests. An empty text means no condition. */
export interface JournalFilter {
  readonly agent: string;
  readonly operation: string;
  readonly retcode: string;
}

/** The number of newest requests that the page keeps. */
const MAX_ENTRIES = 1_000;
/** How long changes are collected before the page shows them, in milliseconds. */
const BATCH_MS = 150;

/** The requests that fit the filter, by number. */
export const entries = signal<readonly JournalEntry[]>([]);
/** Why the journal cannot be read with this filter; empty if it can. */
export const journalProblem = signal("");

/** Returns the query of a filter. */
export function queryOf(filter: JournalFilter, more: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries({ ...filter, ...more }).filter(([, value]) => value.trim() !== "");
  return new URLSearchParams(given.map(([name, value]) => [name, value.trim()])).toString();
}

/** Follows the journal from now on, after reading the newest entries. Returns a function that stops this. */
export function followJournal(filter: JournalFilter): () => void {
  const controller = new AbortController();
  const { signal: stopped } = controller;
  entries.value = [];
  journalProblem.value = "";
  void readAndFollow(filter, stopped);
  return () => controller.abort();
}

async function readAndFollow(filter: JournalFilter, stopped: AbortSignal): Promise<void> {
  const changed = new Map<number, JournalEntry>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    timer = undefined;
    entries.value = mergeEntries(entries.value, [...changed.values()]).slice(-MAX_ENTRIES);
    changed.clear();
  };
  stopped.addEventListener("abort", () => clearTimeout(timer));
  await follow(
    {
      path: () => buildWorldPath(`/journal?${queryOf(filter)}`),
      // The stream begins first: a request that comes while the list is read is in the stream.
      onOpen() {
        journalProblem.value = "";
        const query = queryOf(filter, { limit: String(MAX_ENTRIES) });
        send<JournalInfo>(buildWorldPath(`/journal?${query}`), { signal: stopped }).then(
          (read) => {
            if (stopped.aborted) return;
            entries.value = mergeEntries(read.entries, [...changed.values()]).slice(-MAX_ENTRIES);
          },
          // The stream gets the same error, and reports it.
          () => {},
        );
      },
      onMessage(kind, data) {
        if (kind !== "" && kind !== "message") return;
        const entry = JSON.parse(data) as JournalEntry;
        changed.set(entry.number, entry);
        timer ??= setTimeout(show, BATCH_MS);
      },
      onLost(sentence) {
        journalProblem.value = sentence;
      },
    },
    stopped,
  );
}

/** Returns old and newer requests, sorted by number. A newer request replaces an old one with the same number. */
export function mergeEntries(old: readonly JournalEntry[], newer: readonly JournalEntry[]): JournalEntry[] {
  const all = new Map(old.map((entry) => [entry.number, entry]));
  for (const entry of newer) all.set(entry.number, entry);
  return [...all.values()].sort((a, b) => a.number - b.number);
}
