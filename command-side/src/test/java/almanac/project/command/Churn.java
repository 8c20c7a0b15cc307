package almanac.project.command;

import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.project.event.GitRepository;
import almanac.project.event.GitServiceProvider;
import almanac.project.event.ProjectEvent.ProjectCreated;
import almanac.shared.ProjectId;
import almanac.shared.ProjectVisibility;
import almanac.shared.RepositoryId;
import almanac.shared.UserId;

/** The project that the tests are about. */
final class Churn {

    static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    static final ProjectId PRICING = new ProjectId("66b0000000000000000000e6");

    static final GitRepository CODE = repository("66b000000000000000000c0d", "https://git.example.org/churn/code");
    static final GitRepository TOOLS = repository("66b000000000000000000700", "https://git.example.org/churn/tools");

    private Churn() {}

    static ProjectCreated churnOwnedBy(UserId owner) {
        return new ProjectCreated(CHURN, owner, "churn", "Who leaves, and why", ProjectVisibility.PRIVATE);
    }

    /** The same repository under another id. */
    static GitRepository again(GitRepository repository) {
        return repository("66b0000000000000000000aa", repository.uri());
    }

    private static GitRepository repository(String id, String uri) {
        return new GitRepository(
                new RepositoryId(id),
                uri.substring(uri.lastIndexOf('/') + 1),
                uri,
                GitServiceProvider.UNKNOWN,
                new GitReference(GitReferenceType.HEAD, null),
                null);
    }
}
