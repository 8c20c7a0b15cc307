package almanac.project.api;

import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.project.event.GitServiceProvider;
import almanac.project.query.ProjectGitRepositoryV1;
import almanac.project.query.ProjectRepositoryReferenceV1;
import almanac.shared.ErrorCode;
import almanac.shared.RepositoryId;
import almanac.web.ProviderWords;
import almanac.web.Texts;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Repositories of projects in the words of older clients. */
final class ClientGit {

    private ClientGit() {}

    /** Words for the part of a repository that is checked out. */
    enum ClientRefType {
        @JsonProperty("head")
        HEAD(GitReferenceType.HEAD),
        @JsonProperty("branches")
        @JsonAlias("branch")
        BRANCH(GitReferenceType.BRANCH),
        @JsonProperty("tags")
        @JsonAlias("tag")
        TAG(GitReferenceType.TAG),
        @JsonProperty("commitId")
        @JsonAlias("commit")
        COMMIT(GitReferenceType.COMMIT);

        private final GitReferenceType type;

        ClientRefType(GitReferenceType type) {
            this.type = type;
        }
    }

    record ClientRef(
            @NotNull ClientRefType type,
            @Nullable @Size(max = Texts.NAME) String value) {

        static ClientRef of(ProjectRepositoryReferenceV1 ref) {
            ClientRefType type = switch (ref.refType()) {
                case HEAD -> ClientRefType.HEAD;
                case BRANCH -> ClientRefType.BRANCH;
                case TAG -> ClientRefType.TAG;
                case COMMIT -> ClientRefType.COMMIT;
            };
            return new ClientRef(type, ref.value());
        }

        /** @param prefix of the members' names, as the caller knows them */
        GitReference toReference(String prefix) {
            if (type == ClientRefType.HEAD) {
                return new GitReference(GitReferenceType.HEAD, null);
            }
            if (value == null || value.isBlank()) {
                throw ErrorCode.INVALID_VALUE.with(prefix + "value", "must name the branch, tag or commit");
            }
            return new GitReference(type.type, value);
        }
    }

    /** A repository as older clients ask for it; its ref has one of two names. */
    record ClientNewRepository(
            @NotNull @Size(max = Texts.LINE) String uri,

            @Nullable @Size(max = Texts.NAME) @Pattern(regexp = Texts.NAME_PATTERN, message = Texts.NAME_MESSAGE)
            String name,

            @Nullable GitServiceProvider serviceProvider,
            @Nullable @Valid @JsonAlias("defaultRef") ClientRef ref,

            @Nullable @Pattern(regexp = Texts.ID_PATTERN, message = Texts.ID_MESSAGE)
            String credentialId) {

        /** Returns the repository in the words of the API, which has the rules. */
        NewProjectGitRepositoryV1 toV1() {
            GitReference reference = ref == null ? null : ref.toReference("ref.");
            return new NewProjectGitRepositoryV1(
                    uri,
                    name,
                    serviceProvider,
                    reference == null
                            ? null
                            : new NewProjectGitRepositoryV1.ProjectRepositoryReferenceV1(
                                    reference.refType(), reference.value()),
                    credentialId);
        }
    }

    record ClientRepository(RepositoryId id, String name, String uri, String serviceProvider, ClientRef ref) {

        static ClientRepository of(ProjectGitRepositoryV1 repository) {
            return new ClientRepository(
                    repository.id(),
                    repository.name(),
                    repository.uri(),
                    ProviderWords.of(repository.serviceProvider()),
                    ClientRef.of(repository.defaultRef()));
        }
    }
}
