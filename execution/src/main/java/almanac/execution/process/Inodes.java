package almanac.execution.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Counts how many more files the file system of a directory can hold. Java has no call for that, so the program {@code
 * stat} is asked, once in two seconds at most; where it has no answer, as on file systems without a fixed number, files
 * are not counted.
 */
final class Inodes {

    private static final long GOOD_FOR = Duration.ofSeconds(2).toNanos();
    private static final long LONGEST_ANSWER = 2; // seconds

    private final Path directory;
    private OptionalLong latest = OptionalLong.empty();
    private long askAt = System.nanoTime();

    Inodes(Path directory) {
        this.directory = directory;
    }

    /** Returns the free inodes; empty when they are not known, or without a limit. */
    synchronized OptionalLong free() {
        if (System.nanoTime() - askAt >= 0) {
            latest = asked();
            askAt = System.nanoTime() + GOOD_FOR;
        }
        return latest;
    }

    private OptionalLong asked() {
        ProcessBuilder stat = new ProcessBuilder("stat", "-f", "-c", "%c %d", directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = stat.start();
            try {
                boolean isDone = process.waitFor(LONGEST_ANSWER, TimeUnit.SECONDS) && process.exitValue() == 0;
                return isDone
                        ? parsed(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        : OptionalLong.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException _) { // the machine has no such program
            return OptionalLong.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    /** Returns the free inodes of an answer, which holds all of them and the free ones. */
    private static OptionalLong parsed(String answer) {
        String[] numbers = answer.strip().split(" ", -1);
        boolean isLimited = numbers.length == 2 && numbers[0].matches("[1-9]\\d*") && numbers[1].matches("\\d+");
        return isLimited ? OptionalLong.of(Long.parseLong(numbers[1])) : OptionalLong.empty();
    }
}
