// Tests of quality tasks, addresses and a data stream, none of which the center has.
import { test } from "tap";
import { openWithInspector } from "./arrange.ts";

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

test("registerDataToServer accepts a port, and refuses 65536 with 000-002", async (t) => {
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
