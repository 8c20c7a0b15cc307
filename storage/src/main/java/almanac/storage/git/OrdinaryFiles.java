package almanac.storage.git;

import almanac.shared.ErrorCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.treewalk.FileTreeIterator.FileEntry;
import org.eclipse.jgit.treewalk.FileTreeIterator.FileModeStrategy;
import org.eclipse.jgit.treewalk.WorkingTreeIterator.Entry;
import org.eclipse.jgit.util.FS_POSIX;
import org.eclipse.jgit.util.SystemReader;

/**
 * Shows git a folder that another program has filled, at will: only files, folders and links that git can hold. What
 * would keep its reader waiting, or is more than can be looked at, stays hidden.
 */
final class OrdinaryFiles extends FS_POSIX {

    private static final Set<String> RULES =
            Set.of(Constants.DOT_GIT_IGNORE, Constants.DOT_GIT_ATTRIBUTES, IgnoreRules.DOMINO_IGNORE);

    private final Path top;
    private final LeftOut leftOut = new LeftOut("git cannot hold it or it cannot be read");
    private final Set<String> closed = new HashSet<>();
    private final Set<String> readableRules = new HashSet<>();
    private long entries;
    private long paths;
    private long rules;

    OrdinaryFiles(Path top) {
        this.top = top;
    }

    LeftOut leftOut() {
        return leftOut;
    }

    /** Tells whether a file of rules was listed at that path and may be read. */
    boolean hasRules(String path) {
        return readableRules.contains(path);
    }

    /** Tells whether the present state of the path is unknown: it cannot be read, or lies in what cannot. */
    boolean isClosed(String path) {
        boolean isClosed = closed.contains(path) || closed.contains("");
        for (int slash = path.indexOf('/'); slash >= 0 && !isClosed; slash = path.indexOf('/', slash + 1)) {
            isClosed = closed.contains(path.substring(0, slash));
        }
        return isClosed;
    }

    @Override
    public Entry[] list(File directory, FileModeStrategy strategy) {
        Path folder = directory.toPath();
        List<Entry> found = new ArrayList<>();
        open(folder, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path place : all) {
                count(place);
                if (isOrdinary(place)) {
                    found.add(new FileEntry(place.toFile(), this, strategy));
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            close(folder);
            return new Entry[0];
        }
        return found.toArray(Entry[]::new);
    }

    private void count(Path place) {
        entries++;
        paths += name(place).length();
        if (entries > Extent.MOST_ENTRIES || paths > Extent.LONGEST_PATHS) {
            throw ErrorCode.FOLDER_TOO_LARGE.with("it has more than %d files and folders, or their paths are too long"
                    .formatted(Extent.MOST_ENTRIES));
        }
    }

    private boolean isOrdinary(Path place) throws IOException {
        BasicFileAttributes is = Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean isKind = is.isRegularFile() || is.isDirectory() || is.isSymbolicLink();
        if (!isKind || !isNameOfGit(place)) {
            leftOut.add(name(place));
            return false;
        }
        boolean isRules = RULES.contains(place.getFileName().toString());
        if (isRules) {
            if (is.isDirectory() || rules + is.size() > Extent.LONGEST_RULES) {
                close(place);
                return false;
            }
            rules += is.size();
        }
        if (is.isRegularFile() && !open(place, Set.of(PosixFilePermission.OWNER_READ))) {
            close(place);
            return false;
        }
        if (isRules && is.isRegularFile()) {
            readableRules.add(name(place));
        }
        return true;
    }

    /** Tells whether git takes the name: it is no repository in the repository, and other systems can read it. */
    private static boolean isNameOfGit(Path place) {
        try {
            String name = place.getFileName().toString();
            SystemReader.getInstance().checkPath(name);
            return place.resolveSibling(name).equals(place);
        } catch (CorruptObjectException | InvalidPathException _) {
            return false;
        }
    }

    /** Opens what its owner has shut; false when it stays shut. */
    private static boolean open(Path place, Set<PosixFilePermission> needed) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(place, LinkOption.NOFOLLOW_LINKS);
            if (permissions.addAll(needed)) {
                Files.setPosixFilePermissions(place, permissions);
            }
        } catch (IOException _) {
            // another user owns it, and may have left it open
        }
        return Files.isReadable(place);
    }

    private void close(Path place) {
        String name = name(place);
        closed.add(name);
        leftOut.add(name);
    }

    private String name(Path place) {
        return top.relativize(place).toString();
    }
}
