// Makes the configurations of the peers: each defines one GET with a fixed JSON answer in the format of that peer.

/**
 * The answer of all peers.
 * @typedef {object} FixedAnswer
 * @property {string} path of the GET, with a leading slash
 * @property {string} body JSON text
 */

/** Returns a stub mapping of WireMock. @param {FixedAnswer} answer @returns {object} */
export function buildWiremockMapping({ path, body }) {
  return {
    request: { method: "GET", urlPath: path },
    response: { status: 200, headers: { "Content-Type": "application/json" }, body },
  };
}

/**
 * Returns the configuration of mountebank: one imposter with one stub.
 * @param {FixedAnswer} answer
 * @param {{ port: number, cert: string, key: string }} tls PEM texts
 * @returns {object}
 */
export function buildMountebankImposters({ path, body }, { port, cert, key }) {
  // By default, mountebank sends each answer in chunks, and then closes the connection.
  const headers = {
    "Content-Type": "application/json",
    "Content-Length": String(Buffer.byteLength(body)),
    Connection: "keep-alive",
  };
  const stub = {
    predicates: [{ equals: { method: "GET", path } }],
    responses: [{ is: { statusCode: 200, headers, body } }],
  };
  return { imposters: [{ protocol: "https", host: "127.0.0.1", port, cert, key, stubs: [stub] }] };
}

/**
 * Returns an environment of Mockoon.
 * @param {FixedAnswer} answer
 * @param {{ port: number, certPath: string, keyPath: string }} tls paths of PEM files
 * @returns {object}
 */
export function buildMockoonEnvironment({ path, body }, { port, certPath, keyPath }) {
  const routeId = "00000000-0000-4000-8000-000000000002";
  const response = {
    uuid: "00000000-0000-4000-8000-000000000003",
    statusCode: 200,
    label: "",
    headers: [{ key: "Content-Type", value: "application/json" }],
    bodyType: "INLINE",
    body,
    disableTemplating: true,
    latency: 0,
    rules: [],
    rulesOperator: "OR",
    filePath: "",
    databucketID: "",
    sendFileAsBody: false,
    fallbackTo404: false,
    default: true,
    crudKey: "id",
    callbacks: [],
  };
  const route = {
    uuid: routeId,
    type: "http",
    documentation: "",
    method: "get",
    // Mockoon writes the paths of routes without a leading slash.
    endpoint: path.slice(1),
    responses: [response],
    responseMode: null,
    streamingMode: null,
    streamingInterval: 0,
  };
  return {
    uuid: "00000000-0000-4000-8000-000000000001",
    lastMigration: 33,
    name: "benchmark",
    endpointPrefix: "",
    latency: 0,
    port,
    hostname: "127.0.0.1",
    folders: [],
    routes: [route],
    rootChildren: [{ type: "route", uuid: routeId }],
    proxyMode: false,
    proxyHost: "",
    proxyRemovePrefix: false,
    tlsOptions: { enabled: true, type: "CERT", pfxPath: "", certPath, keyPath, caPath: "", passphrase: "" },
    cors: false,
    headers: [],
    proxyReqHeaders: [],
    proxyResHeaders: [],
    data: [],
    callbacks: [],
  };
}

/** Returns an OpenAPI document for Prism, with the answer as its example. @param {FixedAnswer} answer @returns {object} */
export function buildPrismDocument({ path, body }) {
  const content = { "application/json": { schema: { type: "object" }, example: JSON.parse(body) } };
  return {
    openapi: "3.0.3",
    info: { title: "benchmark", version: "1" },
    paths: { [path]: { get: { responses: { 200: { description: "statistics", content } } } } },
  };
}

/**
 * Splits the text of a PEM file that has a key and a certificate.
 * @param {string} text
 * @returns {{ key: string, cert: string }} PEM texts; mountebank needs them separately
 * @throws {Error} if one of them is missing
 */
export function readKeyAndCertificate(text) {
  const findBlock = (label, pattern = label) => {
    const found = text.match(new RegExp(`-----BEGIN ${pattern}-----[^]*?-----END ${pattern}-----`))?.[0];
    if (found === undefined) throw new Error(`the PEM file has no ${label}`);
    return `${found}\n`;
  };
  return { key: findBlock("PRIVATE KEY", "[A-Z ]*PRIVATE KEY"), cert: findBlock("CERTIFICATE") };
}
