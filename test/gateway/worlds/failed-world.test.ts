// Tests that an error stops a world and not the process, and that the world then answers 000-004 to requests and held polls.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";
import { until } from "../../support/waiting.ts";

const UNAVAILABLE = "000-004";

const fail = (): never => {
  throw new TypeError("no such thing");
};

test("a request that causes an error and all later ones are answered with 000-004 until a reset", async (t) => {
  const { signInAgent, client, center, world } = await openGateway(t);
  const ada = await signInAgent(101);
  center.log.listen(fail);
  const answers = [await ada.post("onlineagent/{}/saybusy"), await ada.get("calldata/{}/statistics")];
  answers.push(await client(102).put("onlineagent/{}", { phonenum: "40102" }));
  t.strictSame(
    answers.map(({ retcode }) => retcode),
    [UNAVAILABLE, UNAVAILABLE, UNAVAILABLE],
  );
  t.match(world.errorBoundary.failure, "TypeError: no such thing");
  world.reset();
  t.equal((await client(101).signIn()).body.retcode, "0");
  t.equal(world.errorBoundary.failure, undefined);
});

test("a held poll is answered with 000-004 when its world fails", async (t) => {
  const { signInAgent, waitForHeldPolls, world } = await openGateway(t);
  const ada = await signInAgent(101);
  world.changeSettings({ pollHold: "30s" });
  const poll = ada.get("agentevent/{}");
  await waitForHeldPolls(1);
  world.errorBoundary.fail(new TypeError("no such thing"));
  t.equal((await poll).retcode, UNAVAILABLE);
});

test("an error at the end of a held poll stops the world and not the process", async (t) => {
  const { signInAgent, world, deliveries } = await openGateway(t, { settings: { pollHold: "20ms" } });
  const ada = await signInAgent(101);
  Object.defineProperty(world.center, "perform", { value: fail });
  t.equal((await ada.get("agentevent/{}")).retcode, UNAVAILABLE);
  t.match(world.errorBoundary.failure, "TypeError: no such thing");
  t.equal(deliveries.size, 0, "the poll leaves no state");
});

test("an error after a client has disconnected stops the world and not the process", async (t) => {
  const { signInAgent, waitForHeldPolls, world } = await openGateway(t);
  const ada = await signInAgent(101);
  world.changeSettings({ pollHold: "30s" });
  const poll = ada.start("GET", "agentevent/{}");
  poll.on("error", () => {});
  poll.end();
  await waitForHeldPolls(1);
  Object.defineProperty(world.center, "perform", { value: fail });
  poll.destroy();
  await until(() => world.errorBoundary.failure !== undefined);
  t.match(world.errorBoundary.failure, "TypeError: no such thing");
});
