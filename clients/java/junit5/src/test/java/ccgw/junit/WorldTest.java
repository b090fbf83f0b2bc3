package ccgw.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ccgw.AgentClient;
import ccgw.AgentState;
import ccgw.ConnectException;
import ccgw.ControlException;
import ccgw.Simulator;
import ccgw.Target;
import ccgw.World;
import ccgw.WorldOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of worlds, the control client and the extension. */
@CcGateway
class WorldTest {
  private World before;

  @BeforeEach
  void rememberWorld(World world) {
    before = world;
  }

  @AfterEach
  void worldIsTheSameAndManual(World world) {
    assertEquals(before.name(), world.name());
    assertEquals("manual", world.request("GET", "/clock", null).get("mode").asText());
  }

  @Test
  void anAnsweredCallIsCounted(World world, SSLContext trust) throws Exception {
    var client = new AgentClient(world.resource(), trust, 101);
    client.send("POST", "onlineagent/101/resetskill/true");
    var call = world.incomingCall(Target.queue(25), Map.of("from", "13800000001"));
    assertEquals(AgentState.RINGING, world.agent(101).state());
    assertEquals("0", client.send("PUT", "voicecall/101/answer").get("retcode").asText());
    assertEquals(Instant.parse("2026-01-05T09:01:30Z"), world.advance(Duration.ofSeconds(90)));
    call.hangUp();
    var statistics = world.agent(101).statistics();
    assertEquals(1, statistics.answernums());
    assertEquals(90, statistics.talktime());
    assertEquals(1, world.agent(101).explain().get("counters").get("answernums").get("value").asLong());
    world.verify("answer", Duration.ofSeconds(2));
    world.agent(101).waitForOperation("answer", Duration.ofSeconds(2));
    world.agent(101).waitForEvent("AgentEvent_Ringing", Duration.ofSeconds(2));
    world.agent(101).waitForState(world.agent(101).state(), Duration.ZERO);
    var unmet = assertThrows(
        ControlException.class,
        () -> world.waitFor(Map.of("agent", 101, "state", "talking"), Duration.ofMillis(1)));
    assertTrue(unmet.getMessage().contains("agent 101 is talking"), unmet.getMessage());
    assertEquals(1, world.journal(Map.of("agent", 101, "operation", "answer")).size());
    assertEquals(0, world.findings().size());
  }

  @Test
  void colleaguesArePlayed(World world) {
    var ada = world.agent(101);
    var ben = world.agent(102);
    ada.signIn();
    ben.signIn();
    world.incomingCall(Target.agent(102));
    ben.answer();
    ben.hold();
    ben.retrieve();
    ben.transfer(Target.agent(101));
    assertEquals(AgentState.RINGING, ada.state());
    ada.reject();
    var outside = ben.callOut(Target.number("13900000001"));
    outside.answer();
    assertEquals("talking", outside.state());
    ben.release();
    ben.pin("intercallnums", 5);
    assertEquals(5, ben.statistics().intercallnums());
    ben.unpin();
    assertEquals(0, ben.statistics().intercallnums());
    ben.change(Map.of("state", "busy"));
    assertEquals(AgentState.BUSY, ben.state());
    ben.signOut();
    assertEquals(AgentState.SIGNED_OUT, ben.state());
  }

  @Test
  void aRefusalHasTheRetcodeThatAClientWouldGet(World world) {
    world.agent(101).signIn();
    var refused = assertThrows(ControlException.class, () -> world.agent(101).retrieve());
    assertEquals(409, refused.status());
    assertEquals("refused", refused.kind());
    assertEquals("200-015", refused.retcode());
    assertEquals("nothing-held", refused.reason());
  }

