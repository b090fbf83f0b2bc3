// Tests of recorded videos and files of recordings. The center keeps none.
import { type Test, test } from "tap";
import { openGateway } from "../../../support/gateway.ts";
import { WITH_INSPECTOR } from "./arrange.ts";

async function openWithInspector(t: Test) {
  const gateway = await openGateway(t, { center: WITH_INSPECTOR });
  return { ada: await gateway.signedIn(101), ben: await gateway.signedIn(102) };
}

const VIDEOS = "qualitycontrol/{}/queryvideorecordfile?workno=102";
const TIMES = "startdate=2026-01-01%2000:00:00&enddate=1767700000000";
const NO_FILE = { message: "recording file does not exist", retcode: "104-005" };

test("there are no recorded videos", async (t) => {
  const { ada, ben } = await openWithInspector(t);
  const one = `${VIDEOS}&${TIMES}&startposition=1&endposition=10`;
  t.strictSame(await ada.get(one), { message: "", retcode: "0", result: [] });
  t.equal((await ben.get(one)).retcode, "900-002");
});

test("invalid times are refused with 900-006, and invalid positions with 000-002", async (t) => {
  const { ada } = await openWithInspector(t);
  t.strictSame(
    [
      await ada.get(`${VIDEOS}&startdate=2026-02-30%2000:00:00&enddate=1767700000000&startposition=1&endposition=10`),
      await ada.get(`${VIDEOS}&startdate=2&enddate=1&startposition=1&endposition=10`),
      await ada.get(`${VIDEOS}&startposition=1&endposition=10`),
      await ada.get(`${VIDEOS}&${TIMES}&startposition=10&endposition=1`),
      await ada.get(`${VIDEOS}&${TIMES}&startposition=1`),
    ].map(({ retcode }) => retcode),
    ["900-006", "900-006", "900-006", "000-002", "000-002"],
  );
});

test("no recording has a file to download", async (t) => {
  const { ada } = await openWithInspector(t);
  t.strictSame(await ada.get("qualitycontrol/{}/localrecordpath?format=1&recordId=1"), NO_FILE);
  t.strictSame(await ada.get("qualitycontrol/{}/recordfile?token=t&localRecordPath=/records/1.wav"), NO_FILE);
  t.equal((await ada.get("qualitycontrol/{}/localrecordpath?format=1")).retcode, "000-002");
});

test("the path of a file needs a name, and must not lead to a parent folder", async (t) => {
  const { ada } = await openWithInspector(t);
  const codeOf = async (path: string) =>
    (await ada.get(`qualitycontrol/{}/recordfile?token=t&localRecordPath=${path}`)).retcode;
  t.strictSame(
    [await codeOf(""), await codeOf("../1.wav"), await codeOf("a/..%5C1.wav"), await codeOf("a..b/1.wav")],
    ["104-003", "104-003", "104-003", "104-005"],
  );
});

test("an agent who is not an inspector may not download", async (t) => {
  const { ben } = await openWithInspector(t);
  t.strictSame(
    [
      await ben.get("qualitycontrol/{}/localrecordpath?format=1&recordId=1"),
      await ben.get("qualitycontrol/{}/recordfile?token=t&localRecordPath=/records/1.wav"),
    ].map(({ retcode }) => retcode),
    ["104-002", "104-002"],
  );
});
