package almanac.environment.command;

import almanac.environment.event.BuildStatus;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that the builder has reached a stage before the end; a stage that it has passed already changes nothing. */
@SystemOnly
public record ReachBuildStage(
        @TargetAggregateIdentifier EnvironmentId environment, EnvironmentRevisionId revision, BuildStatus stage)
        implements EnvironmentCommand {}
