// Defines the tools that read a world: its board, journal, counters, figures, findings and settings, and what its clients have done.
import * as z from "zod";
import { agent, declareTool, type Tool, world } from "./tool.ts";

/** The tools that read a world. */
export const LOOK_TOOLS: readonly Tool[] = [
  declareTool({
    name: "look_at_world",
    title: "Look at a world",
    description:
      "Returns the board of a world: agents with their states, calls, chats, conferences, recordings and queues, faults, checkpoints, numbers of findings, the clock, and the current steps and expectations of the scenario.",
    input: { world },
    readsOnly: true,
    handle: (input, session) => session.world(input.world).board(),
  }),
  declareTool({
    name: "read_journal",
    title: "Read the journal",
    description:
      "Returns the newest requests of clients with their bodies, retcodes and, for a refused one, the reason. Use it first when a client doesn't do what it should.",
    input: {
      world,
      agent: agent.optional(),
      operation: z.string().optional().describe("Documented name of the operation, such as login or hold."),
      retcode: z.string().optional().describe("Only answers with this retcode, such as 100-006."),
      limit: z.number().int().min(1).max(1_000).default(20).describe("The number of requests."),
    },
    readsOnly: true,
    handle: (input, session) => {
      const { world: name, ...query } = input;
      return session.world(name).journal.get(query as never);
    },
  }),
  declareTool({
    name: "explain_counters",
    title: "Explain the counters of an agent",
    description:
      "Returns the 18 counters of an agent, each with the events that made it, and the request behind each event.",
    input: { world, agent },
    readsOnly: true,
    handle: (input, session) => session.world(input.world).agent(input.agent).explain(),
  }),
  declareTool({
    name: "explain_queue",
    title: "Explain the figures of a queue",
    description: "Returns the figures of a queue, each with the calls behind it.",
    input: { world, queue: z.number().int().describe("Id of the queue, such as 25.") },
    readsOnly: true,
    handle: (input, session) => session.world(input.world).queue(input.queue).explain(),
  }),
  declareTool({
    name: "list_findings",
    title: "List findings",
    description:
      "Returns the findings about clients: behavior that the real gateway would punish (error), that its documents advise against (warning), or that could be better (note). Each has the rule to follow and the numbers of the requests in the journal.",
    input: {
      world,
      agent: agent.optional(),
      severity: z.enum(["note", "warning", "error"]).optional().describe("The lowest severity."),
      kind: z.string().optional().describe("Only this kind, such as polling-too-fast."),
    },
    readsOnly: true,
    handle: (input, session) => {
      const { world: name, ...query } = input;
      return session.world(name).findings.get(query as never);
    },
  }),
  declareTool({
    name: "verify_requests",
    title: "Verify requests of clients",
    description:
      "Checks that clients sent requests: an operation a number of times, or several in order. Returns the matches, or an error with the requests that nearly match.",
    input: {
      world,
      verification: z
        .record(z.string(), z.unknown())
        .describe('Such as {"operation": "hold", "agent": 101, "retcode": "0", "times": {"min": 1}, "within": "2s"}.'),
    },
    readsOnly: true,
    handle: (input, session) => session.world(input.world).verify(input.verification as never),
  }),
  declareTool({
    name: "wait_for",
    title: "Wait for an agent or its client",
    description:
      "Waits until an agent has a state or gets an event, or a client sends a request. Returns what happened, or an error with the state of the agent and what came instead.",
    input: {
      world,
      wait: z
        .record(z.string(), z.unknown())
        .describe(
          'Such as {"agent": 101, "state": "talking", "within": "10s"}, {"agent": 101, "event": "AgentEvent_Ringing"} or {"operation": "login"}. `within` is wall time, default 4s.',
        ),
    },
    readsOnly: true,
    handle: (input, session) => session.world(input.world).waitFor(input.wait as never),
  }),
  declareTool({
    name: "show_settings",
    title: "Show the settings of a world",
    description: "Returns all settings of the gateway of a world.",
    input: { world },
    readsOnly: true,
    handle: (input, session) => session.world(input.world).settings(),
  }),
];
