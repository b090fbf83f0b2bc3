// A small gateway client for web pages: sends requests, stores the Guid, and yields the events of an agent.

/** A client of the gateway for one agent. `gateway` is its URL, such as https://127.0.0.1:8043. */
export class GatewayClient {
  #gateway;
  #agent;
  #guid;
  #isLeaving = false;

  constructor(gateway, agent) {
    this.#gateway = gateway;
    this.#agent = agent;
  }

  /** Sends a request to an interface; `{}` in the path is the agent. Returns the whole envelope. */
  async send(method, path, body) {
    const address = `${this.#gateway}/agentgateway/resource/${path.replace("{}", this.#agent)}`;
    const response = await fetch(address, {
      method,
      headers: { "Content-Type": "application/json", ...(this.#guid && { Guid: this.#guid }) },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => {
      // A page can't see why the browser blocks an answer. The browser's console and the simulator's log show the reason.
      throw new Error(
        `No answer: does the browser trust the certificate, and does the simulator allow ${location.origin} (--cors-origin)?`,
      );
    });
    const answer = await response.json();
    // Every answer is HTTP 200. The retcode says whether the request succeeded.
    if (answer.retcode !== "0") throw new Error(`${path} was refused: ${answer.retcode} ${answer.message}`);
    // A sign-in returns the Guid of the session. If Guids rotate, a poll returns the next one. A page can read this header
    // because the gateway exposes it.
    this.#guid = response.headers.get("Set-GUID")?.replace("JSESSIONID=", "") ?? this.#guid;
    return answer;
  }

  /** Signs the agent in. The sign-in is forced, because a reloaded page does not know that its agent is signed in. */
  async signIn(account) {
    this.#isLeaving = false;
    await this.send("PUT", "onlineagent/{}/forcelogin", account);
    // Signing in does not join any queue.
    await this.send("POST", "onlineagent/{}/resetskill/true");
  }

  /** Signs the agent out. A forced sign-out also ends its call. Between calls, use DELETE onlineagent/101/logout. */
  async signOut() {
    this.#isLeaving = true;
    await this.send("DELETE", "onlineagent/{}/forcelogout");
    this.#guid = undefined;
  }

  /** Yields events until the sign-out. A poll waits for up to ten seconds, and returns one event or none. */
  async *events() {
    while (!this.#isLeaving) {
      // The poll in progress during the sign-out is refused, which is expected.
      const { event } = await this.send("GET", "agentevent/{}").catch((error) => {
        if (this.#isLeaving) return {};
        throw error;
      });
      if (event) yield event;
    }
  }
}
