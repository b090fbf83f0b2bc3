// Arranges chats for tests of operations: queues of text chats (41), web chats (42), video (43) and SMS (44), and customers who chat.
import {
  addQueuesAndAgents,
  type CallId,
  type Destination,
  MAX_FILE_SIZE,
  Refusal,
  sayAsCustomer,
  sendFile,
  startChat,
} from "../../src/core/index.ts";
import type { Client, Gateway } from "./gateway.ts";

/** The address of the customer. */
export const ANN = "ann@example.org";

/** Adds the queues of chats, assigns agents 101 and 102 to all but the one of SMS, and signs the given clients in to them. */
export async function addChatQueues({ center }: Gateway, ...clients: Client[]): Promise<void> {
  center.perform(addQueuesAndAgents, {
    queues: [
      { id: 41, name: "Chats", media: "chat" },
      { id: 42, name: "Web", media: "webChat" },
      { id: 43, name: "Video", media: "h5Video" },
      { id: 44, name: "Texts", media: "sms" },
    ],
    agents: [101, 102].map((id) => ({ id, password: "", queues: [25, 41, 42, 43] })),
  });
  for (const client of clients) await client.post("onlineagent/{}/resetskill/true");
}

/** Begins a chat of a customer. Returns its id. */
export function beginChat({ center }: Gateway, to: Destination): CallId {
  const chat = center.perform(startChat, { from: ANN, name: "Ann", to });
  if (chat instanceof Refusal) throw new Error(chat.sentence);
  return chat;
}

/** Adds the queues of chats, and begins a chat in one. Agent 101 answers it and fetches the events. Returns the id of the chat. */
export async function connectChatTo(gateway: Gateway, ada: Client, queue = 41): Promise<CallId> {
  await addChatQueues(gateway, ada);
  const chat = beginChat(gateway, { queue });
  await ada.put(`textchat/{}/answer/${chat}`);
  await ada.pollAll();
  return chat;
}

/** Signs an agent in again, without the right to chat. */
export async function signInWithoutChats(client: Client): Promise<void> {
  await client.signIn({ password: "Present-1", checkInWebm: false }, "forcelogin");
}

/** Returns the headers and the body of an upload of a file. */
export function uploadOf(name: string, content: string) {
  const head = `--cut\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n`;
  return {
    headers: { "Content-Type": "multipart/form-data; boundary=cut" },
    body: `${head}Content-Type: application/octet-stream\r\n\r\n${content}\r\n--cut--\r\n`,
  };
}

/** Writes a message as the customer. */
export function say({ center }: Gateway, chat: CallId, text: string): void {
  center.perform(sayAsCustomer, { chat, text });
}

/** Stores files of 1 MiB each in a chat of agent 101, without their bytes. */
export function storeFiles({ center }: Gateway, chat: CallId, count: number): void {
  const file = { name: "a.pdf", suffix: "pdf", size: MAX_FILE_SIZE, digest: "", fileContent: "" };
  for (let stored = 0; stored < count; stored++) {
    const path = center.perform(sendFile, { agent: 101, chat, ...file, contentType: 2, clientNumber: undefined });
    if (path instanceof Refusal) throw new Error(path.sentence);
  }
}
