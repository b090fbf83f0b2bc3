// Opens a simulator as the real gateway, which pushes its events, and `serve --upstream` in front of it.
import type { Test } from "tap";
import { type Arrangement, openGateway } from "../support/gateway.ts";
import { TOKEN } from "../support/pushing.ts";
import { type Answering, openReceiver } from "../support/receiver.ts";
import { openPass } from "./open-pass.ts";

const SIGN_IN = { password: "secret", phonenum: "40101", autoanswer: false };

/** How a simulator as the real gateway, and `serve --upstream`, differ from the default ones. */
interface PushedArrangement extends Arrangement {
  /** Further options of `serve --upstream`; `--push-address 127.0.0.1` by default. */
  readonly more?: readonly string[];
  /** How the client answers pushes. */
  readonly answering?: Answering;
}

/** Opens a simulator as the real gateway, `serve --upstream` in front of it, and a client with a server for its events. */
export async function openPushed(
  t: Test,
  { more = ["--push-address", "127.0.0.1"], answering, ...arrangement }: PushedArrangement = {},
) {
  const receiver = await openReceiver(t, answering);
  const real = await openGateway(t, { ...arrangement, settings: { pushRetry: "1ms", ...arrangement.settings } });
  const pass = await openPass(t, `http://127.0.0.1:${real.port}`, more, t.testdir({}));
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  const send = async (method: string, path: string, body?: object) => {
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await fetch(`${pass.http}/agentgateway/resource/${path}`, init);
    const guid = answer.headers.get("Guid");
    if (guid !== null) headers["Guid"] = guid;
    return answer.text();
  };
  const signIn = (push: object = { callBackUri: receiver.url, serviceToken: TOKEN }) =>
    send("PUT", "onlineagent/101", { ...SIGN_IN, ...push });
  const listTapedPushes = () => pass.readExchanges().filter(({ isPush }) => isPush === true);
  const readUri = () => real.center.state.agents.get(101)?.session?.details.push?.uri ?? "";
  return { ...pass, receiver, real, send, signIn, listTapedPushes, readUri };
}
