// Sends the requests of one agent, for all parts of the library's handle for it.
import type { AgentInfo } from "../control/api-types.ts";
import { pathSegment, type RequestOptions, type Transport } from "./transport.ts";

/** The requests of one agent. */
export class AgentRequests {
  readonly transport: Transport;
  /** The path of its world. */
  readonly world: string;
  /** The path of the agent. */
  readonly path: string;

  /**
   * @param world the path of its world, such as `/worlds/default`
   * @param id the id of the agent
   */
  constructor(transport: Transport, world: string, id: number) {
    this.transport = transport;
    this.world = world;
    this.path = `${world}/agents/${pathSegment(id)}`;
  }

  /** Lets the agent act by a verb. Returns the agent. */
  act(verb: string, body: object | undefined, options: RequestOptions): Promise<AgentInfo> {
    return this.transport.request("POST", `${this.path}/${verb}`, body, options) as Promise<AgentInfo>;
  }
}
