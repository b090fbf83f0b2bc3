// Control (b): a Fastify with one route, whose answer goes through a serializer compiled from its schema.
import fastify from "fastify";
import { announce, readConfig } from "./config.mjs";

const { tls, path, answer } = readConfig();
const result = JSON.parse(answer.body);
// Fastify counts the length itself.
const headers = Object.fromEntries(answer.headers.filter(([name]) => name.toLowerCase() !== "content-length"));
const keepAlive = answer.keepAliveSeconds === null ? {} : { keepAliveTimeout: answer.keepAliveSeconds * 1000 };

const app = fastify({ https: tls, ...keepAlive });
let serialize;
app.get(path, { schema: { response: { 200: schemaOf(result) } } }, (_request, reply) => {
  // Named by hand, because otherwise Fastify adds a charset to the content type, and the bytes would differ.
  serialize ??= reply.getSerializationFunction("200");
  reply.headers(headers).serializer(serialize).send(result);
});
await app.listen({ port: 0, host: "127.0.0.1" });
announce(app.server);

/** The JSON Schema of a value: objects of strings and whole numbers, as the statistics are. */
function schemaOf(value) {
  if (typeof value !== "object") return { type: Number.isInteger(value) ? "integer" : typeof value };
  return {
    type: "object",
    properties: Object.fromEntries(Object.entries(value).map(([name, each]) => [name, schemaOf(each)])),
  };
}
