// Tests of files in text chats as clients see them.
import { test } from "tap";
import { addChatQueues, connectChatTo, uploadOf } from "../../../support/chat-gateway.ts";
import { openGateway } from "../../../support/gateway.ts";

test("a file reaches the colleague byte for byte, and no one else", async (t) => {
  const gateway = await openGateway(t);
  const [ada, ben, cleo] = [await gateway.signedIn(101), await gateway.signedIn(102), await gateway.signedIn(103)];
  await addChatQueues(gateway, ada, ben);
  const { result: callId } = await ada.put("textchat/{}/internalcall/102");
  await ben.put(`textchat/{}/answer/${callId}`);
  await ben.pollAll();
  const to = `textchat/{}/mediafile?callId=${callId}&isNeedConfirm=false&chatId=7&msgType=22`;
  const content = "\u0000\r\n--cu é";
  const sent = await ada.send("POST", to, uploadOf("Plan.TXT", content));
  const filePath = `/${callId}/1.txt`;
  t.strictSame(sent.body.result, { filePath, fileName: "Plan.TXT", chatId: "7" });
  t.match(await ben.pollAll(), [["AgentChat_DataRecved", { chatContent: filePath, chatContentType: "22" }]]);
  t.equal((await ben.send("GET", `textchat/{}/mediafile?filePath=${filePath}`)).text, content);
  t.equal((await cleo.get(`textchat/{}/mediafile?filePath=${filePath}`)).retcode, "100-007");
});

test("a file of 1 MiB is stored, and a larger or empty one is refused", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signedIn(101);
  const callId = await connectChatTo(gateway, ada);
  const to = `textchat/{}/mediafile?callId=${callId}&isNeedConfirm=false&chatId=7&msgType=1`;
  const retcodes: string[] = [];
  for (const size of [1_048_576, 1_048_577, 0]) {
    retcodes.push((await ada.send("POST", to, uploadOf("a.pdf", "a".repeat(size)))).body.retcode);
  }
  t.strictSame([retcodes, gateway.center.state.chatFilesSize], [["0", "700-003", "700-003"], 1_048_576]);
});
