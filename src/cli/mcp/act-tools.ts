// Defines the tools that change a world: calls, acts of customers and agents, clock, settings, faults, checkpoints and rewind.
import * as z from "zod";
import { agent, declareTool, type Tool, world } from "./tool.ts";

const AGENT_VERBS = [
  ...["signIn", "signOut", "answer", "hold", "retrieve", "release", "mute", "unmute"],
  ...["cancelTransfer", "connect", "stopInspecting", "record", "stopRecording", "answerChat", "endChat"],
] as const;

const CALL_VERBS = ["answer", "hangUp", "refuse", "noAnswer", "busy"] as const;

/** The tools that change a world. */
export const ACT_TOOLS: readonly Tool[] = [
  declareTool({
    name: "call",
    title: "Call the contact center",
    description:
      "Makes a customer call a queue or an agent. Returns the id of the call, and a hint if no agent can take it. With a manual clock, phones ring without an advance.",
    input: {
      world,
      to: z
        .union([z.object({ queue: z.number().int() }), z.object({ agent: z.number().int() })])
        .describe('{"queue": 25} or {"agent": 101}.'),
      from: z.string().optional().describe("Number of the customer; default a random one."),
      patience: z
        .string()
        .optional()
        .describe("How long the customer waits for an answer, such as 30s; default forever."),
      talk: z.string().optional().describe("How long the customer talks, such as 2m; default until someone hangs up."),
    },
    readsOnly: false,
    async handle(input, session) {
      const { world: name, ...order } = input;
      const { id, hint } = await session.world(name).incomingCall(order as never);
      return { call: id, hint: hint ?? null };
    },
  }),
  declareTool({
    name: "act_as_customer",
    title: "Act as the outside party of a call",
    description: "Lets the outside party of a call hang up, answer, refuse, be busy or not answer.",
    input: { world, call: z.string().describe("Id of the call."), verb: z.enum(CALL_VERBS) },
    readsOnly: false,
    handle: (input, session) => session.world(input.world).call(input.call)[input.verb](),
  }),
  declareTool({
    name: "act_as_agent",
    title: "Act as an agent",
    description:
      "Plays an agent, such as a colleague of the agent in the client under test. A refusal names the retcode that the gateway would return.",
    input: { world, agent, verb: z.enum(AGENT_VERBS) },
    readsOnly: false,
    handle: (input, session) => session.world(input.world).agent(input.agent)[input.verb](),
  }),
  declareTool({
    name: "advance_clock",
    title: "Advance the clock",
    description: "Lets world time pass at once: everything that falls due happens, in order.",
    input: { world, by: z.string().describe("Such as 30s, 5m or 1.5h.") },
    readsOnly: false,
    handle: (input, session) => session.world(input.world).clock.advance(input.by as never),
  }),
  declareTool({
    name: "set_clock",
    title: "Set the mode of the clock",
    description: "Makes the clock manual, or sets its pace.",
    input: { world, mode: z.string().describe("manual, 1x, 60x and so on.") },
    readsOnly: false,
    handle: (input, session) => session.world(input.world).clock.setMode(input.mode as never),
  }),
  declareTool({
    name: "change_settings",
    title: "Change settings",
    description: "Changes settings of the gateway of a world, from the next request on.",
    input: { world, settings: z.record(z.string(), z.unknown()).describe('Such as {"pollHold": "2s"}.') },
    readsOnly: false,
    handle: (input, session) => session.world(input.world).changeSettings(input.settings as never),
  }),
  declareTool({
    name: "add_fault",
    title: "Add a fault",
    description:
      "Makes the gateway fail on purpose: a retcode, an HTTP status, a delay, a reset, lost events and more. Returns the fault with its sentence.",
    input: {
      world,
      rule: z
        .record(z.string(), z.unknown())
        .describe('Such as {"agents": [101], "operations": ["hold"], "times": 2, "effect": {"retcode": "100-007"}}.'),
    },
    readsOnly: false,
    handle: (input, session) => session.world(input.world).faults.add(input.rule as never),
  }),
  declareTool({
    name: "remove_faults",
    title: "Remove faults",
    description: "Removes one fault of a world by its id, or all of them.",
    input: { world, id: z.number().int().optional().describe("Default: all faults.") },
    readsOnly: false,
    isDestructive: true,
    async handle(input, session) {
      const { faults } = session.world(input.world);
      await (input.id === undefined ? faults.clear() : faults.remove(input.id));
      return "removed";
    },
  }),
  declareTool({
    name: "checkpoint",
    title: "Store a checkpoint",
    description: "Stores the present moment of a world under a name, to which rewind goes back.",
    input: { world, name: z.string().optional().describe("Default a new name.") },
    readsOnly: false,
    handle: (input, session) => session.world(input.world).checkpoint(input.name),
  }),
  declareTool({
    name: "rewind",
    title: "Rewind a world",
    description:
      "Puts a world back to an earlier moment, with its clock, sessions, counters and random numbers. The moment is a checkpoint, an instant, or the end of an input of the tape. The journal has the numbers of inputs.",
    input: {
      world,
      to: z
        .union([
          z.object({ checkpoint: z.string() }),
          z.object({ input: z.number().int() }),
          z.object({ instant: z.string() }),
        ])
        .describe('Such as {"checkpoint": "signed-in"}, {"input": 12} or {"instant": "2026-01-05T09:00:00Z"}.'),
    },
    readsOnly: false,
    isDestructive: true,
    handle: (input, session) => session.world(input.world).rewind(input.to as never),
  }),
];
