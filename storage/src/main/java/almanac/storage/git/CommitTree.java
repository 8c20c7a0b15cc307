package almanac.storage.git;

import almanac.shared.ErrorCode;
import almanac.storage.git.GitFiles.GitFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/** Lists the files of a commit. Links to other repositories are left out, for they have no bytes here. */
final class CommitTree {

    private final Repository repository;
    private final RevCommit commit;

    CommitTree(Repository repository, RevCommit commit) {
        this.repository = repository;
        this.commit = commit;
    }

    /** Lists part of the files below the folder, which is empty for the top; of a file it lists the file itself. */
    GitFiles files(String folder, int offset, int limit) {
        List<GitFile> window = new ArrayList<>();
        long total = 0;
        try (ObjectReader objects = repository.newObjectReader();
                TreeWalk walk = new TreeWalk(repository, objects)) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            if (!folder.isEmpty()) {
                walk.setFilter(PathFilter.create(folder));
            }
            while (walk.next()) {
                if (FileMode.GITLINK.equals(walk.getRawMode(0))) {
                    continue;
                }
                if (total >= offset && window.size() < limit) {
                    long size = objects.getObjectSize(walk.getObjectId(0), Constants.OBJ_BLOB);
                    window.add(new GitFile(
                            walk.getPathString(), walk.getObjectId(0).name(), size));
                }
                total++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (total == 0 && !folder.isEmpty()) {
            throw ErrorCode.COMMIT_LACKS_FILE.with(folder, commit.name());
        }
        return new GitFiles(
                commit.name(),
                List.copyOf(window),
                total,
                commit.getCommitterIdent().getWhenAsInstant());
    }
}
