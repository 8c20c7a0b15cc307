package almanac.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** Gives a job the program {@code python} on a machine that has it under the name {@code python3} alone. */
final class UsualPrograms {

    private static final String USUAL = "python";
    private static final String ACTUAL = "python3";

    private UsualPrograms() {}

    /** Writes the programs that the path lacks into the folder; no file where it lacks none. */
    static void write(String path, Path folder) {
        if (has(path, USUAL) || !has(path, ACTUAL)) {
            return;
        }
        try {
            Path program = Files.createDirectories(folder).resolve(USUAL);
            Files.writeString(program, "#!/bin/sh\nexec %s \"$@\"\n".formatted(ACTUAL));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the path with the folder at its end, where what the machine has comes first. */
    static String with(Path folder, String path) {
        return Files.isDirectory(folder) ? path + ":" + folder : path;
    }

    private static boolean has(String path, String program) {
        return Stream.of(path.split(":", -1))
                .filter(place -> !place.isEmpty())
                .anyMatch(place -> Files.isExecutable(Path.of(place).resolve(program)));
    }
}
