package ccgw;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A simulator that this process has started. */
final class SimulatorProcess implements AutoCloseable {
  private static final int KEPT_LINES = 100;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  private final Process process;
  private final Path certificates;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final CompletableFuture<Json> ready = new CompletableFuture<>();

  private SimulatorProcess(Process process, Path certificates) {
    this.process = process;
    this.certificates = certificates;
    // All output is read, so that the simulator never waits for its reader.
    var reader = new Thread(this::readOutput, "ccgw-output");
    reader.setDaemon(true);
    reader.start();
  }

  static SimulatorProcess start(StartOptions options) {
    List<String> words = List.of();
    try {
      var certificates = Files.createTempDirectory("ccgw-certs-");
      words = options.commandLine(certificates);
      var builder = new ProcessBuilder(words).redirectErrorStream(true);
      // Variables such as CCGW_PORT are for another simulator.
      builder.environment().keySet().removeIf(name -> name.startsWith("CCGW_"));
      var started = new SimulatorProcess(builder.start(), certificates);
      started.waitUntilReady(words, options.timeout());
      return started;
    } catch (IOException e) {
      throw new StartException(
          String.join(" ", words)
              + " could not be started: "
              + e.getMessage()
              + ". Install Node 20.19 or newer and run `npm install --save-dev cc-gateway-simulator`, or name the command",
          e);
    }
  }

  String controlUrl() {
    return ready.join().get("control").asText();
  }

  private void waitUntilReady(List<String> words, Duration timeout) {
    try {
      ready.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      close();
      var when = e instanceof TimeoutException ? " was not ready within " + timeout.toSeconds() + " s" : " ended before it was ready";
      throw new StartException(String.join(" ", words) + when + ". It printed:\n" + joinOutput(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new StartException("The start was interrupted", e);
    }
  }

  private void readOutput() {
    try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var text = lines.readLine(); text != null; text = lines.readLine()) {
        synchronized (lastLines) {
          lastLines.add(text);
          if (lastLines.size() > KEPT_LINES) lastLines.remove();
        }
        if (text.startsWith("{\"ready\":true")) ready.complete(Json.parse(text));
      }
    } catch (IOException | RuntimeException e) {
      ready.completeExceptionally(e);
    }
    ready.completeExceptionally(new IllegalStateException("It ended"));
  }

  private String joinOutput() {
    synchronized (lastLines) {
      return String.join("\n", lastLines);
    }
  }

  /** Ends the standard input of the simulator, which stops it, and kills it if that takes too long. Removes its certificates. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) process.destroyForcibly();
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    removeFolder(certificates);
  }

  private static void removeFolder(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
