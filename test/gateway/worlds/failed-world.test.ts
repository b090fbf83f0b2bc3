// A world that an error of the simulator has stopped, as clients meet it: 000-004, for requests, held polls and queries in line.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";
import { until } from "../../support/waiting.ts";

const UNAVAILABLE = "000-004";

const fail = (): never => {
  throw new TypeError("no such thing");
};

test("a request whose move throws is answered 000-004, and so is every later one, until a reset", async (t) => {
  const { signedIn, client, center, world } = await openGateway(t);
  const ada = await signedIn(101);
  center.log.listen(fail);
  const seen = [await ada.post("onlineagent/{}/saybusy"), await ada.get("calldata/{}/statistics")];
  seen.push(await client(102).put("onlineagent/{}", { phonenum: "40102" }));
  t.strictSame(
    seen.map(({ retcode }) => retcode),
    [UNAVAILABLE, UNAVAILABLE, UNAVAILABLE],
  );
  t.match(world.fence.failure, "TypeError: no such thing");
  world.reset();
  await client(101).signIn();
  t.equal(world.fence.failure, undefined);
});

test("a poll that is held is answered 000-004 when its world fails", async (t) => {
  const { signedIn, holding, world } = await openGateway(t);
  const ada = await signedIn(101);
  world.changeSettings({ pollHold: "30s" });
  const poll = ada.get("agentevent/{}");
  await holding(1);
  world.fence.fail(new TypeError("no such thing"));
  t.equal((await poll).retcode, UNAVAILABLE);
});

test("a held poll whose end throws stops the world, not the process", async (t) => {
  const { signedIn, world, deliveries } = await openGateway(t, { settings: { pollHold: "20ms" } });
  const ada = await signedIn(101);
  Object.defineProperty(world.center, "perform", { value: fail });
  t.equal((await ada.get("agentevent/{}")).retcode, UNAVAILABLE);
  t.match(world.fence.failure, "TypeError: no such thing");
  t.equal(deliveries.size, 0, "nothing of it is left");
});

test("a client that goes away while its answer is on the way stops only its world, whatever that leads to", async (t) => {
  const { signedIn, holding, world } = await openGateway(t);
  const ada = await signedIn(101);
  world.changeSettings({ pollHold: "30s" });
  const poll = ada.start("GET", "agentevent/{}");
  poll.on("error", () => {});
  poll.end();
  await holding(1);
  Object.defineProperty(world.center, "perform", { value: fail });
  poll.destroy();
  await until(() => world.fence.failure !== undefined);
  t.match(world.fence.failure, "TypeError: no such thing");
});
