package almanac.storage.environment;

import almanac.environment.event.BuildStatus;
import almanac.environment.event.RevisionDefinition;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes what is described by a revision ready to be run in. */
public interface EnvironmentBuilder {

    /**
     * Builds it, or goes on with what an earlier attempt had begun: who was stopped in the middle is asked again.
     *
     * @param reached is told each stage before the end
     * @return why it cannot be built; empty when it is
     */
    Optional<String> build(RevisionDefinition definition, Consumer<BuildStatus> reached);
}
