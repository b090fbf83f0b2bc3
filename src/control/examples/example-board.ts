// The example of the board in the OpenAPI document.
import { RECORDING } from "./example-conferences.ts";
import { AGENT, CALL, CLOCK, FAULT, WORLD_TIME } from "./example-values.ts";

const { statistics: _, ...AGENT_ON_BOARD } = AGENT;
const { endedAt: __, length: ___, ...RUNNING } = RECORDING;
const AGENT_IN_CALL = {
  ...AGENT_ON_BOARD,
  session: { ...AGENT.session, polling: false, heardAt: WORLD_TIME, player: null },
};

/** A board with one agent in a call. */
export const BOARD = {
  clock: CLOCK,
  world: {
    name: "tests",
    url: "https://127.0.0.1:8043/w/tests",
    scenario: "small",
    seed: 1,
    agents: 1,
    signedIn: 1,
    calls: 1,
    requests: 7,
    ttl: "10m",
    branch: 0,
    input: 5,
    scenarioChanges: 0,
  },
  heldPolls: 0,
  faults: [FAULT],
  findings: { worst: "warning", note: 0, warning: 1, error: 0, times: 2 },
  scenario: { isOver: true, stepsAreOver: true, at: [], waitsFor: [] },
  expectations: {
    passed: 1,
    failed: 0,
    latest: [
      {
        at: WORLD_TIME,
        line: 7,
        step: "waitFor",
        expected: "agent 101 is talking within 1m",
        passed: true,
        actual: null,
      },
    ],
  },
  checkpoints: [],
  recordingCounts: { begun: 1, finished: 0 },
  agents: [AGENT_IN_CALL],
  calls: [
    {
      ...CALL,
      queuedAt: null,
      outside: [{ number: "13800000001", state: "here", phone: "talking", next: null }],
    },
  ],
  chats: [],
  conferences: [],
  queues: [],
  recordings: [{ ...RUNNING, state: "running", recordedSeconds: 0, runsSince: RECORDING.begunAt }],
};

/** A change of that board: its call has ended, and the agent is idle. */
export const BOARD_CHANGE = {
  clock: CLOCK,
  agents: [{ ...AGENT_IN_CALL, state: "idle", session: { ...AGENT_IN_CALL.session, calls: [] } }],
  world: { ...BOARD.world, calls: 0 },
  heldPolls: 1,
  recordingCounts: { begun: 1, finished: 1 },
  removed: { calls: [CALL.id], recordings: [RECORDING.id] },
};
