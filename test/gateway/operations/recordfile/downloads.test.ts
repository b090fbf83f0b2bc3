// Tests of downloads of recordings: WAV files, ranges, zips, names and rights.
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Test, test } from "tap";
import { type Client, openGateway } from "../../../support/gateway.ts";
import { beginRecording, FILE, record, SERIAL, WITH_INSPECTOR } from "../recordplay/arrange.ts";
import { download } from "./arrange.ts";

/** The size of a minute: 8,000 samples of 2 bytes in each second, and a header of 44 bytes. */
const MINUTE_BYTES = 960_044;

/** Downloads a file. Returns its content type, or the retcode of an answer that is not a file. */
async function getTypeOrRetcode(client: Client, path: string): Promise<string | undefined> {
  const { headers, bytes } = await download(client, path);
  const type = headers["content-type"];
  return type === "application/json" ? (JSON.parse(bytes.toString()) as { retcode: string }).retcode : type;
}

/** Opens a gateway with agent 101, who has recorded a call. */
async function openRecorded(t: Test, seconds = 60) {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { autoanswer: false });
  await record(gateway, ada, seconds);
  return { gateway, ada };
}

test("a recording is a WAV file with a tone, then silence, and 8,000 samples for each second", async (t) => {
  const { ada, gateway } = await openRecorded(t);
  const { status, headers, bytes } = await download(ada, `recordfile/{}?recordId=${FILE}`);
  t.strictSame([status, headers["content-type"], headers["content-length"]], [200, "audio/wav", String(MINUTE_BYTES)]);
  t.equal(headers["content-disposition"], 'attachment; filename="0900000.wav"');
  t.equal(bytes.length, MINUTE_BYTES);
  t.strictSame(
    [bytes.toString("latin1", 0, 4), bytes.readUInt32LE(4), bytes.toString("latin1", 8, 16), bytes.readUInt32LE(16)],
    ["RIFF", MINUTE_BYTES - 8, "WAVEfmt ", 16],
  );
  t.strictSame(
    [bytes.readUInt16LE(20), bytes.readUInt16LE(22), bytes.readUInt32LE(24), bytes.readUInt32LE(28)],
    [1, 1, 8_000, 16_000],
  );
  t.strictSame([bytes.readUInt16LE(32), bytes.readUInt16LE(34)], [2, 16]);
  t.strictSame([bytes.toString("latin1", 36, 40), bytes.readUInt32LE(40)], ["data", MINUTE_BYTES - 44]);
  t.strictSame([bytes.readInt16LE(44), bytes.readInt16LE(46), bytes.readInt16LE(48)], [0, 5_793, 8_192]);
  t.ok(bytes.subarray(44 + 8_000).equals(Buffer.alloc(MINUTE_BYTES - 44 - 8_000)), "silence after half a second");
  const entry = gateway.world.journal.list().at(-1);
  t.hasStrict(entry, {
    retcode: "0",
    status: 200,
    phase: "answered",
    answer: { text: undefined, bytes: MINUTE_BYTES },
  });
});

test("paused parts are not in the file, and a recording without sound is an empty WAV file", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { autoanswer: false });
  await beginRecording(gateway, ada);
  gateway.advance(10);
  await ada.post("recordplay/{}/pauserecord");
  gateway.advance(20);
  await ada.delete("recordplay/{}/stoprecord");
  await ada.put("recordplay/{}/record", { fileName: "empty.V3" });
  await ada.delete("recordplay/{}/stoprecord");
  t.equal((await download(ada, `recordfile/{}?recordId=${FILE}`)).bytes.length, 160_044);
  t.equal((await download(ada, "recordfile/{}?recordId=empty.V3")).bytes.length, 44);
});

