// A control client for the simulator: starts one or connects to one, and creates a world for each test.
using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Runtime.Serialization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;

namespace Ccgw
{
    /// <summary>The control API refused a request. <see cref="Problem"/> is the whole answer, a problem in JSON.</summary>
    public sealed class ControlException : Exception
    {
        internal ControlException(int status, string problem) : base("HTTP status " + status + ": " + problem)
        {
            Status = status;
            Problem = problem;
        }

        /// <summary>The HTTP status.</summary>
        public int Status { get; }

        /// <summary>The problem as JSON: <c>detail</c> describes it, and <c>errors</c> lists each mistake in the input.</summary>
        public string Problem { get; }
    }

    /// <summary>A running simulator. Several threads may use it at the same time.</summary>
    public sealed class Simulator : IDisposable
    {
        /// <summary>Ten agents, 101 to 110, in queue 25, and nothing that happens by itself.</summary>
        public const string QuietCenter =
            "name: Quiet center\ncenter:\n  queues: [{ id: 25, name: Support }]\n  agents: [{ ids: 101-110, queues: [25] }]\n";

        private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(100);

        private readonly HttpClient control;
        private readonly IDisposable process;
        private readonly string gatewayUrl;

        private Simulator(string controlUrl, string token, string gatewayUrl, IDisposable process)
        {
            ControlUrl = controlUrl.TrimEnd('/');
            this.gatewayUrl = gatewayUrl?.TrimEnd('/');
            this.process = process;
            // Every request has its own timeout, because the simulator holds some of them.
            control = new HttpClient(new HttpClientHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
            if (token != null) control.DefaultRequestHeaders.Add("Authorization", "Bearer " + token);
            CaPem = Request("GET", "/ca.pem");
            Ca = Trust.ReadCertificate(CaPem);
        }

        /// <summary>The address of the control API.</summary>
        public string ControlUrl { get; }

        /// <summary>The CA certificate that clients must trust, as PEM.</summary>
        public string CaPem { get; }

        /// <summary>The CA certificate that clients must trust.</summary>
        public X509Certificate2 Ca { get; }

        /// <summary>Connects to a running simulator. Disposing of it leaves the simulator running.</summary>
        /// <param name="controlUrl">the address of its control API</param>
        /// <param name="token">its bearer token, or null</param>
        /// <param name="gatewayUrl">the URL of the gateway for clients, as with mapped ports; null for that of the simulator itself</param>
        public static Simulator Connect(string controlUrl, string token = null, string gatewayUrl = null)
        {
            return new Simulator(controlUrl, token, gatewayUrl, null);
        }

        /// <summary>Starts a simulator on free ports. It stops when it is disposed of, and when this process ends.</summary>
        /// <param name="command">the command; by default the variable CCGW_COMMAND, else <c>npx ccgw</c></param>
        /// <param name="options">further options of <c>ccgw serve</c></param>
        /// <exception cref="InvalidOperationException">It was not ready in time, or ended before. The message has its output.</exception>
        public static Simulator Start(string command = null, string options = "")
        {
            var started = SimulatorProcess.Start(command ?? Environment.GetEnvironmentVariable("CCGW_COMMAND") ?? "npx ccgw", options);
            try
            {
                return new Simulator(started.ControlUrl, null, null, started);
            }
            catch
            {
                started.Dispose();
                throw;
            }
        }

        /// <summary>Creates a world for one test. Its name is random, so parallel tests never collide.</summary>
        /// <param name="scenario">the name of a shipped scenario, or YAML text</param>
        /// <param name="clock"><c>manual</c>, or a multiple of wall time such as <c>60x</c></param>
        public World Allocate(string scenario = QuietCenter, string clock = "manual")
        {
            var body = "{\"scenario\":" + Json.Quote(scenario) + ",\"clock\":" + Json.Quote(clock) + "}";
            var allocation = Json.Read<Allocation>(Request("POST", "/allocations", body));
            return new World(this, allocation.Name, gatewayUrl == null ? allocation.Url : gatewayUrl + "/w/" + allocation.Name);
        }

        /// <summary>Sends a request to the control API, and returns the answer, which is nearly always JSON.</summary>
        /// <exception cref="ControlException">The control API refused it.</exception>
        /// <exception cref="OperationCanceledException">No answer came within 100 seconds.</exception>
        public string Request(string method, string path, string json = null) => Request(method, path, json, TimeSpan.Zero);

        /// <summary>Sends a request that the simulator may hold for a time, which extends the timeout.</summary>
        internal string Request(string method, string path, string json, TimeSpan held)
        {
            var request = new HttpRequestMessage(new HttpMethod(method), ControlUrl + path);
            if (json != null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
            using (var timeout = new CancellationTokenSource(RequestTimeout + held))
            using (var response = control.SendAsync(request, timeout.Token).GetAwaiter().GetResult())
            {
                var text = response.Content.ReadAsStringAsync().GetAwaiter().GetResult();
                if (!response.IsSuccessStatusCode) throw new ControlException((int)response.StatusCode, text);
                return text;
            }
        }

        /// <summary>Stops the simulator if this process started it.</summary>
        public void Dispose()
        {
            control.Dispose();
            process?.Dispose();
        }

        /// <summary>The answer of the control API to an allocation.</summary>
        [DataContract]
        internal sealed class Allocation
        {
            [DataMember(Name = "name")]
            public string Name { get; set; }

            [DataMember(Name = "url")]
            public string Url { get; set; }
        }
    }
}
