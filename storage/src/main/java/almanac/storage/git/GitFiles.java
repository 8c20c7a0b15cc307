package almanac.storage.git;

import java.time.Instant;
import java.util.List;

/**
 * Files of a commit below one of its folders.
 *
 * @param files those that were asked for, by path
 * @param total number of all files below the folder
 * @param committedAt when the commit was made
 */
public record GitFiles(String commitId, List<GitFile> files, long total, Instant committedAt) {

    /**
     * A file of a commit, without its bytes.
     *
     * @param path from the top of the repository, with slashes between
     * @param key id of its content: the same for the same bytes
     */
    public record GitFile(String path, String key, long size) {}
}
