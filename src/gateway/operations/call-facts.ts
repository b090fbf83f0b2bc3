// Describes calls for queries of call data, in a short and a full form.
import * as z from "zod";
import {
  type Agent,
  type Call,
  type CallRecord,
  type Center,
  type Leg,
  legsOf,
  toWholeSeconds,
} from "../../core/index.ts";
import { FEATURE_CODE, VOICE_MEDIA } from "../events/event-contents.ts";

const NO_TRUNK = 65_535;

/** Returns the shape of the short form. `begintime` is when the call was answered; times are in epoch milliseconds. */
export const createShortCallInfoShape = () =>
  z.object({
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

/** Returns the shape of the full form. `logontimes` is the seconds since a current call began, or the length of an ended call. */
export const createCallInfoShape = () =>
  createShortCallInfoShape().extend({
    userPriority: z.number().int(),
    trunkNo: z.number().int(),
    logontimes: z.number().int(),
    mediaType: z.number().int(),
  });

/** A call in the short form. */
export type ShortCallInfo = z.output<ReturnType<typeof createShortCallInfoShape>>;
/** A call in the full form. */
export type CallInfo = z.output<ReturnType<typeof createCallInfoShape>>;

/** Describes a current call in the short form. `answeredAt` is that of the agent's leg or of the call; undefined shows it as unanswered. */
export function describeBriefly(center: Center, call: Call, { answeredAt }: Pick<Leg, "answeredAt">): ShortCallInfo {
  return {
    callfeature: FEATURE_CODE[call.feature],
    callid: call.id,
    caller: call.caller,
    called: call.called,
    ...describeSkill(center, call.queue),
    orgicallednum: "",
    calldata: call.data,
    begintime: answeredAt ?? null,
    endtime: null,
  };
}

/** Describes a current call in the full form. */
export function describeCall(center: Center, call: Call, leg: Pick<Leg, "answeredAt">): CallInfo {
  return { ...describeBriefly(center, call, leg), ...describeCommonMembers(center.now - call.begunAt) };
}

/** Describes an agent's part in an ended call. */
export function describeRecord(center: Center, record: CallRecord): CallInfo {
  return {
    callfeature: FEATURE_CODE[record.feature],
    callid: record.call,
    caller: record.caller,
    called: record.called,
    ...describeSkill(center, record.queue),
    orgicallednum: "",
    calldata: record.data,
    begintime: record.answeredAt ?? null,
    endtime: record.endedAt,
    ...describeCommonMembers(record.endedAt - record.begunAt),
  };
}

function describeCommonMembers(durationMs: number) {
  return { userPriority: 0, trunkNo: NO_TRUNK, logontimes: toWholeSeconds(durationMs), mediaType: VOICE_MEDIA };
}

/** Returns the members for a call's queue: an empty name and the id 0 for a direct call. */
export function describeSkill(center: Center, queue: number | undefined) {
  const name = queue === undefined ? undefined : center.state.queues.get(queue)?.name;
  return { callskill: name ?? "", callskillid: queue ?? 0 };
}

/**
 * Returns the agent's present call: the one in which it talks, or else its newest; undefined if it has no call. Requests without a call id
 * mean this call.
 */
export function findPresentCall(center: Center, agent: Agent): { call: Call; leg: Leg } | undefined {
  const legs = legsOf(center, agent);
  return legs.find(({ leg }) => leg.state === "talking") ?? legs.at(-1);
}

/** Returns one of the agent's calls: by its id or, without an id, the present call. Returns undefined if the agent has no such call. */
export function findOwnCall(
  center: Center,
  agent: Agent,
  id: string | undefined,
): { call: Call; leg: Leg } | undefined {
  if (id === undefined || id === "") return findPresentCall(center, agent);
  return legsOf(center, agent).find(({ call }) => call.id === id);
}
