package almanac.storage.git;

import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** The branches and tags of a repository, with their history, and nothing that none of them leads to. */
final class Branches {

    /** All of them, under their own names. */
    static final List<RefSpec> ALL =
            List.of(new RefSpec("+refs/heads/*:refs/heads/*"), new RefSpec("+refs/tags/*:refs/tags/*"));

    private static final String MAIN = Constants.R_HEADS + BareRepository.MAIN;

    private Branches() {}

    /** Into a new one, which is on its branch main in any case; false when there is nothing at all. */
    static boolean copy(Repository source, Repository target) throws IOException {
        target.getConfig() // who runs the server has moved nothing here
                .setBoolean(
                        ConfigConstants.CONFIG_CORE_SECTION, null, ConfigConstants.CONFIG_KEY_LOGALLREFUPDATES, false);
        URIish place = new URIish().setPath(source.getDirectory().getPath());
        try (Transport transport = Transport.open(target, place)) {
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.fetch(NullProgressMonitor.INSTANCE, ALL);
        }
        RefUpdate head = target.updateRef(Constants.HEAD);
        head.disableRefLog();
        head.link(MAIN);
        if (target.exactRef(MAIN) == null) {
            return begin(target, source.resolve(Constants.HEAD));
        }
        return true;
    }

    private static boolean begin(Repository target, @Nullable ObjectId commit) throws IOException {
        if (commit == null || !target.getObjectDatabase().has(commit)) {
            return false;
        }
        RefUpdate main = target.updateRef(MAIN);
        main.setNewObjectId(commit);
        main.disableRefLog();
        return main.update() == RefUpdate.Result.NEW;
    }
}
