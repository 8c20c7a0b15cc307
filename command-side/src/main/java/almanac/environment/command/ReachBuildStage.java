package almanac.environment.command;

import almanac.environment.event.BuildStatus;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The builder is at a stage before the end; one that it has passed already says nothing new. */
@SystemOnly
public record ReachBuildStage(
        @TargetAggregateIdentifier EnvironmentId environment, EnvironmentRevisionId revision, BuildStatus stage)
        implements EnvironmentCommand {}
