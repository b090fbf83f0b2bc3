// One reader of a world's events: what the log still has, then everything as it happens, over resets, until the world or the reader is gone.

import type { LoggedEvent } from "../core/index.ts";
import { queueMicrotask } from "../runtime/time.ts";
import type { World } from "../world/world.ts";
import { writeEvent } from "./event-answer.ts";
import type { Reader, Stream, Streams } from "./streams.ts";
import { iso } from "./written.ts";

/** Where in a world's events a reader stands: how many it has had, of which life; the present one without. */
export interface Place {
  readonly life: number | undefined;
  readonly serial: number;
}

/** Characters that may wait for a reader; one who leaves more than this lying is no longer followed. */
export const LONGEST_WAIT = 4 * 1024 * 1024;

/** How long a reader that is let go has to take what waits for it. */
const FAREWELL = 10_000;

/** Sends a reader the events of a world from a place on; without one, from now on. */
export function followEvents(
  world: World,
  from: Place | undefined,
  { reader, streams, left }: { reader: Reader; streams: Streams; left: AbortSignal },
): void {
  new EventStream(world, reader, streams, left).begin(from);
}

class EventStream implements Stream {
  readonly #world: World;
  readonly #reader: Reader;
  readonly #streams: Streams;
  readonly #left: AbortSignal;
  /** What happened in this moment, to be sent in one piece. */
  #waiting = "";
  #life = 0;
  #isOver = false;
  #unlisten = (): void => {};
  readonly #letGo: () => void;

  constructor(world: World, reader: Reader, streams: Streams, left: AbortSignal) {
    this.#world = world;
    this.#reader = reader;
    this.#streams = streams;
    this.#left = left;
    this.#letGo = streams.add(this);
    left.addEventListener("abort", this.#leave);
  }

  begin(from: Place | undefined): void {
    if (this.#left.aborted) {
      this.#leave();
      return;
    }
    this.#send(`: events of world ${this.#world.name}\n\n`);
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

  beat(): void {
    this.#send(": still here\n\n");
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
        this.#say("gap", { forgotten: forgotten - had, detail });
      }
      for (const logged of remembered) if (logged.serial > had) this.#tell(logged);
      if (this.#isOver) return;
    }
    this.#unlisten = log.listen((logged) => this.#tell(logged));
    const stop = this.#world.onEnd(() => {
      this.#unlisten();
      if (this.#isOver) return;
      const { closing, fence } = this.#world;
      if (closing.aborted || fence.failure !== undefined) {
        this.#end("end", { detail: fence.failure ?? "The world is no more." });
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
    this.#send(`id: ${this.#life}-${logged.serial}\ndata: ${JSON.stringify(writeEvent(logged))}\n\n`);
  }

  #sayReset(): void {
    const detail = "The world has begun again, or is another one than that of the id: what its log has follows.";
    this.#say("reset", { now: iso(this.#world.center.now), detail });
  }

  /** Tells of the stream itself; such events have a name and no id. */
  #say(name: string, data: object): void {
    this.#send(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  #send(text: string): void {
    if (this.#isOver) return;
    if (this.#waiting.length + this.#reader.writableLength > LONGEST_WAIT) {
      const detail = "You read too slowly. Ask again: with Last-Event-ID it goes on with what the log still has.";
      this.#end("dropped", { detail });
      return;
    }
    if (this.#waiting === "") queueMicrotask(() => this.#flush());
    this.#waiting += text;
  }

  #flush(): void {
    const text = this.#waiting;
    this.#waiting = "";
    if (text !== "" && !this.#reader.destroyed) this.#reader.write(text);
  }

  /** The reader is gone, or the door closes. */
  readonly #leave = (): void => {
    if (this.#reader.destroyed) this.#forget();
    else this.#end("end", { detail: "The simulator is closing." });
  };

  /** Says goodbye, with what the reader should know. */
  #end(name: string, data: object): void {
    this.#waiting += `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
    this.#flush();
    this.#forget();
    this.#reader.end();
    // A door that closes cuts its connections itself.
    if (this.#left.aborted) return;
    const cut = this.#streams.wall.after(FAREWELL, () => this.#reader.destroy());
    this.#left.addEventListener("abort", cut);
  }

  #forget(): void {
    this.#isOver = true;
    this.#left.removeEventListener("abort", this.#leave);
    this.#unlisten();
    this.#letGo();
  }
}
