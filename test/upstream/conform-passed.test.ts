// Tests that the tape of a session forwarded to a simulator shows no differences from the simulator.
import { test } from "tap";
import { runToEnd } from "../cli/command.ts";
import { openGateway, START } from "../support/gateway.ts";
import { openPass } from "./open-pass.ts";
import { retimeTape } from "./retimed.ts";

test("a session that was forwarded to a simulator has no differences", async (t) => {
  const folder = t.testdir({});
  const { port, world } = await openGateway(t);
  const pass = await openPass(t, `http://127.0.0.1:${port}`, [], folder);
  const root = `${pass.http}/agentgateway/resource`;
  const send = async (method: string, path: string, guid = "", body?: object) => {
    const headers = { "Content-Type": "application/json", ...(guid === "" ? {} : { Guid: guid }) };
    return fetch(`${root}/${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  };
  const signedIn = await send("PUT", "onlineagent/101", "", { password: "secret", phonenum: "40101" });
  const guid = signedIn.headers.get("Guid") ?? "";
  for (let polls = 0; polls < 3; polls++) await (await send("GET", "agentevent/101", guid)).text();
  await (await send("POST", "onlineagent/101/saybusy", guid)).text();
  for (let polls = 0; polls < 2; polls++) await (await send("GET", "agentevent/101", guid)).text();
  await (await send("GET", "calldata/101/statistics", guid)).text();
  await pass.stop();
  t.equal(world.center.now, START);
  retimeTape(pass.file);
  const { exitCode, out } = await runToEnd(["conform", pass.file, "--json"]);
  const { interfaces, events, differences } = JSON.parse(out);
  t.strictSame(differences, []);
  t.strictSame(
    [interfaces, events],
    [
      { seen: 4, equal: 4 },
      { seen: 3, equal: 3 },
    ],
  );
  t.equal(exitCode, 0);
});
