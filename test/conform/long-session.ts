// Plays a session of two agents that covers most differences that a comparison can find.
import { readTestScenario } from "../support/test-scenario.ts";
import { type Mutant, RecordedGateway } from "./recorded-gateway.ts";

/** The queues and agents of the session. */
export const CENTER = {
  queues: [{ id: 25, name: "Support" }],
  agents: [
    { id: 101, name: "Ada", queues: [25] },
    { id: 102, name: "Ben", queues: [25] },
  ],
};

const MINUTE_MS = 60_000;

/** Polls are held longer than by default, because an empty poll shows little and costs a request in each of many plays. */
const POLL_HOLD_MS = 30_000;

/**
 * Plays the session with a gateway, and returns its tape.
 *
 * @param isPlain whether the tape keeps names, numbers and texts
 */
export async function recordLongSession(mutant: Mutant = {}, isPlain = false) {
  const settings = { pollHold: POLL_HOLD_MS, ...mutant.settings };
  const gateway = await RecordedGateway.open(await readTestScenario({ center: CENTER }), { settings });
  const callOf = (): string => [...gateway.state.calls.keys()][0] ?? "";
  for (const agent of [101, 102]) {
    await gateway.send(agent, "PUT", `onlineagent/${agent}`, {
      password: "secret",
      phonenum: `40${agent}`,
      autoanswer: false,
    });
    gateway.startPolling(agent);
    await gateway.send(agent, "POST", `onlineagent/${agent}/resetskill/true`);
    await gateway.send(agent, "GET", `onlineagent/${agent}/agentskills`);
  }
  // A call that is answered, held, and transferred to the colleague.
  await gateway.act("POST", "/calls", { from: "13800000001", to: { queue: 25 } });
  await gateway.wait(3_000);
  await gateway.send(101, "PUT", "voicecall/101/answer");
  await gateway.wait(30_000);
  await gateway.send(101, "GET", "calldata/101/statistics");
  await gateway.send(101, "POST", "voicecall/101/hold");
  await gateway.wait(20_000);
  await gateway.send(101, "POST", "voicecall/101/gethold");
  await gateway.send(101, "POST", "voicecall/101/transfer", { devicetype: 2, address: "102", mode: 2 });
  await gateway.wait(7_000);
  await gateway.send(102, "PUT", "voicecall/102/answer");
  await gateway.send(102, "GET", "calldata/102/callinfo");
  await gateway.wait(15_000);
  await gateway.send(102, "GET", "calldata/102/statistics");
  await gateway.act("POST", `/calls/${callOf()}/hang-up`);
  await gateway.wait(5_000);
  // A call that the agent makes.
  await gateway.send(101, "PUT", "voicecall/101/callout", { called: "13900000009" });
  await gateway.wait(4_000);
  await gateway.act("POST", `/calls/${callOf()}/answer`);
  await gateway.wait(10_000);
  await gateway.send(101, "GET", "calldata/101/statistics");
  await gateway.act("POST", `/calls/${callOf()}/hang-up`);
  await gateway.wait(4_000);
  // A call that nobody answers.
  await gateway.send(101, "POST", "onlineagent/101/saybusy");
  await gateway.act("POST", "/calls", { from: "13800000002", to: { queue: 25 } });
  await gateway.wait(40_000);
  await gateway.act("POST", `/calls/${callOf()}/hang-up`);
  // Requests that are refused.
  await gateway.send(101, "POST", "voicecall/101/gethold");
  await gateway.send(101, "GET", "calldata/101/statistics");
  await gateway.sendWithGuid("00000000-0000-4000-8000-00000000dead", 101, "GET", "onlineagent/101/agentstatus");
  // The agent ends its session and begins another one.
  await gateway.send(101, "DELETE", "onlineagent/101/logout");
  await gateway.wait(MINUTE_MS);
  await gateway.send(101, "PUT", "onlineagent/101", { password: "secret", phonenum: "40101", autoanswer: false });
  await gateway.send(101, "POST", "onlineagent/101/resetskill/true");
  await gateway.act("POST", "/calls", { from: "13800000003", to: { agent: 101 } });
  await gateway.send(101, "PUT", "voicecall/101/answer");
  await gateway.wait(10_000);
  await gateway.send(101, "GET", "calldata/101/statistics");
  await gateway.send(101, "DELETE", "voicecall/101/release");
  await gateway.send(101, "GET", "onlineagent/101/agentstatus");
  return gateway.end(isPlain);
}
