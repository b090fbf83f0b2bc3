// Operations that query the counters of an agent.
import * as z from "zod";
import { COUNTERS, type Counters, statisticsOf } from "../../../core/index.ts";
import { CALLDATA } from "../../../words/interfaces/calldata.ts";
import { declareOperation } from "../../operation.ts";

const counter = z.number().int().min(0);

/** Writes the counters in the documented order, faster than JSON.stringify. Clients send this query more often than any other. */
function writeCounters(counters: Counters): string {
  return (
    `{"talktime":${counters.talktime},"answernums":${counters.answernums},"noanswernums":${counters.noanswernums},"calloutnums":${counters.calloutnums},` +
    `"intercallnums":${counters.intercallnums},"interhelpnums":${counters.interhelpnums},"transfernums":${counters.transfernums},` +
    `"transferoutnums":${counters.transferoutnums},"transferivrnums":${counters.transferivrnums},"redirectnums":${counters.redirectnums},` +
    `"keepnums":${counters.keepnums},"busynums":${counters.busynums},"restnums":${counters.restnums},"restoutnums":${counters.restoutnums},` +
    `"resttime":${counters.resttime},"restouttime":${counters.restouttime},"agentrelease":${counters.agentrelease},"busytime":${counters.busytime}}`
  );
}

const queryCallStatisticsInfo = declareOperation(CALLDATA.queryCallStatisticsInfo, {
  summary: "Returns the 18 counters of the agent since its sign-in.",
  success: "data",
  result: () =>
    z.object(Object.fromEntries(COUNTERS.map((name) => [name, counter])) as Record<keyof Counters, typeof counter>),
  write: writeCounters,
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "seen",
  handle: ({ center, agentId, session }) => statisticsOf(center, agentId, session),
});

const queryCallStatisticsInfoEx = declareOperation(CALLDATA.queryCallStatisticsInfoEx, {
  summary: "Returns three counters of the agent: talk time, answered calls, outbound calls.",
  success: "data",
  result: () => z.object({ talktime: counter, answernums: counter, calloutnums: counter }),
  write: ({ talktime, answernums, calloutnums }) =>
    `{"talktime":${talktime},"answernums":${answernums},"calloutnums":${calloutnums}}`,
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "seen",
  handle: ({ center, agentId, session }) => statisticsOf(center, agentId, session),
});

/** The queries of the counters: all 18 (cec_07_1269), and three of them (cec_07_1270). */
export const statistics = [queryCallStatisticsInfo, queryCallStatisticsInfoEx];
