// Tests of faults of answers that are files.
import type { IncomingMessage } from "node:http";
import { type Test, test } from "tap";
import { until, waitForEvent } from "../../support/waiting.ts";
import { download } from "../operations/recordfile/arrange.ts";
import { FILE, record } from "../operations/recordplay/arrange.ts";
import { openWithTwoAgents } from "./faulty-gateway.ts";

const DOWNLOAD = `recordfile/{}?recordId=${FILE}`;
const ZIP = `${DOWNLOAD};`;
/** The length of the recording as a WAV file, in bytes. */
const SECOND_BYTES = 16_044;

/** Opens a gateway with two agents, of whom the first has a recording of one second. */
async function openWithRecording(t: Test) {
  const gateway = await openWithTwoAgents(t);
  await gateway.ada.post("onlineagent/{}/autoanswer/false");
  await record(gateway, gateway.ada, 1);
  return gateway;
}

test("a delayed file has the same bytes", async (t) => {
  const { ada, faults } = await openWithRecording(t);
  const { bytes } = await download(ada, DOWNLOAD);
  faults.add({ times: 1, effect: { delay: "1ms" } });
  t.ok((await download(ada, DOWNLOAD)).bytes.equals(bytes));
});

test("a truncated file ends in the middle, and a malformed one is no WAV file or zip", async (t) => {
  const { ada, faults } = await openWithRecording(t);
  const [wav, zip] = [(await download(ada, DOWNLOAD)).bytes, (await download(ada, ZIP)).bytes];
  faults.add({ times: 2, effect: { truncated: true } });
  const [halfWav, halfZip] = [(await download(ada, DOWNLOAD)).bytes, (await download(ada, ZIP)).bytes];
  t.ok(halfWav.equals(wav.subarray(0, SECOND_BYTES / 2)));
  t.ok(halfZip.length < zip.length && halfZip.equals(zip.subarray(0, halfZip.length)));
  faults.add({ times: 2, effect: { malformed: true } });
  for (const [path, whole] of [
    [DOWNLOAD, wav],
    [ZIP, zip],
  ] as const) {
    const { bytes } = await download(ada, path);
    t.strictSame([bytes.toString("latin1", 0, 1), bytes.length], ["=", whole.length]);
    t.ok(bytes.subarray(1).equals(whole.subarray(1)));
  }
});

test("a file that stalls never ends, and is aborted in the journal when its client gives up", async (t) => {
  const { ada, faults, journal } = await openWithRecording(t);
  faults.add({ times: 1, effect: { stall: true } });
  const sent = ada.start("GET", DOWNLOAD);
  sent.end();
  const [response] = (await waitForEvent(sent, "response")) as [IncomingMessage];
  t.equal(response.headers["content-length"], String(SECOND_BYTES));
  let received = 0;
  response.on("data", (part: Buffer) => {
    received += part.length;
  });
  response.on("error", () => {});
  await until(() => received === SECOND_BYTES / 2);
  sent.destroy();
  await until(() => journal.list().at(-1)?.phase === "aborted");
  t.match(journal.list().at(-1), { answer: { bytes: SECOND_BYTES / 2 }, fault: { effect: { kind: "stall" } } });
});
