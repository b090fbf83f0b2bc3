// The deliveries of all worlds: each is made when it is first needed, and ends with its center.
import type { Center } from "../../core/index.ts";
import { AnswerOrder } from "../exchange/answer-order.ts";
import type { GatewayWorld } from "../host.ts";
import { Delivery } from "./delivery.ts";
import type { PushParts } from "./push.ts";
import type { PushRules } from "./push-hosts.ts";
import { PushReceivers } from "./push-receivers.ts";

/** The deliveries of all worlds; the doors of one simulator share them. */
export class Deliveries {
  /** In which order the answers that one request causes are written. */
  readonly order = new AnswerOrder();
  readonly #byCenter = new Map<Center, Delivery>();
  readonly #pushParts: PushParts;
  #closing: Promise<void> | undefined;

  /**
   * @param warn hears why pushes fail
   * @param rules say where pushes may go: to this machine without them
   */
  constructor(warn: (sentence: string) => void = () => {}, rules?: PushRules) {
    this.#pushParts = { warn, receivers: new PushReceivers(rules) };
  }

  /** Of how many worlds events are delivered. */
  get size(): number {
    return this.#byCenter.size;
  }

  /** The delivery of a world's events, made when it is first needed. */
  of(world: GatewayWorld): Delivery {
    const { center } = world;
    const known = this.#byCenter.get(center);
    if (known !== undefined) return known;
    const made = new Delivery(world, this.order, this.#pushParts);
    this.#byCenter.set(center, made);
    world.onEnd(() => {
      this.#byCenter.delete(center);
      made.end();
    });
    return made;
  }

  /** Answers every held poll empty, and holds none any more; pushes nothing any more. Every door of the simulator may ask for it. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    this.order.close();
    await Promise.all(Array.from(this.#byCenter.values(), (delivery) => delivery.close()));
    this.#pushParts.receivers.close();
  }
}
