// Tests of files that faults change.
import { test } from "tap";
import { BytesFile } from "../../../src/gateway/downloads/bytes-file.ts";
import { MalformedFile } from "../../../src/gateway/downloads/faulty-file.ts";

/** Returns the bytes of a malformed file, as Latin-1. */
async function readMalformed(text: string): Promise<string> {
  const fileContent = Buffer.from(text, "latin1").toString("base64");
  const file = new MalformedFile(new BytesFile({ name: "a.txt", digest: "", fileContent }));
  const pieces: Uint8Array[] = [];
  for await (const piece of file.makePieces(0, text.length)) pieces.push(piece);
  return Buffer.concat(pieces).toString("latin1");
}

test("a malformed file differs from the original in its first byte, even if the original begins with an equals sign", async (t) => {
  t.equal(await readMalformed("RIFF"), "=IFF");
  t.equal(await readMalformed("=IFF"), "\0IFF");
});
