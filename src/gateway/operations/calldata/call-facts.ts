// What is told of a call wherever call data are asked for: one object, long or short.
import * as z from "zod";
import {
  type Agent,
  type Call,
  type CallRecord,
  type Center,
  type Leg,
  legsOf,
  wholeSeconds,
} from "../../../core/index.ts";
import { FEATURE_CODE, VOICE_MEDIA } from "../../events/event-contents.ts";

const NO_TRUNK = 65_535;

/** The members that every description of a call has. `begintime` is when it was answered; times are in epoch milliseconds. */
export const shortCallInfo = z.object({
  callfeature: z.number().int(),
  callid: z.string(),
  caller: z.string(),
  called: z.string(),
  callskill: z.string(),
  callskillid: z.number().int(),
  orgicallednum: z.string(),
  calldata: z.string(),
  begintime: z.number().int().nullable(),
  endtime: z.number().int().nullable(),
});

/** The same with what is told of it besides; `logontimes` is how many seconds ago it came in. */
export const callInfo = shortCallInfo.extend({
  userPriority: z.number().int(),
  trunkNo: z.number().int(),
  logontimes: z.number().int(),
  mediaType: z.number().int(),
});

export type ShortCallInfo = z.output<typeof shortCallInfo>;
export type CallInfo = z.output<typeof callInfo>;

/** A call under way, briefly; `answeredAt` is that of the agent's end where an agent asks about its own call. */
export function describeBriefly(center: Center, call: Call, { answeredAt }: Pick<Leg, "answeredAt">): ShortCallInfo {
  return {
    callfeature: FEATURE_CODE[call.feature],
    callid: call.id,
    caller: call.caller,
    called: call.called,
    ...skillMembers(center, call.queue),
    orgicallednum: "",
    calldata: call.data,
    begintime: answeredAt ?? null,
    endtime: null,
  };
}

/** A call under way, in full. */
export function describeCall(center: Center, call: Call, end: Pick<Leg, "answeredAt">): CallInfo {
  return { ...describeBriefly(center, call, end), ...commonMembers(center.now - call.begunAt) };
}

/** An agent's part in a call that is over. */
export function describeRecord(center: Center, record: CallRecord): CallInfo {
  return {
    callfeature: FEATURE_CODE[record.feature],
    callid: record.call,
    caller: record.caller,
    called: record.called,
    ...skillMembers(center, record.queue),
    orgicallednum: "",
    calldata: record.data,
    begintime: record.answeredAt ?? null,
    endtime: record.endedAt,
    ...commonMembers(record.endedAt - record.begunAt),
  };
}

function commonMembers(lasted: number) {
  return { userPriority: 0, trunkNo: NO_TRUNK, logontimes: wholeSeconds(lasted), mediaType: VOICE_MEDIA };
}

/** The queue that a call is booked under; a call by name has none. */
export function skillMembers(center: Center, queue: number | undefined) {
  const name = queue === undefined ? undefined : center.state.queues.get(queue)?.name;
  return { callskill: name ?? "", callskillid: queue ?? 0 };
}

/** The call that the agent talks in, else its newest one: the one that is meant where none is named. */
export function presentCall(center: Center, agent: Agent): { call: Call; leg: Leg } | undefined {
  const legs = legsOf(center, agent);
  return legs.find(({ leg }) => leg.state === "talking") ?? legs.at(-1);
}

/** One of the agent's calls: the one of an id, or the present one where none is named. */
export function ownCall(center: Center, agent: Agent, id: string | undefined): { call: Call; leg: Leg } | undefined {
  if (id === undefined || id === "") return presentCall(center, agent);
  return legsOf(center, agent).find(({ call }) => call.id === id);
}
