package almanac.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * What the {@code Dockerfile} makes, as a directory: the packaged jar taken apart, and the JVM's cache, trained by the
 * image's own command. It is made once for a jar, by the first process of the tests that needs it, and all of them run
 * the program from it.
 */
public final class Image {

    static final String DATA_DIRECTORY = "ALMANAC_DATA_DIR";

    private static final Path JAR = Path.of("target/almanac.jar").toAbsolutePath();
    private static final Path HOME = Path.of("target/image").toAbsolutePath();

    /** Where tests keep a data directory that this very program has made. */
    public static final Path FRESH_DATA = HOME.resolve("fresh-data");

    private static final int LONGEST_REHEARSAL = 10; // minutes
    private static final String PROGRAM = "/almanac/";
    private static final String LAYERS = "/layers";
    private static final String JAVA = "java";

    private final Path program = HOME.resolve("program");
    private final Dockerfile dockerfile;

    private Image(Dockerfile dockerfile) {
        this.dockerfile = dockerfile;
    }

    public static Image built() {
        return OnlyOne.IMAGE;
    }

    private static final class OnlyOne {
        private static final Image IMAGE = build();
    }

    private static Image build() {
        assertThat(JAR)
                .as("the program is packaged before it is run: mvn verify")
                .exists();
        try {
            Files.createDirectories(HOME);
            Image image = new Image(Dockerfile.read());
            try (FileChannel file = FileChannel.open(
                            HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = file.lock()) {
                image.make();
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The jar's own date is the one that reproducible builds give it, so its change is what tells one from another. */
    private void make() throws IOException, InterruptedException {
        String jar = Files.size(JAR) + " bytes of " + Files.getAttribute(JAR, "unix:ctime");
        Path made = HOME.resolve("made");
        if (Files.exists(made) && Files.readString(made).equals(jar)) {
            return;
        }
        Files.deleteIfExists(made);
        FileSystemUtils.deleteRecursively(program);
        FileSystemUtils.deleteRecursively(FRESH_DATA);
        unpack();
        rehearse();
        try (Stream<Path> all = Files.walk(program)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String permissions = Files.isExecutable(file) ? "r-xr-xr-x" : "r--r--r--";
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            }
        }
        Files.writeString(made, jar);
    }

    /** By the image's own command, whose layers are then put together as the image does. */
    private void unpack() throws IOException, InterruptedException {
        Path directory = Files.createDirectories(HOME.resolve("unpacking"));
        Path layers = HOME.resolve("layers");
        FileSystemUtils.deleteRecursively(layers);
        String command = dockerfile
                .unpacking()
                .replace("server/target/almanac.jar", JAR.toString())
                .replace(LAYERS, layers.toString());
        Process process = process(List.of("sh", "-c", command), Map.of(), directory);
        assertThat(process.waitFor()).as(output(directory)).isZero();
        for (Dockerfile.Copy copy : dockerfile.copies()) {
            Path to = Path.of(substituted(copy.to()));
            if (copy.from().startsWith(LAYERS)) {
                FileSystemUtils.copyRecursively(Path.of(copy.from().replace(LAYERS, layers.toString())), to);
            } else if (copy.stage().isEmpty() && to.startsWith(program)) {
                Files.copy(Compose.ROOT.resolve(copy.from()), to, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        FileSystemUtils.deleteRecursively(layers);
    }

    private void rehearse() throws IOException, InterruptedException {
        Path directory = HOME.resolve("rehearsal");
        FileSystemUtils.deleteRecursively(directory);
        Files.createDirectory(directory);
        String command = dockerfile.rehearsal().replace("/tmp/", directory + "/");
        Process process = process(List.of("sh", "-c", command), Map.of(), directory);
        assertThat(process.waitFor(LONGEST_REHEARSAL, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output(directory)).isZero();
        Files.move(directory.resolve("almanac.aot"), program.resolve("almanac.aot"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private String substituted(String text) {
        return text.replace(PROGRAM, program + "/");
    }

    /** The image's entry point, on the JVM of the tests, with more options of the JVM and words of its own. */
    public List<String> command(List<String> jvmOptions, List<String> words) {
        List<String> command = new ArrayList<>(
                dockerfile.entryPoint().stream().map(this::substituted).toList());
        command.set(command.indexOf(JAVA), java());
        command.addAll(command.indexOf("-jar"), jvmOptions);
        command.addAll(words);
        return command;
    }

    /** The image's entry point with other words than it gets by itself. */
    Process run(Path directory, String jvmOption, String... words) throws IOException {
        List<String> command = new ArrayList<>(dockerfile.entryPoint());
        command.add(command.indexOf(JAVA) + 1, jvmOption);
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
