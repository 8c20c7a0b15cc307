package almanac.storage.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.eclipse.jgit.lib.Constants;

/**
 * Decides which new files of a folder stay out of a commit: {@code .dominoignore} at its top comes first, with patterns
 * that leave out and patterns ({@code !results/}) that keep, and where that says nothing the {@code .gitignore} files
 * do (docs/adr/0037). Paths must be asked for in the order of a walk, a folder before what lies in it.
 */
final class IgnoreRules {

    /** The platform's own file of patterns. */
    static final String DOMINO_IGNORE = ".dominoignore";

    private static final IgnoreNode NONE = new IgnoreNode();

    private final Path top;
    private final Predicate<String> isReadable;
    private final Map<String, IgnoreNode> ofFolders = new HashMap<>();
    private final Set<String> ignoredFolders = new HashSet<>();

    /** @param isReadable whether the file of patterns at that path exists and may be read */
    IgnoreRules(Path top, Predicate<String> isReadable) {
        this.top = top;
        this.isReadable = isReadable;
    }

    /** Returns the name of the file of patterns that leaves the path out; empty when none does. */
    Optional<String> leavingOut(String path, boolean isFolder) throws IOException {
        Boolean platform = rules("", DOMINO_IGNORE).checkIgnored(path, isFolder);
        boolean isIgnored = platform == null ? isIgnoredByGit(path, isFolder) : platform;
        if (isFolder && isIgnored) {
            ignoredFolders.add(path);
        }
        return isIgnored ? Optional.of(platform == null ? Constants.DOT_GIT_IGNORE : DOMINO_IGNORE) : Optional.empty();
    }

    /**
     * Tells whether git ignores the path. The nearest file of patterns that says something counts, and what lies in an
     * ignored folder is ignored.
     */
    private boolean isIgnoredByGit(String path, boolean isFolder) throws IOException {
        String folder = above(path);
        if (ignoredFolders.contains(folder)) {
            return true;
        }
        for (; ; folder = above(folder)) {
            String relative = folder.isEmpty() ? path : path.substring(folder.length() + 1);
            Boolean said = rules(folder, Constants.DOT_GIT_IGNORE).checkIgnored(relative, isFolder);
            if (said != null || folder.isEmpty()) {
                return Boolean.TRUE.equals(said);
            }
        }
    }

    private static String above(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private IgnoreNode rules(String folder, String name) throws IOException {
        String path = folder.isEmpty() ? name : folder + "/" + name;
        if (!isReadable.test(path)) {
            return NONE;
        }
        IgnoreNode known = ofFolders.get(path);
        if (known == null) {
            known = read(path);
            ofFolders.put(path, known);
        }
        return known;
    }

    private IgnoreNode read(String path) throws IOException {
        IgnoreNode rules = new IgnoreNode();
        try (InputStream text = Files.newInputStream(top.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
            rules.parse(path, text);
        }
        return rules;
    }
}
