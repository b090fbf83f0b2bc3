// Tests of queries about the system.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";

test("the queries of the system return the world's time, a version and the normal state", async (t) => {
  const { signInAgent, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  advance(5);
  t.equal((await ada.get("querymonitor/{}/servertime")).result, 1_767_603_605_000);
  t.equal((await ada.get("querymonitor/{}/systemversion")).result, "IPCC V300R008C25");
  t.strictSame((await ada.get("querymonitor/{}/systemstate")).result, { state: "0" });
});

test("the only node is the one that the client uses", async (t) => {
  const { signInAgent, port } = await openGateway(t, { settings: { nodeName: "Node7" } });
  const ada = await signInAgent(101);
  const node = { clustername: "Node", ip: "127.0.0.1", port };
  t.strictSame((await ada.get("querymonitor/{}/clusterinfo")).result, [{ ...node, state: "0" }]);
  t.strictSame((await ada.get("querymonitor/{}/clusterinfobyname/Node")).result, { ...node, state: "0" });
  t.equal((await ada.get("querymonitor/{}/clusterinfobyname/Other")).retcode, "000-002");
  t.strictSame((await ada.get("querymonitor/{}/agentclusterinfo/101")).result, { workno: "101", ...node });
  t.equal((await ada.get("querymonitor/{}/agentclusterinfo/102")).retcode, "100-007");
  t.strictSame((await ada.get("querymonitor/{}/allagentclusterinfo")).result, [{ workno: "101", ...node }]);
});
