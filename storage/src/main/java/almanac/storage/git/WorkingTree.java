package almanac.storage.git;

import almanac.shared.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FileUtils;

/** Puts the files of a commit into a directory, and what was made of them there into another commit. */
public final class WorkingTree {

    private final Repository repository;

    WorkingTree(Repository repository) {
        this.repository = repository;
    }

    /**
     * What a commit says of itself.
     *
     * @param branch that it is the newest of afterwards; made when there is none of that name
     * @param author his name as it stands in the history
     * @param email his address as it stands there
     */
    public record Note(String branch, String message, String author, String email, Instant at) {}

    /** Fills the directory, which must be there, with the files of the commit. */
    public void checkOut(String commitId, Path directory) {
        try (Index index = new Index(directory);
                RevWalk commits = new RevWalk(repository)) {
            RevCommit commit = commits.parseCommit(ObjectId.fromString(commitId));
            Extent.of(commit, repository).require(Files.getFileStore(directory).getUsableSpace() / 2);
            DirCacheCheckout checkout = new DirCacheCheckout(index.tree, index.tree.lockDirCache(), commit.getTree());
            checkout.setFailOnConflict(true);
            checkout.checkout();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes a commit of the directory's files, as they were made of those of the parent. Files that the repository
     * ignores stay out. Nothing is committed when nothing has changed.
     *
     * @return the commit's id, or the parent's
     */
    public String commit(Path directory, String parentId, Note note) {
        ObjectId parent = ObjectId.fromString(parentId);
        try (Index index = new Index(directory);
                RevWalk commits = new RevWalk(repository);
                ObjectInserter objects = repository.newObjectInserter()) {
            RevCommit before = commits.parseCommit(parent);
            ObjectId tree = index.written(before, objects);
            if (tree.equals(before.getTree())) {
                return parentId;
            }
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setParentId(parent);
            PersonIdent author = new PersonIdent(note.author(), note.email(), note.at(), ZoneOffset.UTC);
            commit.setAuthor(author);
            commit.setCommitter(author);
            commit.setMessage(note.message());
            ObjectId made = objects.insert(commit);
            objects.flush();
            move(note.branch(), parent, made, author);
            Durable.force(repository);
            return made.name();
        } catch (IOException | GitAPIException e) {
            throw new IllegalStateException("the files of a directory could not be committed", e);
        }
    }

    /** Only from where it is to a commit that follows: what others have pushed meanwhile is not lost. */
    private void move(String branch, ObjectId parent, ObjectId commit, PersonIdent author) throws IOException {
        RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
        boolean isNew = update.getOldObjectId() == null;
        update.setExpectedOldObjectId(isNew ? ObjectId.zeroId() : parent);
        update.setNewObjectId(commit);
        update.setRefLogIdent(author);
        RefUpdate.Result result = update.update();
        if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
            throw ErrorCode.BRANCH_MOVED.with(branch);
        }
    }

    /** The repository as seen from the directory, with an index that is not kept. */
    private final class Index implements AutoCloseable {

        private final Path place;
        private final Repository tree;

        Index(Path directory) throws IOException {
            place = Files.createTempDirectory("almanac-index-");
            tree = new FileRepositoryBuilder()
                    .setGitDir(repository.getDirectory())
                    .setWorkTree(directory.toFile())
                    .setIndexFile(place.resolve("index").toFile())
                    .build();
        }

        ObjectId written(RevCommit before, ObjectInserter objects) throws IOException, GitAPIException {
            DirCache index = tree.lockDirCache();
            DirCacheBuilder builder = index.builder();
            try (ObjectReader reader = tree.newObjectReader()) {
                builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, before.getTree());
            }
            builder.finish();
            index.write();
            index.commit();
            Git git = Git.wrap(tree);
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            return tree.readDirCache().writeTree(objects);
        }

        @Override
        public void close() throws IOException {
            tree.close();
            FileUtils.delete(place.toFile(), FileUtils.RECURSIVE);
        }
    }
}
