package almanac.environment.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.AccountDirectory;
import almanac.access.AccountKind;
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
import almanac.shared.AccountId;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.ErrorCode;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.Permission;
import almanac.shared.UserId;
import almanac.storage.environment.SealedVariables;
import almanac.storage.environment.VariableVault;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on one environment and its revisions. Its bean cannot be called environment: Spring uses that name. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class ComputeEnvironment {

    @AggregateIdentifier
    private EnvironmentId environment;

    /** In the order of their numbers, which are 1 and up. */
    private final Map<EnvironmentRevisionId, BuildStatus> revisions = new LinkedHashMap<>();

    private RevisionDefinition latest;
    private @Nullable EnvironmentRevisionId restrictedRevision;
    private @Nullable EnvironmentRevisionId restrictedOnceBuilt;
    private boolean isRestricted;
    private boolean archived;

    ComputeEnvironment() {} // for Axon

    @CommandHandler
    ComputeEnvironment(CreateEnvironment command, AccountDirectory directory, VariableVault vault) {
        AccountId owner = owner(command, directory);
        keep(command.variables(), vault);
        apply(new EnvironmentCreated(
                command.environment(),
                command.name(),
                command.description(),
                visibility(command),
                owner,
                command.isCurated(),
                command.addBaseDependencies(),
                command.duplicatedFrom()));
        if (command.isRestricted()) {
            apply(new EnvironmentRestricted(command.environment()));
        }
        apply(new RevisionAdded(command.environment(), command.firstRevision(), 1, command.definition()));
    }

    private static void keep(@Nullable SealedVariables variables, VariableVault vault) {
        if (variables != null) {
            vault.keep(variables);
        }
    }

    private static EnvironmentVisibility visibility(CreateEnvironment command) {
        if (command.isGlobal()) {
            return EnvironmentVisibility.GLOBAL;
        }
        return command.organization() == null ? EnvironmentVisibility.PRIVATE : EnvironmentVisibility.ORGANIZATION;
    }

    private static @Nullable AccountId owner(CreateEnvironment command, AccountDirectory directory) {
        if (command.isGlobal()) {
            return null;
        }
        UserId by = command.by();
        if (by == null || !directory.holdAsOwner(by)) {
            throw ErrorCode.USER_NOT_FOUND.with(String.valueOf(by));
        }
        if (command.organization() == null) {
            return new AccountId(by.value());
        }
        requireAdmin(command.organization(), by, directory);
        return new AccountId(command.organization().value());
    }

    /** Checks that the caller may edit the new environment. An organization is unknown to users outside it. */
    private static void requireAdmin(OrganizationId organization, UserId by, AccountDirectory directory) {
        boolean isFree = directory.isAdministrator(by)
                && directory
                        .kindOf(new AccountId(organization.value()))
                        .filter(AccountKind.ORGANIZATION::equals)
                        .isPresent();
        if (isFree) {
            return;
        }
        OrganizationRole role = directory
                .roleIn(organization, by)
                .orElseThrow(() -> ErrorCode.ORGANIZATION_NOT_FOUND.with(organization));
        if (role != OrganizationRole.ADMIN) {
            throw ErrorCode.NOT_ALLOWED.with(Permission.EDIT_ENVIRONMENT.label());
        }
    }

    @EventSourcingHandler
    void evolve(EnvironmentCreated event) {
        environment = event.environment();
    }

    @EventSourcingHandler
    void evolve(EnvironmentRestricted event) {
        isRestricted = true;
    }

    @CommandHandler
    void decide(AddRevision command, VariableVault vault) {
        requireNotArchived();
        keep(command.variables(), vault);
        apply(new RevisionAdded(
                environment,
                command.revision(),
                revisions.size() + 1,
                command.definition().completedFrom(latest)));
    }

    @EventSourcingHandler
    void evolve(RevisionAdded event) {
        if (isRestricted && revisions.isEmpty()) {
            restrictedOnceBuilt = event.revision();
        }
        revisions.put(event.revision(), BuildStatus.QUEUED);
        latest = event.definition();
    }

    @CommandHandler
    void decide(ReachBuildStage command) {
        BuildStatus status = status(command.revision());
        if (!status.isEnd() && status.compareTo(command.stage()) < 0) {
            apply(new BuildReached(environment, command.revision(), command.stage()));
        }
    }

    @EventSourcingHandler
    void evolve(BuildReached event) {
        revisions.put(event.revision(), event.stage());
    }

    @CommandHandler
    void decide(EndBuild command) {
        if (status(command.revision()).isEnd()) {
            return;
        }
        if (command.fault() != null) {
            apply(new BuildFailed(environment, command.revision(), command.fault()));
            return;
        }
        apply(new BuildSucceeded(environment, command.revision()));
        if (command.revision().equals(restrictedOnceBuilt)) {
            apply(new RevisionRestricted(environment, command.revision()));
        }
    }

    @EventSourcingHandler
    void evolve(BuildSucceeded event) {
        revisions.put(event.revision(), BuildStatus.SUCCEEDED);
    }

    @EventSourcingHandler
    void evolve(BuildFailed event) {
        revisions.put(event.revision(), BuildStatus.FAILED);
    }

    @CommandHandler
    void decide(RestrictRevision command) {
        EnvironmentRevisionId revision = command.revision();
        BuildStatus status = status(revision);
        if (!command.isRestricted()) {
            if (revision.equals(restrictedRevision) || revision.equals(restrictedOnceBuilt)) {
                apply(new RevisionUnrestricted(environment, revision));
            }
            return;
        }
        requireNotArchived();
        if (status != BuildStatus.SUCCEEDED) {
            throw ErrorCode.REVISION_NOT_BUILT.with(revision);
        }
        if (!revision.equals(restrictedRevision)) {
            apply(new RevisionRestricted(environment, revision));
        }
    }

    @EventSourcingHandler
    void evolve(RevisionRestricted event) {
        restrictedRevision = event.revision();
        restrictedOnceBuilt = null;
    }

    @EventSourcingHandler
    void evolve(RevisionUnrestricted event) {
        restrictedRevision = null;
        restrictedOnceBuilt = null;
    }

    @CommandHandler
    void decide(ArchiveEnvironment command) {
        if (archived) {
            return;
        }
        revisions.entrySet().stream()
                .filter(revision -> !revision.getValue().isEnd())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(revision -> apply(new BuildKilled(environment, revision)));
        apply(new EnvironmentArchived(environment));
    }

    @EventSourcingHandler
    void evolve(BuildKilled event) {
        revisions.put(event.revision(), BuildStatus.KILLED);
    }

    @EventSourcingHandler
    void evolve(EnvironmentArchived event) {
        archived = true;
    }

    private BuildStatus status(EnvironmentRevisionId revision) {
        BuildStatus status = revisions.get(revision);
        if (status == null) {
            throw ErrorCode.REVISION_NOT_FOUND.with(revision, environment);
        }
        return status;
    }

    private void requireNotArchived() {
        if (archived) {
            throw ErrorCode.ENVIRONMENT_ARCHIVED.with(environment);
        }
    }
}
