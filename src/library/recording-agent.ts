// The recording methods of the library's handle for an agent.
import type { AgentInfo } from "../control/api-types.ts";
import type { AgentRequests } from "./agent-requests.ts";
import { ConferringAgent } from "./conferring-agent.ts";
import type { RequestOptions } from "./transports/transport.ts";

/**
 * An agent who records its calls. Every agent has these methods, and each returns the agent. They reject with a ControlError of kind
 * `refused`, with `reason` and `retcode`, if the agent cannot do that now.
 */
export class RecordingAgent extends ConferringAgent {
  readonly #requests: AgentRequests;

  constructor(requests: AgentRequests) {
    super(requests);
    this.#requests = requests;
  }

  /** Begins to record the call in which the agent talks. `world.recordings()` lists the recording. */
  record(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("record", undefined, options);
  }

  /** Pauses the agent's recording. The paused part is not in it. */
  pauseRecording(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("pause-recording", undefined, options);
  }

  /** Resumes the agent's paused recording. */
  resumeRecording(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("resume-recording", undefined, options);
  }

  /** Stops the agent's recording, which is kept. */
  stopRecording(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("stop-recording", undefined, options);
  }
}
