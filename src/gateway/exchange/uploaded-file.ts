// Reads the file in the body of an upload, as JSON text for operations and tape.
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { markAsBinary } from "./request-body.ts";

/** Returns the first file of a multipart body as JSON: its name, size, SHA-256 and Base64. Returns "" if there is none. */
export async function readUpload(request: IncomingMessage, body: Buffer): Promise<string> {
  markAsBinary(request, body);
  const type = request.headers["content-type"] ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) return "";
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    for (const [, part] of form) {
      if (typeof part === "string") continue;
      const bytes = Buffer.from(await part.arrayBuffer());
      const digest = createHash("sha256").update(bytes).digest("hex");
      return JSON.stringify({ name: part.name, size: bytes.length, digest, fileContent: bytes.toString("base64") });
    }
  } catch {
    // A body that is not multipart has no file, so the operation refuses it.
  }
  return "";
}
