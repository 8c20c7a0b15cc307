package almanac.storage.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.transport.URIish;

/**
 * A repository in a directory of this machine. Only the operator can have put it there, it has all of its objects
 * itself, and it is none of the server's own: otherwise users could read through it what they may not.
 */
record FileOrigin(Path directory) {

    private static final String NONE = "there is no repository that this server takes";

    /** @param own directories of the server */
    static FileOrigin of(URIish uri, List<Path> own) throws OriginRefused {
        try {
            Path named = Path.of(uri.getPath()).toRealPath();
            Path directory = Files.isDirectory(named.resolve("objects")) ? named : named.resolve(".git");
            for (Path closed : own) {
                if (Files.exists(closed) && directory.toRealPath().startsWith(closed.toRealPath())) {
                    throw new OriginRefused(NONE);
                }
            }
            requireTrusted(directory);
            return new FileOrigin(directory);
        } catch (OriginRefused e) {
            throw e;
        } catch (IOException | IllegalArgumentException _) { // no such directory, or no path at all
            throw new OriginRefused(NONE);
        }
    }

    private static void requireTrusted(Path directory) throws IOException {
        int server = owner(Path.of("/proc/self"));
        for (String part : List.of("", "objects", "refs", "HEAD")) {
            Path place = directory.resolve(part);
            int owner = owner(place);
            if (Files.isSymbolicLink(place) || (owner != 0 && owner != server)) {
                throw new OriginRefused(NONE);
            }
        }
        for (String elsewhere : List.of("objects/info/alternates", "commondir")) {
            if (Files.exists(directory.resolve(elsewhere), LinkOption.NOFOLLOW_LINKS)) {
                throw new OriginRefused(NONE);
            }
        }
    }

    private static int owner(Path place) throws IOException {
        return (Integer) Files.getAttribute(place, "unix:uid");
    }

    URIish uri() {
        return new URIish().setPath(directory.toString());
    }
}
