package almanac.storage.git;

import almanac.shared.ErrorCode;
import java.io.IOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Size of a commit when it is checked out. A few kilobytes of trees and blobs that name each other often enough are
 * more than any disk and any memory has: so it is counted first, and no further than the limit.
 *
 * @param bytes of all files together
 */
record Extent(RevCommit commit, long bytes) {

    static final int MOST_ENTRIES = 200_000;
    static final long LONGEST_PATHS = 32L << 20;

    /**
     * Most bytes of all files with rules on what to ignore and how to treat files: git holds a hundred times as many in
     * memory.
     */
    static final long LONGEST_RULES = 1L << 19;

    static Extent of(RevCommit commit, Repository repository) throws IOException {
        long entries = 0;
        long paths = 0;
        long bytes = 0;
        long rules = 0;
        try (ObjectReader objects = repository.newObjectReader();
                TreeWalk walk = new TreeWalk(repository, objects)) {
            walk.addTree(commit.getTree());
            while (walk.next()) {
                entries++;
                paths += walk.getPathLength();
                if (entries > MOST_ENTRIES || paths > LONGEST_PATHS) {
                    throw refusal(commit, "it has more than %d files and folders".formatted(MOST_ENTRIES));
                }
                if (walk.isSubtree()) {
                    walk.enterSubtree();
                } else if (!FileMode.GITLINK.equals(walk.getRawMode(0))) {
                    long length = objects.getObjectSize(walk.getObjectId(0), Constants.OBJ_BLOB);
                    bytes += length;
                    rules += walk.getNameString().equals(Constants.DOT_GIT_ATTRIBUTES) ? length : 0;
                    if (rules > LONGEST_RULES) {
                        throw refusal(commit, "its %s are too long".formatted(Constants.DOT_GIT_ATTRIBUTES));
                    }
                }
            }
        }
        return new Extent(commit, bytes);
    }

    /** Refuses a commit that is larger than the room. */
    void require(long room) {
        if (bytes > room) {
            throw refusal(commit, "there is no room for its %d bytes".formatted(bytes));
        }
    }

    private static RuntimeException refusal(RevCommit commit, String reason) {
        return ErrorCode.COMMIT_TOO_LARGE.with(commit.name(), reason);
    }
}
