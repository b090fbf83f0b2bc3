// Tests of quality tasks, addresses and a data stream, none of which the center has.
import { type Test, test } from "tap";
import { openGateway } from "../../../support/gateway.ts";
import { WITH_INSPECTOR } from "./arrange.ts";

/** Opens a gateway in which Ada (101), an inspector, and Ben (102) are signed in. */
async function openWithInspector(t: Test) {
  const gateway = await openGateway(t, { center: WITH_INSPECTOR });
  return { ada: await gateway.signInAgent(101), ben: await gateway.signInAgent(102) };
}

test("there are no quality tasks to list or delete", async (t) => {
  const { ada } = await openWithInspector(t);
  t.strictSame(await ada.get("qualitycontrol/{}/queryqctasks"), { message: "", retcode: "0", result: [] });
  t.strictSame(await ada.delete("qualitycontrol/{}/deleteqctask?taskdsn=7&begintime=1767603600000"), {
    message: "no such task in inspection",
    retcode: "900-009",
  });
  t.equal((await ada.delete("qualitycontrol/{}/deleteqctask?taskdsn=7")).retcode, "000-002");
});

test("queryurlinfo is refused, because no address is configured", async (t) => {
  const { ada } = await openWithInspector(t);
  t.strictSame(await ada.get("qualitycontrol/{}/queryurlinfo?urlname=record"), {
    message: "no url information",
    retcode: "210-001",
  });
  t.equal((await ada.get("qualitycontrol/{}/queryurlinfo")).retcode, "000-002");
});

test("a port for pushed data is accepted", async (t) => {
  const { ada } = await openWithInspector(t);
  t.strictSame(await ada.post("qualitycontrol/{}/registerDataToServer?port=8090"), {
    message: "",
    retcode: "0",
    result: {},
  });
  t.equal((await ada.post("qualitycontrol/{}/registerDataToServer?port=65536")).retcode, "000-002");
});

test("only inspectors may send these requests", async (t) => {
  const { ben } = await openWithInspector(t);
  t.strictSame(
    [
      await ben.get("qualitycontrol/{}/queryqctasks"),
      await ben.delete("qualitycontrol/{}/deleteqctask?taskdsn=7&begintime=1767603600000"),
      await ben.get("qualitycontrol/{}/queryurlinfo?urlname=record"),
      await ben.post("qualitycontrol/{}/registerDataToServer?port=8090"),
    ].map(({ retcode }) => retcode),
    ["900-002", "900-002", "900-002", "900-002"],
  );
});
