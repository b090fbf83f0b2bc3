// Replaces the class of Testcontainers for the test of the recipe: it starts a process in place of a container.
package org.testcontainers.containers;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.containers.wait.strategy.Wait.HttpWaitStrategy;
import org.testcontainers.utility.DockerImageName;

@SuppressWarnings("unchecked")
public class GenericContainer<SELF extends GenericContainer<SELF>> implements AutoCloseable {
  private final DockerImageName image;
  private final List<String> environment = new ArrayList<>();
  private List<Integer> ports = List.of();
  private List<String> command = List.of();
  private HttpWaitStrategy strategy;
  private Process process;
  private String ready;

  public GenericContainer(DockerImageName image) {
    this.image = image;
  }

  public SELF withExposedPorts(Integer... ports) {
    this.ports = List.of(ports);
    return (SELF) this;
  }

  public SELF withEnv(String name, String value) {
    environment.add(quote(name) + ":" + quote(value));
    return (SELF) this;
  }

  public SELF withCommand(String... command) {
    this.command = List.of(command);
    return (SELF) this;
  }

  public SELF waitingFor(HttpWaitStrategy strategy) {
    this.strategy = strategy;
    return (SELF) this;
  }

  public void start() {
    var given =
        "{\"image\":" + quote(image.name())
            + ",\"environment\":{" + String.join(",", environment) + "}"
            + ",\"command\":[" + command.stream().map(GenericContainer::quote).collect(Collectors.joining(",")) + "]"
            + ",\"ports\":" + ports + "}";
    // The test passes the words of the command in this property.
    var words = Stream.concat(Stream.of(System.getProperty("as.container").split("\n")), Stream.of(given));
    try {
      process = new ProcessBuilder(words.toList()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      ready = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
      var url = "http://" + getHost() + ":" + getMappedPort(strategy.port()) + strategy.path();
      var request = HttpRequest.newBuilder(URI.create(url)).build();
      var status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200) throw new IllegalStateException(url + " answers with HTTP " + status);
    } catch (Exception problem) {
      throw new IllegalStateException(problem);
    }
  }

  public String getHost() {
    return "localhost";
  }

  public Integer getMappedPort(int port) {
    var found = Pattern.compile((port == 8043 ? "gateway" : "control") + "\":\"\\w+://[^:]+:(\\d+)").matcher(ready);
    if (!found.find()) throw new IllegalStateException("not ready: " + ready);
    return Integer.valueOf(found.group(1));
  }

  public void stop() {
    process.destroy();
  }

  @Override
  public void close() {
    stop();
  }

  private static String quote(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
