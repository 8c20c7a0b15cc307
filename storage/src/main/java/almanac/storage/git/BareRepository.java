package almanac.storage.git;

import almanac.git.event.PushedRef;
import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.shared.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** A git repository without a working tree. */
public final class BareRepository implements AutoCloseable {

    /** The branch that runs begin with. */
    public static final String MAIN = "main";

    private static final Pattern COMMIT_ID = Pattern.compile("[0-9a-f]{40}");
    private static final List<String> NO_NAMES = List.of("", ".", "..");

    private final Repository repository;

    BareRepository(Repository repository) {
        this.repository = repository;
    }

    /** Returns the repository for code that speaks git to clients. */
    public Repository jgit() {
        return repository;
    }

    /** Tells whether the repository has the commit; false for what is no id. */
    public boolean has(String commitId) {
        try {
            return COMMIT_ID.matcher(commitId).matches()
                    && repository.getObjectDatabase().has(ObjectId.fromString(commitId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the id of the commit that is meant. */
    public String resolve(GitReference reference) {
        String name = Objects.requireNonNullElse(reference.value(), Constants.HEAD);
        try (RevWalk commits = new RevWalk(repository)) {
            if (reference.refType() == GitReferenceType.COMMIT) {
                return commit(commits, name).name();
            }
            Ref ref = ref(
                    switch (reference.refType()) {
                        case HEAD, COMMIT -> Constants.HEAD;
                        case BRANCH -> Constants.R_HEADS + name;
                        case TAG -> Constants.R_TAGS + name;
                    });
            if (ref == null || ref.getObjectId() == null) {
                throw ErrorCode.REFERENCE_NOT_FOUND.with(name);
            }
            return commits.parseCommit(ref.getObjectId()).name();
        } catch (IncorrectObjectTypeException _) {
            throw ErrorCode.REFERENCE_NOT_FOUND.with(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the ids of the last commits of the repository's own branch, the newest first; none when it is empty. */
    public List<String> newest(int limit) {
        try (RevWalk commits = new RevWalk(repository)) {
            ObjectId head = repository.resolve(Constants.HEAD);
            if (head == null) {
                return List.of();
            }
            commits.setRetainBody(false);
            commits.markStart(commits.parseCommit(head));
            return StreamSupport.stream(commits.spliterator(), false)
                    .limit(limit)
                    .map(RevCommit::name)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the ref. JGit takes names of refs for those of files: one with dots would lead to another repository. */
    private @Nullable Ref ref(String name) throws IOException {
        return name.equals(Constants.HEAD) || Repository.isValidRefName(name) ? repository.exactRef(name) : null;
    }

    /**
     * Returns one file of one commit.
     *
     * @param commitId all 40 digits of it
     * @param path from the top of the repository, with slashes between
     */
    public GitBlob file(String commitId, String path) {
        check(path);
        try (RevWalk commits = new RevWalk(repository);
                ObjectReader objects = repository.newObjectReader();
                TreeWalk file = TreeWalk.forPath(
                        repository, path, commit(commits, commitId).getTree())) {
            if (file == null) {
                throw ErrorCode.COMMIT_LACKS_FILE.with(path, commitId);
            }
            if (FileMode.TREE.equals(file.getRawMode(0)) || FileMode.GITLINK.equals(file.getRawMode(0))) {
                throw ErrorCode.INVALID_VALUE.with("path", "'%s' is a folder".formatted(path));
            }
            ObjectId id = file.getObjectId(0);
            return new GitBlob(repository, id, objects.getObjectSize(id, Constants.OBJ_BLOB));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lists part of the files of a commit below a folder.
     *
     * @param commitId all 40 digits of it
     * @param folder from the top of the repository; empty for the top itself
     */
    public GitFiles files(String commitId, String folder, int offset, int limit) {
        if (!folder.isEmpty()) {
            check(folder);
        }
        try (RevWalk commits = new RevWalk(repository)) {
            return new CommitTree(repository, commit(commits, commitId)).files(folder, offset, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the content with that id, whichever commits have it. */
    public GitBlob content(String key) {
        if (!COMMIT_ID.matcher(key).matches()) {
            throw ErrorCode.INVALID_VALUE.with("key", "must be the 40 digits of a content's id");
        }
        ObjectId id = ObjectId.fromString(key);
        try (ObjectReader objects = repository.newObjectReader()) {
            return new GitBlob(
                    repository, id, objects.open(id, Constants.OBJ_BLOB).getSize());
        } catch (MissingObjectException | IncorrectObjectTypeException _) {
            throw ErrorCode.CONTENT_NOT_FOUND.with(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells whether the ref was moved so, even if it was moved on since. */
    public boolean hasMoved(PushedRef moved) {
        try {
            Ref ref = ref(moved.ref());
            if (moved.after() == null || ref == null) {
                return moved.after() == null && ref == null;
            }
            ObjectId after = ObjectId.fromString(moved.after());
            ReflogReader log = repository.getRefDatabase().getReflogReader(ref);
            return ref.getObjectId().equals(after)
                    || log.getReverseEntries().stream()
                            .anyMatch(entry -> entry.getNewId().equals(after));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String path) {
        if (Arrays.stream(path.split("/", -1)).anyMatch(NO_NAMES::contains) || path.indexOf('\0') >= 0) {
            throw ErrorCode.INVALID_VALUE.with("path", "must lead from the top of the repository to one file");
        }
    }

    /** Returns the commit; a tag is no commit, even if it leads to one. */
    private static RevCommit commit(RevWalk commits, String id) throws IOException {
        if (!COMMIT_ID.matcher(id).matches()) {
            throw ErrorCode.INVALID_VALUE.with("commitId", "must be the 40 digits of a commit's id");
        }
        try {
            if (commits.parseAny(ObjectId.fromString(id)) instanceof RevCommit commit) {
                return commit;
            }
        } catch (MissingObjectException _) {
            throw ErrorCode.COMMIT_NOT_FOUND.with(id);
        }
        throw ErrorCode.COMMIT_NOT_FOUND.with(id);
    }

    /** Returns the means to work with files of the repository in a directory. */
    public WorkingTree workingTree(LargeFiles largeFiles) {
        return new WorkingTree(repository, largeFiles);
    }

    /** Returns the means to put files into the branch main one by one. */
    public FileCommit fileCommit(FileCommit.Author author) {
        return new FileCommit(repository, author);
    }

    @Override
    public void close() {
        repository.close();
    }
}
