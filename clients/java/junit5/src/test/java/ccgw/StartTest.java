package ccgw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of starting a simulator. */
class StartTest {
  @Test
  void aStartThatFailsShowsTheOutput() {
    var missing = assertThrows(StartException.class, () -> Simulator.start(StartOptions.usual().command("no-such-program")));
    assertTrue(missing.getMessage().contains("npm install --save-dev cc-gateway-simulator"), missing.getMessage());
    var failing = StartOptions.usual().command("echo").options("none");
    var ended = assertThrows(StartException.class, () -> Simulator.start(failing));
    assertTrue(ended.getMessage().contains("ended before it was ready. It printed:\nserve"), ended.getMessage());
    var silent = StartOptions.usual().command("node -e setInterval(()=>{},9e3)").timeout(Duration.ofMillis(100));
    var late = assertThrows(StartException.class, () -> Simulator.start(silent));
    assertTrue(late.getMessage().contains("was not ready within"), late.getMessage());
  }

  @Test
  void theCommandIsThatOfTheProject(@TempDir Path folder) throws Exception {
    var program = folder.resolve("node_modules/.bin/ccgw");
    Files.createDirectories(program.getParent());
    Files.createFile(program);
    assertTrue(program.toFile().setExecutable(true));
    var deep = Files.createDirectories(folder.resolve("deep/er"));
    assertEquals(List.of(program.toString()), StartOptions.findCommand(deep));
  }
}
