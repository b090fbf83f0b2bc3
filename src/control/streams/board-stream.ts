// Streams the board of a world: first all of it, then the changes, at most five times a second.
// All readers on a port share a comparison.

import { processSlices } from "../../world/time/slices.ts";
import { doInSlices } from "../../world/time/turns.ts";
import type { World } from "../../world/world.ts";
import type { Addresses } from "../answers/world-answer.ts";
import { BoardView } from "./board-view.ts";
import { endOf } from "./stream-end.ts";
import { type Source, StreamWriter } from "./stream-writer.ts";
import type { Reader, Streams } from "./streams.ts";

/** The shortest time between two comparisons, in milliseconds of wall time. */
const MIN_WAIT_MS = 200;
/** The longest time between two comparisons, in milliseconds of wall time. */
const MAX_WAIT_MS = 5_000;

/** A feed waits this many times as long as it has worked. With sending and garbage collection, it takes about 2 % of a processor. */
const WAIT_FACTOR = 100;

/** Returns the wait of a feed, in milliseconds of wall time, after a comparison that took `workedMs` of the processor's time. */
export function computeWaitMs(workedMs: number): number {
  return Math.min(MAX_WAIT_MS, Math.max(MIN_WAIT_MS, WAIT_FACTOR * workedMs));
}

/** The open feeds of each port. */
const feedsOf = new WeakMap<Streams, Map<World, BoardFeed>>();

/** Sends a reader the board of a world and its changes. */
export function followBoard(
  world: World,
  addresses: Addresses,
  { reader, streams, signal }: { reader: Reader; streams: Streams; signal: AbortSignal },
): void {
  const feeds = feedsOf.get(streams) ?? new Map<World, BoardFeed>();
  feedsOf.set(streams, feeds);
  const feed = feeds.get(world) ?? new BoardFeed(world, addresses, streams, () => feeds.delete(world));
  feeds.set(world, feed);
  new BoardReader(feed, world, { reader, streams, signal }).begin();
}

/** The feed of a world: compares its board with what the readers have, as long as there are readers. */
class BoardFeed {
  readonly #world: World;
  readonly #addresses: Addresses;
  readonly #streams: Streams;
  readonly #readers = new Set<BoardReader>();
  readonly #onEmpty: () => void;
  #view: BoardView;
  #center: World["center"];
  /** The event with the whole board, if a reader has needed it since the last comparison. */
  #event: string | Promise<string> | undefined;
  #stopTimer = (): void => {};

  constructor(world: World, addresses: Addresses, streams: Streams, onEmpty: () => void) {
    this.#world = world;
    this.#addresses = addresses;
    this.#streams = streams;
    this.#onEmpty = onEmpty;
    this.#center = world.center;
    this.#view = new BoardView(world, addresses);
    world.closing.addEventListener("abort", this.#end, { once: true });
    this.#compareLater(0);
  }

  add(reader: BoardReader): void {
    this.#readers.add(reader);
  }

  remove(reader: BoardReader): void {
    this.#readers.delete(reader);
    if (this.#readers.size > 0) return;
    this.#stopTimer();
    this.#world.closing.removeEventListener("abort", this.#end);
    this.#onEmpty();
  }

  /** Returns the event with the whole board, as it was at the last comparison. */
  writeBoardEvent(): string | Promise<string> {
    this.#event ??= doInSlices(processSlices, "board", this.#view.writeInSlices());
    return this.#event;
  }

  #compareLater(workedMs: number): void {
    this.#stopTimer = this.#streams.wall.after(computeWaitMs(workedMs), () => {
      // On a busy machine, wall time says little about the work.
      const begun = this.#streams.readCpuTimeMs();
      this.#world.errorBoundary.run(() => this.#compare());
      if (this.#readers.size > 0) this.#compareLater(this.#streams.readCpuTimeMs() - begun);
    });
  }

  #compare(): void {
    this.#event = undefined;
    if (this.#center !== this.#world.center) {
      this.#center = this.#world.center;
      this.#view = new BoardView(this.#world, this.#addresses);
      for (const reader of this.#readers) reader.onNewLife();
      return;
    }
    const change = this.#view.update();
    const event = change === undefined ? undefined : `event: change\ndata: ${JSON.stringify(change)}\n\n`;
    for (const reader of this.#readers) reader.onCompared(event);
  }

  readonly #end = (): void => {
    for (const reader of this.#readers) reader.end();
  };
}

/** One reader of a feed. If it is slow, it gets the whole board again instead of the changes that it missed. */
class BoardReader implements Source {
  readonly subject: string;
  readonly lastId = undefined;
  readonly #feed: BoardFeed;
  readonly #world: World;
  readonly #writer: StreamWriter;
  #lacksChanges = false;
  /** Whether the whole board is being written for the reader. */
  #isWritingBoard = false;

  constructor(feed: BoardFeed, world: World, parts: { reader: Reader; streams: Streams; signal: AbortSignal }) {
    this.subject = `the board of world ${world.name}`;
    this.#feed = feed;
    this.#world = world;
    this.#writer = new StreamWriter(this, parts);
  }

  begin(): void {
    this.#feed.add(this);
    if (!this.#writer.begin(`board of world ${this.#world.name}`)) return;
    if (this.#world.isClosed) this.end();
    else this.#writeBoard();
  }

  /** Called after each comparison. `change`: the event with the changes; undefined if there are none. */
  onCompared(change: string | undefined): void {
    if (this.#writer.isBehind || this.#isWritingBoard) this.#lacksChanges ||= change !== undefined;
    else if (this.#lacksChanges) this.#writeBoard();
    else if (change !== undefined) this.#writer.writeText(change);
  }

  /** Called when the world was reset, restored or rewound. */
  onNewLife(): void {
    this.#lacksChanges = true;
    this.onCompared(undefined);
  }

  end(): void {
    this.#writer.end("end", endOf(this.#world));
  }

  catchUp(): void {
    // The next comparison writes the board, if the reader lacks changes.
  }

  writeLoss(): void {
    // A page that opens the stream again gets the whole board.
  }

  onOver(): void {
    this.#feed.remove(this);
  }

  #writeBoard(): void {
    this.#lacksChanges = false;
    const event = this.#feed.writeBoardEvent();
    if (typeof event === "string") {
      this.#writer.writeText(event);
      return;
    }
    this.#isWritingBoard = true;
    event.then(
      (text) => {
        this.#isWritingBoard = false;
        this.#writer.writeText(text);
      },
      (error) => this.#world.errorBoundary.fail(error),
    );
  }
}
