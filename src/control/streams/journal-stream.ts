// Streams the journal of a world to one reader: first the entries after a number, then each request or push whenever its entry changes.
import { type JournalEntry, type JournalFilter, matchesFilter, toJournalEntry } from "../../world/journal/journal.ts";
import { JOURNAL_LENGTH } from "../../world/journal/journal-ring.ts";
import type { World } from "../../world/world.ts";
import { writeEntry } from "../answers/journal-answer.ts";
import { endOf } from "./stream-end.ts";
import { type Source, StreamWriter } from "./stream-writer.ts";
import type { Reader, Streams } from "./streams.ts";

/** Sends a reader the entries that match the filter: those after number `after`, then each change. Without `after`, only later changes. */
export function followJournal(
  world: World,
  filter: JournalFilter,
  after: number | undefined,
  { reader, streams, signal }: { reader: Reader; streams: Streams; signal: AbortSignal },
): void {
  new JournalStream(world, filter, { reader, streams, signal }).begin(after);
}

class JournalStream implements Source {
  readonly subject: string;
  lastId = "0";
  readonly #world: World;
  readonly #filter: JournalFilter;
  readonly #writer: StreamWriter;
  /** The numbers of entries that are not written yet, in order: stored ones by number, then changed ones by their last change. */
  readonly #missed = new Set<number>();
  /** The number of entries that the reader misses and does not know about yet. */
  #forgotten = 0;
  /** The number of the last of these entries. */
  #lastForgotten = 0;
  #stopFollowing = (): void => {};

  constructor(world: World, filter: JournalFilter, parts: { reader: Reader; streams: Streams; signal: AbortSignal }) {
    this.subject = `the journal of world ${world.name}`;
    this.#world = world;
    this.#filter = filter;
    this.#writer = new StreamWriter(this, parts);
  }

  begin(after: number | undefined): void {
    const { journal, name, closing } = this.#world;
    if (!this.#writer.begin(`journal of world ${name}`)) return;
    if (after !== undefined) {
      const lost = journal.findForgottenAfter(after);
      this.#forgotten = lost.count;
      this.#lastForgotten = lost.last;
      for (const number of journal.listNumbers(this.#filter)) if (number > after) this.#missed.add(number);
    }
    const stopListening = journal.listen((record) => {
      if (!matchesFilter(record, this.#filter)) return;
      if (this.#writer.isBehind) this.#miss(record.number);
      else this.#write(toJournalEntry(record, false, journal.compared.find(record.number)));
    });
    const end = (): void => this.#writer.end("end", endOf(this.#world));
    closing.addEventListener("abort", end, { once: true });
    this.#stopFollowing = () => {
      stopListening();
      closing.removeEventListener("abort", end);
    };
    this.#writer.catchUp();
  }

  catchUp(): void {
    for (const number of this.#missed) {
      if (this.#writer.isBehind) return;
      this.#missed.delete(number);
      const entry = this.#world.journal.findEntry(number);
      if (entry === undefined) {
        this.#forget(number);
      } else if (matchesFilter(entry, this.#filter)) {
        this.#writeForgotten();
        this.#write(entry);
      }
    }
    this.#writeForgotten();
  }

  writeLoss(): void {
    for (const number of this.#missed) this.#forget(number);
    this.#writeGap(`The stream ends before ${this.#forgotten} entries were read.`);
  }

  onOver(): void {
    this.#stopFollowing();
  }

  #miss(number: number): void {
    this.#missed.delete(number);
    this.#missed.add(number);
    if (this.#missed.size <= JOURNAL_LENGTH) return;
    const [oldest = number] = this.#missed;
    this.#missed.delete(oldest);
    this.#forget(oldest);
  }

  #forget(number: number): void {
    this.#forgotten++;
    this.#lastForgotten = Math.max(this.#lastForgotten, number);
  }

  #writeForgotten(): void {
    const range = `${this.#forgotten} entries, up to number ${this.#lastForgotten}`;
    this.#writeGap(`The journal has forgotten ${range}; the entries that it has follow.`);
  }

  #writeGap(detail: string): void {
    if (this.#forgotten === 0) return;
    this.#writer.writeNotice("gap", { forgotten: this.#forgotten, since: String(this.#lastForgotten), detail });
    this.#forgotten = 0;
  }

  #write(entry: JournalEntry): void {
    this.lastId = String(entry.number);
    this.#writer.writeEvent(this.lastId, writeEntry(entry));
  }
}
