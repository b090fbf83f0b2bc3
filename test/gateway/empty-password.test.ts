// Tests of an agent with an empty password, which three public clients use.
import { test } from "tap";
import { startSimulator } from "../../src/index.ts";
import { openGateway } from "../support/gateway.ts";

const CENTER = { agents: [{ id: 101, password: "" }, { id: 102 }] };

test("the agent can sign in only with the empty password, and no other agent can sign in with it", async (t) => {
  const { client } = await openGateway(t, { center: CENTER });
  const ada = client(101);
  const getRetcode = async (body: object) => (await ada.signIn(body)).body.retcode;
  t.strictSame(
    [await getRetcode({}), await getRetcode({ password: " " }), await getRetcode({ password: "" })],
    ["100-004", "100-004", "0"],
  );
  t.equal((await client(102).signIn({ password: "" })).body.retcode, "100-004");
});

test("the empty password is kept in a snapshot and in the scenario that the control API returns", async (t) => {
  await using sim = await startSimulator({ scenario: { center: CENTER }, clock: "manual", httpPort: 0 });
  const world = sim.world();
  const { scenario } = await world.scenario();
  t.match(scenario, {
    center: {
      agents: [
        { id: 101, password: "***" },
        { id: 102, password: undefined },
      ],
    },
  });
  await world.replaceScenario(scenario);
  await world.restore(await world.snapshot());
  const answer = await fetch(`${sim.httpUrl}/agentgateway/resource/onlineagent/101`, {
    method: "PUT",
    body: '{"password":"","phonenum":"40038"}',
  });
  t.equal(((await answer.json()) as { retcode: string }).retcode, "0");
});
