package almanac.storage.git;

import almanac.project.event.GitRepository;
import almanac.shared.UserId;

/**
 * Copies of outside repositories, one for each repository of each project: users that may read the project's files may
 * read what was fetched for it, and nothing that was fetched for other projects.
 */
public interface Mirrors {

    /**
     * Returns the repository as it is, fetched with the user's credential if the repository names one of the user's; as
     * it was, when it cannot be fetched now. The caller closes it.
     */
    BareRepository open(GitRepository repository, UserId user);

    /**
     * As {@link #open(GitRepository, UserId)}, for a request: it is refused for the moment when the fetch takes long.
     */
    BareRepository visit(GitRepository repository, UserId user);

    /** As {@link #visit}, but without a fetch when the mirror has the commit already. */
    BareRepository open(GitRepository repository, UserId user, String commitId);
}
