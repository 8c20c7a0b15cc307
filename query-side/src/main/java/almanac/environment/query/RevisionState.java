package almanac.environment.query;

import almanac.environment.event.BuildStatus;
import almanac.environment.event.EnvironmentEvent.RevisionAdded;
import almanac.environment.event.RevisionDefinition;
import almanac.environment.event.WorkspaceTool;
import almanac.shared.EnvironmentRevisionId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One revision in the row of its environment.
 *
 * @param problem why it could not be built
 */
record RevisionState(
        EnvironmentRevisionId id,
        int number,
        BuildStatus status,
        @Nullable String problem,
        RevisionDefinition definition) {

    static RevisionState of(RevisionAdded event) {
        return new RevisionState(event.revision(), event.number(), BuildStatus.QUEUED, null, event.definition());
    }

    RevisionState at(BuildStatus now, @Nullable String why) {
        return new RevisionState(id, number, now, why, definition);
    }

    EnvironmentRevisionV1 toV1() {
        List<WorkspaceTool> tools = Objects.requireNonNullElse(definition.workspaceTools(), List.of());
        return new EnvironmentRevisionV1(
                id, number, status, tools.stream().map(EnvironmentToolV1::of).toList());
    }
}
