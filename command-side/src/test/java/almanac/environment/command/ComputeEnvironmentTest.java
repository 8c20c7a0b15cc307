package almanac.environment.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ACTUARIES;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.STRANGER;
import static almanac.given.People.account;
import static almanac.shared.ErrorCode.ENVIRONMENT_ARCHIVED;
import static almanac.shared.ErrorCode.NOT_ALLOWED;
import static almanac.shared.ErrorCode.ORGANIZATION_NOT_FOUND;
import static almanac.shared.ErrorCode.REVISION_NOT_BUILT;
import static almanac.shared.ErrorCode.REVISION_NOT_FOUND;
import static almanac.shared.ErrorCode.USER_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.environment.command.EnvironmentCommand.AddRevision;
import almanac.environment.command.EnvironmentCommand.ArchiveEnvironment;
import almanac.environment.command.EnvironmentCommand.CreateEnvironment;
import almanac.environment.command.EnvironmentCommand.EndBuild;
import almanac.environment.command.EnvironmentCommand.ReachBuildStage;
import almanac.environment.command.EnvironmentCommand.RestrictRevision;
import almanac.environment.event.BuildStatus;
import almanac.environment.event.EnvironmentEvent.BuildFailed;
import almanac.environment.event.EnvironmentEvent.BuildKilled;
import almanac.environment.event.EnvironmentEvent.BuildReached;
import almanac.environment.event.EnvironmentEvent.BuildSucceeded;
import almanac.environment.event.EnvironmentEvent.EnvironmentArchived;
import almanac.environment.event.EnvironmentEvent.EnvironmentCreated;
import almanac.environment.event.EnvironmentEvent.EnvironmentRestricted;
import almanac.environment.event.EnvironmentEvent.RevisionAdded;
import almanac.environment.event.EnvironmentEvent.RevisionRestricted;
import almanac.environment.event.EnvironmentEvent.RevisionUnrestricted;
import almanac.environment.event.EnvironmentVisibility;
import almanac.environment.event.RevisionDefinition;
import almanac.given.InMemoryDirectory;
import almanac.given.KeptVariables;
import almanac.secret.SealedSecret;
import almanac.shared.AccountId;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.UserId;
import almanac.shared.VariablesId;
import almanac.storage.environment.SealedVariables;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComputeEnvironmentTest {

    private static final EnvironmentId PYTHON = new EnvironmentId("66b000000000000000000e01");
    private static final EnvironmentRevisionId FIRST = new EnvironmentRevisionId("66b000000000000000000e02");
    private static final EnvironmentRevisionId SECOND = new EnvironmentRevisionId("66b000000000000000000e03");
    private static final VariablesId VARIABLES = new VariablesId("66b000000000000000000e0a");
    private static final RevisionDefinition IMAGE = new RevisionDefinition(
            "python:3.13", null, null, null, null, null, null, null, null, null, null, null, null);
    private static final RevisionAdded FIRST_ADDED = new RevisionAdded(PYTHON, FIRST, 1, IMAGE);
    private static final RevisionAdded SECOND_ADDED = new RevisionAdded(PYTHON, SECOND, 2, IMAGE);

    private final List<SealedVariables> kept = new ArrayList<>();

    private final FixtureConfiguration<ComputeEnvironment> fixture =
            new AggregateTestFixture<>(ComputeEnvironment.class);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(new InMemoryDirectory()
                .withUsers(ANA, BO)
                .withMember(ACTUARIES, ANA, OrganizationRole.ADMIN)
                .withMember(ACTUARIES, BO, OrganizationRole.MEMBER));
        fixture.registerInjectableResource(new KeptVariables(kept));
    }

    @Test
    void a_private_one_is_its_makers() {
        fixture.givenNoPriorActivity()
                .when(create(false, null, false, ANA))
                .expectEvents(created(EnvironmentVisibility.PRIVATE, account(ANA)), FIRST_ADDED);
    }

    @Test
    void a_global_one_is_nobodys() {
        fixture.givenNoPriorActivity()
                .when(create(true, null, true, null))
                .expectEvents(
                        created(EnvironmentVisibility.GLOBAL, null), new EnvironmentRestricted(PYTHON), FIRST_ADDED);
    }

    @Test
    void an_organizations_is_made_by_its_admins() {
        fixture.givenNoPriorActivity()
                .when(create(false, ACTUARIES, false, ANA))
                .expectEvents(created(EnvironmentVisibility.ORGANIZATION, account(ACTUARIES)), FIRST_ADDED);
        fixture.givenNoPriorActivity()
                .when(create(false, ACTUARIES, false, BO))
                .expectNoEvents()
                .expectException(failure(NOT_ALLOWED));
    }

    @Test
    void of_an_organization_that_is_none_of_his_nobody_hears() {
        fixture.givenNoPriorActivity()
                .when(create(false, new OrganizationId("66b00000000000000000a0ff"), false, ANA))
                .expectNoEvents()
                .expectException(failure(ORGANIZATION_NOT_FOUND));
    }

    @Test
    void a_stranger_owns_nothing() {
        fixture.givenNoPriorActivity()
                .when(create(false, null, false, STRANGER))
                .expectNoEvents()
                .expectException(failure(USER_NOT_FOUND));
    }

    @Test
    void a_revision_has_the_next_number_and_takes_what_it_does_not_say() {
        RevisionDefinition said = new RevisionDefinition(
                null, "USER ubuntu", null, null, null, null, null, null, null, null, null, List.of("a"), null);
        fixture.given(anEnvironment())
                .when(new AddRevision(PYTHON, SECOND, said, null))
                .expectEvents(new RevisionAdded(PYTHON, SECOND, 2, said.completedFrom(IMAGE)));
    }

    @Test
    void what_variables_are_set_to_is_kept_apart() {
        SealedVariables variables =
                new SealedVariables(VARIABLES, List.of("LEVEL"), new SealedSecret("a key", "a box"));
        RevisionDefinition said = new RevisionDefinition(
                null, null, variables.described(), null, null, null, null, null, null, null, null, null, null);
        fixture.given(anEnvironment())
                .when(new AddRevision(PYTHON, SECOND, said, variables))
                .expectEvents(new RevisionAdded(PYTHON, SECOND, 2, said.completedFrom(IMAGE)));
        assertThat(kept).containsExactly(variables);
    }

    @Test
    void nothing_is_kept_for_an_archived_one() {
        SealedVariables variables = new SealedVariables(VARIABLES, List.of(), new SealedSecret("a key", "a box"));
        fixture.given(anEnvironment())
                .andGiven(new EnvironmentArchived(PYTHON))
                .when(new AddRevision(PYTHON, SECOND, IMAGE, variables))
                .expectException(failure(ENVIRONMENT_ARCHIVED));
        assertThat(kept).isEmpty();
    }

    @Test
    void a_build_goes_forward_only() {
        fixture.given(anEnvironment())
                .when(new ReachBuildStage(PYTHON, FIRST, BuildStatus.PULLING))
                .expectEvents(new BuildReached(PYTHON, FIRST, BuildStatus.PULLING));
        fixture.given(anEnvironment())
                .andGiven(new BuildReached(PYTHON, FIRST, BuildStatus.BUILDING))
                .when(new ReachBuildStage(PYTHON, FIRST, BuildStatus.PULLING))
                .expectNoEvents();
        fixture.given(anEnvironment())
                .andGiven(new BuildSucceeded(PYTHON, FIRST))
                .when(new ReachBuildStage(PYTHON, FIRST, BuildStatus.PUSHING))
                .expectNoEvents();
    }

    @Test
    void a_build_ends_once() {
        fixture.given(anEnvironment())
                .when(new EndBuild(PYTHON, FIRST, null))
                .expectEvents(new BuildSucceeded(PYTHON, FIRST));
        fixture.given(anEnvironment())
                .when(new EndBuild(PYTHON, FIRST, "no image"))
                .expectEvents(new BuildFailed(PYTHON, FIRST, "no image"));
        fixture.given(anEnvironment())
                .andGiven(new BuildFailed(PYTHON, FIRST, "no image"))
                .when(new EndBuild(PYTHON, FIRST, null))
                .expectNoEvents();
    }

    @Test
    void the_first_revision_of_a_restricted_one_is_marked_when_it_is_built() {
        fixture.given(created(EnvironmentVisibility.GLOBAL, null), new EnvironmentRestricted(PYTHON), FIRST_ADDED)
                .when(new EndBuild(PYTHON, FIRST, null))
                .expectEvents(new BuildSucceeded(PYTHON, FIRST), new RevisionRestricted(PYTHON, FIRST));
    }

    @Test
    void the_mark_moves_and_is_taken_away() {
        fixture.given(twoBuilt())
                .andGiven(new RevisionRestricted(PYTHON, FIRST))
                .when(new RestrictRevision(PYTHON, SECOND, true))
                .expectEvents(new RevisionRestricted(PYTHON, SECOND));
        fixture.given(twoBuilt())
                .andGiven(new RevisionRestricted(PYTHON, FIRST))
                .when(new RestrictRevision(PYTHON, FIRST, false))
                .expectEvents(new RevisionUnrestricted(PYTHON, FIRST));
    }

    @Test
    void a_mark_that_is_as_said_changes_nothing() {
        fixture.given(twoBuilt())
                .andGiven(new RevisionRestricted(PYTHON, FIRST))
                .when(new RestrictRevision(PYTHON, FIRST, true))
                .expectNoEvents();
        fixture.given(twoBuilt())
                .andGiven(new RevisionRestricted(PYTHON, FIRST))
                .when(new RestrictRevision(PYTHON, SECOND, false))
                .expectNoEvents();
    }

    @Test
    void what_is_not_built_is_not_marked() {
        fixture.given(anEnvironment())
                .when(new RestrictRevision(PYTHON, FIRST, true))
                .expectNoEvents()
                .expectException(failure(REVISION_NOT_BUILT));
        fixture.given(anEnvironment())
                .when(new RestrictRevision(PYTHON, SECOND, true))
                .expectNoEvents()
                .expectException(failure(REVISION_NOT_FOUND));
    }

    @Test
    void archiving_kills_what_is_being_built() {
        fixture.given(anEnvironment())
                .andGiven(new BuildSucceeded(PYTHON, FIRST), SECOND_ADDED)
                .when(new ArchiveEnvironment(PYTHON))
                .expectEvents(new BuildKilled(PYTHON, SECOND), new EnvironmentArchived(PYTHON));
    }

    @Test
    void an_archived_one_stays_as_it_is() {
        fixture.given(twoBuilt())
                .andGiven(new EnvironmentArchived(PYTHON))
                .when(new ArchiveEnvironment(PYTHON))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        fixture.given(twoBuilt())
                .andGiven(new EnvironmentArchived(PYTHON))
                .when(new AddRevision(PYTHON, SECOND, IMAGE, null))
                .expectNoEvents()
                .expectException(failure(ENVIRONMENT_ARCHIVED));
    }

    private static List<Object> anEnvironment() {
        return List.of(created(EnvironmentVisibility.PRIVATE, account(ANA)), FIRST_ADDED);
    }

    private static List<Object> twoBuilt() {
        return List.of(
                created(EnvironmentVisibility.PRIVATE, account(ANA)),
                FIRST_ADDED,
                new BuildSucceeded(PYTHON, FIRST),
                SECOND_ADDED,
                new BuildSucceeded(PYTHON, SECOND));
    }

    private static EnvironmentCreated created(EnvironmentVisibility visibility, @Nullable AccountId owner) {
        return new EnvironmentCreated(PYTHON, "Python", "for churn", visibility, owner, null, true, null);
    }

    private static CreateEnvironment create(
            boolean isGlobal, @Nullable OrganizationId organization, boolean isRestricted, @Nullable UserId by) {
        return new CreateEnvironment(
                PYTHON,
                "Python",
                "for churn",
                isGlobal,
                organization,
                isRestricted,
                null,
                true,
                null,
                FIRST,
                IMAGE,
                null,
                by);
    }
}
