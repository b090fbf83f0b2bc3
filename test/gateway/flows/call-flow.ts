// Signs in the three clients of a call flow, and writes their events as short texts.
import type { Test } from "tap";
import type { CallId } from "../../../src/core/index.ts";
import { type Arrangement, type Client, CUSTOMER, openGateway } from "../../support/gateway.ts";

/** An outside number that agents call. It rings for three seconds and then answers. */
export const OUTSIDE = "13900000009";

/** The differences of a call flow from the default one: its center, its settings, and the sign-ins of its clients. */
export interface FlowArrangement extends Arrangement {
  /** Sign-in members of agents 101, 102 and 103. By default, calls are answered manually and phone events are sent. */
  ada?: object;
  ben?: object;
  cleo?: object;
}

const MANUAL = { autoanswer: false, releasephone: true, autoenteridle: true };

const CENTER = {
  queues: [
    { id: 25, name: "Support" },
    { id: 26, name: "Sales" },
  ],
  ivrs: [{ id: 7, name: "Menu", accessCode: "700", time: "20s" }],
  numbers: [
    { number: "132*", does: "busy" },
    { number: "133*", ring: "4s", does: "refuse" },
    { number: "134*", does: "noAnswer" },
  ],
  agents: [
    { id: 101, name: "Ada", queues: [25] },
    { id: 102, name: "Ben", queues: [26] },
    { id: 103, name: "Cleo", queues: [] },
  ],
};

/** Signs in three agents and polls their first events. */
export async function signInThreeAgents(t: Test, { ada, ben, cleo, center, ...arrangement }: FlowArrangement = {}) {
  const gateway = await openGateway(t, { ...arrangement, center: { ...CENTER, ...center } });
  const [first, second, third] = [
    await gateway.signInAgent(101, { ...MANUAL, ...ada }),
    await gateway.signInAgent(102, { ...MANUAL, ...ben }),
    await gateway.signInAgent(103, { ...MANUAL, ...cleo }),
  ];
  return {
    ...gateway,
    ada: first,
    ben: second,
    cleo: third,
    /** Makes a customer's call that Ada answers, and polls its events. Returns its id. */
    async answerCustomer(): Promise<CallId> {
      const call = gateway.call({ queue: 25 });
      await first.put("voicecall/{}/answer");
      await first.pollAll();
      return call;
    },
  };
}

/** Polls all events of a client. Returns them as short texts: the name without its prefix, and the content. */
export async function pollEventTexts(client: Client): Promise<string[]> {
  return (await client.pollAll()).map(
    ([type, content]) => `${type.replace(/^Agent\w*?_/, "")}${formatContent(content)}`,
  );
}

/** Returns a content as short text: a string as it is, and an object as its members in their order. */
function formatContent(content: unknown): string {
  if (content === null) return "";
  if (typeof content !== "object") return ` ${content}`;
  const values = Object.entries(content as Record<string, unknown>).map(([name, value]) => `${name}=${value}`);
  return ` ${values.join(" ")}`;
}

/** Returns the text of the event of an agent who begins to talk. */
export const talking = (call: CallId, feature: string, caller: string = CUSTOMER, called = "60025", type = "main") =>
  `Talking caller=${caller} callid=${call} called=${called} feature=${feature} type=${type} mediaAbility=1`;

/** Returns the text of the event of an agent when the phone of the other side rings. */
export const alerting = (call: CallId, number: string, workNumber = "", type = "main") =>
  `Customer_Alerting callid=${call} otherPhoneWorkno=${workNumber} otherPhone=${number} type=${type}`;

/** Returns the text of the event of an agent when a call rings, with manual or automatic answer. */
export const offered = (
  what: "Ringing" | "Auto_Answer",
  call: CallId,
  feature: string,
  { caller = CUSTOMER, called = "60025", from = "", type = "main" } = {},
) =>
  `${what} caller=${caller} transfer=${from === "" ? "no" : "yes"} callid=${call} transfrom=${from} called=${called} ` +
  `type=${type} mediaAbility=1 feature=${feature}`;

/** Returns the text of the event of an agent whose leg in a call ends. */
export const released = (call: CallId) => `Call_Release ${call}`;
/** Returns the text of the event of an agent when the other side releases a call. */
export const customerReleased = (call: CallId, number = CUSTOMER) => `Customer_Release callid=${call} number=${number}`;
/** The texts of the events of an agent whose phone rings and is picked up. */
export const PHONE_UP = ["PhoneAlerting", "PhoneOffhook type=main"];
/** Returns the text of the event of an agent whose phone is released, by the agent or by the platform. */
export const phoneDown = (by: "agent" | "platform") => `PhoneRelease phoneState=${by === "agent" ? 2 : 3}`;

/** Returns the text of the event that announces a call, as newer versions send it. */
export const announced = (call: CallId, { queue = "Support", id = 25, caller = CUSTOMER, called = "60025" } = {}) =>
  `Incoming_CallInfo callId=${call} skillName=${queue} skillId=${id} caller=${caller} called=${called} ` +
  `lastReleaseAgentId=65535 mediaType=5 releaseAndReQueueCount=0 releaseAndReQueueCallFlag=0`;
