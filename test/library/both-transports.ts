// Opens a simulator in this process and one in another process, for tests that must pass with both.
import { type AnySimulator, connectSimulator, startSimulator } from "../../src/index.ts";

/** A center with two agents, Ada and Ben, in one queue. */
export const SCENARIO = {
  name: "two agents",
  center: {
    queues: [{ id: 25, name: "Support" }],
    agents: [
      { id: 101, name: "Ada", queues: [25] },
      { id: 102, name: "Ben", queues: [25] },
    ],
  },
};

/** A test of a simulator. */
type Story = (sim: AnySimulator) => Promise<void>;

/** Both transports, each with a function that runs a story on a new simulator with a manual clock. */
export const TRANSPORTS: readonly [transport: string, withSimulator: (story: Story) => Promise<void>][] = [
  [
    "in this process",
    async (story) => {
      await using sim = await startSimulator({ scenario: SCENARIO, clock: "manual" });
      await story(sim);
    },
  ],
  [
    "in another process",
    async (story) => {
      const controlToken = "a-token-of-mine";
      await using far = await startSimulator({ scenario: SCENARIO, clock: "manual", controlToken });
      await using sim = await connectSimulator(`${far.controlUrl}/`, { token: controlToken });
      await story(sim);
    },
  ],
];
