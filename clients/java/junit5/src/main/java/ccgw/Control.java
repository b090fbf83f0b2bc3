package ccgw;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends requests to the control API, without a proxy. Several threads may use it at the same time. */
public final class Control {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final String url;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).version(HttpClient.Version.HTTP_1_1).build();

  /**
   * Creates a client of the control API.
   *
   * @param url the address of the control API, such as {@code http://127.0.0.1:8044}
   * @param token the bearer token that the simulator requires, or null
   * @throws IllegalArgumentException if the address does not begin with {@code http://} or {@code https://}
   */
  public Control(String url, String token) {
    if (!url.matches("https?://.+")) {
      throw new IllegalArgumentException(
          "\"" + url + "\" is not the address of a control API. Use an address such as http://127.0.0.1:8044");
    }
    this.url = url.replaceAll("/+$", "");
    this.token = token;
  }

  /** Returns the address of the control API. */
  public String url() {
    return url;
  }

  /**
   * Sends a request and returns the JSON of the answer; a null value if it is empty.
   *
   * @param method the HTTP method
   * @param path the path and the query, such as {@code /worlds/default/agents}
   * @param body maps, lists, texts and numbers, sent as JSON; null for none
   * @throws ControlException if the control API refuses the request
   * @throws ConnectException if the connection fails, or there is no answer within 30 seconds
   */
  public Json request(String method, String path, Object body) {
    return request(method, path, body, TIMEOUT);
  }

  Json request(String method, String path, Object body, Duration timeout) {
    var answer = send(method, path, body, timeout);
    return answer.isEmpty() ? Json.of(null) : Json.parse(answer);
  }

  String send(String method, String path, Object body, Duration timeout) {
    var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.of(body).toString());
    var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(timeout).method(method, content);
    if (token != null) request.header("Authorization", "Bearer " + token);
    if (body != null) request.header("Content-Type", "application/json");
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() < 400) return response.body();
      throw new ControlException(response.statusCode(), problemOf(response.body()));
    } catch (IOException e) {
      throw new ConnectException(
          method + " " + url + path + " got no answer: " + e + ". Is a simulator running there?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectException(method + " " + url + path + " was interrupted", e);
    }
  }

  /** Returns the timeout of a request that the simulator may hold for a time. */
  static Duration extendTimeout(Duration held) {
    return TIMEOUT.plus(held);
  }

  static String encodeSegment(Object value) {
    return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String encodeQuery(Map<String, ?> members) {
    if (members.isEmpty()) return "";
    return members.entrySet().stream()
        .map(member -> encodeSegment(member.getKey()) + "=" + encodeSegment(member.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  /** Returns a duration in the form of the control API. */
  static String durationOf(Duration duration) {
    return duration.toMillis() + "ms";
  }

  private static Json problemOf(String body) {
    try {
      return Json.parse(body);
    } catch (IllegalArgumentException e) {
      return Json.of(Map.of("detail", body));
    }
  }
}
