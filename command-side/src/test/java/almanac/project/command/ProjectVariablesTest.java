package almanac.project.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.project.command.Churn.CHURN;
import static almanac.project.command.Churn.churnOwnedBy;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.project.command.ProjectCommand.RemoveProjectVariable;
import almanac.project.command.ProjectCommand.SetProjectVariable;
import almanac.project.event.ProjectEvent.ProjectVariableRemoved;
import almanac.project.event.ProjectEvent.ProjectVariableSet;
import almanac.secret.SealedSecret;
import almanac.shared.ErrorCode;
import almanac.shared.VariablesId;
import almanac.storage.environment.SealedVariables;
import almanac.storage.environment.VariableVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectVariablesTest {

    private static final VariablesId ONE = new VariablesId("66b0000000000000000000f9");
    private static final VariablesId OTHER = new VariablesId("66b0000000000000000000fa");
    private static final ProjectVariableSet LEVEL_SET = new ProjectVariableSet(CHURN, "LEVEL", ONE);

    private final Kept kept = new Kept(new ArrayList<>());
    private final FixtureConfiguration<Project> fixture = new AggregateTestFixture<>(Project.class);

    @BeforeEach
    void with_a_vault() {
        fixture.registerInjectableResource(kept);
    }

    @Test
    void a_variable_is_set_and_its_value_kept() {
        fixture.given(churnOwnedBy(ANA)).when(set("LEVEL", ONE)).expectEvents(LEVEL_SET);
        assertThat(kept.ids()).containsExactly(ONE);
    }

    @Test
    void another_value_takes_the_place_of_the_former() {
        kept.ids().add(ONE);
        fixture.given(churnOwnedBy(ANA), LEVEL_SET)
                .when(set("LEVEL", OTHER))
                .expectEvents(new ProjectVariableSet(CHURN, "LEVEL", OTHER));
        assertThat(kept.ids()).containsExactly(OTHER);
    }

    @Test
    void one_that_is_removed_leaves_no_value() {
        kept.ids().add(ONE);
        fixture.given(churnOwnedBy(ANA), LEVEL_SET)
                .when(new RemoveProjectVariable(CHURN, "LEVEL"))
                .expectEvents(new ProjectVariableRemoved(CHURN, "LEVEL"));
        assertThat(kept.ids()).isEmpty();
    }

    @Test
    void one_that_it_has_not_cannot_be_removed() {
        fixture.given(churnOwnedBy(ANA), LEVEL_SET, new ProjectVariableRemoved(CHURN, "LEVEL"))
                .when(new RemoveProjectVariable(CHURN, "LEVEL"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.PROJECT_VARIABLE_NOT_FOUND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "DOMINO_RUN_ID", "ALMANAC_EXECUTION", "MLFLOW_TRACKING_TOKEN"})
    void names_of_the_platform_are_refused(String name) {
        fixture.given(churnOwnedBy(ANA))
                .when(set(name, ONE))
                .expectNoEvents()
                .expectException(failure(ErrorCode.VARIABLE_OF_THE_PLATFORM));
        assertThat(kept.ids()).isEmpty();
    }

    @Test
    void there_is_a_bound_for_new_ones() {
        List<Object> many = new ArrayList<>(List.of(churnOwnedBy(ANA)));
        IntStream.range(0, 100).forEach(n -> many.add(new ProjectVariableSet(CHURN, "V" + n, ONE)));
        fixture.given(many).when(set("ONE_MORE", OTHER)).expectException(failure(ErrorCode.TOO_MANY_PROJECT_VARIABLES));
        FixtureConfiguration<Project> full = new AggregateTestFixture<>(Project.class);
        full.registerInjectableResource(kept);
        full.given(many).when(set("V7", OTHER)).expectEvents(new ProjectVariableSet(CHURN, "V7", OTHER));
    }

    private static SetProjectVariable set(String name, VariablesId id) {
        return new SetProjectVariable(
                CHURN, name, new SealedVariables(id, List.of(name), new SealedSecret("key", "box")));
    }

    /** Ids of the values that are kept. */
    private record Kept(List<VariablesId> ids) implements VariableVault {

        @Override
        public void keep(SealedVariables variables) {
            ids.add(variables.id());
        }

        @Override
        public Optional<SealedSecret> find(VariablesId id) {
            return ids.contains(id) ? Optional.of(new SealedSecret("key", "box")) : Optional.empty();
        }

        @Override
        public void destroy(VariablesId id) {
            ids.remove(id);
        }
    }
}
