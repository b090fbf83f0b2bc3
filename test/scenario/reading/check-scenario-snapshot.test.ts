// Tests that the scenario of a snapshot can have more values than a scenario from a file.
import { test } from "tap";
import { finish } from "../../../src/core/index.ts";
import { findSnapshotProblem } from "../../../src/scenario/reading/check-scenario-snapshot.ts";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import { writeScenarioSnapshot } from "../../../src/scenario/reading/scenario-snapshot.ts";
import { readTestScenario } from "../../support/test-scenario.ts";

test("a snapshot may have tens of thousands of agents after a reload, but no invalid one", async (t) => {
  const large = await readTestScenario({
    center: { queues: [{ id: 25 }], agents: [{ ids: "101-30100", queues: [25] }] },
  });
  const hash = `sha256$${"0".repeat(32)}$${"0".repeat(64)}`;
  const { scenario, written } = JSON.parse(JSON.stringify(finish(writeScenarioSnapshot(large, () => hash))));
  // A reload has added an agent.
  scenario.center.agents.push({ ...scenario.center.agents[0], id: 50_000 });
  t.equal(await findSnapshotProblem({ scenario, written }, { maxAgents: 40_000 }, readScenario), undefined);
  scenario.center.agents[3].phone = 7;
  t.match(
    await findSnapshotProblem({ scenario, written }, { maxAgents: 40_000 }, readScenario),
    /^\.scenario\.center is not a valid center/,
  );
});
