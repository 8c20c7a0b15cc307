package almanac.execution.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds a short way to a directory: the kernel takes addresses of sockets of some hundred bytes. */
final class ShortPath {

    private static final int LONGEST = 80;

    private ShortPath() {}

    /** Returns the directory itself, or a link to it where its path is too long; the program removes that at its end. */
    static Path of(Path directory) {
        if (directory.toString().getBytes(UTF_8).length <= LONGEST) {
            return directory;
        }
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
