// Replaces the class of Testcontainers for the test of the recipe: the name of an image.
package org.testcontainers.utility;

public record DockerImageName(String name) {
  public static DockerImageName parse(String name) {
    return new DockerImageName(name);
  }
}
