package io.github.explicell.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Jars of the local Maven repository.
 *
 * @param repository its folder
 */
public record MavenFiles(Path repository) {

    /** @return the repository that Maven uses unless it is told otherwise */
    public static MavenFiles standard() {
        final String chosen = System.getProperty("maven.repo.local");
        return new MavenFiles(
                chosen != null ? Path.of(chosen) : Path.of(System.getProperty("user.home"), ".m2", "repository"));
    }

    /**
     * @param artifact group:artifact:version, or group:artifact:version:classifier
     * @return where its jar is if it is there
     */
    Path path(final String artifact) {
        final String[] parts = artifact.split(":");
        if (parts.length < 3) throw new IllegalArgumentException(artifact + " is no group:artifact:version");
        final String classifier = parts.length > 3 ? "-" + parts[3] : "";
        return repository
                .resolve(parts[0].replace('.', '/'))
                .resolve(parts[1])
                .resolve(parts[2])
                .resolve(parts[1] + "-" + parts[2] + classifier + ".jar");
    }

    /**
     * @param artifact its coordinates
     * @return its jar
     * @throws IOException saying how to get it, if it is not there
     */
    Path get(final String artifact) throws IOException {
        final Path jar = path(artifact);
        if (Files.isRegularFile(jar)) return jar;
        final String[] parts = artifact.split(":");
        throw new IOException(artifact
                + " is not in the local Maven repository: get it with mvn dependency:get -Dartifact="
                + (parts.length > 3 ? String.join(":", parts[0], parts[1], parts[2], "jar", parts[3]) : artifact)
                + " -Dtransitive=false");
    }
}
