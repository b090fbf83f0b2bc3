// Lists and starts all servers that the part `peers` compares: the simulator, the two controls, and the peers.
import { startControl } from "../controls.mjs";
import {
  buildStatisticsHeaders,
  buildStatisticsRequest,
  requestOnce,
  STATISTICS_PATH,
  signIn,
  startSubject,
} from "../subject.mjs";
import { PEERS, prepareStart } from "./servers.mjs";
import { startPeer } from "./start-peer.mjs";

// A Guid of the real length, so that every server reads the same number of bytes.
const ANY_GUID = "00000000-0000-4000-8000-000000000000.AgentGateway1";

/**
 * A started server.
 * @typedef {object} Started
 * @property {import("../child.mjs").Server} server
 * @property {number} startMs milliseconds from the spawn to the end of the first answer
 * @property {string} request the measured request as text
 *
 * A server that is compared.
 * @typedef {object} Contender
 * @property {string} id
 * @property {string} label
 * @property {boolean} isSecure whether it serves HTTPS
 * @property {string} [servername] the name in its certificate, if that has no address
 * @property {import("./servers.mjs").Peer} [peer]
 * @property {(core: number | null) => Promise<Started>} start
 */

/**
 * Returns the servers: the simulator first, then the controls, then the peers that this machine can run.
 * @param {{ workspace: string, installed: string, prepared: import("../controls.mjs").Prepared }} place
 * @returns {Contender[]}
 */
export function contendersOf(place) {
  const { prepared } = place;
  const createControl = (id, label) => ({
    id,
    label,
    isSecure: true,
    start: async (core) => measureFirstAnswer(await startControl(id, prepared, core), prepared),
  });
  const simulator = {
    id: "simulator",
    label: "this simulator",
    isSecure: true,
    start: async (core) => {
      const started = await measureFirstAnswer(await startSubject({ certsDir: prepared.certsDir, core }), prepared);
      const { gateway } = started.server.ready;
      return { ...started, request: buildStatisticsRequest(gateway, await signIn(gateway, prepared.ca)) };
    },
  };
  const peers = PEERS.filter((peer) => peer.explainMissing() === null).map((peer) => ({
    id: peer.id,
    label: peer.label,
    isSecure: peer.isSecure,
    servername: peer.servername,
    peer,
    start: (core) => startAndCheck(peer, place, core),
  }));
  return [simulator, createControl("https", "bare node:https"), createControl("fastify", "bare Fastify"), ...peers];
}

// The first answer of the simulator is a refusal with status 200, because nobody has signed in.
async function measureFirstAnswer(server, { ca }) {
  await requestOnce(server.ready.gateway, ca, STATISTICS_PATH);
  const startMs = performance.now() - server.spawnedAt;
  return { server, startMs, request: buildStatisticsRequest(server.ready.gateway, ANY_GUID) };
}

async function startAndCheck(peer, place, core) {
  const command = await prepareStart(peer, place);
  const server = await startPeer(command, core);
  const { address, path, ca, servername } = command;
  const answer = await requestOnce(address, ca, path, { headers: buildPeerHeaders(), servername });
  if (answer.body !== place.prepared.body) {
    await server.stop();
    throw new Error(`its answer differs from the measured one: ${answer.body}`);
  }
  const lines = Object.entries(buildPeerHeaders()).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = `GET ${path} HTTP/1.1\r\nHost: ${new URL(address).host}\r\n${lines.join("")}\r\n`;
  return { server, startMs: server.answeredAt - server.spawnedAt, request };
}

// Mockoon would try to parse a body if the request had the content type of JSON, so the type is in the Accept header.
function buildPeerHeaders() {
  const { "Content-Type": type, ...others } = buildStatisticsHeaders(ANY_GUID);
  return { ...others, Accept: type };
}
