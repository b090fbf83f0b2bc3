// Tests of merging requests that were read or streamed later into those of the page.
import { test } from "tap";
import { readNewest, refreshEntries, StreamedEntries } from "../../../src/board/feeds/merge-entries.ts";
import type { JournalEntry } from "../../../src/control/api-types.ts";

const entryOf = (number: number) => ({ number }) as unknown as JournalEntry;

const numbersOf = (entries: readonly JournalEntry[]) => entries.map(({ number }) => number);

const refresh = (known: readonly number[], newest: readonly number[], limit: number) =>
  numbersOf(refreshEntries(known.map(entryOf), newest.map(entryOf), limit));

test("new requests follow the known ones, including those that the journal has discarded meanwhile", async (t) => {
  t.strictSame(refresh([1, 2, 3], [2, 3, 4], 60), [1, 2, 3, 4]);
  t.strictSame(refresh([1, 2, 3], [3, 4], 60), [1, 2, 3, 4]);
});

test("after the journal was cleared, the known requests are left out", async (t) => {
  t.strictSame(refresh([1, 2, 3], [], 60), []);
  t.strictSame(refresh([1, 2, 3], [4], 60), [4], "a new request does not bring the cleared ones back");
});

test("a full list of new requests does not mean that the journal was cleared", async (t) => {
  t.strictSame(refresh([1, 2, 3], [7, 8], 2), [1, 2, 3, 7, 8]);
});

test("requests are read with larger limits until the list reaches the known ones", async (t) => {
  const limits: number[] = [];
  const read = async (limit: number) => {
    limits.push(limit);
    return [1, 2, 3, 4, 5, 6].slice(-limit).map(entryOf);
  };
  t.strictSame(numbersOf(await readNewest([1, 2].map(entryOf), [2, 4, 5, 9], read)), [1, 2, 3, 4, 5, 6]);
  t.strictSame(limits.splice(0), [2, 4, 5], "the list of four begins after the known ones");
  await readNewest([4, 5].map(entryOf), [2, 4, 5, 9], read);
  t.strictSame(limits, [2]);
});

test("a request that comes while the list is read is shown, even if the list lacks it", async (t) => {
  const streamed = new StreamedEntries();
  streamed.awaitList();
  streamed.add(entryOf(2));
  t.strictSame(numbersOf(streamed.mergeInto([])), [2], "before the list has been read");
  t.strictSame(numbersOf(streamed.takeList([entryOf(1)])), [1, 2]);
  streamed.add(entryOf(3));
  t.strictSame(numbersOf(streamed.mergeInto([1, 2].map(entryOf))), [1, 2, 3]);
  t.strictSame(numbersOf(streamed.mergeInto([])), [], "each change is merged once");
});
