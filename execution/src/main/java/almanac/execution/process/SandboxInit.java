package almanac.execution.process;

import almanac.execution.process.MountPolicy.Shown;
import almanac.execution.process.Mounts.Mount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Script that the first process of a job's name spaces runs before it becomes the job: it takes the server's files out
 * of sight and the rest of the machine's files out of the job's reach. A process stays in its directory whatever is
 * mounted on top, and keeps one that it holds open; that is how the exceptions come through.
 */
final class SandboxInit {

    /** Directories that each job has of its own in the place of the machine's. */
    static final Set<Path> OF_EACH_JOB = Set.of(Path.of("/tmp"), Path.of("/dev/shm"));

    /** Most directories that are shown: shells know of handles up to 9. */
    static final int MOST_SHOWN = 6;

    private static final int FIRST_HANDLE = 4;
    private static final Set<Path> WRITABLE = Set.of(Path.of("/tmp"), Path.of("/dev"), Path.of("/proc"));

    private SandboxInit() {}

    /** Returns the text for a shell, which then runs its arguments. */
    static String of(SandboxPaths paths, long sharedBytes) {
        try {
            Path job = paths.inside().toRealPath();
            List<Path> hidden = paths.mounts().tops(paths.hidden(), job);
            List<Shown> shown = paths.mounts().exceptions(hidden);
            String own = quoted(paths.inside());
            StringBuilder text = new StringBuilder(beginning(own));
            text.append(userFile(UserFiles.USERS)).append(userFile(UserFiles.GROUPS));
            for (int place = 0; place < shown.size(); place++) {
                text.append("exec %d< %s || exit 125\n"
                        .formatted(FIRST_HANDLE + place, quoted(shown.get(place).directory())));
            }
            Mounts.writable(WRITABLE).forEach(mount -> text.append(readOnly(mount)));
            hidden.forEach(place -> text.append("""
                    mkdir -p %1$s && mount -t tmpfs -o size=1m,mode=711 none %1$s || exit 125
                    """.formatted(quoted(place))));
            text.append("mkdir -p %1$s && mount --no-canonicalize --bind . %1$s || exit 125\n".formatted(own));
            for (int place = 0; place < shown.size(); place++) {
                text.append(throughHandle(
                        FIRST_HANDLE + place, quoted(shown.get(place).at())));
            }
            return text.append(end(quoted(paths.work()), sharedBytes)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes the process's id as the machine sees it, before it has its own view of that. */
    private static String beginning(String own) {
        return """
                mask=$(umask); umask 022
                cd %1$s && { read -r boot < /proc/sys/kernel/random/boot_id; read -r self < /proc/self/stat; } \
                    && echo "$boot $self" > ../first.draft && mv ../first.draft ../first \
                    && mount --no-canonicalize --bind . . && cd %1$s && mount --bind ../tmp /tmp || exit 125
                """.formatted(own);
    }

    /** Mounts the job's file, if it has one, in the place of the machine's; without it a job runs all the same. */
    private static String userFile(String name) {
        return """
                [ ! -e ../%1$s ] || [ ! -e /etc/%1$s ] || { mount --no-canonicalize --bind ../%1$s /etc/%1$s \\
                    && mount -o remount,bind,ro none /etc/%1$s; } 2> /dev/null || :
                """.formatted(name);
    }

    private static String end(String work, long sharedBytes) {
        return """
                { [ ! -d /dev/shm ] || mount -t tmpfs -o size=%d,mode=1777 none /dev/shm; } \
                    && mount -t proc proc /proc && cd %s || exit 125
                umask "$mask"
                exec "$@"
                """.formatted(sharedBytes, work);
    }

    /**
     * Makes a mount read-only. Where that is refused the job runs all the same: what is the server's own is hidden from
     * it anyway.
     */
    private static String readOnly(Mount mount) {
        return "mount -o remount,bind,ro%s none %s 2> /dev/null || :\n"
                .formatted(Mounts.text(mount.options()), quoted(mount.place()));
    }

    /** Mounts an open directory in its place. The handle is closed: a job that had it would see all around it. */
    private static String throughHandle(int handle, String place) {
        return """
                mkdir -p %2$s && mount --no-canonicalize --rbind /proc/self/fd/%1$d %2$s || exit 125
                exec %1$d<&-
                """.formatted(handle, place);
    }

    private static String quoted(Path place) {
        return Variables.quoted(place.toString());
    }
}
