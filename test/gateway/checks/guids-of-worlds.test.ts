// Tests that Guids depend only on the seed and the name of the world, so that runs with one seed have the same Guids.
import { test } from "tap";
import { openGateway, openWorld, ROOT } from "../../support/gateway.ts";

const BODY = { password: "secret", phonenum: "40038" };

/** Opens a gateway with the worlds default, north and south. */
async function openThreeWorlds(t: Parameters<typeof openGateway>[0]) {
  const gateway = await openGateway(t);
  for (const name of ["north", "south"]) gateway.worlds.add(await openWorld({}, name));
  const signIn = async (world: string) =>
    (await gateway.client(101).send("PUT", `/w/${world}${ROOT}/onlineagent/101`, { body: BODY })).header("Guid");
  const isAccepted = async (world: string, guid: string | undefined) => {
    const client = gateway.client(101);
    client.guid = guid;
    return (await client.get(`/w/${world}${ROOT}/onlineagent/101/agentstatus`)).retcode === "0";
  };
  return { ...gateway, signIn, isAccepted };
}

test("the Guids of a world depend only on its seed and name", async (t) => {
  const runs: (string | undefined)[][] = [];
  for (let i = 0; i < 2; i++) {
    const { signIn } = await openThreeWorlds(t);
    runs.push([await signIn("default"), await signIn("north"), await signIn("south")]);
  }
  t.strictSame(runs[1], runs[0]);
  t.equal(new Set(runs[0]).size, 3);
  t.equal(runs[0]?.[0], "a0bf809b-2a91-4cab-bdca-892302352e74.AgentGateway1");
});

test("a session in a world from a snapshot keeps its Guid, and the next session gets a Guid of the new world", async (t) => {
  const { signIn, isAccepted, worlds } = await openThreeWorlds(t);
  const [north, south] = [await signIn("north"), await signIn("south")];
  await worlds.get("south")?.restore(worlds.get("north")?.snapshot());
  t.strictSame([await isAccepted("south", north), await isAccepted("south", south)], [true, false]);
  const signInAfterReset = async (world: string) => {
    worlds.get(world)?.reset();
    return signIn(world);
  };
  t.strictSame([await signInAfterReset("north"), await signInAfterReset("south")], [north, south]);
});
