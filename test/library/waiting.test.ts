// Tests of waits for agents and their clients with a simulator in this process and in another one.
import { test } from "tap";
import { TRANSPORTS } from "./both-transports.ts";

for (const [transport, withSimulator] of TRANSPORTS) {
  test(`${transport}, a test waits for an agent, and an unfulfilled wait gives the reason`, (t) =>
    withSimulator(async (sim) => {
      const world = sim.world();
      const ada = world.agent(101);
      const idle = ada.waitFor({ state: "idle", within: "5m" });
      await ada.signIn();
      t.hasStrict(await idle, { sentence: "agent 101 is idle", state: "idle" });
      const ready = await world.waitFor({ agent: 101, event: "AgentState_Ready" });
      t.hasStrict(ready, { at: "2026-01-05T09:00:00.000Z", event: { type: "becameIdle", agent: 101 } });
      await t.rejects(ada.waitFor({ operation: "answer", within: "1ms" }), {
        code: "CCGW_NOT_VERIFIED",
        state: "idle",
        message:
          /^Expected within 1ms: agent 101 requests answer\. .* The clock of the world is manual, so it stands still: /,
      });
      const reason = new Error("enough");
      await t.rejects(ada.waitFor({ state: "talking" }, { signal: AbortSignal.abort(reason) }), reason);
    }));
}