test("a part of a file is answered with 206, and one outside it with 416", async (t) => {
  const { ada } = await openRecorded(t);
  const path = `recordfile/{}?recordId=${SERIAL}`;
  const whole = await download(ada, path);
  const tag = String(whole.headers.etag);
  const get = async (range: string, ifRange = tag) => {
    const { status, headers, bytes } = await download(ada, path, { Range: range, "If-Range": ifRange });
    const { "content-range": contentRange, "content-length": length } = headers;
    const from = Number(/ (\d+)-/.exec(contentRange ?? "")?.[1] ?? 0);
    t.ok(bytes.equals(whole.bytes.subarray(from, from + bytes.length)), range);
    return [status, contentRange, length];
  };
  t.strictSame(await get("bytes=0-43"), [206, "bytes 0-43/960044", "44"]);
  t.strictSame(await get("bytes=40-100"), [206, "bytes 40-100/960044", "61"]);
  t.strictSame(await get("bytes=8000-"), [206, "bytes 8000-960043/960044", "952044"]);
  t.strictSame(await get("bytes=-10"), [206, "bytes 960034-960043/960044", "10"]);
  t.strictSame(await get("bytes=-99999999999999999999"), [206, "bytes 0-960043/960044", "960044"]);
  t.strictSame(await get("bytes=960044-"), [416, "bytes */960044", "0"]);
  t.strictSame(await get("bytes=-0"), [416, "bytes */960044", "0"]);
  for (const ignored of ["bytes=5-4", "bytes=-", "bytes=a-b", "bytes=0-1,5-6", "lines=0-1", ""]) {
    t.strictSame(await get(ignored), [200, undefined, "960044"], ignored);
  }
  t.strictSame(await get("bytes=0-43", '"another"'), [200, undefined, "960044"]);
});

test("the URLs of recordings lead to a WAV file and to zips", async (t) => {
  const { gateway, ada } = await openRecorded(t, 5);
  const urlOf = async (query: string) => (await ada.get(`recordplay/{}/${query}`)).result as string;
  const root = `http://127.0.0.1:${gateway.port}/agentgateway/resource/recordfile/101`;
  const file = encodeURIComponent(FILE);
  t.equal(await urlOf(`recordfileurl?filepath=${FILE}`), `${root}?recordId=${file}`);
  t.equal(await urlOf(`recordzipfileurl?filepath=${FILE}`), `${root}?recordId=${file}%3B`);
  const batch = await urlOf(
    `batchrecordzipfileurl?filepath=${encodeURIComponent(FILE.replaceAll("/", "\\"))};${SERIAL}`,
  );
  t.equal(batch, `${root}?recordId=${encodeURIComponent(`${FILE};${SERIAL};`)}`);
  const sound = await download(ada, await urlOf(`recordfileurl?filepath=${FILE}`));
  t.strictSame([sound.headers["content-type"], sound.bytes.length], ["audio/wav", 80_044]);
  const one = await download(ada, await urlOf(`recordzipfileurl?filepath=${FILE}`));
  t.strictSame(
    [one.headers["content-type"], one.headers["content-disposition"], one.headers["accept-ranges"]],
    ["application/zip", 'attachment; filename="recordings.zip"', "none"],
  );
  t.ok(one.bytes.length < 1_000, "silence is compressed");
  const zip = await download(ada, batch, { Range: "bytes=0-3" });
  t.strictSame([zip.status, zip.bytes.toString("latin1", 0, 2)], [200, "PK"]);
});

const skip = spawnSync("python3", ["--version"]).status === 0 ? false : "there is no python3 to read the files with";

/** Runs lines of Python that read a file at `path`. Returns what they print. */
function readWithPython(t: Test, bytes: Buffer, ...lines: string[]): string {
  const path = join(t.testdir(), "file");
  writeFileSync(path, bytes);
  const program = ["import io, sys, wave, zipfile", "path = sys.argv[1]", ...lines].join("\n");
  return execFileSync("python3", ["-c", program, path], { encoding: "utf8" }).trim();
}

test("Python's wave reads a recording", { skip }, async (t) => {
  const { ada } = await openRecorded(t);
  const { bytes } = await download(ada, `recordfile/{}?recordId=${FILE}`);
  t.equal(
    readWithPython(t, bytes, "w = wave.open(path)", "print(*w.getparams())"),
    "1 2 8000 480000 NONE not compressed",
  );
});

test("Python's zipfile reads a zip, with a file of each recording under a different name", { skip }, async (t) => {
  const { gateway, ada } = await openRecorded(t, 5);
  gateway.advance(60);
  await beginRecording(gateway, ada);
  await ada.delete("recordplay/{}/stoprecord");
  await ada.put("recordplay/{}/record", { fileName: "Y:/team/0900000.V3" });
  gateway.advance(1);
  await ada.delete("recordplay/{}/stoprecord");
  const { bytes } = await download(ada, `recordfile/{}?recordId=${FILE};Y:/team/0900000.V3;${SERIAL}`);
  t.equal(
    readWithPython(
      t,
      bytes,
      "z = zipfile.ZipFile(path)",
      "frames = lambda i: wave.open(io.BytesIO(z.read(i))).getnframes()",
      "print(z.testzip(), *[(i.filename, i.date_time, frames(i)) for i in z.infolist()])",
    ),
    "None ('0900000.wav', (2026, 1, 5, 9, 0, 4), 40000) ('0900000 (2).wav', (2026, 1, 5, 9, 1, 6), 8000)",
  );
});

