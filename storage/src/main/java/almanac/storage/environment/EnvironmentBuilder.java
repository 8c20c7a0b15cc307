package almanac.storage.environment;

import almanac.environment.event.BuildStatus;
import almanac.environment.event.RevisionDefinition;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds revisions of environments, so that executions can run in them. */
public interface EnvironmentBuilder {

    /**
     * Builds the revision, or goes on with what an earlier attempt had begun: a build that was interrupted is asked for
     * again.
     *
     * @param reached is called with each stage before the end
     * @return why the revision cannot be built; empty when it is built
     */
    Optional<String> build(RevisionDefinition definition, Consumer<BuildStatus> reached);
}
