// Tests of the gateway's names in scenarios: the canonical ones, and those that its documents misspell.
import { test } from "tap";
import { problemsOf } from "../scenario/problems-of.ts";

test("a scenario accepts the names of events and operations as the gateway writes them", async (t) => {
  for (const event of ["AgentOther_InService", "AgentEvent_MediaSwith", "AgentMediaEvent_Record"]) {
    t.strictSame(await problemsOf(`steps: [ waitFor: { agent: 101, event: ${event} } ]`), ["nothing is wrong"]);
  }
  for (const operation of ["login", "loginEx", "forceLoginExWithoutPhone", "queryCallStatisticsInfo", "handShake"]) {
    t.strictSame(await problemsOf(`steps: [ expect: { operation: ${operation} } ]`), ["nothing is wrong"]);
  }
});
