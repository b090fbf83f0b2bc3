// The methods of the library's handle for a world that list conferences, and act for phones in them.
import type { ConferenceInfo } from "../control/api-types.ts";
import { ChattingWorld } from "./chatting-world.ts";
import { Conference } from "./conference-handle.ts";
import type { RequestOptions, Transport } from "./transports/transport.ts";

/** The conferences of a world. Every world has these methods. */
export class ConferringWorld extends ChattingWorld {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, path: string) {
    super(transport, path);
    this.#transport = transport;
    this.#path = path;
  }

  /** Returns the conferences with their participants, including those that are being called. */
  async conferences(options: RequestOptions = {}): Promise<ConferenceInfo[]> {
    const listed = await this.#transport.request("GET", `${this.#path}/conferences`, undefined, options);
    return (listed as { conferences: ConferenceInfo[] }).conferences;
  }

  /**
   * Returns a handle for a conference. It does not check that the conference exists; methods of the handle do.
   *
   * @param id the id of the conference, such as 1024256: the `session.conference` of an agent, or `confId` of an event.
   * @throws TypeError if the id is not a whole number.
   */
  conference(id: number): Conference {
    if (!Number.isSafeInteger(id))
      throw new TypeError(`The id of a conference is a whole number, such as 1024256, not ${String(id)}.`);
    return new Conference(this.#transport, this.#path, id);
  }
}
