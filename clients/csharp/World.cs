// Controls a world: an isolated contact center for one test.
using System;
using System.IO;
using System.Net.Http;
using System.Runtime.Serialization.Json;
using System.Text;

namespace Ccgw
{
    /// <summary>An isolated contact center with its own agents, calls, clock and journal. Disposing of it deletes it.</summary>
    public sealed class World : IDisposable
    {
        private readonly Simulator simulator;

        internal World(Simulator simulator, string name, string url)
        {
            this.simulator = simulator;
            Name = name;
            Url = url;
        }

        /// <summary>The name of the world.</summary>
        public string Name { get; }

        /// <summary>The URL of the gateway for clients of this world, without <c>/agentgateway/resource</c>.</summary>
        public string Url { get; }

        /// <summary>The root of all interfaces: the URL and <c>/agentgateway/resource</c>.</summary>
        public string Resource => Url + "/agentgateway/resource";

        /// <summary>Returns a client that trusts only the simulator.</summary>
        public HttpClient CreateClient() => new HttpClient(Trust.HandlerFor(simulator.Ca));

        /// <summary>Sends a request of the control API to this world, and returns the answer as JSON.</summary>
        /// <param name="method">the HTTP method</param>
        /// <param name="path">the path below the world, such as <c>/agents/101</c></param>
        /// <param name="json">the body as JSON, or null</param>
        public string Request(string method, string path, string json = null) =>
            simulator.Request(method, ControlPath + path, json);

        private string ControlPath => "/worlds/" + Uri.EscapeDataString(Name);

        /// <summary>Lets a customer call an agent, and returns the call as JSON.</summary>
        public string CallAgent(int agent) => Request("POST", "/calls", "{\"to\":{\"agent\":" + agent + "}}");

        /// <summary>Lets a customer call a queue, and returns the call as JSON.</summary>
        public string CallQueue(int queue) => Request("POST", "/calls", "{\"to\":{\"queue\":" + queue + "}}");

        /// <summary>Signs an agent in, joins all its queues, and lets the simulator play it.</summary>
        public void SignIn(int agent) => Request("PATCH", "/agents/" + agent, "{\"signedIn\":true}");

        /// <summary>Plays an agent with a verb of the control API, such as <c>answer</c>, and returns the answer as JSON.</summary>
        public string Act(int agent, string verb, string json = null) => Request("POST", "/agents/" + agent + "/" + verb, json);

        /// <summary>Advances the clock by a duration such as <c>30s</c>.</summary>
        public void Advance(string by) => Request("POST", "/clock/advance", "{\"by\":" + Json.Quote(by) + "}");

        /// <summary>Waits until an agent has a state, such as <c>talking</c>, and returns what happened as JSON.</summary>
        /// <param name="agent">the agent</param>
        /// <param name="state">the state; a call on hold counts as talking</param>
        /// <param name="within">how long to wait, at most 5 minutes of wall time; null for 4 seconds</param>
        /// <exception cref="ControlException">The agent did not have the state in time. The problem has the actual state.</exception>
        public string WaitForState(int agent, string state, TimeSpan? within = null) => WaitFor(agent, "state", state, within);

        /// <summary>
        /// Waits until an agent gets an event, such as <c>AgentEvent_Ringing</c>, and returns what happened as JSON. An event that came before
        /// also counts, unless it or a later one has fulfilled an earlier wait for the same agent.
        /// </summary>
        /// <param name="agent">the agent</param>
        /// <param name="eventType">the type of the event</param>
        /// <param name="within">how long to wait, at most 5 minutes of wall time; null for 4 seconds</param>
        /// <exception cref="ControlException">The event did not come in time. The problem has the events that came instead.</exception>
        public string WaitForEvent(int agent, string eventType, TimeSpan? within = null) => WaitFor(agent, "event", eventType, within);

        /// <summary>
        /// Waits until an agent's client requests an operation, such as <c>answer</c>, and returns what happened as JSON. A request that came
        /// before also counts, unless it or a later one has fulfilled an earlier wait for the same agent.
        /// </summary>
        /// <param name="agent">the agent; null for any client</param>
        /// <param name="operation">the documented name of the operation</param>
        /// <param name="within">how long to wait, at most 5 minutes of wall time; null for 4 seconds</param>
        /// <exception cref="ControlException">The request did not come in time. The problem has the most similar requests.</exception>
        public string WaitForOperation(int? agent, string operation, TimeSpan? within = null) => WaitFor(agent, "operation", operation, within);

        private string WaitFor(int? agent, string member, string value, TimeSpan? within)
        {
            var held = within ?? TimeSpan.FromSeconds(4);
            var body = new StringBuilder("{\"" + member + "\":" + Json.Quote(value));
            if (agent != null) body.Append(",\"agent\":" + agent);
            body.Append(",\"within\":\"" + (long)held.TotalMilliseconds + "ms\"}");
            return simulator.Request("POST", ControlPath + "/wait-for", body.ToString(), held);
        }

        /// <summary>Returns the 18 counters of an agent as JSON.</summary>
        public string Statistics(int agent) => Request("GET", "/agents/" + agent + "/statistics");

        /// <summary>Returns the findings as JSON: client behavior that the real gateway would punish, or that its documents advise against.</summary>
        public string Findings() => Request("GET", "/findings");

        /// <summary>Deletes the world.</summary>
        public void Dispose() => Request("DELETE", "");
    }

    /// <summary>Reads and writes JSON.</summary>
    internal static class Json
    {
        /// <summary>Returns a text as a JSON string.</summary>
        public static string Quote(string text)
        {
            var quoted = new StringBuilder("\"");
            foreach (var c in text)
            {
                if (c == '"' || c == '\\') quoted.Append('\\').Append(c);
                else if (c < ' ') quoted.Append("\\u" + ((int)c).ToString("x4"));
                else quoted.Append(c);
            }
            return quoted.Append('"').ToString();
        }

        /// <summary>Reads JSON into an object with a data contract.</summary>
        public static T Read<T>(string json)
        {
            using (var bytes = new MemoryStream(Encoding.UTF8.GetBytes(json)))
            {
                return (T)new DataContractJsonSerializer(typeof(T)).ReadObject(bytes);
            }
        }
    }
}
