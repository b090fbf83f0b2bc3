// Tests of files in text chats as clients see them.
import { test } from "tap";
import { addChatQueues, connectChatTo, storeFiles, uploadOf } from "../../../support/chat-gateway.ts";
import { openGateway } from "../../../support/gateway.ts";

/** Returns the path for an upload to a chat. */
const pathOfUpload = (callId: string, msgType = 1) =>
  `textchat/{}/mediafile?callId=${callId}&isNeedConfirm=false&chatId=7&msgType=${msgType}`;

const MEBIBYTE = "a".repeat(1_048_576);

test("the colleague can download a file byte for byte, and no other agent can", async (t) => {
  const gateway = await openGateway(t);
  const [ada, ben, cleo] = [
    await gateway.signInAgent(101),
    await gateway.signInAgent(102),
    await gateway.signInAgent(103),
  ];
  await addChatQueues(gateway, ada, ben);
  const { result: callId } = await ada.put("textchat/{}/internalcall/102");
  await ben.put(`textchat/{}/answer/${callId}`);
  await ben.pollAll();
  const content = "\u0000\r\n--cu é";
  const sent = await ada.send("POST", pathOfUpload(String(callId), 22), uploadOf("Plan.TXT", content));
  const filePath = `/${callId}/1.txt`;
  t.strictSame(sent.body.result, { filePath, fileName: "Plan.TXT", chatId: "7" });
  const events = await ben.pollAll();
  t.equal(events.length, 1);
  t.hasStrict(events, [["AgentChat_DataRecved", { chatContent: filePath, chatContentType: "22" }]]);
  t.equal((await ben.send("GET", `textchat/{}/mediafile?filePath=${filePath}`)).text, content);
  t.equal((await cleo.get(`textchat/{}/mediafile?filePath=${filePath}`)).retcode, "100-007");
});

test("a file of 1 MiB is stored, and a larger or empty one is refused", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const callId = await connectChatTo(gateway, ada);
  const retcodes: string[] = [];
  for (const size of [1_048_576, 1_048_577, 0]) {
    const upload = uploadOf("a.pdf", "a".repeat(size));
    retcodes.push((await ada.send("POST", pathOfUpload(callId), upload)).body.retcode);
  }
  t.strictSame([retcodes, gateway.center.state.chatFilesSize], [["0", "700-003", "700-003"], 1_048_576]);
});

test("the files of a world have at most 16 MiB, and those of ended chats make room", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const first = await connectChatTo(gateway, ada);
  storeFiles(gateway, first, 15);
  const upload = async (callId: string, content: string) =>
    (await ada.send("POST", pathOfUpload(callId), uploadOf("a.pdf", content))).body.retcode;
  t.equal(await upload(first, MEBIBYTE), "0");
  const before = await gateway.world.hashInSlices();
  t.strictSame([await upload(first, "a"), await gateway.world.hashInSlices()], ["700-003", before]);
  await ada.delete(`textchat/{}/drop/${first}`);
  const second = await connectChatTo(gateway, ada);
  t.equal(await upload(second, "a"), "0");
  const { chatFiles, chatFilesSize } = gateway.center.state;
  t.strictSame([[...chatFiles.keys()], chatFilesSize], [[`/${second}/17.pdf`], 1]);
});

test("the files of all worlds have at most 64 MiB", async (t) => {
  const gateway = await openGateway(t);
  const full = await Promise.all(["a", "b", "c", "d"].map((name) => gateway.open(name)));
  for (const world of full) storeFiles(world, await connectChatTo(world, await world.signInAgent(101)), 16);
  const ada = await gateway.signInAgent(101);
  const callId = await connectChatTo(gateway, ada);
  const upload = async () => (await ada.send("POST", pathOfUpload(callId), uploadOf("a.pdf", MEBIBYTE))).body.retcode;
  const before = await gateway.world.hashInSlices();
  t.strictSame([await upload(), await gateway.world.hashInSlices()], ["700-003", before]);
  gateway.worlds.delete("b");
  t.equal(await upload(), "0");
});

test("when all worlds together have no more room, a world's own ended chats make room", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const first = await connectChatTo(gateway, ada);
  storeFiles(gateway, first, 2);
  const full = await Promise.all(["a", "b", "c", "d"].map((name) => gateway.open(name)));
  const [other] = full;
  for (const world of full) {
    storeFiles(world, await connectChatTo(world, await world.signInAgent(101)), world === other ? 14 : 16);
  }
  await ada.delete(`textchat/{}/drop/${first}`);
  const second = await connectChatTo(gateway, ada);
  t.equal((await ada.send("POST", pathOfUpload(second), uploadOf("a.pdf", MEBIBYTE))).body.retcode, "0");
  t.equal(gateway.center.state.chatFilesSize, 1_048_576);
});
