// Runs mockttp with one rule.
// It creates a certificate for localhost, signed by the CA of the benchmark.
import { createRequire } from "node:module";
import { join } from "node:path";
import { readConfig } from "./config.mjs";

const [, , , folder, port, caCert, caKey] = process.argv;
const { path, answer } = readConfig();
const { getLocal } = createRequire(join(folder, "package.json"))("mockttp");

const server = getLocal({ https: { certPath: caCert, keyPath: caKey } });
await server.start(Number(port));
// Without a length, the answer is sent in chunks.
const length = String(Buffer.byteLength(answer.body));
await server
  .forGet(path)
  .always()
  .thenReply(200, answer.body, { "Content-Type": "application/json", "Content-Length": length });
