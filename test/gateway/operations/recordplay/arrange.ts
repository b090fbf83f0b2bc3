// Prepares calls and recordings, for tests of recordings and playbacks.
import type { Client, Gateway } from "../../../support/gateway.ts";

/** The file of the first recording of agent 101, if it begins at the start of the world. */
export const FILE = "Y:/1/0/20260105/101/0900000.V3";

/** The serial of that recording. */
export const SERIAL = "Yc1v1a101d20260105t0900000";

/** Agent 101 is an inspector; 102 and 103 are not. */
export const WITH_INSPECTOR = {
  agents: [
    { id: 101, name: "Ada", password: "Present-1", queues: [25], inspector: true },
    { id: 102, name: "Ben", queues: [25] },
    { id: 103, name: "Cleo", queues: [25] },
  ],
};

type Calling = Pick<Gateway, "call">;
type Recording = Pick<Gateway, "call" | "advance">;

/** Connects a client's agent with a customer. */
export async function talk(gateway: Calling, client: Client, agent = 101): Promise<void> {
  gateway.call({ agent });
  await client.put("voicecall/{}/answer");
}

/** Makes a client's agent talk and record the talk. */
export async function beginRecording(gateway: Calling, client: Client, agent = 101): Promise<void> {
  await talk(gateway, client, agent);
  await client.put("recordplay/{}/recordwithoutfilename");
}

/** Records a call of some seconds to its end. */
export async function record(gateway: Recording, client: Client, seconds = 60, agent = 101): Promise<void> {
  await beginRecording(gateway, client, agent);
  gateway.advance(seconds);
  await client.delete("voicecall/{}/release");
}

/** Records a call of 60 s and plays the recording to the agent. */
export async function playRecording(gateway: Recording, client: Client): Promise<void> {
  await record(gateway, client);
  await client.put("recordplay/{}/play", { voicepath: FILE });
}