  @Test
  void allMistakesOfAScenarioAreReported(Simulator simulator) {
    var options = WorldOptions.quiet().scenario("center:\n  agents: [{ id: 0 }]\nstep: []\n");
    var wrong = assertThrows(ControlException.class, () -> simulator.allocate(options));
    assertEquals(2, wrong.errors().size());
    assertTrue(wrong.errors().get(0).startsWith("scenario.yaml:2:18: 0 is not a valid agent id"), wrong.errors().get(0));
  }

  @Test
  void verifyReportsWhatCameInstead(World world, SSLContext trust) throws Exception {
    new AgentClient(world.resource(), trust, 101);
    var wrong = assertThrows(ControlException.class, () -> world.verify("logout", Duration.ZERO));
    assertEquals("not-verified", wrong.kind());
    assertTrue(wrong.getMessage().contains("login"), wrong.getMessage());
  }

  @Test
  void faultsApplyToTheClient(World world, SSLContext trust) throws Exception {
    world.addFault(Map.of("operations", List.of("login"), "effect", Map.of("retcode", "000-004")));
    var refused = assertThrows(AssertionError.class, () -> new AgentClient(world.resource(), trust, 101));
    assertTrue(refused.getMessage().contains("000-004"), refused.getMessage());
    world.clearFaults();
    new AgentClient(world.resource(), trust, 101);
    world.reset();
    assertEquals(AgentState.SIGNED_OUT, world.agent(101).state());
  }

  @Test
  @CcGateway(scenario = "busy-hour", clock = "manual", seed = 7, settings = "ringTime=20s")
  void anAnnotationOfAMethodSetsItsWorldUp(World world) {
    world.advance(Duration.ofMinutes(30));
    assertTrue(world.request("GET", "/queues/25", null).get("arrived").asLong() > 50);
    assertEquals("20s", world.request("GET", "/settings", null).get("ringTime").asText());
    assertEquals(7, world.request("GET", "", null).get("seed").asLong());
  }

  @Test
  @CcGateway(scenario = "center.yaml")
  void aScenarioIsAResourceBesideTheTest(World world) {
    assertEquals(AgentState.SIGNED_OUT, world.agent(177).state());
  }

  @Test
  void worldsAreIsolated(World world, Simulator simulator) {
    world.agent(101).signIn();
    try (var other = simulator.allocate(WorldOptions.quiet())) {
      assertNotEquals(world.url(), other.url());
      assertEquals(AgentState.SIGNED_OUT, other.agent(101).state());
    }
    assertEquals("default", simulator.world().name());
  }

  @Test
  void trustIsOnlyInTheSimulator(World world, Simulator simulator, @TempDir Path folder) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(world.resource() + "/agentevent/101")).build();
    assertThrows(SSLHandshakeException.class, () -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()));
    var trusting = HttpClient.newBuilder().sslContext(world.sslContext()).build();
    assertTrue(trusting.send(request, BodyHandlers.ofString()).body().contains("100-006"));
    simulator.trust().writeTrustStore(folder.resolve("trust.p12"));
    var store = KeyStore.getInstance(folder.resolve("trust.p12").toFile(), "changeit".toCharArray());
    assertEquals(1, store.size());
    assertTrue(Files.size(folder.resolve("trust.p12")) > 0);
    assertEquals(1, world.trustManager().getAcceptedIssuers().length);
  }

  @Test
  void noSimulatorIsAnErrorWithAWayOut() {
    var missing = assertThrows(ConnectException.class, () -> Simulator.connect("http://127.0.0.1:1", null, null));
    assertTrue(missing.getMessage().endsWith("Is a simulator running there?"), missing.getMessage());
    var wrong = assertThrows(IllegalArgumentException.class, () -> Simulator.connect("127.0.0.1:8044", null, null));
    assertTrue(wrong.getMessage().contains("Use an address such as http://127.0.0.1:8044"), wrong.getMessage());
  }

  @Nested
  class NestedClass {
    @Test
    void theAnnotationOfTheOuterClassApplies(World world) {
      assertEquals(AgentState.SIGNED_OUT, world.agent(110).state());
    }
  }
}
