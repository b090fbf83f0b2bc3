// A small agent client in Java: signs in, joins its queues, polls until a call is answered, reads the statistics, and signs out.
//
//   java examples/java/Quickstart.java [https://127.0.0.1:8043] [certs/ca.pem]
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

public class Quickstart {
  private static final int AGENT = 101;

  private final HttpClient http;
  private final String gateway;
  private String guid;

  public static void main(String[] args) throws Exception {
    var url = args.length > 0 ? args[0] : "https://127.0.0.1:8043";
    var ca = Path.of(args.length > 1 ? args[1] : "certs/ca.pem");
    new Quickstart(url, ca).work();
  }

  Quickstart(String url, Path ca) throws IOException, GeneralSecurityException {
    gateway = url + "/agentgateway/resource/";
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(createTrustingContext(ca)).build();
  }

  void work() throws IOException, InterruptedException {
    send("PUT", "onlineagent/" + AGENT, "{\"password\":\"secret\",\"phonenum\":\"40101\",\"autoanswer\":true}");
    System.out.println("Agent " + AGENT + " has signed in.");

    // Signing in does not join any queue.
    send("POST", "onlineagent/" + AGENT + "/resetskill/true", "");

    // A poll waits for up to ten seconds, and returns one event or none.
    String event = null;
    while (!"AgentEvent_Talking".equals(event)) {
      event = findMember("eventType", send("GET", "agentevent/" + AGENT, ""));
      if (event != null) System.out.println(event);
    }

    var statistics = send("GET", "calldata/" + AGENT + "/statistics", "");
    System.out.println(statistics.substring(statistics.indexOf("\"result\":") + 9, statistics.length() - 1));

    // A forced sign-out also ends the call. Between calls, use DELETE onlineagent/101/logout.
    send("DELETE", "onlineagent/" + AGENT + "/forcelogout", "");
    System.out.println("Agent " + AGENT + " has signed out.");
  }

  /** Sends a request to an interface; returns the text of the whole envelope. */
  private String send(String method, String path, String body) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(gateway + path))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/json")
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (guid != null) request.header("Guid", guid);
    var response = http.send(request.build(), BodyHandlers.ofString());
    // Every answer is HTTP 200. The retcode says whether the request succeeded.
    if (!"0".equals(findMember("retcode", response.body()))) {
      throw new IOException(method + " " + path + " was refused: " + response.body());
    }
    // A sign-in returns the Guid of the session. If Guids rotate, a poll returns the next one: JSESSIONID=<guid>
    response.headers().firstValue("Set-GUID").ifPresent(value -> guid = value.replace("JSESSIONID=", ""));
    return response.body();
  }

  /** Returns a text member, or null. Java has no JSON parser: use a library in a real client. */
  private static String findMember(String name, String json) {
    var found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    return found.find() ? found.group(1) : null;
  }

  /** Returns a TLS context that trusts only the simulator's CA, and checks host names. */
  private static SSLContext createTrustingContext(Path ca) throws IOException, GeneralSecurityException {
    var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (var pem = Files.newInputStream(ca)) {
      trusted.setCertificateEntry("ccgw", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
