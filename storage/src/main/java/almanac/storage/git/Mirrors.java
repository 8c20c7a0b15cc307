package almanac.storage.git;

import almanac.project.event.GitRepository;
import almanac.shared.UserId;

/**
 * Copies of outside repositories, one for each repository of each project: who may read the project's files reads what
 * was fetched for it, and nobody reads what was fetched for others.
 */
public interface Mirrors {

    /**
     * The repository as it is, fetched with the user's credential if the repository names one of his; as it was, when it
     * cannot be fetched now. The caller closes it.
     */
    BareRepository open(GitRepository repository, UserId user);

    /** As {@link #open(GitRepository, UserId)}, for a request: one that is not fetched soon is refused for the moment. */
    BareRepository visit(GitRepository repository, UserId user);

    /** As {@link #visit}, and not fetched when the commit is there already. */
    BareRepository open(GitRepository repository, UserId user, String commitId);
}
