// Opens conferences, and creates the addresses and events that tests of conferences compare.
import type { Test } from "tap";
import { type Arrangement, type Client, type Gateway, openGateway } from "../../../support/gateway.ts";

/** The id of the first conference of a center. */
export const CONF = 1_024_256;

/** The path of a sound. */
export const SOUND_PATH = "y:/conf/1/welcome.V3";

/** An outside number that answers after 3 seconds. */
export const PHONE = "13900000009";

/** The answer of a successful operation without a result. */
export const DONE = { message: "success", retcode: "0", result: {} };

/** A refusal of the CTI server. */
export const CTI_REFUSAL = { message: "Unknown ERROR._21234", retcode: "100-007" };

/** Returns the event of a change of a participant: an agent, or a phone if the number is long. */
export function changed(changeType: number, participant: string, more: object = {}): [string, object] {
  return [
    "AgentConf_ParticipantChanged",
    {
      result: 0,
      changeType,
      changeReason: 255,
      confId: CONF,
      participant,
      participantType: participant.length > 6 ? 6 : 9,
      deviceCallType: 0,
      deviceType: 0,
      ...more,
    },
  ];
}

/** The events of an agent whose phone is called and picked up for a conference. */
export const OCCUPIED = [
  ["AgentState_Busy", null],
  ["AgentOther_PhoneAlerting", null],
  ["AgentOther_PhoneOffhook", { type: "main" }],
];

/** Returns the events of an agent who leaves. `phoneState` is 2 if the agent hung up, and 3 if the platform did. */
export const createLeaveEvents = (phoneState: 2 | 3) => [
  ["AgentOther_PhoneRelease", { phoneState }],
  ["AgentConf_SelfLeaveResult", { confId: CONF }],
  ["AgentState_Ready", null],
];

/** Returns the address of a party: an agent, or a phone if the number is long. */
export const addressOf = (address: string) => ({ addressType: address.length > 6 ? "6" : "9", address });

/** Begins a conference of Ada (101) with six places, an hour long, with a warning five minutes before its end. */
export async function beginConference(ada: Client, more: object = {}): Promise<void> {
  await ada.post("agentconf/{}/requestagentconf", { memberNum: 6, time: 60, promptTime: 5, ...more });
  await ada.pollAll();
}

/** Makes Ben (102) join the conference of Ada. Returns his client. */
export async function addBen(gateway: Pick<Gateway, "signInAgent">, ada: Client): Promise<Client> {
  const ben = await gateway.signInAgent(102);
  await ada.post("agentconf/{}/batchaddparticipant", { addresses: [addressOf("102")] });
  await ben.post("agentconf/{}/answeragentconf");
  for (const client of [ada, ben]) await client.pollAll();
  return ben;
}

/** Opens a gateway in which Ada (101) chairs a conference with Ben (102). */
export async function openConference(t: Test, arrangement: Arrangement = {}) {
  const gateway = await openGateway(t, arrangement);
  const ada = await gateway.signInAgent(101);
  await beginConference(ada);
  return { ...gateway, ada, ben: await addBen(gateway, ada) };
}
