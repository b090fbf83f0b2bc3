// Tests of data that is attached to a call, and of business data.
import { test } from "tap";
import { callInside, transferCall } from "../../../../src/core/index.ts";
import { openGateway } from "../../../support/gateway.ts";
import { answer, DONE, FAILED, INVALID_PARAMETER, perform } from "./arrange.ts";

const NO_CALL = { message: "no call to set data of", retcode: "400-001" };
const NO_DATA = { message: "call data is empty", retcode: "400-002" };

test("data is attached by any of three requests, and read as plain text or Base64", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  const callid = call({ queue: 25 });
  const getData = async () => (await ada.get("calldata/{}/appdata")).result;
  t.strictSame(await ada.get("calldata/{}/appdata"), answer(""));
  t.strictSame(await ada.put(`calldata/{}?calldata=${encodeURIComponent("order 7, für Zoë")}&callid=${callid}`), DONE);
  t.equal(await getData(), "order 7, für Zoë");
  t.strictSame(await ada.put("calldata/{}/setcalldataex", { callid, calldata: "order 8" }), DONE);
  t.equal(await getData(), "order 8");
  t.strictSame(await ada.post("calldata/{}/setcalldataex", { calldata: "b3JkZXIgOQ==", isDataEncoded: "true" }), DONE);
  t.strictSame(await ada.get("calldata/{}/appdata"), answer("order 9"));
  t.strictSame(await ada.get(`calldata/{}/appdata?isEncodeResult=true&callId=${callid}`), answer("b3JkZXIgOQ=="));
});

test("the Base64 flag is accepted in any case, empty or as 0, and an unknown or repeated one is refused", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ queue: 25 });
  await ada.put("calldata/{}/setcalldataex", { calldata: "für Zoë", isDataEncoded: false });
  const read = (flag: string) => ada.get(`calldata/{}/appdata?isEncodeResult=${flag}`);
  for (const flag of ["true", "TRUE"]) t.strictSame(await read(flag), answer("ZsO8ciBab8Or"), flag);
  for (const flag of ["", "False", "0"]) t.strictSame(await read(flag), answer("für Zoë"), flag);
  for (const flag of ["perhaps", "true&isEncodeResult=true"]) t.strictSame(await read(flag), INVALID_PARAMETER, flag);
});

test("Base64 can have line breaks; invalid Base64 or data that is not text is refused with 000-002", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ queue: 25 });
  const set = (calldata: string) => ada.put("calldata/{}/setcalldataex", { calldata, isDataEncoded: true });
  t.strictSame(await set("b3Jk\r\nZXIg\r\nOQ==\r\n"), DONE);
  for (const invalid of ["order 9", "b3JkZXIgOQ", "b3JkZXIgOQ=", "/w==", "===="]) {
    t.strictSame(await set(invalid), INVALID_PARAMETER, invalid);
  }
  t.strictSame(await ada.get("calldata/{}/appdata"), answer("order 9"));
});

test("at most 16 KiB can be attached, measured before encoding", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ queue: 25 });
  const set = (calldata: string, isDataEncoded = false) =>
    ada.put("calldata/{}/setcalldataex", { calldata, isDataEncoded });
  const longest = "é".repeat(8_192);
  t.strictSame(await set(longest), DONE);
  t.equal((await ada.get("calldata/{}/appdata")).result, longest);
  t.strictSame(await set(Buffer.from("x".repeat(16_384)).toString("base64"), true), DONE);
  t.strictSame(await set(`${longest}x`), INVALID_PARAMETER);
  t.strictSame(await set(Buffer.from("x".repeat(16_385)).toString("base64"), true), INVALID_PARAMETER);
  t.strictSame(
    await ada.put("calldata/{}/setcallbusinessdata", { businessdata: "x".repeat(16_385) }),
    INVALID_PARAMETER,
  );
});

test("data without a call, or for an unknown call or a call of another agent, is refused with 400-001, and missing data with 400-002", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  await signInAgent(102);
  const requests = [
    ["calldata/{}/setcalldataex", { calldata: "x" }, { calldata: null }],
    ["calldata/{}/setcallbusinessdata", { businessdata: "x" }, {}],
  ] as const;
  for (const [path, good] of requests) t.strictSame(await ada.put(path, good), NO_CALL, path);
  t.strictSame(await ada.put("calldata/{}?calldata=x"), NO_CALL);
  const callids = ["1-1", call({ agent: 102 })];
  call({ queue: 25 });
  for (const [path, good, empty] of requests) {
    for (const callid of callids) t.strictSame(await ada.put(path, { ...good, callid }), NO_CALL, path);
    t.strictSame(await ada.put(path, empty), NO_DATA, path);
    t.strictSame(await ada.put(path, { ...empty, calldata: "", businessdata: "" }), NO_DATA, path);
    t.strictSame(await ada.put(path, "{"), INVALID_PARAMETER, path);
  }
  for (const callid of callids) t.strictSame(await ada.put(`calldata/{}?calldata=x&callid=${callid}`), NO_CALL);
  t.strictSame(await ada.put("calldata/{}"), NO_DATA);
  t.strictSame(await ada.put("calldata/{}?calldata=x&calldata=y"), INVALID_PARAMETER);
});

test("business data is stored separately from the data of the call", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  const callid = call({ queue: 25 });
  await ada.put("calldata/{}/setcalldataex", { calldata: "order 9" });
  t.strictSame(await ada.put("calldata/{}/getcallbusinessdata", { callid }), answer(""));
  t.strictSame(await ada.put("calldata/{}/setcallbusinessdata", { callid, businessdata: "ticket 4" }), DONE);
  t.strictSame(await ada.put("calldata/{}/getcallbusinessdata", { callid }), answer("ticket 4"));
  t.strictSame(await ada.put("calldata/{}/getcallbusinessdata"), answer("ticket 4"));
  t.strictSame(await ada.get("calldata/{}/appdata"), answer("order 9"));
  t.strictSame(await ada.put("calldata/{}/getcallbusinessdata", { callid: "1-1" }), FAILED);
  t.strictSame(await ada.put("calldata/{}/getcallbusinessdata", []), INVALID_PARAMETER);
});

test("without a call id, data is attached to the active call and not to a held one", async (t) => {
  const { signInAgent, call, center } = await openGateway(t);
  const ada = await signInAgent(101);
  await signInAgent(102);
  const held = call({ queue: 26 });
  await ada.put("calldata/{}/setcalldataex", { calldata: "the customer's" });
  await ada.post("voicecall/{}/hold");
  perform(center, callInside, { agent: 101, to: { agent: 102 } });
  await ada.put("calldata/{}/setcalldataex", { calldata: "the colleague's" });
  t.strictSame(await ada.get("calldata/{}/appdata"), answer("the colleague's"));
  t.strictSame(await ada.get(`calldata/{}/appdata?callId=${held}`), answer("the customer's"));
});

test("after a transfer, the data of the call can be read by its new agent only", async (t) => {
  const { signInAgent, call, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102);
  call({ queue: 26 });
  await ada.put("calldata/{}/setcalldataex", { calldata: "order 9" });
  perform(center, transferCall, { agent: 101, to: { agent: 102 }, mode: "release" });
  t.strictSame(await ben.get("calldata/{}/appdata"), answer("order 9"));
  t.strictSame(await ada.get("calldata/{}/appdata"), FAILED);
});

test("data cannot be read without a call", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(await ada.get("calldata/{}/appdata"), FAILED);
  t.strictSame(await ada.put("calldata/{}/getcallbusinessdata"), FAILED);
});
