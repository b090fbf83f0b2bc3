// What is known of a call.
import { z } from "zod";
import { type Agent, type Call, type Center, type Leg, refuse, wholeSeconds } from "../../core/index.ts";
import { FEATURE_CODE, VOICE_MEDIA } from "../event-contents.ts";
import { flag, optional } from "../lenient.ts";
import { operation } from "../operation.ts";

const NO_TRUNK = 65_535;

const callInfoResult = z.object({
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
  userPriority: z.number().int(),
  trunkNo: z.number().int(),
  logontimes: z.number().int(),
  mediaType: z.number().int(),
});

const queryCallInfo = operation({
  name: "queryCallInfo",
  summary: "The call that the agent handles, or else the last one it handled.",
  method: "GET",
  path: "/calldata/:agentid/callinfo",
  // The page's table and the parameter's name contradict each other; the name, and a client that relies on it, are followed.
  query: z.object({ isNoContainLastCall: optional(flag()) }),
  success: "data",
  result: callInfoResult,
  retcodes: ["100-006", "100-007"],
  events: [],
  page: "cec_07_1261",
  confidence: "seen",
  handle: ({ center, agent, query }) => {
    const present = presentCall(center, agent);
    if (present !== undefined) return describe(center, present.call, present.leg);
    const last = query.isNoContainLastCall === true ? undefined : describeLast(center, agent);
    return last ?? refuse("in-no-call");
  },
});

/** The call that the agent talks on, else one that rings, else the one it holds. */
function presentCall(center: Center, agent: Agent) {
  const legs = center.legsOf(agent);
  for (const state of ["talking", "ringing", "held"] as const) {
    const found = legs.findLast(({ leg }) => leg.state === state);
    if (found !== undefined) return found;
  }
  return undefined;
}

function describe(center: Center, call: Call, leg: Leg): z.output<typeof callInfoResult> {
  return {
    callfeature: FEATURE_CODE[call.feature],
    callid: call.id,
    caller: call.caller,
    called: call.called,
    ...skill(center, call.queue),
    orgicallednum: "",
    calldata: call.data,
    begintime: leg.answeredAt ?? null,
    endtime: null,
    userPriority: 0,
    trunkNo: NO_TRUNK,
    logontimes: wholeSeconds(center.now - call.begunAt),
    mediaType: VOICE_MEDIA,
  };
}

function describeLast(center: Center, { lastCall }: Agent): z.output<typeof callInfoResult> | undefined {
  if (lastCall === undefined) return undefined;
  return {
    callfeature: FEATURE_CODE[lastCall.feature],
    callid: lastCall.call,
    caller: lastCall.caller,
    called: lastCall.called,
    ...skill(center, lastCall.queue),
    orgicallednum: "",
    calldata: lastCall.data,
    begintime: lastCall.answeredAt ?? null,
    endtime: lastCall.endedAt,
    userPriority: 0,
    trunkNo: NO_TRUNK,
    logontimes: wholeSeconds(lastCall.endedAt - lastCall.begunAt),
    mediaType: VOICE_MEDIA,
  };
}

function skill(center: Center, queue: number | undefined) {
  const name = queue === undefined ? undefined : center.state.queues.get(queue)?.name;
  return { callskill: name ?? "", callskillid: queue ?? 0 };
}

export const callInfo = [queryCallInfo];
