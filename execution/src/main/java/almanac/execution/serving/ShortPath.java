package almanac.execution.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds a short way to a directory: the kernel takes addresses of sockets of some hundred bytes. */
final class ShortPath {

    private static final int LONGEST = 80;

    private static final Map<Path, Path> LINKS = new ConcurrentHashMap<>();

    private ShortPath() {}

    /** Returns the directory itself, or a link to it where its path is too long; the program removes that at its end. */
    static Path of(Path directory) {
        return directory.toString().getBytes(UTF_8).length <= LONGEST
                ? directory
                : LINKS.computeIfAbsent(directory, ShortPath::link);
    }

    private static Path link(Path directory) {
        try {
            Path place = Files.createTempDirectory("alm");
            Path link = Files.createSymbolicLink(place.resolve("i"), directory.toAbsolutePath());
            place.toFile().deleteOnExit();
            link.toFile().deleteOnExit();
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
