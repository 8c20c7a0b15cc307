package almanac.project.query;

import almanac.project.event.GitRepository;
import almanac.project.event.GitServiceProvider;
import almanac.shared.RepositoryId;

/** A repository as the API shows it. */
public record ProjectGitRepositoryV1(
        RepositoryId id,
        String name,
        String uri,
        GitServiceProvider serviceProvider,
        ProjectRepositoryReferenceV1 defaultRef) {

    static ProjectGitRepositoryV1 of(GitRepository repository) {
        return new ProjectGitRepositoryV1(
                repository.id(),
                repository.name(),
                repository.uri(),
                repository.serviceProvider(),
                new ProjectRepositoryReferenceV1(
                        repository.defaultRef().refType(),
                        repository.defaultRef().value()));
    }
}
