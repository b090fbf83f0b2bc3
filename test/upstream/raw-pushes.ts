// Sends pushes as raw bytes, between a server in place of the real gateway and one in place of the client.
import { connect } from "node:net";
import type { Test } from "tap";
import { waitForEvent } from "../support/waiting.ts";
import { openPass, openRawServer, sendRaw } from "./open-pass.ts";

const PUSHED = '{ "workNo":"20110", "eventList":[{"eventType":"exx"}] }';

/** Returns a push with an unusual spelling and order of headers. */
export const writePush = (path: string, body = PUSHED) =>
  [
    `POST ${path} HTTP/1.1`,
    "content-TYPE: application/json",
    "GUID: 8c2f4f0d-1111-4222-8333-1be75a901234.AgentGateway7",
    "hOST: gateway-side",
    "service_Token: a-token",
    "Connection: keep-alive",
    `Content-length: ${body.length}`,
    "",
    body,
  ].join("\r\n");

/** The answer with which a client acknowledges a push. */
export const ACKNOWLEDGMENT = 'HTTP/1.1 200 Fine\r\nX-own: 1\r\ncontent-Length: 15\r\n\r\n{"retcode": 0 }';
/** The answer of the real gateway to a sign-in that it accepts. */
export const ACCEPTED = 'HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{"retcode":"0"}';
/** The answer of the real gateway to a sign-in that it refuses. */
export const REFUSED = 'HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n{"retcode":"100-004"}';

/**
 * Opens raw servers in place of the real gateway and of the client, and a pass between them.
 *
 * @param signedIn the answer of the gateway to a sign-in
 * @param answers the answers of the client to pushes
 * @returns `signIn` returns the body that the client sent, and the push address that the gateway received
 */
export async function openRaw(t: Test, signedIn: string, answers: readonly string[], more: readonly string[] = []) {
  const client = await openRawServer(t, answers);
  const real = await openRawServer(t, [signedIn, signedIn]);
  const pass = await openPass(t, real.url, ["--push-address", "127.0.0.1", ...more], t.testdir({}));
  const signIn = async (callBackUri = `${client.url}/own/path?a=1&b`) => {
    const body = JSON.stringify({ password: "p", callBackUri, serviceToken: "a-token" }, undefined, 1);
    const head = `PUT /agentgateway/resource/onlineagent/20110 HTTP/1.1\r\nHost: a\r\ncontent-LENGTH: ${body.length}\r\n\r\n`;
    const { socket } = await sendRaw(pass.http, `${head}${body}`, "retcode");
    socket.destroy();
    return { body, uri: /"callBackUri": "([^"]*)"/.exec(real.requests.at(-1) ?? "")?.[1] ?? "" };
  };
  return { ...pass, client, real, signIn };
}

/** Sends text. Returns everything that is received until the connection closes. */
export async function sendToEnd(url: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1").on("error", () => {});
  let answer = "";
  socket.setEncoding("latin1").on("data", (part) => {
    answer += part;
  });
  socket.write(text);
  await waitForEvent(socket, "close");
  return answer;
}
