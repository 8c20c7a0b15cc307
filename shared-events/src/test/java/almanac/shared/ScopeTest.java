package almanac.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every scope through the guard, in the same way: what one constant says is all that a scope needs. */
class ScopeTest {

    private static final UserId ANA = new UserId("66b0000000000000000000a1");
    private static final String ID = "66b0000000000000000000e5";

    @Requires(Permission.SEE_PROJECT)
    record SeeProject(ProjectId project) implements Scoped.Project {}

    @Requires(Permission.SEE_PROJECT)
    record SeeJob(JobId job) implements Scoped.Job {}

    @Requires(Permission.SEE_PROJECT)
    record SeeMonitoredModel(MonitoredModelId model) implements Scoped.MonitoredModel {}

    @Requires(Permission.SEE_PROJECT)
    record SeeModelApi(ModelApiId api) implements Scoped.ModelApi {}

    @Requires(Permission.VIEW_ORGANIZATION)
    record SeeOrganization(OrganizationId organization) implements Scoped.Organization {}

    @Requires(Permission.USE_DATA_SOURCE)
    record SeeDataSource(DataSourceId dataSource) implements Scoped.DataSource {}

    @Requires(Permission.LIST_DATASET_RW)
    record SeeDataset(DatasetId dataset) implements Scoped.Dataset {}

    @Requires(Permission.LIST_DATASET_RW)
    record SeeSnapshot(SnapshotId snapshot) implements Scoped.Snapshot {}

    @Requires(Permission.VIEW_ENVIRONMENT)
    record SeeEnvironment(EnvironmentId environment) implements Scoped.Environment {}

    /** A message about a thing, roles that let a caller know of the thing, and the refusal to all others. */
    private record Case(Scoped message, ScopedId thing, ScopeRoles roles, ErrorCode notFound) {}

    private static final ProjectRoles IN_PROJECT =
            new ProjectRoles(Set.of(ProjectRole.LAUNCHER_USER), ProjectVisibility.PRIVATE);
    private static final DatasetRoles IN_DATASET = new DatasetRoles(Set.of(DatasetRole.READER), null);

    private static final Map<Scope, List<Case>> CASES = Map.of(
            Scope.PROJECT,
            List.of(
                    new Case(
                            new SeeProject(new ProjectId(ID)),
                            new ProjectId(ID),
                            IN_PROJECT,
                            ErrorCode.PROJECT_NOT_FOUND),
                    new Case(new SeeJob(new JobId(ID)), new JobId(ID), IN_PROJECT, ErrorCode.JOB_NOT_FOUND),
                    new Case(
                            new SeeMonitoredModel(new MonitoredModelId(ID)),
                            new MonitoredModelId(ID),
                            IN_PROJECT,
                            ErrorCode.MONITORED_MODEL_NOT_FOUND),
                    new Case(
                            new SeeModelApi(new ModelApiId(ID)),
                            new ModelApiId(ID),
                            IN_PROJECT,
                            ErrorCode.MODEL_API_NOT_FOUND)),
            Scope.ORGANIZATION,
            List.of(new Case(
                    new SeeOrganization(new OrganizationId(ID)),
                    new OrganizationId(ID),
                    OrganizationRole.MEMBER,
                    ErrorCode.ORGANIZATION_NOT_FOUND)),
            Scope.DATA_SOURCE,
            List.of(new Case(
                    new SeeDataSource(new DataSourceId(ID)),
                    new DataSourceId(ID),
                    DataSourceRole.USER,
                    ErrorCode.DATA_SOURCE_NOT_FOUND)),
            Scope.DATASET,
            List.of(
                    new Case(
                            new SeeDataset(new DatasetId(ID)),
                            new DatasetId(ID),
                            IN_DATASET,
                            ErrorCode.DATASET_NOT_FOUND),
                    new Case(
                            new SeeSnapshot(new SnapshotId(ID)),
                            new SnapshotId(ID),
                            IN_DATASET,
                            ErrorCode.SNAPSHOT_NOT_FOUND)),
            Scope.ENVIRONMENT,
            List.of(new Case(
                    new SeeEnvironment(new EnvironmentId(ID)),
                    new EnvironmentId(ID),
                    EnvironmentRole.USER,
                    ErrorCode.ENVIRONMENT_NOT_FOUND)));

    private final KnownRoles roleLookup = new KnownRoles();
    private final Guard guard = new Guard(roleLookup);

    @Test
    void every_scope_with_roles_and_every_way_to_name_its_things_is_tried_here() {
        assertThat(CASES.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Scope.values()).filter(Scope::hasRoles).toList());
        CASES.forEach((scope, cases) -> assertThat(scope.messages())
                .allMatch(type -> cases.stream().anyMatch(each -> type.isInstance(each.message()))));
    }

    @TestFactory
    Stream<DynamicTest> a_role_lets_a_caller_know_of_the_thing() {
        return each(one -> {
            roleLookup.put(ANA, one.thing(), CallerRoles.of(Set.of(), one.roles()));
            CallerRoles roles = guard.check(one.message(), ANA.value());
            assertThat(roles.byScope()).isEqualTo(Map.of(one.roles().scope(), one.roles()));
        });
    }

    @TestFactory
    Stream<DynamicTest> to_a_caller_without_a_role_the_thing_does_not_exist() {
        return each(one -> {
            roleLookup.put(ANA, one.thing(), CallerRoles.of(Set.of(), null));
            assertThat(refusal(one)).isEqualTo(one.notFound());
        });
    }

    @TestFactory
    Stream<DynamicTest> a_missing_thing_is_not_found_by_administrators_either() {
        return each(one -> {
            roleLookup.put(ANA, CallerRoles.inInstallation(Set.of(SystemRole.SYS_ADMIN)));
            assertThat(refusal(one)).isEqualTo(one.notFound());
        });
    }

    @TestFactory
    Stream<DynamicTest> an_unknown_caller_is_told_that_first() {
        return each(one -> assertThat(refusal(one)).isEqualTo(ErrorCode.NOT_LOGGED_IN));
    }

    private ErrorCode refusal(Case one) {
        return Objects.requireNonNull(
                        catchThrowableOfType(DomainException.class, () -> guard.check(one.message(), ANA.value())))
                .code();
    }

    private interface Attempt {
        void on(Case one);
    }

    private static Stream<DynamicTest> each(Attempt attempt) {
        return CASES.values().stream()
                .flatMap(List::stream)
                .map(one -> dynamicTest(one.message().toString(), () -> attempt.on(one)));
    }
}
