package ccgw;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Options for starting a simulator. */
public final class StartOptions {
  private static final boolean IS_WINDOWS = File.separatorChar == '\\';

  private List<String> command = List.of();
  private List<String> options = List.of();
  private Duration timeout = Duration.ofMinutes(2);

  private StartOptions() {}

  /** Returns the usual options: the command is {@code ccgw} in node_modules or on the PATH, else npx. */
  public static StartOptions usual() {
    return new StartOptions();
  }

  /** Sets the command, such as {@code npx ccgw}. Words are separated by spaces. */
  public StartOptions command(String words) {
    command = List.of(words.trim().split("\\s+"));
    return this;
  }

  /** Sets further options of {@code ccgw serve}, such as {@code --auth-mode dynamic}. Words are separated by spaces. */
  public StartOptions options(String words) {
    options = List.of(words.trim().split("\\s+"));
    return this;
  }

  /** Sets how long to wait until the simulator is ready. npx may have to download it first. */
  public StartOptions timeout(Duration limit) {
    timeout = limit;
    return this;
  }

  Duration timeout() {
    return timeout;
  }

  /** Returns the words of the whole command line. The end of standard input stops the simulator. */
  List<String> commandLine(Path certificates) {
    var line = new ArrayList<>(command.isEmpty() ? findCommand(Path.of("").toAbsolutePath()) : command);
    line.addAll(List.of("serve", "--host", "127.0.0.1", "--port", "0", "--control-host", "127.0.0.1", "--control-port", "0"));
    line.addAll(List.of("--stop-with-stdin", "--clock", "manual", "--log-format", "json", "--log-level", "warn"));
    line.addAll(List.of("--certs-dir", certificates.toString()));
    line.addAll(options);
    return line;
  }

  static List<String> findCommand(Path folder) {
    for (var at = folder; at != null; at = at.getParent()) {
      var program = at.resolve("node_modules/.bin").resolve(IS_WINDOWS ? "ccgw.cmd" : "ccgw");
      if (Files.isExecutable(program)) return List.of(program.toString());
    }
    return isOnPath("ccgw") ? List.of("ccgw") : List.of(IS_WINDOWS ? "npx.cmd" : "npx", "--yes", "cc-gateway-simulator");
  }

  private static boolean isOnPath(String program) {
    var path = System.getenv("PATH");
    if (path == null) return false;
    for (var folder : path.split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder, IS_WINDOWS ? program + ".cmd" : program))) return true;
    }
    return false;
  }
}
