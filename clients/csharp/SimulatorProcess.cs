// Starts a simulator as a process, and stops it.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.Serialization;
using System.Threading.Tasks;

namespace Ccgw
{
    /// <summary>A simulator that this process has started.</summary>
    internal sealed class SimulatorProcess : IDisposable
    {
        private const int StartTimeoutMinutes = 2;
        private const int StopTimeoutMs = 10000;

        private readonly Process process;
        private readonly string certificates;

        private SimulatorProcess(Process process, string certificates)
        {
            this.process = process;
            this.certificates = certificates;
        }

        /// <summary>The address of its control API.</summary>
        public string ControlUrl { get; private set; }

        /// <summary>Starts a simulator on free ports, and waits until it is ready.</summary>
        /// <param name="command">the command, with words separated by spaces</param>
        /// <param name="options">further options of <c>ccgw serve</c></param>
        /// <exception cref="InvalidOperationException">It was not ready in time, or ended before. The message has its output.</exception>
        public static SimulatorProcess Start(string command, string options)
        {
            var certificates = Path.Combine(Path.GetTempPath(), "ccgw-" + Guid.NewGuid().ToString("N"));
            // The end of standard input stops the simulator, even if this process is killed.
            var serve = "serve --host 127.0.0.1 --port 0 --control-host 127.0.0.1 --control-port 0 --stop-with-stdin --clock manual "
                + "--log-format json --log-level warn --certs-dir \"" + certificates + "\"";
            var words = command.Trim().Split(new[] { ' ' }, 2);
            var info = new ProcessStartInfo(words[0], (words.Length > 1 ? words[1] + " " : "") + serve + " " + options)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true
            };
            // Variables such as CCGW_PORT are for another simulator.
            foreach (var name in new List<string>(info.Environment.Keys))
            {
                if (name.StartsWith("CCGW_", StringComparison.Ordinal)) info.Environment.Remove(name);
            }
            var started = new SimulatorProcess(Process.Start(info), certificates);
            started.WaitUntilReady(command);
            return started;
        }

        /// <summary>
        /// Ends the standard input of the simulator, which stops it, and kills it if that takes too long. Removes its certificates.
        /// </summary>
        public void Dispose()
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(StopTimeoutMs)) process.Kill();
            process.Dispose();
            if (Directory.Exists(certificates)) Directory.Delete(certificates, true);
        }

        private void WaitUntilReady(string command)
        {
            var printed = new List<string>();
            var reading = Task.Run(() => ReadUntilReady(printed));
            if (reading.Wait(TimeSpan.FromMinutes(StartTimeoutMinutes)) && reading.Result != null)
            {
                ControlUrl = reading.Result;
                // The simulator must never wait for a reader of its output.
                Task.Run(() => process.StandardOutput.BaseStream.CopyTo(Stream.Null));
                return;
            }
            Dispose();
            throw new InvalidOperationException(command + " was not ready within " + StartTimeoutMinutes + " minutes, or ended before it was ready. It printed:\n" + string.Join("\n", printed));
        }

        private string ReadUntilReady(List<string> printed)
        {
            for (var line = process.StandardOutput.ReadLine(); line != null; line = process.StandardOutput.ReadLine())
            {
                if (line.StartsWith("{\"ready\":true", StringComparison.Ordinal)) return Json.Read<ReadyLine>(line).Control;
                printed.Add(line);
            }
            return null;
        }

        /// <summary>The line that the simulator prints when it is ready.</summary>
        [DataContract]
        internal sealed class ReadyLine
        {
            [DataMember(Name = "control")]
            public string Control { get; set; }
        }
    }
}
