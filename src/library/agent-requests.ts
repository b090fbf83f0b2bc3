// Sends requests about one agent, for the classes that make up the agent handle of the library.
import type { AgentInfo } from "../control/api-types.ts";
import { encodePathSegment, type RequestOptions, type Transport } from "./transports/transport.ts";

/** Sends requests about one agent. */
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
    this.path = `${world}/agents/${encodePathSegment(id)}`;
  }

  /**
   * Plays the agent.
   *
   * @param verb the verb in the control API, such as `answer`
   * @returns the agent after the action
   */
  act(verb: string, body: object | undefined, options: RequestOptions): Promise<AgentInfo> {
    return this.transport.request("POST", `${this.path}/${verb}`, body, options) as Promise<AgentInfo>;
  }
}
