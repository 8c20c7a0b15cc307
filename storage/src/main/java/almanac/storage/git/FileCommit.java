package almanac.storage.git;

import almanac.git.event.PushedRef;
import almanac.shared.ErrorCode;
import almanac.storage.files.Space;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Puts one file into the branch main, as a commit that follows the last one there. */
public final class FileCommit {

    private static final String MAIN = Constants.R_HEADS + BareRepository.MAIN;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Repository repository;
    private final Author author;

    FileCommit(Repository repository, Author author) {
        this.repository = repository;
        this.author = author;
    }

    /** The author of a commit as it stands in the history, and the moment. */
    public record Author(String name, String email, Instant at) {

        PersonIdent toIdent() {
            return new PersonIdent(name, email, at, ZoneOffset.UTC);
        }
    }

    /**
     * A file that was put.
     *
     * @param commitId of the branch now
     * @param key id of the content
     */
    public record Put(String commitId, String key) {}

    /**
     * Puts the file, whose mode stays as it was. Bytes that are there already make no commit.
     *
     * @param path from the top of the repository, with slashes between
     * @param announce hears of the move before the branch is moved; what it throws leaves the branch where it is
     */
    public Put put(String path, long size, InputStream bytes, Consumer<PushedRef> announce) {
        check(path);
        try (ObjectInserter objects = repository.newObjectInserter()) {
            ObjectId content = objects.insert(Constants.OBJ_BLOB, size, bytes);
            objects.flush();
            try (BranchLock lock = BranchLock.of(repository, LONGEST_WAIT)) {
                if (lock == null) {
                    throw ErrorCode.BRANCHES_BUSY.with();
                }
                return put(path, content, objects, announce);
            }
        } catch (IOException e) {
            throw Space.refusal(e);
        }
    }

    private static void check(String path) {
        try {
            new ObjectChecker().checkPath(path);
        } catch (CorruptObjectException _) {
            throw ErrorCode.INVALID_VALUE.with("path", "is not one that a git repository can hold");
        }
    }

    private Put put(String path, ObjectId content, ObjectInserter objects, Consumer<PushedRef> announce)
            throws IOException {
        try (RevWalk commits = new RevWalk(repository);
                ObjectReader reader = repository.newObjectReader()) {
            ObjectId tip = repository.resolve(MAIN);
            RevCommit parent = tip == null ? null : commits.parseCommit(tip);
            DirCache files = parent == null ? DirCache.newInCore() : DirCache.read(reader, parent.getTree());
            requireFree(path, files);
            FileMode mode = mode(files.getEntry(path));
            DirCacheEditor editor = files.editor();
            editor.add(new PathEdit(path) {
                @Override
                public void apply(DirCacheEntry entry) {
                    entry.setFileMode(mode);
                    entry.setObjectId(content);
                }
            });
            editor.finish();
            ObjectId tree = files.writeTree(objects);
            if (parent != null && tree.equals(parent.getTree())) {
                return new Put(parent.name(), content.name());
            }
            ObjectId commit = commit(path, tree, parent, objects);
            announce.accept(new PushedRef(MAIN, parent == null ? null : parent.name(), commit.name()));
            move(parent, commit);
            return new Put(commit.name(), content.name());
        }
    }

    /** Refuses a path that is a folder, or has a file where it needs a folder: neither is to vanish unsaid. */
    private static void requireFree(String path, DirCache files) {
        if (files.getEntriesWithin(path).length > 0) {
            throw ErrorCode.INVALID_VALUE.with("path", "'%s' is a folder".formatted(path));
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            if (files.getEntry(folder) != null) {
                throw ErrorCode.FILE_IN_THE_WAY.with(path, folder);
            }
        }
    }

    private static FileMode mode(@Nullable DirCacheEntry before) {
        return before != null && FileMode.EXECUTABLE_FILE.equals(before.getRawMode())
                ? FileMode.EXECUTABLE_FILE
                : FileMode.REGULAR_FILE;
    }

    private ObjectId commit(String path, ObjectId tree, @Nullable RevCommit parent, ObjectInserter objects)
            throws IOException {
        CommitBuilder builder = new CommitBuilder();
        builder.setTreeId(tree);
        if (parent != null) {
            builder.setParentId(parent);
        }
        builder.setAuthor(author.toIdent());
        builder.setCommitter(author.toIdent());
        builder.setMessage("Upload %s\n".formatted(path));
        ObjectId commit = objects.insert(builder);
        objects.flush();
        return commit;
    }

    private void move(@Nullable RevCommit parent, ObjectId commit) throws IOException {
        RefUpdate update = repository.updateRef(MAIN);
        update.setExpectedOldObjectId(parent == null ? ObjectId.zeroId() : parent);
        update.setNewObjectId(commit);
        update.setRefLogIdent(author.toIdent());
        RefUpdate.Result result = update.update();
        if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
            throw ErrorCode.BRANCH_MOVED.with(BareRepository.MAIN);
        }
        Durable.force(repository);
    }
}
