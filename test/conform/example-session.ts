// Plays the session of examples/conformance: one agent, and a gateway that differs from the simulator in four things.
import type { GatewayTape } from "../../src/upstream/tape/read-gateway-tape.ts";
import { readTestScenario } from "../support/test-scenario.ts";
import { changeAnswers, changeHeaders, replaceText } from "./changes.ts";
import { RecordedGateway } from "./recorded-gateway.ts";

const CENTER = { queues: [{ id: 25, name: "Support" }], agents: [{ id: 20110, name: "Li", queues: [25] }] };

/** Returns the tape of examples/conformance. */
export async function recordExampleTape(): Promise<GatewayTape> {
  const settings = { operationResult: "absent", ringTime: 20_000 } as const;
  const gateway = await RecordedGateway.open(await readTestScenario({ center: CENTER }), { settings });
  const send = (method: string, path: string, body?: unknown) =>
    gateway.send(20110, method, path.replace("{}", "20110"), body);
  await send("PUT", "onlineagent/{}", { password: "secret", phonenum: "70110", autoanswer: false });
  gateway.startPolling(20110);
  await send("POST", "onlineagent/{}/resetskill/true");
  await gateway.wait(2_000);
  await gateway.act("POST", "/calls", { from: "13800000001", to: { queue: 25 } });
  await gateway.wait(3_000);
  await send("PUT", "voicecall/{}/answer");
  await gateway.wait(60_000);
  await send("GET", "calldata/{}/statistics");
  const [call] = gateway.state.calls.keys();
  await gateway.act("POST", `/calls/${call}/hang-up`);
  await gateway.wait(5_000);
  await gateway.act("POST", "/calls", { from: "13900000002", to: { queue: 25 } });
  await gateway.wait(40_000);
  await send("POST", "voicecall/{}/gethold");
  await send("DELETE", "onlineagent/{}/logout");
  const { head, exchanges } = await gateway.end();
  const utf8 = changeHeaders((all) =>
    all.map(([name, value]) => [name, name === "Content-Type" ? `${value};charset=UTF-8` : value]),
  );
  const withCharset = changeAnswers(/statistics/, utf8)(exchanges);
  return {
    head,
    exchanges: changeAnswers(/"no held call"/, replaceText("no held call", "agent has no held call"))(withCharset),
  };
}
