// One reader of a world's events: what the log still has, then everything as it happens, over resets, until the world or the reader is gone.

import type { LoggedEvent } from "../../core/index.ts";
import { iso } from "../../forms/iso.ts";
import type { World } from "../../world/world.ts";
import { writeEvent } from "../answers/event-answer.ts";
import { type Source, StreamWriter } from "./stream-writer.ts";
import type { Reader, Streams } from "./streams.ts";

/** Where in a world's events a reader stands: how many it has had, of which life; the present one without. */
export interface Place {
  readonly life: number | undefined;
  readonly serial: number;
}

/** Sends a reader the events of a world from a place on; without one, from now on. */
export function followEvents(
  world: World,
  from: Place | undefined,
  { reader, streams, left }: { reader: Reader; streams: Streams; left: AbortSignal },
): void {
  new EventStream(world, reader, streams, left).begin(from);
}

class EventStream implements Source {
  readonly subject: string;
  readonly #world: World;
  readonly #streams: Streams;
  readonly #writer: StreamWriter;
  #life = 0;
  /** The serial of the last event of this life that was written, or that the reader has had. */
  #had = 0;
  /** Whether the reader is yet to be told that another life has begun. */
  #isOtherLife = false;
  #unlisten = (): void => {};

  constructor(world: World, reader: Reader, streams: Streams, left: AbortSignal) {
    this.subject = `the events of world ${world.name}`;
    this.#world = world;
    this.#streams = streams;
    this.#writer = new StreamWriter(this, { reader, streams, left });
  }

  begin(from: Place | undefined): void {
    if (!this.#writer.begin(`events of world ${this.#world.name}`)) return;
    const { log } = this.#world.center;
    const life = this.#streams.lifeOf(this.#world.center);
    if (from === undefined) {
      this.#had = log.length;
    } else if ((from.life ?? life) !== life || from.serial > log.length) {
      this.#isOtherLife = true;
    } else {
      this.#had = from.serial;
    }
    this.#follow();
  }

  get last(): string {
    return `${this.#life}-${this.#had}`;
  }

  catchUp(): void {
    this.#world.fence.run(() => this.#tellRemembered());
  }

  giveUp(): void {
    const { length } = this.#world.center.log;
    if (this.#had < length) this.#sayGap(length, `The stream ends before ${length - this.#had} events were read.`);
  }

  onOver(): void {
    this.#unlisten();
  }

  /** Writes every event of the present life behind those that the reader has had. */
  #follow(): void {
    const { log } = this.#world.center;
    this.#life = this.#streams.lifeOf(this.#world.center);
    const unlisten = log.listen((logged) => {
      if (!this.#writer.isBehind) this.#tell(logged);
    });
    const stop = this.#world.onEnd(() => this.#onEnd());
    this.#unlisten = () => {
      unlisten();
      stop();
    };
    this.#writer.catchUp();
  }

  /** The life that is followed is over. */
  #onEnd(): void {
    this.#unlisten();
    if (this.#writer.isOver) return;
    const { closing, fence } = this.#world;
    if (closing.aborted || fence.failure !== undefined) {
      this.#writer.end("end", { detail: fence.failure ?? "The world was deleted." });
    } else {
      this.#isOtherLife = true;
      this.#had = 0;
      this.#follow();
    }
  }

  #tellRemembered(): void {
    if (this.#isOtherLife) this.#sayReset();
    const { log } = this.#world.center;
    if (this.#had >= log.length) return;
    const remembered = log.recent();
    const forgotten = (remembered[0]?.serial ?? 1) - 1;
    if (this.#had < forgotten) {
      const sentence = `The log has forgotten ${forgotten - this.#had} events, up to ${this.#life}-${forgotten}; those that it has follow.`;
      this.#sayGap(forgotten, sentence);
    }
    for (const logged of remembered.slice(this.#had - forgotten)) {
      if (this.#writer.isBehind) return;
      this.#tell(logged);
    }
  }

  #tell(logged: LoggedEvent): void {
    this.#had = logged.serial;
    this.#writer.tell(this.last, writeEvent(logged));
  }

  /** The reader does not get the events up to a serial. */
  #sayGap(to: number, detail: string): void {
    const forgotten = to - this.#had;
    this.#had = to;
    this.#writer.say("gap", { forgotten, since: this.last, detail });
  }

  #sayReset(): void {
    this.#isOtherLife = false;
    const detail = "The world has begun again, or is another one than that of the id: what its log has follows.";
    this.#writer.say("reset", { now: iso(this.#world.center.now), detail });
  }
}
