// Runs the control with only Fastify: one route with a serializer that Fastify compiles from a schema.
import fastify from "fastify";
import { announce, readConfig } from "./config.mjs";

const { tls, path, answer } = readConfig();
const result = JSON.parse(answer.body);
// Fastify writes the length itself.
const headers = Object.fromEntries(answer.headers.filter(([name]) => name.toLowerCase() !== "content-length"));
const keepAlive = answer.keepAliveSeconds === null ? {} : { keepAliveTimeout: answer.keepAliveSeconds * 1000 };

const app = fastify({ https: tls, ...keepAlive });
let serialize;
app.get(path, { schema: { response: { 200: schemaOf(result) } } }, (_request, reply) => {
  // The content type is set here, because Fastify would add a charset, and the bytes would differ.
  serialize ??= reply.getSerializationFunction("200");
  reply.headers(headers).serializer(serialize).send(result);
});
await app.listen({ port: 0, host: "127.0.0.1" });
announce(app.server);

/** Returns the JSON Schema of a value made of objects, strings and integers. */
function schemaOf(value) {
  if (typeof value !== "object") return { type: Number.isInteger(value) ? "integer" : typeof value };
  return {
    type: "object",
    properties: Object.fromEntries(Object.entries(value).map(([name, each]) => [name, schemaOf(each)])),
  };
}
