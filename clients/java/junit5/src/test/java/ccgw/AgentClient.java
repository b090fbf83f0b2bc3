package ccgw;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLContext;

/** A minimal client of the gateway: it signs an agent in, and sends requests. */
public final class AgentClient {
  private final HttpClient http;
  private final String resource;
  private final String guid;

  /** Signs an agent in, with auto-answer off. */
  public AgentClient(String resource, SSLContext trust, int agent) throws Exception {
    this.resource = resource;
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(trust).build();
    var login = "{\"password\":\"secret\",\"phonenum\":\"40101\",\"autoanswer\":false}";
    var answer = send("PUT", "onlineagent/" + agent, login, "none");
    guid = answer.headers().firstValue("Set-GUID").orElseThrow(() -> new AssertionError(answer.body())).replace("JSESSIONID=", "");
  }

  /** Sends a request with the Guid of the session, and returns the answer. */
  public Json send(String method, String path) throws Exception {
    return Json.parse(send(method, path, "", guid).body());
  }

  private HttpResponse<String> send(String method, String path, String body, String guid) throws Exception {
    var content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var request = HttpRequest.newBuilder(URI.create(resource + "/" + path)).header("Content-Type", "application/json");
    return http.send(request.header("Guid", guid).method(method, content).build(), BodyHandlers.ofString());
  }
}
