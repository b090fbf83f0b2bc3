// Streams the events of a world to one reader: first those in the log after a position, then each new one, even after resets.
import type { LoggedEvent } from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import type { World } from "../../world/world.ts";
import { writeEvent } from "../answers/event-answer.ts";
import { endOf } from "./stream-end.ts";
import { type Source, StreamWriter } from "./stream-writer.ts";
import type { Reader, Streams } from "./streams.ts";

/** The position of a reader: the serial number of its last event, and the life of the world with that event (default the present one). */
export interface StreamPosition {
  readonly life: number | undefined;
  readonly serial: number;
}

/** Sends a reader the events of a world after a position; without one, only new events. */
export function followEvents(
  world: World,
  from: StreamPosition | undefined,
  { reader, streams, signal }: { reader: Reader; streams: Streams; signal: AbortSignal },
): void {
  new EventStream(world, reader, streams, signal).begin(from);
}

/** The notices that the events of another life follow, with their sentences. */
const NOTICES = {
  reset: "The world was reset or restored, or the id is not of its present life. The events of its log follow.",
  rewound: "The world was rewound to an earlier moment. The events of its log follow.",
} as const;

class EventStream implements Source {
  readonly subject: string;
  readonly #world: World;
  readonly #streams: Streams;
  readonly #writer: StreamWriter;
  #life = 0;
  /** The serial number of the last event of this life that the reader has. */
  #lastSerial = 0;
  /** The notice that must be written before the next event. */
  #dueNotice: keyof typeof NOTICES | undefined;
  #stopFollowing = (): void => {};

  constructor(world: World, reader: Reader, streams: Streams, signal: AbortSignal) {
    this.subject = `the events of world ${world.name}`;
    this.#world = world;
    this.#streams = streams;
    this.#writer = new StreamWriter(this, { reader, streams, signal });
  }

  begin(from: StreamPosition | undefined): void {
    if (!this.#writer.begin(`events of world ${this.#world.name}`)) return;
    const { log } = this.#world.center;
    const life = this.#streams.lifeOf(this.#world.center);
    if (from === undefined) {
      this.#lastSerial = log.length;
    } else if ((from.life ?? life) !== life || from.serial > log.length) {
      this.#dueNotice = "reset";
    } else {
      this.#lastSerial = from.serial;
    }
    this.#follow();
  }

  get lastId(): string {
    return `${this.#life}-${this.#lastSerial}`;
  }

  catchUp(): void {
    this.#world.errorBoundary.run(() => this.#writeRemembered());
  }

  writeLoss(): void {
    const { length } = this.#world.center.log;
    if (this.#lastSerial < length)
      this.#writeGap(length, `The stream ends before ${length - this.#lastSerial} events were read.`);
  }

  onOver(): void {
    this.#stopFollowing();
  }

  /** Follows the log of the present life, from the reader's position on. */
  #follow(): void {
    const { log } = this.#world.center;
    this.#life = this.#streams.lifeOf(this.#world.center);
    const stopListening = log.listen((logged) => {
      if (!this.#writer.isBehind) this.#write(logged);
    });
    const stopWaiting = this.#world.onEnd((how) => this.#onEnd(how === "rewound"));
    this.#stopFollowing = () => {
      stopListening();
      stopWaiting();
    };
    this.#writer.catchUp();
  }

  /** Ends the stream, or follows the next life of the world. */
  #onEnd(isRewound: boolean): void {
    this.#stopFollowing();
    if (this.#writer.isOver) return;
    const { closing, errorBoundary } = this.#world;
    if (closing.aborted || errorBoundary.failure !== undefined) {
      this.#writer.end("end", endOf(this.#world));
    } else {
      this.#dueNotice = isRewound ? "rewound" : "reset";
      this.#lastSerial = 0;
      this.#follow();
    }
  }

  #writeRemembered(): void {
    if (this.#dueNotice !== undefined) this.#writeNotice(this.#dueNotice);
    const { log } = this.#world.center;
    if (this.#lastSerial >= log.length) return;
    const remembered = log.recent();
    const forgotten = (remembered[0]?.serial ?? 1) - 1;
    if (this.#lastSerial < forgotten) {
      const sentence = `The log has forgotten ${forgotten - this.#lastSerial} events, up to ${this.#life}-${forgotten}; the events that it has follow.`;
      this.#writeGap(forgotten, sentence);
    }
    for (const logged of remembered.slice(this.#lastSerial - forgotten)) {
      if (this.#writer.isBehind) return;
      this.#write(logged);
    }
  }

  #write(logged: LoggedEvent): void {
    this.#lastSerial = logged.serial;
    this.#writer.writeEvent(this.lastId, writeEvent(logged));
  }

  /** Writes that the events up to a serial number are lost. */
  #writeGap(to: number, detail: string): void {
    const forgotten = to - this.#lastSerial;
    this.#lastSerial = to;
    this.#writer.writeNotice("gap", { forgotten, since: this.lastId, detail });
  }

  #writeNotice(name: keyof typeof NOTICES): void {
    this.#dueNotice = undefined;
    this.#writer.writeNotice(name, { now: formatInstant(this.#world.center.now), detail: NOTICES[name] });
  }
}
