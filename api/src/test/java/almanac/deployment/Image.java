package almanac.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * What the {@code Dockerfile} makes, as a directory: the program as it is tested, laid out as its jar is when it is
 * unpacked, and the JVM's cache, trained by the image's own command.
 */
final class Image {

    static final String DATA_DIRECTORY = "ALMANAC_DATA_DIR";

    private static final int LONGEST_REHEARSAL = 5; // minutes
    private static final String PROGRAM = "/almanac/";

    private final Path program;
    private final Dockerfile dockerfile;

    private Image(Path program, Dockerfile dockerfile) {
        this.program = program;
        this.dockerfile = dockerfile;
    }

    static Image buildIn(Path directory) throws IOException, InterruptedException {
        Path program = directory.resolve("program");
        Image image = new Image(program, Dockerfile.read());
        unpack(Files.createDirectories(program.resolve("lib")));
        image.rehearse(Files.createDirectory(directory.resolve("rehearsal")));
        try (Stream<Path> all = Files.walk(program)) {
            for (Path path : all.toList()) { // to whoever is not root it is read-only indeed
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r-xr-xr-x"));
            }
        }
        return image;
    }

    private static void unpack(Path libraries) throws IOException {
        List<String> names = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
            Path path = Path.of(entry);
            String name = "lib/" + names.size() + "-" + path.getFileName();
            if (Files.isRegularFile(path)) {
                Files.copy(path, libraries.resolveSibling(name));
                names.add(name);
            } else if (Files.isDirectory(path) && !path.endsWith("test-classes")) {
                pack(path, libraries.resolveSibling(name + ".jar"));
                names.add(name + ".jar");
            }
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "almanac.support.Main");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", names));
        try (OutputStream out = Files.newOutputStream(libraries.resolveSibling("almanac.jar"));
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
    }

    private static void pack(Path classes, Path file) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.sorted().toList()) {
                String name = classes.relativize(path).toString();
                if (Files.isDirectory(path)) {
                    name += "/";
                }
                if (!name.equals("/")) {
                    jar.putNextEntry(new JarEntry(name));
                    if (Files.isRegularFile(path)) {
                        Files.copy(path, jar);
                    }
                }
            }
        }
    }

    private void rehearse(Path directory) throws IOException, InterruptedException {
        String command = dockerfile.rehearsal().replace("/tmp/", directory + "/");
        Process process = process(List.of("sh", "-c", command), Map.of(), directory);
        assertThat(process.waitFor(LONGEST_REHEARSAL, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output(directory)).isZero();
        Files.copy(directory.resolve("almanac.aot"), program.resolve("almanac.aot"));
    }

    private String substituted(String text) {
        return text.replace(PROGRAM, program + "/");
    }

    /** The image's entry point with other words than it gets by itself. */
    Process run(Path directory, String jvmOption, String... words) throws IOException {
        List<String> command = new ArrayList<>(dockerfile.entryPoint());
        command.add(1, jvmOption);
        command.addAll(List.of(words));
        return process(command, Map.of(), directory);
    }

    /** What a container runs, in a working directory that is its own. */
    Process start(Map<String, String> environment, Path data, Path directory) throws IOException {
        Map<String, String> all = new TreeMap<>(dockerfile.environment());
        all.putAll(environment);
        all.replace(DATA_DIRECTORY, data.toString());
        return process(dockerfile.commandLine(), all, directory);
    }

    boolean isWell(Map<String, String> environment, Path directory) throws IOException, InterruptedException {
        return process(dockerfile.healthCheck(), environment, directory).waitFor() == 0;
    }

    private Process process(List<String> command, Map<String, String> environment, Path directory) throws IOException {
        List<String> words = new ArrayList<>(List.of("/usr/bin/env")); // finds java by the PATH that it is given
        command.forEach(word -> words.add(substituted(word)));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", System.getProperty("java.home") + "/bin:/usr/bin:/bin");
        return builder.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(outputOf(directory).toFile()))
                .start();
    }

    static String output(Path directory) throws IOException {
        return Files.readString(outputOf(directory));
    }

    private static Path outputOf(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".log");
    }

    /** The files of the program, with their times. */
    Map<Path, FileTime> files() throws IOException {
        Map<Path, FileTime> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(program)) {
            for (Path path : all.toList()) {
                files.put(path, Files.getLastModifiedTime(path));
            }
        }
        return files;
    }
}
