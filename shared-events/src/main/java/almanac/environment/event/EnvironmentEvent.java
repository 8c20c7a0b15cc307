package almanac.environment.event;

import almanac.shared.AccountId;
import almanac.shared.DisplayName;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import org.jspecify.annotations.Nullable;

/** Events of an environment and its revisions. */
public sealed interface EnvironmentEvent {

    EnvironmentId environment();

    /**
     * A user described an environment that jobs can run in; its first revision comes with it.
     *
     * @param owner a user or an organization; null where it is global
     * @param duplicatedFrom the environment whose revision its first one is a copy of
     */
    record EnvironmentCreated(
            EnvironmentId environment,
            @DisplayName String name,
            @Nullable String description,
            EnvironmentVisibility visibility,
            @Nullable AccountId owner,
            @Nullable Boolean isCurated,
            @Nullable Boolean addBaseDependencies,
            @Nullable EnvironmentId duplicatedFrom)
            implements EnvironmentEvent {}

    /** The environment is meant for restricted projects: its first revision is marked as soon as it is built. */
    record EnvironmentRestricted(EnvironmentId environment) implements EnvironmentEvent {}

    /** Another revision of the environment waits for its build. */
    record RevisionAdded(
            EnvironmentId environment, EnvironmentRevisionId revision, int number, RevisionDefinition definition)
            implements EnvironmentEvent {}

    /**
     * The revision's build is under way.
     *
     * @param stage one of those before the end
     */
    record BuildReached(EnvironmentId environment, EnvironmentRevisionId revision, BuildStatus stage)
            implements EnvironmentEvent {}

    record BuildSucceeded(EnvironmentId environment, EnvironmentRevisionId revision) implements EnvironmentEvent {}

    record BuildFailed(EnvironmentId environment, EnvironmentRevisionId revision, String reason)
            implements EnvironmentEvent {}

    record BuildKilled(EnvironmentId environment, EnvironmentRevisionId revision) implements EnvironmentEvent {}

    /** This revision, and no other any more, is the one that restricted projects run in. */
    record RevisionRestricted(EnvironmentId environment, EnvironmentRevisionId revision) implements EnvironmentEvent {}

    record RevisionUnrestricted(EnvironmentId environment, EnvironmentRevisionId revision)
            implements EnvironmentEvent {}

    record EnvironmentArchived(EnvironmentId environment) implements EnvironmentEvent {}
}
