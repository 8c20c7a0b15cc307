package almanac.project.api;

import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.project.event.GitRepository;
import almanac.project.event.GitServiceProvider;
import almanac.project.query.CopySource;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.ProjectVisibility;
import almanac.shared.RepositoryId;
import almanac.shared.UserId;
import almanac.web.Texts;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Specification of a project's copy (behaviour.md, 3.12). */
record CopyProjectSpecV1(
        @NotNull Boolean copyDatasets,
        @Nullable @Valid GitCodeRepoSpecV1 gitCodeRepoSpec,

        @Nullable @Pattern(regexp = Texts.ID_PATTERN, message = Texts.ID_MESSAGE)
        String importedGitReposCredentialId,

        @Nullable @Size(max = Texts.NAME) @Pattern(regexp = Texts.PATH_NAME_PATTERN, message = Texts.PATH_NAME_MESSAGE)
        String name,

        @Nullable UserId ownerId,
        @Nullable ProjectVisibility visibility) {

    /** What becomes of the outside repository with the files: exactly one of the two. */
    record GitCodeRepoSpecV1(
            @NotNull @Pattern(regexp = Texts.ID_PATTERN, message = Texts.ID_MESSAGE)
            String credentialId,

            @Nullable @Valid DeepCopyGitRepoSpecV1 deepCopy,
            @Nullable @Valid ReferenceCopyGitRepoSpecV1 referenceCopy) {}

    record DeepCopyGitRepoSpecV1(
            @NotNull @Size(max = Texts.NAME) @Pattern(regexp = Texts.NAME_PATTERN, message = Texts.NAME_MESSAGE)
            String newRepoName,

            @NotNull @Size(max = Texts.NAME) @Pattern(regexp = Texts.NAME_PATTERN, message = Texts.NAME_MESSAGE)
            String newRepoOwnerName,

            @NotNull ProviderRepoVisibilityV1 visibility) {}

    enum ProviderRepoVisibilityV1 {
        @JsonProperty("public")
        PUBLIC,
        @JsonProperty("private")
        PRIVATE,
        @JsonProperty("internal")
        INTERNAL
    }

    record ReferenceCopyGitRepoSpecV1(
            @NotNull @Size(max = Texts.LINE) String mainRepoUrl) {}

    /** Returns the outside repository of which one of the copy's own is made; null when none is. */
    @Nullable
    GitRepository origin(CopySource source) {
        GitRepository main = source.mainRepository();
        return main == null || gitCodeRepoSpec == null || gitCodeRepoSpec.deepCopy() == null
                ? null
                : withCredential(main, gitCodeRepoSpec.credentialId());
    }

    private static GitRepository withCredential(GitRepository main, String credentialId) {
        return new GitRepository(
                main.id(), main.name(), main.uri(), main.serviceProvider(), main.defaultRef(), credentialId);
    }

    /** Refuses a specification that does not fit the source. */
    void requireFor(CopySource source) {
        if (gitCodeRepoSpec == null) {
            return;
        }
        if ((gitCodeRepoSpec.deepCopy() == null) == (gitCodeRepoSpec.referenceCopy() == null)) {
            throw ErrorCode.INVALID_VALUE.with("gitCodeRepoSpec", "needs either deepCopy or referenceCopy");
        }
        GitRepository main = source.mainRepository();
        if (main == null) {
            throw ErrorCode.INVALID_VALUE.with(
                    "gitCodeRepoSpec", "the project has no main repository: its files are copied with it");
        }
        DeepCopyGitRepoSpecV1 deepCopy = gitCodeRepoSpec.deepCopy();
        if (deepCopy != null
                && deepCopy.visibility() == ProviderRepoVisibilityV1.INTERNAL
                && main.serviceProvider() != GitServiceProvider.GITHUB_ENTERPRISE) {
            throw ErrorCode.INVALID_VALUE.with(
                    "gitCodeRepoSpec.deepCopy.visibility", "internal is for GitHub Enterprise only");
        }
    }

    /** Returns the outside repository with the copy's files; null when the copy has one of its own. */
    @Nullable
    GitRepository mainRepository(CopySource source, OwnGitCredentials.Known own, IdSource ids) {
        GitRepository main = source.mainRepository();
        if (main == null || origin(source) != null) {
            return null;
        }
        if (gitCodeRepoSpec == null || gitCodeRepoSpec.referenceCopy() == null) {
            return own.copyOf(main, null, ids);
        }
        String member = "gitCodeRepoSpec.referenceCopy.mainRepoUrl";
        String url = gitCodeRepoSpec.referenceCopy().mainRepoUrl();
        GitUri parsed = GitUri.parse(url, member);
        if (!url.toLowerCase(Locale.ROOT).startsWith("http")) {
            throw ErrorCode.INVALID_VALUE.with(member, "must be an http or https address");
        }
        return new GitRepository(
                new RepositoryId(ids.next()),
                parsed.repositoryName(),
                url,
                parsed.provider(),
                new GitReference(GitReferenceType.HEAD, null),
                gitCodeRepoSpec.credentialId());
    }
}
