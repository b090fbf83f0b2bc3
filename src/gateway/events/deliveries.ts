// Creates the event delivery of each world when it is first needed, and ends it with its center.
import type { Center } from "../../core/index.ts";
import { AnswerOrder } from "../exchange/answer-order.ts";
import type { GatewayWorld } from "../host.ts";
import { Delivery } from "./delivery.ts";
import type { PushParts } from "./push.ts";
import type { PushRules } from "./push-hosts.ts";
import { PushReceivers } from "./push-receivers.ts";

/** The event deliveries of all worlds. The ports of a simulator share them. */
export class Deliveries {
  /** Orders the answers that one request causes. */
  readonly order = new AnswerOrder();
  readonly #byCenter = new Map<Center, Delivery>();
  readonly #pushParts: PushParts;
  #closing: Promise<void> | undefined;

  /**
   * @param warn gets a sentence about each failed push
   * @param rules where pushes may go; by default only to this machine
   * @param isReplay whether a tape says what pushes have arrived, so that none is sent
   */
  constructor(
    warn: (sentence: string) => void = () => {},
    rules?: PushRules,
    { isReplay = false }: { readonly isReplay?: boolean } = {},
  ) {
    this.#pushParts = { warn, receivers: new PushReceivers(rules), isOff: isReplay };
  }

  /** The number of worlds that have a delivery. */
  get size(): number {
    return this.#byCenter.size;
  }

  /** Returns the delivery of a world's events; creates it when it is first needed. */
  of(world: GatewayWorld): Delivery {
    const { center } = world;
    const known = this.#byCenter.get(center);
    if (known !== undefined) return known;
    const created = new Delivery(world, this.order, this.#pushParts);
    this.#byCenter.set(center, created);
    world.onEnd((how) => {
      this.#byCenter.delete(center);
      created.end(how);
    });
    return created;
  }

  /** Answers every held poll without an event, and every waiting query. Stops holding polls and pushing. Closing again has no effect. */
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
