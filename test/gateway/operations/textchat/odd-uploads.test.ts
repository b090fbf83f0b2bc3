// Tests of unusual uploads: names, forms, types, encodings, chunks, and uploads that are cut off.
import { connect, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { type Test, test } from "tap";
import { connectChatTo } from "../../../support/chat-gateway.ts";
import { openGateway, ROOT } from "../../../support/gateway.ts";
import { until, waitForEvent } from "../../../support/waiting.ts";

const TYPE = "multipart/form-data; boundary=cut";
const END = "--cut--\r\n";

/** Returns a form with one file. */
const createForm = (name = "a.txt", content = "x", header = "") =>
  `--cut\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n${header}\r\n${content}\r\n${END}`;

/** A field of a form, before its file. */
const FIELD = '--cut\r\nContent-Disposition: form-data; name="z"\r\n\r\nhi\r\n';

/** Opens a gateway in which Ada chats. */
async function openUploads(t: Test) {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const callId = await connectChatTo(gateway, ada);
  const path = `textchat/{}/mediafile?callId=${callId}&isNeedConfirm=false&chatId=7&msgType=2`;
  /** Uploads a form. Returns the stored name and size of the file, or the retcode of the refusal, with a note if it changed something. */
  const upload = async (body: string, headers: Record<string, string> = {}) => {
    const before = await gateway.world.hashInSlices();
    const { retcode } = (await ada.send("POST", path, { body, headers: { "Content-Type": TYPE, ...headers } })).body;
    if (retcode !== "0") return (await gateway.world.hashInSlices()) === before ? retcode : `${retcode}, and a change`;
    const file = [...gateway.center.state.chatFiles.values()].at(-1);
    return [file?.name, file?.size];
  };
  const head = `POST ${ROOT}/${path.replace("{}", "101")} HTTP/1.1\r\nHost: x\r\nGuid: ${ada.guid}\r\nContent-Type: ${TYPE}\r\n`;
  return { ...gateway, ada, upload, head };
}

test("a name is stored as it is, and a name with a path, a control character or another ending is refused", async (t) => {
  const { center, ada, upload } = await openUploads(t);
  const rows: [name: string, stored: unknown][] = [
    ["C:a.txt", ["C:a.txt", 1]],
    ["gpj\u202e.txt", ["gpj\u202e.txt", 1]],
    ["a\u2215b.txt", ["a\u2215b.txt", 1]],
    ["\u00dcn\u{1f4a5}.pdf", ["\u00dcn\u{1f4a5}.pdf", 1]],
    ["%2e%2e%2fa.txt", ["%2e%2e%2fa.txt", 1]],
    ["a%22b.txt", ['a"b.txt', 1]],
    [`${"a".repeat(251)}.txt`, [`${"a".repeat(251)}.txt`, 1]],
    [`${"a".repeat(252)}.txt`, "000-002"],
    ["../a.txt", "700-023"],
    ["..\\a.txt", "700-023"],
    ["a\u0000.txt", "700-023"],
    ["a\u0085.txt", "700-023"],
    ["\u202etxt.exe", "700-023"],
    ["a.txt ", "700-023"],
    ["", "700-023"],
  ];
  for (const [name, stored] of rows) t.strictSame(await upload(createForm(name)), stored, JSON.stringify(name));
  for (const path of center.state.chatFiles.keys()) {
    const reply = await ada.send("GET", `textchat/{}/mediafile?filePath=${path}`);
    t.match(reply.header("Content-Disposition"), /^attachment; filename="[\w.]+"$/, "the header is plain");
  }
});

test("a form is read or refused as a whole", async (t) => {
  const { upload } = await openUploads(t);
  const twoFiles = `${createForm("a.txt", "1").slice(0, -END.length)}${createForm("b.txt", "22")}`;
  const rows: [what: string, body: string, headers: Record<string, string>, stored: unknown][] = [
    ["the first of two files", twoFiles, {}, ["a.txt", 1]],
    ["a file after fields", `${FIELD.repeat(1_000)}${createForm()}`, {}, ["a.txt", 1]],
    ["a quoted boundary", createForm(), { "Content-Type": 'multipart/form-data; boundary="cut"' }, ["a.txt", 1]],
    ["a form in capitals", createForm(), { "Content-Type": "MULTIPART/FORM-DATA; BOUNDARY=cut" }, ["a.txt", 1]],
    ["many headers", createForm("a.txt", "x", "X: a\r\n".repeat(1_000)), {}, ["a.txt", 1]],
    ["beginnings of a boundary", createForm("a.txt", "\r\n--cu".repeat(1_000)), {}, ["a.txt", 6_000]],
    [
      "a second name",
      createForm("a.txt", "x", 'Content-Disposition: form-data; filename="../b.txt"\r\n'),
      {},
      "000-002",
    ],
    ["no name", createForm().replace('; filename="a.txt"', ""), {}, "000-002"],
    ["no end", createForm().replace(END, ""), {}, "000-002"],
    ["bare line feeds", createForm().replaceAll("\r\n", "\n"), {}, "000-002"],
    ["text before it", `hello\r\n${createForm()}`, {}, "000-002"],
    ["text after it", `${createForm()}hello`, {}, "000-002"],
    ["nothing", "", {}, "000-002"],
    ["only its end", END, {}, "000-002"],
    ["another boundary", createForm(), { "Content-Type": "multipart/form-data; boundary=other" }, "000-002"],
    ["no boundary", createForm(), { "Content-Type": "multipart/form-data" }, "000-002"],
    ["another kind of form", createForm(), { "Content-Type": "multipart/mixed; boundary=cut" }, "000-002"],
    ["JSON", '{"name":"a.txt","size":1}', { "Content-Type": "application/json" }, "000-002"],
    ["a malformed type", createForm(), { "Content-Type": ";;=" }, "000-002"],
    ["an unknown encoding", createForm(), { "Content-Encoding": "br" }, "000-002"],
    ["a false encoding", createForm(), { "Content-Encoding": "gzip" }, "000-002"],
  ];
  for (const [what, body, headers, stored] of rows) t.strictSame(await upload(body, headers), stored, what);
});

test("an upload can be compressed or in chunks, and is refused if its file is too large", async (t) => {
  const { center, head, sendRaw } = await openUploads(t);
  const getRetcode = async (headers: string, body: string) =>
    /"retcode":"([^"]+)"/.exec(await sendRaw(`${head}Connection: close\r\n${headers}\r\n\r\n${body}`))?.[1];
  const sendCompressed = (text: string) => {
    const body = gzipSync(text).toString("latin1");
    return getRetcode(`Content-Encoding: gzip\r\nContent-Length: ${body.length}`, body);
  };
  const sendInChunks = (text: string, size: number) => {
    const chunks = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
    const written = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join("");
    return getRetcode("Transfer-Encoding: chunked", `${written}0\r\n\r\n`);
  };
  t.strictSame(
    [
      await sendCompressed(createForm()),
      await sendCompressed(createForm("a.zip", "a".repeat(5_000_000))),
      await sendInChunks(createForm(), 1),
      await sendInChunks(createForm("a.txt", "a".repeat(1_048_576)), 9_999),
      await sendInChunks(createForm("a.txt", "a".repeat(1_048_577)), 9_999),
    ],
    ["0", "000-002", "0", "0", "700-003"],
  );
  t.equal(center.state.chatFilesSize, 1_048_578);
});

test("an upload that is cut off changes nothing", async (t) => {
  const { app, world, port, head } = await openUploads(t);
  const before = await world.hashInSlices();
  const body = createForm("a.txt", "a".repeat(200_000));
  // The first chunk has 200,000 bytes (hexadecimal 30d40), of which only half are sent.
  for (const framing of [`Content-Length: ${body.length}\r\n\r\n`, "Transfer-Encoding: chunked\r\n\r\n30d40\r\n"]) {
    const connected = waitForEvent(app.server, "connection");
    const socket = connect(port, "127.0.0.1").on("error", () => {});
    const [accepted] = (await connected) as [Socket];
    socket.write(`${head}${framing}${body.slice(0, 100_000)}`);
    await until(() => accepted.bytesRead > 100_000);
    socket.destroy();
    await until(() => accepted.closed);
    t.equal(await world.hashInSlices(), before);
  }
});
