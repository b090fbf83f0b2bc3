// The part of the library's handle for an agent that plays it recording its calls.
import type { AgentInfo } from "../control/api-types.ts";
import { ConferringAgent } from "./conferring-agent.ts";
import { pathSegment, type RequestOptions, type Transport } from "./transport.ts";

/**
 * An agent who records its calls. Every agent has these methods, and each returns the agent. They reject with a ControlError of kind
 * `refused`, with `reason` and `retcode`, if the agent cannot do that now.
 */
export class RecordingAgent extends ConferringAgent {
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string, id: number) {
    super(transport, world, id);
    this.#transport = transport;
    this.#path = `${world}/agents/${pathSegment(id)}`;
  }

  /** Begins to record the call in which the agent talks. `world.recordings()` lists the recording. */
  record(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#record("record", options);
  }

  /** Pauses the agent's recording. The paused part is not in it. */
  pauseRecording(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#record("pause-recording", options);
  }

  /** Resumes the agent's paused recording. */
  resumeRecording(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#record("resume-recording", options);
  }

  /** Stops the agent's recording, which is kept. */
  stopRecording(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#record("stop-recording", options);
  }

  #record(verb: string, options: RequestOptions): Promise<AgentInfo> {
    return this.#transport.request("POST", `${this.#path}/${verb}`, undefined, options) as Promise<AgentInfo>;
  }
}
