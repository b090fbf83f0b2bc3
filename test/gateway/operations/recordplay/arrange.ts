// Prepares calls and recordings, for tests of recordings and playbacks.
import type { Client, Gateway, Reply } from "../../../support/gateway.ts";
import type { Provoke, RetcodeRow } from "../../retcode-row.ts";

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

type CallGateway = Pick<Gateway, "call">;
type RecordingGateway = Pick<Gateway, "call" | "advance">;

/** Connects a client's agent with a customer. */
export async function connectCall(gateway: CallGateway, client: Client, agent = 101): Promise<void> {
  gateway.call({ agent });
  await client.put("voicecall/{}/answer");
}

/** Connects a client's agent with a customer, and begins to record the call. */
export async function beginRecording(gateway: CallGateway, client: Client, agent = 101): Promise<void> {
  await connectCall(gateway, client, agent);
  await client.put("recordplay/{}/recordwithoutfilename");
}

/** Records a whole call of some seconds. */
export async function record(gateway: RecordingGateway, client: Client, seconds = 60, agent = 101): Promise<void> {
  await beginRecording(gateway, client, agent);
  gateway.advance(seconds);
  await client.delete("voicecall/{}/release");
}

/** The file of the first recording of agent 102, if it begins at the start of the world. */
const FILE_OF_BEN = FILE.replace("101", "102");

/** The serial of that recording. */
export const SERIAL_OF_BEN = SERIAL.replace("a101", "a102");

/** Records a call of agent 102. */
export async function recordBen(gateway: RecordingGateway & Pick<Gateway, "signInAgent">): Promise<void> {
  await record(gateway, await gateway.signInAgent(102), 10, 102);
}

/** The retcodes of refused file names, each with such a name. `center` and `before` lead to the refusal. */
const REFUSED_FILES = [
  { retcode: "104-001", file: FILE, center: { recordings: "off" } },
  { retcode: "104-002", file: FILE_OF_BEN, before: recordBen },
  { retcode: "104-003", file: "../ada.V3" },
  { retcode: "104-004", file: "C:/ada.V3" },
  { retcode: "104-005", file: FILE },
] as const;

/**
 * Returns the rows of an operation that finds a file by its name.
 *
 * @param send sends a request with the name, which is encoded for a query.
 */
export function rowsOfFiles(operation: string, send: (client: Client, file: string) => Promise<Reply>): RetcodeRow[] {
  return REFUSED_FILES.map((refused): RetcodeRow => {
    const provoke: Provoke = async (ada, gateway) => {
      if ("before" in refused) await refused.before(gateway);
      return (await send(ada, encodeURIComponent(refused.file))).body;
    };
    const row = [refused.retcode, operation, provoke] as const;
    return "center" in refused ? [...row, refused.center] : row;
  });
}

/** Records a call of 60 s and plays the recording to the agent. */
export async function playRecording(gateway: RecordingGateway, client: Client): Promise<void> {
  await record(gateway, client);
  await client.put("recordplay/{}/play", { voicepath: FILE });
}
