package almanac.project.api;

import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.project.event.GitRepository;
import almanac.project.event.GitServiceProvider;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.RepositoryId;
import almanac.web.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Repository as a caller names it; members that are left out are told from the URI (behaviour.md, 3.12). */
record NewProjectGitRepositoryV1(
        @NotNull @Size(max = Texts.LINE) String uri,

        @Nullable @Size(max = Texts.NAME) @Pattern(regexp = Texts.NAME_PATTERN, message = Texts.NAME_MESSAGE)
        String name,

        @Nullable GitServiceProvider serviceProvider,
        @Nullable @Valid ProjectRepositoryReferenceV1 defaultRef,

        @Nullable @Pattern(regexp = Texts.ID_PATTERN, message = Texts.ID_MESSAGE)
        String gitCredentialId) {

    record ProjectRepositoryReferenceV1(
            @NotNull GitReferenceType refType,
            @Nullable @Size(max = Texts.NAME) String value) {}

    /** @param prefix of the members' names, as the caller knows them */
    GitRepository toRepository(String prefix, IdSource ids, GitUris uris) {
        GitUri parsed = uris.parse(uri, prefix + "uri");
        return new GitRepository(
                new RepositoryId(ids.next()),
                name == null ? parsed.repositoryName() : name,
                uri,
                serviceProvider == null ? parsed.provider() : serviceProvider,
                reference(prefix),
                gitCredentialId);
    }

    private GitReference reference(String prefix) {
        if (defaultRef == null || defaultRef.refType() == GitReferenceType.HEAD) {
            return new GitReference(GitReferenceType.HEAD, null);
        }
        if (defaultRef.value() == null || defaultRef.value().isBlank()) {
            throw ErrorCode.INVALID_VALUE.with(prefix + "defaultRef.value", "must name the branch, tag or commit");
        }
        return new GitReference(defaultRef.refType(), defaultRef.value());
    }
}
