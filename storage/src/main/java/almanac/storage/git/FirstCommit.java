package almanac.storage.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;

/** Writes the first commit of every project, so that it can be cloned and run at once. */
final class FirstCommit {

    private static final String README = """
            The files of this project.

            Change them as in any git repository: clone, commit, push. Runs of the project begin with the newest commit of
            the branch main, unless they name another.
            """;

    /** Patterns of files that users rarely want to keep. */
    private static final String IGNORED = """
            .DS_Store
            .ipynb_checkpoints/
            .venv/
            __pycache__/
            """;

    private FirstCommit() {}

    static void into(Repository repository, Instant at) throws IOException {
        try (ObjectInserter objects = repository.newObjectInserter()) {
            TreeFormatter tree = new TreeFormatter();
            tree.append(".gitignore", FileMode.REGULAR_FILE, text(objects, IGNORED));
            tree.append("README.md", FileMode.REGULAR_FILE, text(objects, README));
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(objects.insert(tree));
            PersonIdent almanac = new PersonIdent("Almanac", "almanac@localhost", at, ZoneOffset.UTC);
            commit.setAuthor(almanac);
            commit.setCommitter(almanac);
            commit.setMessage("A project begins\n");
            ObjectId first = objects.insert(commit);
            objects.flush();
            RefUpdate head = repository.updateRef(Constants.HEAD);
            head.disableRefLog();
            head.link(Constants.R_HEADS + BareRepository.MAIN);
            RefUpdate main = repository.updateRef(Constants.R_HEADS + BareRepository.MAIN);
            main.setNewObjectId(first);
            main.disableRefLog();
            RefUpdate.Result result = main.update();
            if (result != RefUpdate.Result.NEW) {
                throw new IOException("the first commit could not be put on its branch: " + result);
            }
        }
    }

    private static ObjectId text(ObjectInserter objects, String text) throws IOException {
        return objects.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
    }
}
