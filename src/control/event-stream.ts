// One reader of a world's events: what the log still has, then everything as it happens, over resets, until the world or the reader is gone.

import type { LoggedEvent } from "../core/index.ts";
import type { World } from "../world/world.ts";
import { writeEvent } from "./event-answer.ts";
import { StreamWriter } from "./stream-writer.ts";
import type { Reader, Streams } from "./streams.ts";
import { iso } from "./written.ts";

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

class EventStream {
  readonly #world: World;
  readonly #streams: Streams;
  readonly #writer: StreamWriter;
  #life = 0;
  #unlisten = (): void => {};

  constructor(world: World, reader: Reader, streams: Streams, left: AbortSignal) {
    this.#world = world;
    this.#streams = streams;
    this.#writer = new StreamWriter({ reader, streams, left }, () => this.#unlisten());
  }

  begin(from: Place | undefined): void {
    if (!this.#writer.begin(`events of world ${this.#world.name}`)) return;
    const { log } = this.#world.center;
    const life = this.#streams.lifeOf(this.#world.center);
    if (from === undefined) {
      this.#follow(log.length);
    } else if ((from.life ?? life) !== life || from.serial > log.length) {
      this.#sayReset();
      this.#follow(0);
    } else {
      this.#follow(from.serial);
    }
  }

  /** Tells of every event of the present life behind the first so many. */
  #follow(had: number): void {
    const { center } = this.#world;
    const { log } = center;
    this.#life = this.#streams.lifeOf(center);
    if (had < log.length) {
      const remembered = log.recent();
      const forgotten = (remembered[0]?.serial ?? 1) - 1;
      if (had < forgotten) {
        const detail = `The log has forgotten ${forgotten - had} events; those that it has follow.`;
        this.#writer.say("gap", { forgotten: forgotten - had, detail });
      }
      for (const logged of remembered) if (logged.serial > had) this.#tell(logged);
      if (this.#writer.isOver) return;
    }
    this.#unlisten = log.listen((logged) => this.#tell(logged));
    const stop = this.#world.onEnd(() => {
      this.#unlisten();
      if (this.#writer.isOver) return;
      const { closing, fence } = this.#world;
      if (closing.aborted || fence.failure !== undefined) {
        this.#writer.end("end", { detail: fence.failure ?? "The world is no more." });
      } else {
        this.#sayReset();
        this.#follow(0);
      }
    });
    const unlisten = this.#unlisten;
    this.#unlisten = () => {
      unlisten();
      stop();
    };
  }

  #tell(logged: LoggedEvent): void {
    this.#writer.tell(`${this.#life}-${logged.serial}`, writeEvent(logged));
  }

  #sayReset(): void {
    const detail = "The world has begun again, or is another one than that of the id: what its log has follows.";
    this.#writer.say("reset", { now: iso(this.#world.center.now), detail });
  }
}
