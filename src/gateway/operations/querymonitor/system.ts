// Operations that query the system: its version, clock, state and nodes, and the figures of a queue.
import * as z from "zod";
import { countSignedIn, refuse } from "../../../core/index.ts";
import { QUERYMONITOR } from "../../../words/interfaces/querymonitor.ts";
import { declareOperation, type OperationInput } from "../../operation.ts";
import { deriveClusterName } from "../cluster-name.ts";
import { text, wholeNumber } from "../lenient.ts";
import { createQueueStatisticsShape, describeQueue } from "../queue-statistics.ts";
import { workNumber } from "../work-number.ts";

// No document shows the results of these queries, so their members are the simulator's choice.
const SYSTEM_QUERY = {
  success: "data",
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "inferred",
  isOutdated: true,
} as const;

/** The state of a system or a node that works. */
const NORMAL = "0";

const querySysVersion = declareOperation(QUERYMONITOR.querySysVersion, {
  summary: "Returns the version of the system.",
  ...SYSTEM_QUERY,
  result: () => z.string(),
  handle: () => "IPCC V300R008C25",
});

const queryServerTime = declareOperation(QUERYMONITOR.queryServerTime, {
  summary: "Returns the time of the world, in epoch milliseconds.",
  ...SYSTEM_QUERY,
  result: () => z.number().int(),
  handle: ({ center }) => center.now,
});

const querySystemStateInfo = declareOperation(QUERYMONITOR.querySystemStateInfo, {
  summary: "Returns the state of the system: 0 for normal.",
  ...SYSTEM_QUERY,
  result: () => z.object({ state: z.string() }),
  handle: () => ({ state: NORMAL }),
});

const querySkillsStatisticInfo = declareOperation(QUERYMONITOR.querySkillsStatisticInfo, {
  summary: "Returns the figures of a queue.",
  ...SYSTEM_QUERY,
  params: () => z.object({ skillid: wholeNumber(0, 999_999_999) }),
  result: createQueueStatisticsShape,
  retcodes: ["000-002", "100-006", "100-007"],
  handle: ({ center, params }) => {
    const queue = center.state.queues.get(params.skillid);
    if (queue === undefined) return refuse("no-such-queue");
    return describeQueue(center, queue, countSignedIn(center).get(queue.id) ?? 0);
  },
});

const createNodeShape = () =>
  z.object({ clustername: z.string(), ip: z.string(), port: z.number().int(), state: z.string() });
const createNodeOfAgentShape = () =>
  z.object({ workno: z.string(), clustername: z.string(), ip: z.string(), port: z.number().int() });

/** Returns the only node of the gateway, with the address that the client connected to. A replay reads the address from the tape. */
function nodeOf({ center, world, exchange }: Pick<OperationInput, "center" | "world" | "exchange">) {
  const { localAddress = "", localPort = 0 } = exchange.request.raw.socket;
  const find = () => ({ ip: localAddress, port: localPort });
  const address = exchange.taped === undefined ? find() : world.tape.checkOrReplay(find);
  return { clustername: deriveClusterName(center), ...address };
}

const queryClusterInfo = declareOperation(QUERYMONITOR.queryClusterInfo, {
  summary: "Returns the nodes of the gateway. The simulator is the only one.",
  ...SYSTEM_QUERY,
  result: () => z.array(createNodeShape()),
  handle: (input) => [{ ...nodeOf(input), state: NORMAL }],
});

const queryClusterInfoByName = declareOperation(QUERYMONITOR.queryClusterInfoByName, {
  summary: "Returns the node of the cluster with the given name.",
  ...SYSTEM_QUERY,
  params: () => z.object({ clustername: text(64) }),
  result: createNodeShape,
  retcodes: ["000-002", "100-006", "100-007"],
  handle: (input) =>
    input.params.clustername === deriveClusterName(input.center)
      ? { ...nodeOf(input), state: NORMAL }
      : refuse("no-such-node"),
});

const queryAgentClusterInfo = declareOperation(QUERYMONITOR.queryAgentClusterInfo, {
  summary: "Returns the node that an agent is signed in to.",
  ...SYSTEM_QUERY,
  params: () => z.object({ workno: workNumber() }),
  result: createNodeOfAgentShape,
  retcodes: ["000-002", "100-006", "100-007"],
  retcodeOf: { "unknown-agent": "100-007", "not-signed-in": "100-007" },
  handle: (input) => {
    const agent = input.center.agent(input.params.workno);
    if (agent === undefined) return refuse("unknown-agent");
    return agent.session === undefined ? refuse("not-signed-in") : { workno: String(agent.id), ...nodeOf(input) };
  },
});

const queryAllAgentClusterInfo = declareOperation(QUERYMONITOR.queryAllAgentClusterInfo, {
  summary: "Returns the nodes that agents are signed in to, one entry for each agent.",
  ...SYSTEM_QUERY,
  result: () => z.array(createNodeOfAgentShape()),
  handle: (input) => {
    const node = nodeOf(input);
    const { agents } = input.center.state;
    return [...agents.values()].filter(({ session }) => session).map(({ id }) => ({ workno: String(id), ...node }));
  },
});

/** The queries of the system. A generated client is their only source. */
export const system = [
  querySysVersion,
  queryServerTime,
  querySystemStateInfo,
  querySkillsStatisticInfo,
  queryClusterInfo,
  queryClusterInfoByName,
  queryAgentClusterInfo,
  queryAllAgentClusterInfo,
];
