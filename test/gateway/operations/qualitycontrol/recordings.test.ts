// Tests of recorded videos, of which there are none, and of downloads by inspectors.
import { test } from "tap";
import { download } from "../recordfile/arrange.ts";
import { record, SERIAL } from "../recordplay/arrange.ts";
import { openWithInspector } from "./arrange.ts";

const VIDEOS = "qualitycontrol/{}/queryvideorecordfile?workno=102";
const TIMES = "startdate=2026-01-01%2000:00:00&enddate=1767700000000";
const NO_FILE = { message: "recording file does not exist", retcode: "104-005" };

test("there are no recorded videos", async (t) => {
  const { ada, ben } = await openWithInspector(t);
  const path = `${VIDEOS}&${TIMES}&startposition=1&endposition=10`;
  t.strictSame(await ada.get(path), { message: "", retcode: "0", result: [] });
  t.equal((await ben.get(path)).retcode, "900-002");
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

test("an inspector downloads the recording of an agent with the token and the path that it got, in the same session", async (t) => {
  const { ada, ben, ...gateway } = await openWithInspector(t);
  await record(gateway, ben, 10, 102);
  const serial = SERIAL.replace("101", "102");
  const { result } = await ada.get(`qualitycontrol/{}/localrecordpath?format=1&recordId=${serial}`);
  const { token, localRecordPath: path } = result as { token: string; localRecordPath: string };
  t.equal(path, `/records/${serial}.wav`);
  const get = `qualitycontrol/{}/recordfile?token=${token}&localRecordPath=${path}`;
  const { headers, bytes } = await download(ada, get);
  t.strictSame([headers["content-type"], bytes.length], ["audio/wav", 160_044]);
  t.equal((await ada.get(get.replace(token, "0123456789abcdef"))).retcode, "104-002");
  await ada.delete("onlineagent/{}/logout");
  await ada.signIn();
  t.equal((await ada.get(get)).retcode, "104-002");
});

test("a recording that does not exist has no file to download, and WAV is the only format", async (t) => {
  const { ada } = await openWithInspector(t);
  t.strictSame(await ada.get("qualitycontrol/{}/localrecordpath?format=1&recordId=1"), NO_FILE);
  t.strictSame(await ada.get("qualitycontrol/{}/recordfile?token=t&localRecordPath=/records/1.wav"), NO_FILE);
  t.equal((await ada.get("qualitycontrol/{}/localrecordpath?format=1")).retcode, "000-002");
  t.equal((await ada.get("qualitycontrol/{}/localrecordpath?recordId=1")).retcode, "000-002");
  t.equal((await ada.get("qualitycontrol/{}/localrecordpath?format=2&recordId=1")).retcode, "104-007");
});

test("the path of a file needs a name, and must not lead to a parent folder", async (t) => {
  const { ada } = await openWithInspector(t);
  const getRetcode = async (path: string) =>
    (await ada.get(`qualitycontrol/{}/recordfile?token=t&localRecordPath=${path}`)).retcode;
  t.strictSame(
    [
      await getRetcode(""),
      await getRetcode("../1.wav"),
      await getRetcode("a/..%5C1.wav"),
      await getRetcode("a..b/1.wav"),
    ],
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
