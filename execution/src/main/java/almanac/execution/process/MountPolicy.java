package almanac.execution.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Decides what of the machine's files jobs do not see, besides the directory where they have theirs.
 *
 * @param hidden directories that jobs do not see
 * @param shown directories within those that jobs see all the same
 */
public record MountPolicy(List<Path> hidden, List<Path> shown) {

    static final MountPolicy OF_ALL_ELSE = new MountPolicy(List.of(), List.of());

    private static final Path HOME = Path.of(System.getProperty("user.home", "/"));
    private static final Set<Path> SYSTEM = paths("/usr /bin /sbin /lib /lib64 /etc /proc /sys /dev");
    private static final Set<Path> COMMON = paths("/ /home /media /mnt /opt /run /srv /tmp /var /var/lib /var/tmp");

    public MountPolicy {
        hidden = List.copyOf(hidden);
        shown = List.copyOf(shown);
    }

    /**
     * Returns the policy of a server that keeps things in those places. The home of its user is hidden with them, and
     * the sockets by which that user is known to other programs; the programs themselves stay in sight.
     *
     * @param installation directory of the server's own program
     * @param programs directories of the programs that jobs run
     */
    public static MountPolicy beside(List<Path> places, Path installation, List<Path> programs) {
        List<Path> hidden = new ArrayList<>(places);
        Stream.of(HOME, installation).filter(MountPolicy::isOwn).forEach(hidden::add);
        hidden.add(Path.of("/run/user", JobUser.id("uid")));
        hidden.add(Path.of("/run/postgresql"));
        return new MountPolicy(
                hidden,
                programs.stream().map(MountPolicy::installationOf).distinct().toList());
    }

    /** Returns the hidden places that exist, with the given one, and without those that lie in another. */
    List<Path> tops(Path one, Path job) throws IOException {
        TreeSet<Path> all = new TreeSet<>(); // what contains others comes before them
        all.add(closed(one.toRealPath()));
        for (Path place : hidden) {
            if (Files.isDirectory(place)) {
                all.add(closed(place.toRealPath()));
            }
        }
        List<Path> tops = new ArrayList<>();
        for (Path place : all) {
            boolean isGone = isWithin(place, SandboxInit.OF_EACH_JOB) && !job.startsWith(place);
            if (place.getNameCount() > 0 && !isGone && !isWithin(place, tops)) {
                tops.add(place);
            }
        }
        return tops;
    }

    /**
     * A directory that is seen within a hidden place.
     *
     * @param at path under which it is looked for: a link that leads to it would be hidden
     */
    record Shown(Path directory, Path at) {}

    List<Shown> exceptions(List<Path> tops) throws IOException {
        List<Shown> found = new ArrayList<>();
        List<Path> places = new ArrayList<>();
        for (Path place : shown) {
            if (Files.isDirectory(place)) {
                Path real = place.toRealPath();
                for (Path at : Stream.of(real, named(place)).distinct().toList()) {
                    boolean isHidden = isWithin(at, tops) && !tops.contains(at) && !isWithin(at, places);
                    if (isHidden && found.size() < SandboxInit.MOST_SHOWN) {
                        found.add(new Shown(real, at));
                        places.add(at);
                    }
                }
            }
        }
        return found;
    }

    /** Returns the place under its own name, in the real path of its parent. */
    private static Path named(Path place) throws IOException {
        Path above = place.toAbsolutePath().getParent();
        return above == null ? place : above.toRealPath().resolve(place.getFileName());
    }

    static boolean isWithin(Path place, Iterable<Path> others) {
        for (Path other : others) {
            if (place.startsWith(other)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the installation of the programs: what they need lies mostly beside the directory that they are in. */
    private static Path installationOf(Path programs) {
        Path above = programs.getParent();
        return above == null || HOME.startsWith(above) ? programs : above;
    }

    /**
     * Tells whether the place is the server's user's own and not one of the machine's common ones: many a service's
     * home is such a place.
     */
    private static boolean isOwn(Path place) {
        try {
            Path real = place.toRealPath();
            return !isWithin(real, SYSTEM)
                    && !COMMON.contains(real)
                    && Files.isDirectory(real)
                    && Files.getAttribute(real, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                            .toString()
                            .equals(JobUser.id("uid"));
        } catch (IOException _) {
            return false;
        }
    }

    private static Path closed(Path place) {
        return JobUser.isServerRoot() ? JobUser.closedOnTheWayTo(place) : place;
    }

    private static Set<Path> paths(String text) {
        return Set.copyOf(Stream.of(text.split(" ", -1)).map(Path::of).toList());
    }
}
