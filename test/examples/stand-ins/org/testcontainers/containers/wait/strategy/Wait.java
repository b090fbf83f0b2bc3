// Replaces the class of Testcontainers for the test of the recipe: when a container counts as started.
package org.testcontainers.containers.wait.strategy;

public final class Wait {
  public static HttpWaitStrategy forHttp(String path) {
    return new HttpWaitStrategy(path, 0);
  }

  public record HttpWaitStrategy(String path, int port) {
    public HttpWaitStrategy forPort(int port) {
      return new HttpWaitStrategy(path, port);
    }
  }
}
