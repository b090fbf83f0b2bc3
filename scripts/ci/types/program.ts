// Uses the types of the package. scripts/ci/types.ts compiles this program.
import {
  type AgentInfo,
  type CallOrder,
  ControlError,
  connectSimulator,
  type FindingInfo,
  type JournalEntry,
  type StartOptions,
  startSimulator,
  type World,
} from "cc-gateway-simulator";

const options: StartOptions = { scenario: { center: { agents: [{ id: 101 }] } }, clock: "manual" };
const order: CallOrder = { to: { agent: 101 }, patience: "20s" };

/** Plays a call, and returns its id, counts and the agent's state as text. */
export async function play(): Promise<string> {
  const sim = await startSimulator(options);
  const world: World = sim.world();
  const agent: AgentInfo = await world.agent(101).get();
  const call = await world.incomingCall(order);
  const entries: JournalEntry[] = await world.journal.list({ agent: agent.id });
  const findings: FindingInfo[] = await world.findings.list();
  for await (const event of world.events) if (event.type === "signedOut") break;
  const { talktime } = await world.agent(101).statistics();
  await sim.close();
  return `${call.id} ${entries.length} ${findings.length} ${talktime + 1} ${agent.state}`;
}

/** Returns the URL of the gateway of a running simulator. */
export async function connect(): Promise<string | undefined> {
  try {
    return (await connectSimulator("http://127.0.0.1:8044", { timeout: "1s" })).url;
  } catch (error) {
    // @ts-expect-error A ControlError has no such member.
    if (error instanceof ControlError) return error.kindd;
    throw error;
  }
}

/** An order with a mistake. */
// @ts-expect-error It must be the id of an agent.
export const wrongOrder: CallOrder = { to: { agent: "Ada" } };
/** Options with a mistake. */
// @ts-expect-error It must be one of the modes.
export const wrongOptions: StartOptions = { authMode: "fast" };
