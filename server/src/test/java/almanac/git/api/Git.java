package almanac.git.api;

import almanac.contract.Api;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real git program, in one directory, without anybody's settings. */
public record Git(Path directory) {

    /** What it said, both ways of saying it together. */
    public record Outcome(int code, String said) {

        public String expectDone() {
            if (code != 0) {
                throw new AssertionError("git failed with " + code + ":\n" + said);
            }
            return said.strip();
        }

        public String expectRefused() {
            if (code == 0) {
                throw new AssertionError("git succeeded:\n" + said);
            }
            return said;
        }
    }

    /** With the name and key of somebody in it. */
    static String address(Project project, Someone who) {
        return address(project, who.userName(), who.key());
    }

    static String address(Project project, String userName, String key) {
        return "http://%s:%s@localhost:%d/git/%s/%s.git"
                .formatted(
                        userName, key, Server.running().port(), project.owner().userName(), project.name());
    }

    /** Requests with the login that a git program sends. */
    static Api login(Someone who) {
        String pair = who.userName() + ":" + who.key();
        return Server.running()
                .anonymous()
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** A clone of the project in a directory of its own. */
    public static Git cloned(Path parent, String name, Project project, Someone who) {
        new Git(parent).run("clone", "--quiet", address(project, who), name).expectDone();
        return new Git(parent.resolve(name));
    }

    public Outcome run(String... arguments) {
        ProcessBuilder git = new ProcessBuilder(Stream.concat(
                        Stream.of("git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org"),
                        Stream.of(arguments))
                .toList());
        git.directory(directory.toFile()).redirectErrorStream(true);
        git.environment().put("HOME", directory.toString());
        git.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        git.environment().put("GIT_TERMINAL_PROMPT", "0");
        try {
            return outcome(git, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Outcome outcome(ProcessBuilder git, String... arguments) throws IOException, InterruptedException {
        Path said = Files.createTempFile("git-", ".said");
        try {
            Process process = git.redirectOutput(said.toFile()).start();
            if (!process.waitFor(300, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("git did not end: " + List.of(arguments));
            }
            return new Outcome(process.exitValue(), Files.readString(said));
        } finally {
            Files.delete(said);
        }
    }

    /** A commit with one more file. */
    public String commit(String file, String text) {
        try {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("add", "--all").expectDone();
        run("commit", "--quiet", "--message", "Add " + file).expectDone();
        return run("rev-parse", "HEAD").expectDone();
    }
}
