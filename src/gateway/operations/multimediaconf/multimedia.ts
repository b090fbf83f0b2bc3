// Operations on multimedia conferences, in which agents share a desktop.
// They are known only from older clients.
import * as z from "zod";
import {
  inviteToMultimedia,
  joinedMultimediaOf,
  Refusal,
  reportMultimediaJoin,
  requestMultimediaConference,
  stopMultimediaConference,
} from "../../../core/index.ts";
import { MULTIMEDIACONF } from "../../../words/interfaces/multimediaconf.ts";
import { declareOperation } from "../../operation.ts";
import { orAbsent, text, wholeNumber } from "../lenient.ts";

/** The maximum length of a list of members: 120 members of up to 12 characters. */
const MAX_ADDRESSES_LENGTH = 1_440;

/**
 * Returns the shape of a list of members: `9,1,102;9,1,103;`. Each has the type of its address, the number 1, and a work number. The only
 * known type is 9, for an agent. An empty list is refused with the given retcode.
 */
const addressInfo = (emptyRetcode: "701-001" | "701-002") =>
  z
    .preprocess((value) => value ?? "", text(MAX_ADDRESSES_LENGTH))
    .pipe(z.string().min(1, { error: emptyRetcode }))
    .pipe(z.string().regex(/^9,1,\d{1,6}(;9,1,\d{1,6})*;?$/, { error: "000-002" }))
    .transform((list) => [...list.matchAll(/9,1,(\d+)/g)].map(([, id]) => Number(id)))
    .describe("members such as 9,1,102;9,1,103;");

/** Returns the shape of the id of a multimedia conference. */
const confid = () => wholeNumber(0, 2_147_483_647);

const requestConf = declareOperation(MULTIMEDIACONF.requestConf, {
  summary: "Begins a multimedia conference, and invites its members.",
  body: () => z.object({ callid: orAbsent(text(64)), addressinfo: addressInfo("701-001") }),
  success: "empty",
  retcodes: ["000-002", "100-006", "701-001", "701-003"],
  events: ["AgentEvent_JoinConf"],
  confidence: "partial",
  isOutdated: true,
  handle: ({ center, agentId, body: { callid = "", addressinfo } }) => {
    const id = center.perform(requestMultimediaConference, { agent: agentId, call: callid, members: addressinfo });
    return id instanceof Refusal ? id : undefined;
  },
});

const inviteConf = declareOperation(MULTIMEDIACONF.inviteConf, {
  summary: "Invites agents to the agent's multimedia conference.",
  body: () => z.object({ confid: confid(), addressinfo: addressInfo("701-001") }),
  success: "empty",
  retcodes: ["000-002", "100-006", "701-001", "701-003", "701-004"],
  events: ["AgentEvent_JoinConf"],
  confidence: "partial",
  isOutdated: true,
  handle: ({ center, agentId, body }) =>
    center.perform(inviteToMultimedia, { agent: agentId, conference: body.confid, members: body.addressinfo }),
});

const joinConfResult = declareOperation(MULTIMEDIACONF.joinConfResult, {
  summary: "Reports whether the client has joined: confresult 0 for success, any other number for a failure.",
  body: () =>
    z.object({
      confid: confid(),
      confresult: wholeNumber(-2_147_483_648, 2_147_483_647, "701-002"),
      cause: orAbsent(wholeNumber(-2_147_483_648, 2_147_483_647)),
    }),
  success: "empty",
  retcodes: ["000-002", "100-006", "100-007", "701-002"],
  retcodeOf: { "not-in-multimedia-conference": "100-007" },
  events: [],
  confidence: "inferred",
  isOutdated: true,
  handle: ({ center, agentId, body: { confid, confresult } }) =>
    center.perform(reportMultimediaJoin, { agent: agentId, conference: confid, succeeded: confresult === 0 }),
});

const stopConf = declareOperation(MULTIMEDIACONF.stopConf, {
  summary: "Ends a multimedia conference that the agent requested.",
  body: () => z.object({ confid: confid() }),
  success: "empty",
  retcodes: ["000-002", "100-006", "701-005"],
  events: [],
  confidence: "partial",
  isOutdated: true,
  handle: ({ center, agentId, body }) =>
    center.perform(stopMultimediaConference, { agent: agentId, conference: body.confid }),
});

const getConfState = declareOperation(MULTIMEDIACONF.getConfState, {
  summary: "Returns whether agents have joined a multimedia conference, and which one.",
  body: () => z.object({ addressinfo: addressInfo("701-002") }),
  success: "data",
  result: () => z.array(z.object({ address: z.string(), confid: z.number().int(), state: z.number().int() })),
  retcodes: ["000-002", "100-006", "701-002"],
  events: [],
  readsOnly: true,
  confidence: "inferred",
  isOutdated: true,
  handle: ({ center, body }) =>
    body.addressinfo.map((id) => {
      const agent = center.agent(id);
      const joined = agent === undefined ? undefined : joinedMultimediaOf(center, agent);
      return { address: String(id), confid: joined?.id ?? 0, state: joined === undefined ? 0 : 1 };
    }),
});

/** The operations on multimedia conferences, in the order in which a client uses them (public client). */
export const multimedia = [requestConf, inviteConf, joinConfResult, stopConf, getConfState];
