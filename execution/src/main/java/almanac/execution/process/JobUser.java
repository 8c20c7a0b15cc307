package almanac.execution.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;

/**
 * Chooses the user that a job runs as. Where the server is root, each job runs as one of a few users that nothing else
 * uses, and its files are given to that one. Elsewhere a job runs as the server's user.
 */
final class JobUser {

    /** First user id: systems leave these free, and a container that has but 65,536 users has them too. */
    private static final int FIRST = 65_520;

    private static final int COUNT = 14;

    private JobUser() {}

    static boolean isServerRoot() {
        return id("uid").equals("0");
    }

    static int of(String job) {
        return FIRST + Math.floorMod(job.hashCode(), COUNT);
    }

    /** Returns the id of the server's user or group. */
    static String id(String which) {
        try {
            return String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:" + which));
        } catch (IOException e) {
            throw new IllegalStateException("this machine does not show its processes", e);
        }
    }

    /**
     * Returns the topmost directory on the way to a place that not every user can cross; the place itself when all can.
     */
    static Path closedOnTheWayTo(Path place) {
        try {
            for (int names = 1; names < place.getNameCount(); names++) {
                Path above = place.getRoot().resolve(place.subpath(0, names));
                if (!Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return above;
                }
            }
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives a place with all in it to the job's user: links, but not their targets, nor a file that has another name
     * elsewhere.
     */
    static void give(String job, Path place) {
        int user = of(job);
        try {
            Files.walkFileTree(place, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) throws IOException {
                    give(folder, user);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
                    if (Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
                            .equals(1)) {
                        give(file, user);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void give(Path place, int user) throws IOException {
        Files.setAttribute(place, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(place, "unix:gid", user, LinkOption.NOFOLLOW_LINKS);
    }
}
