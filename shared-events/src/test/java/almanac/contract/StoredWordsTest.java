package almanac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.datasource.event.CredentialType;
import almanac.environment.event.BuildStatus;
import almanac.environment.event.ClusterType;
import almanac.environment.event.EnvironmentVisibility;
import almanac.git.event.GitProtocol;
import almanac.hardwaretier.event.MemoryAmount;
import almanac.operation.event.RunKind;
import almanac.project.event.GitReferenceType;
import almanac.project.event.GitServiceProvider;
import almanac.project.event.ResultsBranch;
import almanac.registeredmodel.event.ReviewDecision;
import almanac.registeredmodel.event.StageCause;
import almanac.shared.DatasetRole;
import almanac.shared.OrganizationRole;
import almanac.shared.ProjectRole;
import almanac.shared.ProjectVisibility;
import almanac.shared.SystemRole;
import almanac.user.event.AccessKeyKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** The words that stand for constants in stored events: a constant may be renamed, its word may not. */
class StoredWordsTest {

    static final List<Arguments> WORDS = List.of(
            Arguments.of(AccessKeyKind.class, List.of("apiKey", "personalToken")),
            Arguments.of(CredentialType.class, List.of("Individual", "Shared")),
            Arguments.of(DatasetRole.class, List.of("DatasetRwOwner", "DatasetRwEditor", "DatasetRwReader")),
            Arguments.of(OrganizationRole.class, List.of("member", "admin")),
            Arguments.of(
                    ProjectRole.class,
                    List.of("owner", "contributor", "launcherUser", "resultsConsumer", "projectImporter")),
            Arguments.of(ProjectVisibility.class, List.of("public", "searchable", "private")),
            Arguments.of(EnvironmentVisibility.class, List.of("global", "private", "organization")),
            Arguments.of(
                    BuildStatus.class,
                    List.of("queued", "starting", "pulling", "building", "pushing", "succeeded", "failed", "killed")),
            Arguments.of(ClusterType.class, List.of("dask", "mpi", "ray", "spark")),
            Arguments.of(MemoryAmount.Unit.class, List.of("MB", "MiB", "GB", "GiB")),
            Arguments.of(RunKind.class, List.of("rebuild", "dryRun", "verify")),
            Arguments.of(ReviewDecision.class, List.of("Approved", "RequestedChanges", "Rejected")),
            Arguments.of(StageCause.class, List.of("direct", "review", "archived")),
            Arguments.of(ResultsBranch.class, List.of("isolated", "main")),
            Arguments.of(GitProtocol.class, List.of("https", "ssh")),
            Arguments.of(GitReferenceType.class, List.of("head", "branch", "tag", "commit")),
            Arguments.of(
                    GitServiceProvider.class,
                    List.of(
                            "bitbucket",
                            "bitbucketServer",
                            "github",
                            "githubEnterprise",
                            "gitLab",
                            "gitLabEnterprise",
                            "unknown")),
            Arguments.of(
                    SystemRole.class,
                    List.of(
                            "SysAdmin",
                            "ProjectManager",
                            "SupportStaff",
                            "Practitioner",
                            "ReadOnlySupportStaff",
                            "Librarian",
                            "LimitedAdmin",
                            "LicenseReviewer",
                            "Auditor")));

    @ParameterizedTest
    @FieldSource("WORDS")
    void every_constant_is_written_as_its_word(Class<? extends Enum<?>> type, List<String> words) {
        List<String> written = Arrays.stream(type.getEnumConstants())
                .map(constant -> GoldenFile.written(Map.of("word", constant))
                        .path("word")
                        .asString())
                .toList();
        assertThat(written).isEqualTo(words);
    }
}
