// A placeholder for your client in these recipes: signs an agent in and reads its statistics, over HTTPS.
const { request } = require("node:https");

exports.AgentClient = class AgentClient {
  #gateway;
  #agent;
  #guid = "";

  /** `gateway` has the `url` of a gateway and the `ca` to trust, as a simulator of the library has them; `agent` is an agent's id. */
  constructor(gateway, agent) {
    this.#gateway = gateway;
    this.#agent = agent;
  }

  signIn() {
    return this.#send("PUT", `onlineagent/${this.#agent}`, { password: "secret", phonenum: "40101", autoanswer: true });
  }

  statistics() {
    return this.#send("GET", `calldata/${this.#agent}/statistics`);
  }

  /** Sends a request to an interface; returns the result. */
  #send(method, path, body) {
    const { url, ca } = this.#gateway;
    const headers = { "Content-Type": "application/json", Guid: this.#guid };
    return new Promise((resolve, reject) => {
      const sent = request(`${url}/agentgateway/resource/${path}`, { method, ca, headers }, async (response) => {
        let text = "";
        for await (const part of response.setEncoding("utf8")) text += part;
        const { retcode, message, result } = JSON.parse(text);
        this.#guid = response.headers["set-guid"]?.replace("JSESSIONID=", "") ?? this.#guid;
        if (retcode === "0") resolve(result);
        else reject(new Error(`${method} ${path} was refused: ${retcode} ${message}`));
      });
      sent.on("error", reject).end(body && JSON.stringify(body));
    });
  }
};