test("a name that is not that of a recording is refused, also if it is the path of a file of this machine", async (t) => {
  const { ada } = await openRecorded(t);
  for (const [name, retcode] of [
    ["/etc/passwd", "104-005"],
    ["Y:/etc/passwd", "104-005"],
    ["Y:/1/0/20260105/101/0900000.v3", "104-005"],
    ["0900000.V3", "104-005"],
    ["../../../etc/passwd", "104-003"],
    ["%2e%2e/%2e%2e/etc/passwd", "104-003"],
    ["..%5C..%5Cwindows%5Cwin.ini", "104-003"],
    ["Y:/1/0/..", "104-003"],
    ["a%00b", "104-003"],
    [`${FILE}%00.wav`, "104-003"],
    ["a%0d%0ab", "104-003"],
    ["", "104-003"],
    ["%3B%3B", "104-003"],
    ["x".repeat(101), "104-003"],
    ["x;".repeat(101), "104-003"],
    ["C:/1.V3", "104-004"],
    ["file:///etc/passwd", "104-005"],
  ] as const) {
    t.equal((await ada.get(`recordfile/{}?recordId=${name}`)).retcode, retcode, name);
  }
  for (const query of ["recordfileurl", "recordzipfileurl", "batchrecordzipfileurl"]) {
    for (const [name, retcode] of [
      ["../1.V3", "104-003"],
      ["D:/1.V3", "104-004"],
      ["1.V3", "104-005"],
    ] as const) {
      t.equal((await ada.get(`recordplay/{}/${query}?filepath=${name}`)).retcode, retcode);
    }
  }
});

test("a recording is found only with its own node, file type and call", async (t) => {
  const { ada } = await openRecorded(t);
  for (const [query, outcome] of [
    ["", "audio/wav"],
    ["&locationId=256", "audio/wav"],
    ["&filetype=1", "audio/wav"],
    ["&locationId=", "audio/wav"],
    ["&locationId=65535", "104-010"],
    ["&filetype=2", "104-005"],
    ["&filetype=3", "000-002"],
    ["&locationId=x", "000-002"],
  ] as const) {
    t.equal(await getTypeOrRetcode(ada, `recordfile/{}?recordId=${FILE}${query}`), outcome, query);
  }
  for (const [call, outcome] of [
    ["1767603600-1", "audio/wav"],
    ["1767603600-2", "104-005"],
  ] as const) {
    const path = `recordfile/{}/recordfiledownloadEx?callId=${call}&hwFileName=${FILE}`;
    t.equal(await getTypeOrRetcode(ada, path), outcome, call);
  }
});

test("an agent can download its own recordings, only inspectors those of others, and a center without recordings refuses all downloads", async (t) => {
  const gateway = await openGateway(t, { center: WITH_INSPECTOR });
  const ada = await gateway.signInAgent(101, { password: "Present-1" });
  const [ben, cleo] = [await gateway.signInAgent(102), await gateway.signInAgent(103)];
  await record(gateway, ben, 10, 102);
  const file = FILE.replace("101", "102");
  const requests = [
    [`recordfile/{}?recordId=${file}`, "audio/wav"],
    [`recordfile/{}?recordId=${file};`, "application/zip"],
    [`recordfile/{}/recordfiledownloadEx?callId=1767603600-1&hwFileName=${file}`, "audio/wav"],
    [`recordplay/{}/recordfileurl?filepath=${file}`, "0"],
    [`recordplay/{}/recordzipfileurl?filepath=${file}`, "0"],
    [`recordplay/{}/batchrecordzipfileurl?filepath=${file}`, "0"],
  ] as const;
  const off = await gateway.open("off", { center: { recordings: "off" } });
  const adaWithoutRecordings = await off.signInAgent(101);
  for (const [path, outcome] of requests) {
    t.equal((await cleo.get(path)).retcode, "104-002", path);
    t.equal((await adaWithoutRecordings.get(path)).retcode, "104-001", path);
    for (const client of [ada, ben]) t.equal(await getTypeOrRetcode(client, path), outcome, path);
  }
  for (const video of ["videofiledownload?conferenceId=1&fileType=1", "videofiledownloadEx?recordId=1.mp4"]) {
    t.equal((await ada.get(`recordfile/{}/${video}`)).retcode, "104-005");
    t.equal((await adaWithoutRecordings.get(`recordfile/{}/${video}`)).retcode, "104-001");
  }
});
