// Operations that query past calls.
import * as z from "zod";
import { type AgentId, type CallRecord, type Center, Refusal, refuse } from "../../../core/index.ts";
import { CALLDATA } from "../../../words/interfaces/calldata.ts";
import { FEATURE_CODE, VOICE_MEDIA } from "../../events/event-contents.ts";
import { declareOperation } from "../../operation.ts";
import { describeSkill } from "../call-facts.ts";
import { createOwnRecordQueryShape, createRecordQueryShape, isWithin, type RecordQuery } from "../record-query.ts";
import { findQueriedAgent } from "./query-rights.ts";

// No document shows a record. The members are the simulator's choice, named like those of other answers.
const createRecordShape = () =>
  z.object({
    callid: z.string(),
    callfeature: z.number().int(),
    workno: z.string(),
    caller: z.string(),
    called: z.string(),
    callskill: z.string(),
    callskillid: z.number().int(),
    mediatype: z.number().int(),
    begintime: z.number().int(),
    answertime: z.number().int().nullable(),
    endtime: z.number().int(),
    releasecause: z.number().int(),
  });

type RecordResult = z.output<ReturnType<typeof createRecordShape>>;

/** The gateway's numbers for the causes that end an agent's part in a call, after its answer (`answered`) or `before` it. */
const RELEASE_CAUSE: Readonly<Record<CallRecord["cause"], { answered: number; before: number }>> = {
  // 518: the client hung up; 9: the client rejected the call.
  agent: { answered: 518, before: 9 },
  signedOut: { answered: 518, before: 9 },
  redirection: { answered: 518, before: 9 },
  // 49: the other side hung up before the call was answered.
  other: { answered: 0, before: 49 },
  noAnswer: { answered: 8, before: 8 },
  transfer: { answered: 0, before: 0 },
  taken: { answered: 0, before: 0 },
  failed: { answered: 7, before: 7 },
};

function describePastCall(center: Center, record: CallRecord): RecordResult {
  const cause = RELEASE_CAUSE[record.cause];
  return {
    callid: record.call,
    callfeature: FEATURE_CODE[record.feature],
    workno: String(record.agent),
    caller: record.caller,
    called: record.called,
    ...describeSkill(center, record.queue),
    mediatype: VOICE_MEDIA,
    begintime: record.begunAt,
    answertime: record.answeredAt ?? null,
    endtime: record.endedAt,
    releasecause: record.answeredAt === undefined ? cause.before : cause.answered,
  };
}

/** Returns the records that a query selects, of one agent or of all, latest first. Refuses: no-such-queue. */
function findRecords(center: Center, agent: AgentId | undefined, query: RecordQuery): RecordResult[] | Refusal {
  const { queues, records } = center.state;
  const { skillid, startposition, endposition } = query;
  if (skillid !== undefined && !queues.has(skillid)) return refuse("no-such-queue");
  const found: RecordResult[] = [];
  let position = 0;
  for (let i = records.length - 1; i >= 0 && position < endposition; i--) {
    const record = records[i];
    if (record === undefined || (agent !== undefined && record.agent !== agent)) continue;
    if (skillid !== undefined && record.queue !== skillid) continue;
    if (isWithin(query, record.begunAt) && ++position >= startposition) found.push(describePastCall(center, record));
  }
  return found;
}

const queryCallRecordList = declareOperation(CALLDATA.queryCallRecordList, {
  summary: "Returns past calls of an agent or of all agents, latest first; those of others are for inspectors.",
  query: createRecordQueryShape,
  success: "data",
  result: () => z.array(createRecordShape()),
  retcodes: ["000-002", "100-006", "100-007", "300-001"],
  retcodeOf: { "unknown-agent": "100-007" },
  events: [],
  confidence: "inferred",
  handle: ({ center, agent, query }) => {
    if (query.workno === undefined) {
      return agent.inspector ? findRecords(center, undefined, query) : refuse("inspectors-only");
    }
    const queried = findQueriedAgent(center, agent, query.workno);
    return queried instanceof Refusal ? queried : findRecords(center, queried.id, query);
  },
});

const querySelfCallRecordInfo = declareOperation(CALLDATA.querySelfCallRecordInfo, {
  summary: "Returns the agent's own past calls, latest first.",
  query: createOwnRecordQueryShape,
  success: "data",
  result: () => z.array(createRecordShape()),
  retcodes: ["000-002", "100-006", "100-007"],
  events: [],
  confidence: "inferred",
  handle: ({ center, agentId, query }) => findRecords(center, agentId, query),
});

/** The queries of past calls. A generated client is their only source. */
export const callRecords = [queryCallRecordList, querySelfCallRecordInfo];
