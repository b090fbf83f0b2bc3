// Defines the tools that start, connect and stop a simulator, and that create, list, reset and delete worlds.
import * as z from "zod";
import { connectSimulator } from "../../library/connect-simulator.ts";
import type { AnySimulator } from "../../library/simulator-handle.ts";
import { declareTool, type Tool, world } from "./tool.ts";

const scenario = z
  .string()
  .optional()
  .describe("Name of a shipped scenario, such as manual-answer, or the YAML text of one. Default: live traffic.");
const clock = z
  .string()
  .optional()
  .describe("manual (time passes only with advance_clock), 1x, or a pace such as 60x. Default 1x.");
const seed = z.number().int().optional().describe("Random seed: the same seed gives the same run.");
const settings = z
  .record(z.string(), z.unknown())
  .optional()
  .describe('Settings of the gateway, such as {"authMode": "dynamic", "pollHold": "2s"}.');

/** Returns the addresses and the CA certificate that a client needs to reach a simulator. */
function addressesOf({ url, httpUrl, controlUrl, ca }: AnySimulator) {
  return { gateway: url, http: httpUrl ?? null, control: controlUrl ?? null, ca };
}

/** The tools about simulators and worlds. */
export const SIMULATOR_TOOLS: readonly Tool[] = [
  declareTool({
    name: "start_simulator",
    title: "Start a simulator",
    description:
      "Starts a CC-Gateway simulator in this process, in place of an earlier one. Returns the URL of the gateway for the client under test, the URL of the control API and its board, and the CA certificate (PEM) that the client must trust. Use a manual clock for tests.",
    input: {
      scenario,
      clock,
      seed,
      settings,
      port: z.number().int().min(0).max(65_535).optional().describe("Port of the gateway; default a free one."),
      certsDir: z.string().optional().describe("Folder for certificates, with ca.pem; default in memory."),
    },
    readsOnly: false,
    isDestructive: true,
    async handle(options, session) {
      await session.replaceSimulator(undefined);
      const { startSimulator } = await import("../../library/start-simulator.ts");
      const simulator = await startSimulator(options as never);
      await session.replaceSimulator(simulator);
      return addressesOf(simulator);
    },
  }),
  declareTool({
    name: "connect_simulator",
    title: "Connect to a running simulator",
    description:
      "Connects to the control API of a simulator in another process, such as one that ccgw serve started. Returns its addresses and its CA certificate.",
    input: {
      url: z.string().describe("URL of the control API, such as http://127.0.0.1:8044."),
      token: z.string().optional().describe("The control token, if the simulator has one."),
    },
    readsOnly: false,
    isDestructive: true,
    async handle({ url, token }, session) {
      const simulator = await connectSimulator(url, { token });
      await session.replaceSimulator(simulator);
      return addressesOf(simulator);
    },
  }),
  declareTool({
    name: "stop_simulator",
    title: "Stop the simulator",
    description: "Closes a simulator that start_simulator started, or disconnects from another one.",
    input: {},
    readsOnly: false,
    isDestructive: true,
    async handle(_, session) {
      await session.replaceSimulator(undefined);
      return "stopped";
    },
  }),
  declareTool({
    name: "create_world",
    title: "Create a world",
    description:
      "Creates an isolated contact center in the simulator, for one test or one client. Returns its name and the URL for its clients.",
    input: {
      name: z.string().optional().describe("Default world-1, world-2 and so on."),
      scenario,
      clock,
      seed,
      settings,
    },
    readsOnly: false,
    async handle(order, session) {
      const { name, url } = await session.simulator.createWorld(order as never);
      return { name, url };
    },
  }),
  declareTool({
    name: "list_worlds",
    title: "List worlds",
    description: "Returns all worlds with their scenario, clock, and numbers of agents, calls and requests.",
    input: {},
    readsOnly: true,
    handle: (_, session) => session.simulator.worlds(),
  }),
  declareTool({
    name: "reset_world",
    title: "Reset a world",
    description: "Puts a world back to the beginning of its scenario. Findings and the journal stay.",
    input: { world },
    readsOnly: false,
    isDestructive: true,
    handle: (input, session) => session.world(input.world).reset(),
  }),
  declareTool({
    name: "delete_world",
    title: "Delete a world",
    description: "Deletes a world. The world default can only be reset.",
    input: { world: z.string().describe("Name of the world.") },
    readsOnly: false,
    isDestructive: true,
    async handle(input, session) {
      await session.simulator.deleteWorld(input.world);
      return "deleted";
    },
  }),
];
