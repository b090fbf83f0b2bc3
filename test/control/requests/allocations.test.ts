// Tests of allocations through the control API: the name, the ttl, the addresses, and what is refused.
import { test } from "tap";
import { openControlApi } from "../control-api.ts";

test("an allocation is a new world with a random name and a ttl of 10 minutes", async (t) => {
  const { send } = await openControlApi();
  const { status, headers, body } = await send("POST", "/allocations", { scenario: "manual-answer", clock: "manual" });
  const { name } = body;
  t.match(name, /^test-[a-z0-9]{12}$/);
  t.strictSame([status, headers["location"]], [201, `/worlds/${name}`]);
  t.strictSame(body, {
    name,
    url: `https://127.0.0.1:8043/w/${name}`,
    host: null,
    control: `http://localhost:80/worlds/${name}`,
    ca: "-----BEGIN CERTIFICATE-----\n",
    ttl: "10m",
  });
  t.hasStrict((await send("GET", `/worlds/${name}`)).body, { clock: "manual", ttl: "10m" });
  t.not((await send("POST", "/allocations", {})).body.name, name);
});

test("an allocation can have a given name and ttl, and with a ttl of null it has none", async (t) => {
  const { send } = await openControlApi();
  t.hasStrict((await send("POST", "/allocations", { name: "checkout", ttl: "1h" })).body, {
    name: "checkout",
    ttl: "1h",
  });
  t.hasStrict((await send("POST", "/allocations", { name: "shared", ttl: null })).body, { name: "shared", ttl: null });
  t.equal((await send("GET", "/worlds/shared")).body.ttl, null);
});

test("a taken name and invalid members are refused as for a new world", async (t) => {
  const { send } = await openControlApi();
  t.hasStrict(await send("POST", "/allocations", { name: "default" }), {
    status: 409,
    body: { type: "urn:ccgw:problem:world-taken" },
  });
  const { status, body } = await send("POST", "/allocations", { ttl: "5ms", agents: 3 });
  t.strictSame([status, body.errors.length], [400, 2]);
});

test("the host name is that of the world, if its name is a host name", async (t) => {
  const { send } = await openControlApi({ worldDomain: ".ccgw.test" });
  const readHost = async (name: string) => (await send("POST", "/allocations", { name })).body.host;
  t.strictSame(
    [await readHost("checkout"), await readHost("Checkout"), await readHost("a.b"), await readHost("a_b")],
    ["checkout.ccgw.test", null, null, null],
  );
});

test("the URL of the world in the control API has the host of the request", async (t) => {
  const { send } = await openControlApi();
  const headers = { host: "localhost:18044" };
  t.hasStrict((await send("POST", "/allocations", { name: "near" }, headers)).body, {
    control: "http://localhost:18044/worlds/near",
  });
});
