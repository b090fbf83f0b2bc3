// Tests of text chats as clients see them.
import { test } from "tap";
import { addQueuesAndAgents, leaveChatAsCustomer } from "../../../../src/core/index.ts";
import { ANN, addChatQueues, beginChat, connectChatTo, say } from "../../../support/chat-gateway.ts";
import { type Envelope, openGateway } from "../../../support/gateway.ts";

const EMPTY = { message: "", retcode: "0", result: {} };

/** Returns the list of chats in an answer. */
const listChats = ({ result }: Envelope) =>
  (result as { weccCallBillList: Record<"callId" | "callerName" | "mediaType" | "endTime", string>[] })
    .weccCallBillList;

test("a text chat rings, is answered, carries messages both ways, and ends with the customer", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  await addChatQueues(gateway, ada);
  const callId = beginChat(gateway, { queue: 41 });
  say(gateway, callId, "hello");
  t.strictSame(await ada.put(`textchat/{}/answer/${callId}`), EMPTY);
  t.strictSame(await ada.put("textchat/{}/chatmessage/", { callId, content: "hi", needCheck: true, chatId: 7 }), EMPTY);
  gateway.center.perform(leaveChatAsCustomer, { chat: callId });
  const parties = { caller: ANN, isInnerCall: false, called: "60041", callId };
  t.strictSame(await ada.pollAll(), [
    [
      "AgentChat_Ring",
      { ...parties, attachData: "", realCaller: ANN, userInfo: "", displayName: "Ann", subMediaType: "1" },
    ],
    ["AgentChat_Connected", { ...parties, uvid: 1, attachData: "" }],
    [
      "AgentChat_DataRecved",
      {
        sender: ANN,
        senderTime: "1767603600000",
        isInnerCall: false,
        sessionId: callId,
        chatContent: "hello",
        callId,
        chatId: "1",
        chatContentType: "1",
      },
    ],
    ["AgentChat_PostDataSucc", { result: "0", confirmer: ANN, callId, chatId: "7" }],
    ["AgentChat_Disconnected", { callId }],
  ]);
  const { result } = await ada.get(`textchat/{}/callcontent?callId=${callId}&pageNo=2&pageSize=1`);
  const { weccCallContentList: messages, ...numbers } = result as { weccCallContentList: Record<string, string>[] };
  t.strictSame(numbers, { totalPageNo: "2", totalCount: "2", pageNo: "2", pageSize: "1" });
  t.strictSame(
    messages.map(({ sender, reciver, content, direction }) => [sender, reciver, content, direction]),
    [["101", ANN, "hi", "1"]],
  );
});

test("a chat can be transferred to a queue with a higher id than any agent", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  const callid = await connectChatTo(gateway, ada);
  const queues = [{ id: 1_000_000, name: "More chats", media: "chat" as const }];
  gateway.center.perform(addQueuesAndAgents, { queues, agents: [{ id: 102, password: "", queues: [1_000_000] }] });
  await ben.post("onlineagent/{}/resetskill/true");
  t.strictSame(await ada.post("textchat/{}/transfer", { addesstype: 10, destaddr: 1_000_000, callid, mode: 0 }), EMPTY);
});

test("an agent cannot read, end or write in the chat of another agent", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  const callid = await connectChatTo(gateway, ada);
  const refused = { message: "no such call", retcode: "200-026" };
  t.strictSame(await ben.put("textchat/{}/chatmessage", { callId: callid, content: "hi" }), refused);
  t.strictSame(await ben.delete(`textchat/{}/drop/${callid}`), refused);
  t.strictSame(await ben.get(`textchat/{}/callcontent?callId=${callid}&pageNo=1&pageSize=1`), refused);
  const transfer = { addesstype: 1, destaddr: 102, callid, mode: 1 };
  t.strictSame(await ben.post("textchat/{}/transfer", transfer), refused);
  t.strictSame(listChats(await ben.post("textchat/{}/callsession")), []);
  say(gateway, callid, "secret");
  t.strictSame(await ben.pollAll(), []);
});

test("a chat is transferred to a colleague, and colleagues chat with each other", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  const callid = await connectChatTo(gateway, ada);
  t.strictSame(await ada.post("textchat/{}/transfer", { addesstype: "1", destaddr: "102", callid, mode: "1" }), EMPTY);
  await ben.put(`textchat/{}/answer/${callid}`);
  const { result: inside } = await ben.put("textchat/{}/internalcall/101");
  await ada.delete(`textchat/{}/reject/${inside}`);
  t.strictSame(await ada.pollTypes(), [
    "AgentChat_TransferStart",
    "AgentChat_Disconnected",
    "AgentChat_Ring",
    "AgentChat_Disconnected",
  ]);
  t.strictSame(await ben.pollTypes(), [
    "AgentChat_Ring",
    "AgentChat_Connected",
    "AgentChat_CallOutCreated",
    "AgentChat_CalloutFailed",
  ]);
  const chats = listChats(await ada.post("textchat/{}/callsession", { caller: ANN }));
  t.strictSame(
    chats.map(({ callId, callerName, mediaType, endTime }) => [callId, callerName, mediaType, endTime]),
    [[callid, "Ann", "1", ""]],
  );
  t.equal((await ada.post("textchat/{}/callsession", { startTime: "yesterday" })).retcode, "000-002");
});

test("an agent without the right to chat gets no chat, and allchatagents lists the others with the media of their queues", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102, { checkInWebm: false });
  await addChatQueues(gateway, ada, ben);
  const { result } = await ada.get("agentgroup/{}/allchatagents");
  const agents = result as { workno: string; mediatype: string; skilllist: { id: number; mediatype: number }[] }[];
  t.strictSame(
    agents.map(({ workno, mediatype, skilllist }) => [workno, mediatype, skilllist.map((skill) => skill.mediatype)]),
    [["101", "TTF", [5, 1, 51, 19]]],
  );
  beginChat(gateway, { agent: 102 });
  t.strictSame(await ben.pollAll(), []);
});
