// Property: any upload is stored byte for byte, or refused with a retcode that the operation lists; a refusal changes nothing.
import fc from "fast-check";
import { test } from "tap";
import { MAX_FILE_SIZE } from "../../../../src/core/index.ts";
import { OPERATIONS } from "../../../../src/gateway/plugin.ts";
import { countCases } from "../../../support/cases.ts";
import { connectChatTo } from "../../../support/chat-gateway.ts";
import { openGateway } from "../../../support/gateway.ts";

/** The beginning of a zip whose entry claims to have more than 1 GiB. It is stored as it is, because nothing is ever unpacked. */
const ZIP_BOMB = `PK\u0003\u0004\u0014\u0000\u0008\u0000\u0008\u0000${"\u0000".repeat(8)}\u00ff\u00ff\u00ff\u007f`;

const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("a.txt", "Plan.PDF", "photo.jpeg", "bomb.zip") },
  fc.constantFrom("../a.txt", "..\\a.txt", "/etc/passwd", "C:\\a.txt", "a/b.zip", "a.txt/"),
  fc.constantFrom(
    "a.exe",
    "a.sh",
    "txt",
    "a.",
    ".txt",
    "a.txt.js",
    "a.txt\u0000.js",
    "\u0000.txt",
    `${"a".repeat(300)}.txt`,
  ),
  fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replaceAll(/["\r\n]/g, "")),
);
const content = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: "binary-ascii", maxLength: 60 }) },
  fc.constant(ZIP_BOMB),
  fc
    .constantFrom(0, MAX_FILE_SIZE - 1, MAX_FILE_SIZE, MAX_FILE_SIZE + 1, 2 * MAX_FILE_SIZE)
    .map((size) => "a".repeat(size)),
);
const query = fc.record({
  msgType: fc.constantFrom("1", "255", "256", "-1", "x"),
  chatId: fc.constantFrom("7", "2147483647", "2147483648", ""),
});
const boundary = fc.constantFrom("cut", "cut", "cut", "other", "");

type Upload = [name: string, content: string, query: { msgType: string; chatId: string }, boundary: string];

/** An upload that is stored and one that is refused, which every run has. */
const STORED: Upload = ["a.txt", "hello", { msgType: "1", chatId: "7" }, "cut"];
const REFUSED: Upload = ["a.txt", "hello", { msgType: "1", chatId: "7" }, "other"];

/** The retcodes that the upload lists, and 0 for success. */
const ALLOWED = new Set(["0", ...(OPERATIONS.find(({ name }) => name === "uploadMediaFile")?.retcodes ?? [])]);

test("any upload is stored byte for byte, or is refused with a listed retcode and changes nothing", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const first = await connectChatTo(gateway, ada);
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(name, content, query, boundary, async (name, content, { msgType, chatId }, boundary) => {
      const { state } = gateway.center;
      const before = await gateway.world.hashInSlices();
      const body = `--cut\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n--cut--\r\n`;
      const path = `textchat/{}/mediafile?callId=${first}&isNeedConfirm=false&chatId=${chatId}&msgType=${msgType}`;
      const headers = { "Content-Type": `multipart/form-data; boundary=${boundary}` };
      const { retcode, result } = (await ada.send("POST", path, { headers, body })).body;
      seen.add(retcode);
      if (!ALLOWED.has(retcode)) throw new Error(`${retcode} is not listed`);
      if (retcode !== "0") {
        if ((await gateway.world.hashInSlices()) !== before) throw new Error(`${retcode}, and something changed`);
        return;
      }
      const { filePath } = result as { filePath: string };
      const file = state.chatFiles.get(filePath);
      if (!/^\/\d+-\d+\/\d+\.[a-z0-9]+$/.test(filePath)) throw new Error(`the path is ${filePath}`);
      const bytes = Buffer.from(content);
      if (file === undefined || !Buffer.from(file.fileContent, "base64").equals(bytes)) throw new Error("other bytes");
      if (
        bytes.length < 1 ||
        bytes.length > MAX_FILE_SIZE ||
        ["/", "\\", "\u0000"].some((mark) => file.name.includes(mark))
      )
        throw new Error(`stored ${bytes.length} bytes as ${JSON.stringify(file.name)}`);
    }),
    { numRuns: countCases(240), examples: [STORED, REFUSED] },
  );
  t.strictSame([...seen].filter((retcode) => retcode === "0" || retcode === "000-002").sort(), ["0", "000-002"]);
});
